"""What keeps an encounter from being whole, in sentences for whoever writes it."""

from typing import Any

from django.utils.translation import gettext as _
from pydantic import ValidationError

OF_THE_WHOLE = ("why_not_the_member", "spoke_with", "supervised_by")  # rules named after their place
EMPTY = ("missing", "string_too_short", "string_pattern_mismatch", "string_type")


def problems(error: ValidationError) -> list[tuple[str, str]]:
    """Pairs of a place, such as ``medicines.0.name``, and a sentence; nothing that was typed is in them."""
    found = error.errors(include_url=False, include_input=False)
    return [(_place(each), _sentence(each)) for each in found]


def _place(each: Any) -> str:
    """A rule about several places lies at the one that is to be mended."""
    kind = str(each["type"])
    at = "stopped" if kind == "stopped_before" else kind if kind in OF_THE_WHOLE else None
    return ".".join(str(part) for part in [*each["loc"], at] if part is not None)


def _sentence(each: Any) -> str:
    kind, context = str(each["type"]), each.get("ctx", {})
    if kind in EMPTY:
        return _("Fill this in.")
    if kind == "string_too_long":
        return _("Shorten this to %(most)s characters.") % {"most": context["max_length"]}
    if kind == "too_short":
        return _("Write at least one.")
    if kind.startswith("date"):
        return _("Write a day, such as 11/24/2026.")
    if kind in ("enum", "literal_error"):
        return _("Choose from the list.")
    if kind.startswith(("int", "greater", "less")):
        return _("Write a whole number from 1 to 600.")
    return _rule(kind)


def _rule(kind: str) -> str:
    return {
        "why_not_the_member": _("Say why the review was not held with the member."),
        "spoke_with": _("Name who spoke for the member."),
        "supervised_by": _("Name the pharmacist who supervised the intern."),
        "stopped_before": _("A medicine is not stopped before it was started."),
        "time": _("The day must be between 2000 and 2100."),
    }.get(kind, _("This cannot be read."))
