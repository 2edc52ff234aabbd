"""Calls are booked, moved, cancelled, missed and held; nobody gets a place that somebody has."""

import datetime
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from members.models import AuditEvent
from members.services.status import TransitionRefused
from reviews.models import Appointment, ContactAttempt, NoticeState, RequestState
from reviews.services import bookings, changes, closed_appointments, outreach, requests
from reviews.services.bookings import PlaceTaken
from tests.factories import exchange, members, plans, reviews
from tests.racing import together

pytestmark = pytest.mark.django_db
HALF_AN_HOUR = datetime.timedelta(minutes=30)
TUESDAY = datetime.datetime(2026, 11, 24, 15, tzinfo=datetime.UTC)


@pytest.fixture(autouse=True)
def _tuesday(request: pytest.FixtureRequest) -> Any:
    with time_machine.travel(TUESDAY, tick=True):
        yield


def later(call: Appointment) -> Any:
    return time_machine.travel(call.starts_at + datetime.timedelta(minutes=1), tick=True)


def states(call: Appointment) -> list[str]:
    return list(call.statuses.values_list("state", flat=True))


def test_booking_takes_a_place_and_the_request_follows() -> None:
    request, provider = reviews.matched_request(), plans.provider()
    start = plans.free_start(provider)
    call = bookings.book(request=request, provider=provider, starts_at=start, by="rep")
    assert (call.starts_at, call.ends_at, call.minutes, call.seat) == (start, start + HALF_AN_HOUR, 30, 1)
    assert (call.member, call.method, call.current_state) == (request.member, "02", "scheduled")
    assert request.state == RequestState.SCHEDULED
    assert plans.free_start(provider) == start + HALF_AN_HOUR
    assert AuditEvent.objects.filter(verb="appointment.booked", actor="rep").count() == 1


def test_the_vendor_hears_of_the_time_its_move_and_its_end() -> None:
    reviews.vendor()
    call = plans.booked()
    told = call.request.notices.get(type="review.changed")
    assert told.state == NoticeState.QUEUED
    assert told.payload["data"]["appointment"] == {
        "appointment_id": call.key,
        "starts_at": call.starts_at.isoformat(),
        "minutes": 30,
        "method": "02",
        "held_by": "plan",
    }
    bookings.cancel(appointment=call, by="rep")
    newest = call.request.notices.filter(type="review.changed").order_by("-number").first()
    assert newest.payload["data"]["appointment"] is None


@pytest.mark.parametrize(
    "closed",
    [
        lambda request: requests.cancel(request=request, by="member"),
        lambda request: plans.booked(request),
        lambda request: exchange.receive(
            exchange.message("appointment.scheduled", request, starts_at=(timezone.now() + HALF_AN_HOUR).isoformat())
        ),
    ],
)
def test_who_waits_for_no_call_gets_none(closed: Any) -> None:
    reviews.vendor()
    request = reviews.matched_request()
    closed(request)
    with pytest.raises(TransitionRefused):
        plans.booked(request)


@pytest.mark.parametrize("choice", ["not_now", "leave"])
def test_a_call_is_for_a_review_only(choice: str) -> None:
    with pytest.raises(TransitionRefused):
        plans.booked(reviews.matched_request(choice=choice))


def test_a_request_that_is_nobodys_yet_takes_no_place() -> None:
    with pytest.raises(TransitionRefused):
        plans.booked(reviews.request(zip_code="99999"))


def free(**columns: Any) -> tuple[Any, datetime.datetime]:
    provider = plans.provider(**columns)
    return provider, plans.free_start(provider)


def unlicensed() -> tuple[Any, datetime.datetime]:
    provider, start = free()
    provider.licences.create(state="NY")
    return provider, start


def expired() -> tuple[Any, datetime.datetime]:
    provider, start = free()
    provider.licences.create(state="MA", expires_on=timezone.localdate(start) - datetime.timedelta(1))
    return provider, start


