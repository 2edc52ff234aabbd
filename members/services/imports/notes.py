"""What is counted beside loaded and put aside, in words."""

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext_lazy as _

WORDS = {
    "days_supply_missing": _("loaded with a supply of 0 days, or none"),
    "unknown_ndc": _("loaded with an NDC that the drug reference does not know"),
    "unknown_ndc_different": _("different NDCs among those"),
    "replaced_unknown": _("replaced a claim that was not there: loaded as a new one"),
    "without_diagnosis": _("lines without a diagnosis (counted as unchanged)"),
    "invalid_mbi": _("lines whose MBI does not have the pattern of one: the MBI was kept out"),
}


def in_words(notes: Mapping[str, int]) -> Iterator[str]:
    """One sentence part a note, with its count."""
    for note, count in sorted(notes.items()):
        yield f"{WORDS[note]}: {count}"
