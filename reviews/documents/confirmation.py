"""The letter that confirms what a member asked for: its frozen content, and the page made of it."""

from collections.abc import Sequence
from typing import Any, Unpack

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from reviews.documents import letter_paper, phrases
from reviews.documents.letter_paper import Envelope

SUBJECTS = {
    "confirmation_review": _("We have your request for a medicine review"),
    "confirmation_not_now": _("You chose not to have a medicine review now"),
    "confirmation_leave": _("You have left the MTM program"),
    "confirmation_come_back": _("You are back in the MTM program"),
    "confirmation_change": _("You changed your request for a medicine review"),
    "confirmation_cancel": _("You cancelled your medicine review"),
}


def content(
    *,
    kind: str,
    language: str,
    windows: Sequence[str] = (),
    any_time: bool = False,
    phone: str = "",
    helper_name: str = "",
    **envelope: Unpack[Envelope],
) -> dict[str, Any]:
    """Everything that the letter prints, as JSON: freeze it, and the letter can be made again at any time.

    ``windows`` as the request has them (``2026-12-01-morning``); ``phone`` is the number to call; ``helper_name``
    when somebody else asked for the member; ``manage_address`` the short web address under which a
    request is changed. Raises ``KeyError`` for an unknown kind or language, ``ValueError`` for an unknown size
    or window.
    """
    with translation.override(language):
        return {
            **letter_paper.head(kind=kind, subject=SUBJECTS[kind], language=language, **envelope),
            "expect_by": phrases.long_date(envelope["written_on"] + settings.ANSWER_WITHIN),
            "any_time": any_time,
            "call_at": phone,
            "windows": [phrases.window_text(window) for window in windows],
            "helper_name": helper_name,
        }
