"""Book a call, move it, cancel it, note that it was missed or held. Two people never get the last place.

Whoever books locks the request, then the provider, and takes a place that nobody has; the database refuses two calls
on one seat in any case (``one_call_a_seat``).
"""

import datetime
import uuid
from collections.abc import Iterable

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from members.services import audit, status
from members.services.status import TransitionRefused
from reviews.models import (
    IN_FORCE,
    Appointment,
    AppointmentState,
    Choice,
    ContactAttempt,
    MemberRequest,
    NoticeType,
    RequestState,
    ReviewProvider,
)
from reviews.models.codes import AttemptOutcome, ContactChannel, DeliveryMethod
from reviews.references import new_reference, parse_reference
from reviews.services import notices
from reviews.services.diary import Diary
from reviews.services.free_times import may_hold
from reviews.working_plan import Slot

OF_A_CALL = (RequestState.SCHEDULED, RequestState.MISSED)
PREFIX = "MTM-"


class PlaceTaken(Exception):
    """The time is no longer free, or was never offered: show others."""


def current(*, request: MemberRequest) -> Appointment | None:
    """The call that is booked for the request."""
    booked: Appointment | None = Appointment.objects.holding_places().filter(request=request).first()
    return booked


def with_code(*, request: MemberRequest, typed_code: str) -> Appointment | None:
    """The call of the request that is booked or was held, for who has the code from the letter to the address on file.

    An impossible code, and a request without a call, are looked up like any other: one statement, whatever the answer.
    """
    code = (parse_reference(typed_code) or "MTM-none").removeprefix(PREFIX)
    told: Appointment | None = Appointment.objects.booked_or_held().filter(request=request, code=code).first()
    return told


def known_call(*, request: MemberRequest, key: str) -> Appointment | None:
    """The call that a browser has opened with its code before, whatever became of it since."""
    try:
        pk = uuid.UUID(key)
    except ValueError:
        return None
    rows = Appointment.objects.filter(request=request, pk=pk).select_related("provider")
    found: Appointment | None = rows.first()
    return found


def may_be_booked(request: MemberRequest) -> bool:
    """A matched review in force, without a call that is booked here or was told by a vendor and is still to come."""
    if request.choice != Choice.REVIEW or request.current_state not in IN_FORCE:
        return False
    planned = Appointment.objects.in_state(AppointmentState.SCHEDULED).filter(request=request)
    return not planned.filter(Q(provider__isnull=False) | Q(starts_at__gt=timezone.now())).exists()


@transaction.atomic
def book(*, request: MemberRequest, provider: ReviewProvider, starts_at: datetime.datetime, by: str) -> Appointment:
    """Book a call for a matched request. The vendor hears of the time, so that nobody calls twice.

    Raises ``PlaceTaken``; ``TransitionRefused`` when the request waits for no call or has one.
    """
    request = _lock(request)
    if not may_be_booked(request):
        raise TransitionRefused("this request waits for no call")
    slot, seat = _place(request, provider, starts_at)
    appointment = Appointment(
        key=str(uuid.uuid4()),
        code=new_reference().removeprefix(PREFIX),
        method=DeliveryMethod.TELEPHONE,
        member=request.member,
        program_year=request.program_year,
        request=request,
    )
    _take(appointment, provider, slot, seat, by)
    _request_follows(request, RequestState.SCHEDULED, by)
    _tell(request)
    audit.record(by=by, verb="appointment.booked", on=appointment, values=_said(appointment))
    return appointment


@transaction.atomic
def move(
    *, appointment: Appointment, provider: ReviewProvider, starts_at: datetime.datetime, by: str, reason: str = ""
) -> Appointment:
    """Give the old place up and take the new one, both or none. Raises as ``book`` does."""
    request, appointment = _lock_booked(appointment)
    if (appointment.provider_id, appointment.starts_at) == (provider.pk, starts_at):
        return appointment
    slot, seat = _place(request, provider, starts_at, without=appointment)
    _take(appointment, provider, slot, seat, by, reason)
    _tell(request)
    audit.record(by=by, verb="appointment.moved", on=appointment, values=_said(appointment), reason=reason)
    return appointment


@transaction.atomic
def cancel(*, appointment: Appointment, by: str, reason: str = "") -> None:
    """The place is free again, and the request waits for another call, unless it is closed itself.

    Raises ``TransitionRefused`` when no call is booked any more.
    """
    request, appointment = _lock_booked(appointment)
    _end(appointment, AppointmentState.CANCELLED, by, reason)
    if request.current_state == RequestState.SCHEDULED:
        _request_follows(request, _before(request), by)
        _tell(request)
    audit.record(by=by, verb="appointment.cancelled", on=appointment, reason=reason)


