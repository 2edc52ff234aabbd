"""A copy of a packet for the member's representative: a sheet that says what it is, then the packet as mailed."""

import datetime
from collections.abc import Sequence
from typing import Any

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from reviews.documents import letter_paper, packet, phrases
from reviews.documents.wording import wording

KIND = "takeaway_copy"
SUBJECT = _("A copy of a summary after a medicine review")


def content(
    *, of: dict[str, Any], name: str, address_lines: Sequence[str], mailed_on: datetime.date, written_on: datetime.date
) -> dict[str, Any]:
    """What the copy prints, as JSON: all of the packet ``of``, and ``copy_for`` with what its first sheet says.

    Raises ``KeyError`` for a language that the first sheet does not have.
    """
    words = wording(KIND, of["language"])
    with translation.override(of["language"]):
        sheet = {
            "name": name,
            "address_lines": list(address_lines),
            "subject": str(SUBJECT),
            "mailed_on": phrases.long_date(mailed_on),
            "written_on": phrases.long_date(written_on),
            "material_id": words.material_id,
        }
    return {**of, "kind": KIND, "template_version": f"{words.version}.{of['template_version']}", "copy_for": sheet}


def to_pdf(frozen: dict[str, Any]) -> bytes:
    """The copy as PDF/UA-1; the same content gives the same bytes."""
    return letter_paper.to_pdf(frozen, **packet.drawn(frozen))


def are_verified(frozen: dict[str, Any]) -> bool:
    """Whether somebody answers for the words of the first sheet and of the packet, and they are still the same."""
    first, frame = wording(KIND, frozen["language"]), wording(packet.KIND, frozen["language"])
    same = frozen["template_version"].startswith(f"{first.version}.{frame.version}.")
    return same and first.is_verified and frame.is_verified and packet.are_verified(frozen)
