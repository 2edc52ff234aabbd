"""Wishes for a blank list by mail."""

from typing import Any

from members.models import Member
from reviews.models import ListRequest
from reviews.services import lists_by_mail
from reviews.services.lists_by_mail import Wish
from tests.factories import members

BY = "test"


def wish(person: Member | None = None, **changes: Any) -> Wish:
    """A member asking for the usual list; pass a member to ask in that name."""
    base: dict[str, Any] = {
        "first_name": person.first_name if person else "Maria",
        "last_name": person.last_name if person else "Lopez",
        "birth_date": person.birth_date if person else members.BIRTH_DATE,
        "zip_code": person.zip_code if person else "02110",
    }
    return Wish(**{**base, **changes})


def asked_for(person: Member | None = None, **changes: Any) -> ListRequest:
    """A received wish with its held letter."""
    return lists_by_mail.ask(wish=wish(person, **changes), by=BY)


def post(**changes: Any) -> dict[str, Any]:
    """The form as a browser sends it."""
    return {
        "first_name": "Maria",
        "last_name": "Lopez",
        "birth_month": "4",
        "birth_day": "28",
        "birth_year": "1948",
        "zip_code": "02110",
        "member_id": "",
        "language": "en",
        "size": "standard",
        **changes,
    }
