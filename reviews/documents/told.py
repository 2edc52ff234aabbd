"""Letters about what a vendor told us of a member: the member reads it, and calls when it is wrong."""

import datetime
from typing import Any, Unpack

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from reviews.documents import letter_paper, phrases
from reviews.documents.letter_paper import Envelope

SUBJECTS = {
    "told_leave": _("We were told that you are leaving the MTM program"),
    "told_not_now": _("We were told that you do not want a medicine review now"),
}


def content(
    *,
    kind: str,
    language: str,
    told_on: datetime.date,
    asked: bool = True,
    in_program: bool = True,
    **envelope: Unpack[Envelope],
) -> dict[str, Any]:
    """Everything that the letter prints, as JSON: freeze it, and the letter can be made again at any time.

    ``told_on`` is the day on which the member said it, as the vendor has it; ``asked`` whether it was the member's own
    wish; ``in_program`` whether the member is in the program of the year. Raises ``KeyError`` for an unknown kind or
    language, ``ValueError`` for an unknown size.
    """
    with translation.override(language):
        return {
            **letter_paper.head(kind=kind, subject=SUBJECTS[kind], language=language, **envelope),
            "told_on": phrases.long_date(told_on),
            "asked": asked,
            "in_program": in_program,
        }
