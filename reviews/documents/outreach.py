"""Letters that go out by themselves: we could not reach you, and your appointment."""

import datetime
from typing import Any, Unpack

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from reviews.documents import letter_paper, phrases
from reviews.documents.letter_paper import Envelope

SUBJECTS = {
    "unreachable": _("We tried to call you about your free medicine review"),
    "appointment_reminder": _("Your medicine review has a time"),
}


def content(
    *,
    kind: str,
    language: str,
    starts_at: datetime.datetime | None = None,
    by_phone: bool = True,
    call_code: str = "",
    **envelope: Unpack[Envelope],
) -> dict[str, Any]:
    """Everything that the letter prints, as JSON: freeze it, and the letter can be made again at any time.

    ``starts_at`` is the time of the appointment on the clock of its reader, ``by_phone`` whether the member is called
    then. With ``call_code`` the time is seen and moved on the site; it is in no other letter. Raises ``KeyError`` for
    an unknown kind or language, ``ValueError`` for an unknown size.
    """
    with translation.override(language):
        return {
            **letter_paper.head(kind=kind, subject=SUBJECTS[kind], language=language, **envelope),
            "appointment": phrases.moment(starts_at) if starts_at else "",
            "by_phone": by_phone,
            "call_code": call_code,
        }
