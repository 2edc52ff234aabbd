"""The public pages beside those of the years, by the names of their addresses."""

# Pages to read: their text is kept in the history.
TEXT_PAGES = (
    "contact",
    "complaints",
    "glossary",
    "privacy",
    "accessibility",
    "nondiscrimination",
    "safe_disposal",
    "sample_letters",
    "language_help",
)
PLAIN_PAGES = (*TEXT_PAGES, "request_start", "medication_list", "medication_list_fill")
