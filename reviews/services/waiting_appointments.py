"""Requests for a review that wait for a call to be booked: those that were missed first, with what was tried."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from reviews.models import Appointment, AppointmentState, Choice, ContactAttempt, MemberRequest, RequestState
from reviews.models.letter_queries import UNREACHED

SHOWN = 100
WITHOUT_A_CALL = (RequestState.MATCHED, RequestState.TOLD)


@dataclass(frozen=True, slots=True)
class Waiting:
    """``missed``: booked calls that the member missed. ``tries``: contacts of the year that reached nobody."""

    request: MemberRequest
    missed: int
    tries: int


@dataclass(frozen=True, slots=True)
class Queue:
    """``shown``: those that have waited longest, a hundred at most; ``all``: how many wait."""

    shown: list[Waiting]
    all: int


def missed() -> Queue:
    """Those whose last call was missed, the longest wait first."""
    rows = MemberRequest.objects.in_state(RequestState.MISSED).filter(choice=Choice.REVIEW)
    return _queue(rows.order_by("state_since"))


def to_book() -> Queue:
    """Matched, and no call is planned yet; the oldest first."""
    planned = Appointment.objects.in_state(AppointmentState.SCHEDULED).filter(request=OuterRef("pk"))
    rows = MemberRequest.objects.in_state(*WITHOUT_A_CALL).filter(~Exists(planned), choice=Choice.REVIEW)
    return _queue(rows.order_by("created_at"))


def _queue(rows: QuerySet[MemberRequest]) -> Queue:
    shown = _with_tries(rows)
    return Queue(shown, len(shown) if len(shown) < SHOWN else rows.count())


def _with_tries(rows: QuerySet[MemberRequest]) -> list[Waiting]:
    found = list(rows.select_related("member", "program_year")[:SHOWN])
    lost = Appointment.objects.in_state(AppointmentState.MISSED).filter(request__in=found).order_by()
    missed_of = dict(lost.values_list("request").annotate(number=Count("*")))
    years = {each.program_year_id for each in found}
    calls = ContactAttempt.objects.filter(
        Q(program_year__in=years), member__in=[each.member_id for each in found], outcome__in=UNREACHED
    ).order_by()
    tries_of = {
        (member, year): number
        for member, year, number in calls.values_list("member", "program_year").annotate(number=Count("*"))
    }
    return [
        Waiting(each, missed_of.get(each.pk, 0), tries_of.get((each.member_id, each.program_year_id), 0))
        for each in found
    ]
