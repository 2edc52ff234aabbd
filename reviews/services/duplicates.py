"""Pairs of records that may be one person: the worklist, what a rep compares, and what was judged."""

import datetime
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from members.models import Coverage, Enrolment, Member
from members.services import audit, status
from reviews.models import Call, ContactAttempt, DuplicatePair, Letter, MemberRequest, PairState

A_PAGE = 8
CONTACTS = (MemberRequest, Call, Letter)  # what a member has with us, counted in this order


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two, with what helps to tell: coverage, the program of this year, and what there is with us."""

    member: Member
    coverage: list[Coverage]
    enrolment: Enrolment | None
    counts: tuple[int, ...]
    last_contact: datetime.datetime | None


def page(number: str) -> Page:
    """Of all to look at; a number that is none shows the first page, one too high the last."""
    rows = DuplicatePair.objects.open().select_related("first", "second")
    return Paginator(rows, A_PAGE).get_page(number)


def after(pair: DuplicatePair) -> DuplicatePair | None:
    """The next one to look at."""
    return DuplicatePair.objects.open().exclude(pk=pair.pk).first()


def sides(pair: DuplicatePair) -> tuple[Side, Side]:
    """Both records, the newer one in the plan's file first: unless a rep knows better, it is the one to keep."""
    first, second = _side(pair.first), _side(pair.second)
    return (second, first) if _newness(second) > _newness(first) else (first, second)


def _newness(side: Side) -> tuple:
    """Who is covered the longest from now on, began last, and was read last from a file."""
    last = side.coverage[-1] if side.coverage else None
    until = (last.end or datetime.date.max) if last else datetime.date.min
    return side.member.death_date is None, until, last.start if last else datetime.date.min, side.member.pk


def _side(member: Member) -> Side:
    year = timezone.localdate().year
    return Side(
        member=member,
        coverage=list(member.coverage.order_by("start")),
        enrolment=Enrolment.objects.filter(member=member, program_year__year=year).order_by("-created_at").first(),
        counts=tuple(each.objects.filter(member=member).count() for each in CONTACTS),
        last_contact=ContactAttempt.objects.filter(member=member).aggregate(last=Max("at"))["last"],
    )


@transaction.atomic
def part(*, pair: DuplicatePair, by: str, reason: str) -> None:
    """They are two people; the pair does not come back unless what was compared changes.

    Raises ``ValueError`` without a reason, ``TransitionRefused`` when it was settled already.
    """
    if not reason:
        raise ValueError("a judgement needs its reason")
    status.move(pair, to=PairState.TWO_PEOPLE, by=by, reason=reason)
    for member, other in ((pair.first, pair.second), (pair.second, pair.first)):
        audit.record(by=by, verb="member.parted", on=member, values={"from": other.member_id}, reason=reason)
