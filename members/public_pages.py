"""The public pages beside those of the years, by the names of their addresses."""

PLAIN_PAGES = (
    "contact",
    "complaints",
    "privacy",
    "accessibility",
    "nondiscrimination",
    "request_start",
    "medication_list",
    "medication_list_fill",
)
