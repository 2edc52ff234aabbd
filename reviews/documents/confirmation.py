"""The letter that confirms what a member asked for: its frozen content, and the page made of it."""

import datetime
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from reviews.documents import letter_paper, phrases
from reviews.documents.year_facts import YearFacts

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
    size: str,
    reference: str,
    written_on: datetime.date,
    member_name: str,
    address_lines: Sequence[str],
    year: YearFacts,
    windows: Sequence[str] = (),
    any_time: bool = False,
    phone: str = "",
    helper_name: str = "",
    manage_address: str = "",
) -> dict[str, Any]:
    """Everything that the letter prints, as JSON: freeze it, and the letter can be made again at any time.

    ``windows`` as the request has them (``2026-12-01-morning``); ``phone`` is the number to call; ``helper_name``
    when somebody else asked for the member; ``manage_address`` the short web address under which a
    request is changed. Raises ``KeyError`` for an unknown kind or language, ``ValueError`` for an unknown size
    or window.
    """
    with translation.override(language):
        return {
            **letter_paper.head(
                kind=kind,
                subject=SUBJECTS[kind],
                language=language,
                size=size,
                written_on=written_on,
                member_name=member_name,
                address_lines=address_lines,
                year=year,
                reference=reference,
                manage_address=manage_address,
            ),
            "expect_by": phrases.long_date(written_on + settings.ANSWER_WITHIN),
            "any_time": any_time,
            "call_at": phone,
            "windows": [phrases.window_text(window) for window in windows],
            "helper_name": helper_name,
        }