@pytest.mark.parametrize(
    "offered",
    [
        lambda: (plans.provider(), TUESDAY - datetime.timedelta(days=1)),
        lambda: (plans.provider(), TUESDAY + datetime.timedelta(days=1, minutes=7)),
        lambda: (plans.provider(), TUESDAY + datetime.timedelta(days=366)),
        lambda: free(kind="vendor", vendor=reviews.vendor(key="another")),
        unlicensed,
        expired,
    ],
)
def test_what_is_not_offered_is_not_booked(offered: Any) -> None:
    provider, start = offered()
    with pytest.raises(PlaceTaken):
        plans.booked(reviews.matched_request(), provider, starts_at=start)
    assert not Appointment.objects.exists()


def test_the_last_place_goes_once() -> None:
    provider = plans.provider(at_once=2)
    start = plans.free_start(provider)
    seats = [plans.booked(None, provider, starts_at=start).seat for _ in range(2)]
    assert seats == [1, 2]
    with pytest.raises(PlaceTaken):
        plans.booked(None, provider, starts_at=start)


@pytest.mark.django_db(transaction=True)
def test_fifty_at_once_get_exactly_the_places_there_are() -> None:
    provider = plans.provider(at_once=3)
    start = plans.free_start(provider)
    person = members.member()
    found = [reviews.matched_request(person, program_year=reviews.todays_year()) for _ in range(50)]
    for request in found:  # the newest wish counts, but here all fifty are to race
        type(request).objects.filter(pk=request.pk).update(overtaken_by=None)
        if request.state == RequestState.REPLACED:
            request.statuses.create(state="matched", by="test")

    def ask(request: Any) -> Any:
        return lambda: bookings.book(request=request, provider=provider, starts_at=start, by="rep")

    answers = together(*(ask(request) for request in found))
    assert sorted(type(answer).__name__ for answer in answers) == ["Appointment"] * 3 + ["PlaceTaken"] * 47
    assert sorted(call.seat for call in Appointment.objects.holding_places()) == [1, 2, 3]


@pytest.mark.django_db(transaction=True)
def test_two_who_swap_their_places_at_once_never_share_one() -> None:
    a, b = plans.provider(), plans.provider()
    first, second = plans.booked(None, a), plans.booked(None, b)
    answers = together(
        lambda: bookings.move(appointment=first, provider=b, starts_at=second.starts_at, by="rep"),
        lambda: bookings.move(appointment=second, provider=a, starts_at=first.starts_at, by="rep"),
        lambda: plans.booked(None, a, starts_at=first.starts_at),
    )
    assert all(isinstance(answer, PlaceTaken) for answer in answers)


def test_moving_frees_the_old_place_and_keeps_code_and_key() -> None:
    provider = plans.provider()
    call = plans.booked(None, provider)
    before, start = call.starts_at, plans.free_start(provider, after=3)
    moved = bookings.move(appointment=call, provider=provider, starts_at=start, by="rep", reason="her son is there")
    assert (moved.pk, moved.key, moved.code, moved.starts_at) == (call.pk, call.key, call.code, start)
    assert states(moved) == ["scheduled", "scheduled"]
    assert plans.free_start(provider) == before
    bookings.move(appointment=moved, provider=provider, starts_at=start, by="rep")  # pressed twice
    assert states(moved) == ["scheduled", "scheduled"]


def test_a_move_to_a_taken_place_changes_nothing() -> None:
    provider = plans.provider()
    call, other = plans.booked(None, provider), plans.booked(None, provider)
    with pytest.raises(PlaceTaken):
        bookings.move(appointment=call, provider=provider, starts_at=other.starts_at, by="rep")
    assert bookings.current(request=call.request).starts_at == call.starts_at


@pytest.mark.parametrize("vendor_knows", [True, False])
def test_a_cancelled_call_leaves_the_request_waiting_where_it_was(vendor_knows: bool) -> None:
    reviews.vendor()
    request = reviews.matched_request()
    if vendor_knows:
        exchange.sent(request)
        exchange.receive(exchange.message("request.acknowledged", request))
    call = plans.booked(request)
    bookings.cancel(appointment=call, by="rep", reason="another day")
    assert request.state == (RequestState.TOLD if vendor_knows else RequestState.MATCHED)
    plans.booked(request)
    with pytest.raises(TransitionRefused):
        bookings.cancel(appointment=call, by="rep")