@transaction.atomic
def miss(*, appointment: Appointment, by: str, reason: str = "") -> None:
    """The member was not reached at the time: it counts as a try, and the request goes back to who books.

    Raises ``TransitionRefused`` before the time, and when no call is booked any more.
    """
    request, appointment = _lock_booked(appointment)
    began = _begun(appointment)
    _end(appointment, AppointmentState.MISSED, by, reason)
    _request_follows(request, RequestState.MISSED, by)
    ContactAttempt.objects.create(
        member=appointment.member,
        program_year=appointment.program_year,
        request=request,
        at=began,
        channel=ContactChannel.PHONE,
        outcome=AttemptOutcome.NO_ANSWER,
    )
    audit.record(by=by, verb="appointment.missed", on=appointment, reason=reason)


@transaction.atomic
def done(*, appointment: Appointment, by: str, reason: str = "", early: bool = False) -> None:
    """The review was held; ``early`` when it may have been before its time. Raises as ``miss`` does."""
    request, appointment = _lock_booked(appointment)
    if not early:
        _begun(appointment)
    _end(appointment, AppointmentState.DONE, by, reason)
    _request_follows(request, RequestState.DONE, by)
    audit.record(by=by, verb="appointment.done", on=appointment, reason=reason)


def missed_before(*, request: MemberRequest) -> int:
    """How many booked calls of the request were missed."""
    return Appointment.objects.in_state(AppointmentState.MISSED).filter(request=request).count()


def _lock(request: MemberRequest | None) -> MemberRequest:
    rows = MemberRequest.objects.select_for_update(of=("self",)).select_related("program_year", "member")
    found: MemberRequest = rows.get(pk=request.pk if request else None)
    return found


def _lock_booked(appointment: Appointment) -> tuple[MemberRequest, Appointment]:
    request = _lock(appointment.request)
    booked = current(request=request)
    if booked is None or booked.pk != appointment.pk:
        raise TransitionRefused("this call is not booked any more")
    return request, booked


def _place(
    request: MemberRequest, provider: ReviewProvider, starts_at: datetime.datetime, without: Appointment | None = None
) -> tuple[Slot, int]:
    """The slot and a free seat, under the lock of the provider."""
    rows = ReviewProvider.objects.of(request.program_year).select_for_update(of=("self",))
    locked = rows.filter(pk=provider.pk).first()
    day = timezone.localdate(starts_at)
    if locked is None or starts_at <= timezone.now() or day.year != request.program_year.year:
        raise PlaceTaken
    if request.member is None or may_hold(locked, request.member, day) is False:
        raise PlaceTaken
    for slot, seats in Diary([locked], day, day, without=without).slots(locked, day):
        if slot.starts_at == starts_at and seats:
            return slot, seats[0]
    raise PlaceTaken


def _take(appointment: Appointment, provider: ReviewProvider, slot: Slot, seat: int, by: str, reason: str = "") -> None:
    appointment.provider, appointment.seat = provider, seat
    appointment.starts_at, appointment.ends_at = slot
    appointment.minutes = int((slot.ends_at - slot.starts_at).total_seconds() // 60)
    appointment.told_at = timezone.now()
    try:
        with transaction.atomic():
            appointment.save()
            status.move(
                appointment, to=AppointmentState.SCHEDULED, by=by, reason=reason, starts_at=appointment.starts_at
            )
    except IntegrityError:
        raise PlaceTaken from None  # who books past the lock was first


def _end(appointment: Appointment, to: str, by: str, reason: str) -> None:
    status.move(appointment, to=to, by=by, reason=reason, starts_at=appointment.starts_at)


def _begun(appointment: Appointment) -> datetime.datetime:
    if appointment.starts_at is None or appointment.starts_at > timezone.now():
        raise TransitionRefused("the time of the call has not come yet")
    return appointment.starts_at


def _request_follows(request: MemberRequest, to: str, by: str) -> None:
    if request.may_become(to):
        status.move(request, to=to, by=by)


def _before(request: MemberRequest) -> str:
    """Where the request stood before its first call was booked."""
    states: Iterable[str] = request.statuses.order_by("-id").values_list("state", flat=True)
    return next(state for state in states if state not in OF_A_CALL)


def _tell(request: MemberRequest) -> None:
    """A vendor that was told of the request would call as well, so it hears of the time and of its end."""
    if request.program_year.vendor_key:
        notices.announce(request=request, type=NoticeType.REVIEW_CHANGED)


def _said(appointment: Appointment) -> dict[str, str]:
    start = appointment.starts_at
    return {"starts_at": start.isoformat() if start else "", "provider": str(appointment.provider_id)}
