"""Wishes to stay out of the program: made, ended, and made good again. Callers hold the lock on the member."""

import datetime

from members.models import Member, OptOutWish
from members.services import audit


def make(*, member: Member, year: int | None, since: datetime.date, way: str, by: str, reason: str) -> None:
    """For that program year, or until further notice when ``year`` is ``None``. Nothing when it is there already."""
    wish, made = OptOutWish.objects.get_or_create(
        member=member, year=year, ended_on=None, defaults={"since": since, "way": way, "reason": reason}
    )
    if made:
        values = {"since": since.isoformat(), "way": way, "year": year}
        audit.record(by=by, verb="opt_out_wish.made", on=wish, values=values, reason=reason)


def end(*, member: Member, year: int, on: datetime.date, by: str, reason: str) -> None:
    """The member wants to be in the program of that year again."""
    for wish in OptOutWish.objects.filter(member=member).holding_for(year):
        _end(wish, on, by=by, reason=reason)


def undo(*, member: Member, on: datetime.date, cause: str, by: str, reason: str) -> None:
    """What was wished, or no longer wished, with exactly that ``cause`` as reason is as it was before."""
    for wish in OptOutWish.objects.filter(member=member, ended_on=None, reason=cause):
        _end(wish, on, by=by, reason=reason)
    for wish in OptOutWish.objects.filter(member=member, end_reason=cause):
        wish.ended_on, wish.end_reason = None, ""
        wish.save(update_fields=["ended_on", "end_reason"])
        audit.record(by=by, verb="opt_out_wish.renewed", on=wish, reason=reason)


def _end(wish: OptOutWish, on: datetime.date, *, by: str, reason: str) -> None:
    wish.ended_on, wish.end_reason = max(on, wish.since), reason
    wish.save(update_fields=["ended_on", "end_reason"])
    audit.record(by=by, verb="opt_out_wish.ended", on=wish, values={"on": on.isoformat()}, reason=reason)