def test_a_missed_call_goes_back_with_its_tries() -> None:
    call = plans.booked()
    with pytest.raises(TransitionRefused):
        bookings.miss(appointment=call, by="pharmacist")  # not yet
    with later(call):
        bookings.miss(appointment=call, by="pharmacist")
        with pytest.raises(TransitionRefused):
            bookings.miss(appointment=call, by="pharmacist")
        assert call.request.state == RequestState.MISSED
        assert bookings.missed_before(request=call.request) == 1
        tried = ContactAttempt.objects.get()
        assert (tried.at, tried.channel, tried.outcome) == (call.starts_at, "phone", "no_answer")
        again = plans.booked(call.request, call.provider)
        assert call.request.state == RequestState.SCHEDULED
    with later(again):
        bookings.done(appointment=again, by="pharmacist")
    assert call.request.state == RequestState.DONE


def test_what_a_vendor_acknowledges_later_does_not_undo_a_booking() -> None:
    request = exchange.told_request()
    plans.booked(request)
    exchange.receive(exchange.message("request.acknowledged", request))
    assert request.state == RequestState.SCHEDULED


@pytest.mark.parametrize(("type", "state"), [("appointment.missed", "missed"), ("appointment.cancelled", "told")])
def test_a_vendor_tells_what_became_of_a_call_under_our_key(type: str, state: str) -> None:
    request = exchange.told_request()
    call = plans.booked(request)
    exchange.receive(exchange.message(type, request, appointment_id=call.key))
    assert (bookings.current(request=request), request.state) == (None, state)


def test_a_vendor_that_sets_another_time_keeps_its_own_calendar() -> None:
    request = exchange.told_request()
    call = plans.booked(request)
    other = timezone.now() + datetime.timedelta(days=5)
    exchange.receive(
        exchange.message("appointment.moved", request, appointment_id=call.key, starts_at=other.isoformat())
    )
    call.refresh_from_db()
    assert (call.provider, call.seat, call.starts_at) == (None, None, other)
    assert plans.free_start(plans.provider()) is not None


@pytest.mark.parametrize(
    "close",
    [
        lambda request: changes.call_off(request=request, by="member"),
        lambda request: type(request.member).objects.filter(pk=request.member.pk).update(death_date=TUESDAY.date()),
    ],
)
def test_places_of_closed_requests_are_given_up(close: Any) -> None:
    call = plans.booked()
    assert closed_appointments.release_closed(by="worker") == 0
    close(call.request)
    assert (closed_appointments.release_closed(by="worker"), closed_appointments.release_closed(by="worker")) == (1, 0)
    assert call.state == "cancelled"


def test_a_newer_wish_frees_the_place_when_it_can_no_longer_be_taken_back(settings: Any) -> None:
    settings.UNDO_WINDOW = datetime.timedelta(minutes=15)
    person = members.member()
    call = plans.booked(reviews.matched_request(person))
    reviews.matched_request(person, choice="leave")
    assert closed_appointments.release_closed(by="worker") == 0
    with time_machine.travel(TUESDAY + HALF_AN_HOUR, tick=True):
        assert closed_appointments.release_closed(by="worker") == 1
    assert call.request.state == RequestState.REPLACED


def test_a_call_far_enough_ahead_is_told_by_letter_once_a_time() -> None:
    provider = plans.provider()
    call = plans.booked(None, provider, after=9)
    assert (outreach.make_due(by="worker"), outreach.make_due(by="worker")) == (1, 0)
    start = plans.free_start(provider, after=12)
    bookings.move(appointment=call, provider=provider, starts_at=start, by="rep")
    assert (outreach.withdraw(by="worker"), outreach.make_due(by="worker")) == (1, 1)


def test_the_code_of_the_letter_opens_the_call_of_that_request_alone() -> None:
    call, other = plans.booked(), plans.booked()
    spelled = [call.code, call.code.lower(), call.code.replace("-", " ")]
    assert {bookings.with_code(request=call.request, typed_code=each) for each in spelled} == {call}
    for wrong in ("", "nonsense", other.code, "\x00"):
        assert bookings.with_code(request=call.request, typed_code=wrong) is None
