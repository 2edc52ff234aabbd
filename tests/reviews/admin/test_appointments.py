"""Calls in the back office: booked and moved by a rep, seen by week and day, asked for again when they were missed."""

import datetime
import uuid
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from members import roles
from members.models import AuditEvent
from reviews.models import Appointment, MemberRequest, ReviewProvider
from reviews.services import bookings, free_times, waiting_appointments, worklists
from tests.factories import exchange, members, plans, reviews, staff

pytestmark = pytest.mark.django_db
TUESDAY = datetime.datetime(2026, 11, 24, 15, tzinfo=datetime.UTC)


@pytest.fixture(autouse=True)
def _tuesday() -> Any:
    with time_machine.travel(TUESDAY, tick=True):
        yield


@pytest.fixture
def rep() -> Client:
    return staff.signed_in(roles.REP)


def page_of(request: MemberRequest, **query: str) -> str:
    return reverse("book_appointment", args=[request.pk], query=query)


def key(provider: ReviewProvider, starts_at: datetime.datetime) -> str:
    return f"{provider.pk} {starts_at.isoformat()}"


def test_a_rep_books_and_moves_a_call(rep: Client) -> None:
    request, provider = reviews.matched_request(), plans.provider()
    start = plans.free_start(provider)
    assert rep.post(page_of(request), {"time": key(provider, start)}).status_code == 302
    call = bookings.current(request=request)
    assert (call.starts_at, call.statuses.get().by) == (start, rep.user.get_username())
    shown = rep.get(page_of(request)).content.decode()
    assert "Wednesday, November 25, 2026" in shown.replace("\xa0", " ")
    assert call.code in shown
    other = plans.free_start(provider, after=2)
    assert rep.post(page_of(request), {"time": key(provider, other)}).status_code == 302
    assert bookings.current(request=request).starts_at == other


def test_wished_times_come_first_and_the_page_says_what_fits(rep: Client) -> None:
    request = reviews.matched_request(windows=["2026-12-02-afternoon"], language="es")
    plans.provider(name="Pat Rivera", languages=["en", "es"])
    shown = rep.get(page_of(request)).content.decode().replace("\xa0", " ")
    first = shown.index("Wednesday, December 2, 2026, at 12:00 p.m.")
    assert first < shown.index("Thursday, December 3, 2026")
    assert "Pat Rivera · wished for · speaks the language · license for the member’s state not on file" in shown


def test_a_day_and_a_person_narrow_it(rep: Client) -> None:
    request, a, b = reviews.matched_request(), plans.provider(), plans.provider(name="Only Me")
    shown = rep.get(page_of(request, day="2026-12-01", provider=str(b.pk))).content.decode()
    assert (a.name in shown.split('id="times"')[1], shown.count('name="time"')) == (False, 16)
    for nonsense in ({"day": "2026-99-99"}, {"provider": "x"}, {"day": "\x00"}):
        assert rep.get(page_of(request, **nonsense)).status_code == 200


def test_who_is_too_late_sees_the_next_times_and_loses_nothing(rep: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    request, provider = reviews.matched_request(), plans.provider()
    start = plans.free_start(provider)
    offered = free_times.suggest(request=request, member=request.member)
    plans.booked(None, provider, starts_at=start)
    answer = rep.post(page_of(request), {"time": key(provider, start)})
    assert (answer.status_code, "has just been taken" in answer.content.decode()) == (422, True)
    kept = free_times.suggest  # and when somebody is faster between the look and the press
    looks = iter([offered])
    monkeypatch.setattr(free_times, "suggest", lambda **asked: next(looks, None) or kept(**asked))
    answer = rep.post(page_of(request), {"time": key(provider, start)})
    assert (answer.status_code, "has just been taken" in answer.content.decode()) == (409, True)
    assert 'name="time"' in answer.content.decode()


@pytest.mark.parametrize(
    ("typed", "status"), [({}, 422), ({"time": ""}, 422), ({"time": "x"}, 422), ({"time": "\x00 2"}, 422)]
)
def test_no_time_is_refused_at_its_place(rep: Client, typed: dict[str, str], status: int) -> None:
    request = reviews.matched_request()
    plans.provider()
    assert rep.post(page_of(request), typed).status_code == status
    assert not Appointment.objects.exists()


def test_what_cannot_be_booked_says_why(rep: Client) -> None:
    plans.provider()
    unmatched = reviews.request(zip_code="99999")
    assert "Match the request with a member first" in rep.get(page_of(unmatched)).content.decode()
    assert rep.post(page_of(unmatched), {"time": "x"}).status_code == 200
    not_now = reviews.matched_request(choice="not_now")
    assert "waits for no call" in rep.get(page_of(not_now)).content.decode()


@pytest.mark.parametrize(
    ("address", "method", "status"),
    [
        (lambda: reverse("book_appointment", args=[uuid.uuid4()]), "get", 404),
        (lambda: page_of(reviews.matched_request()), "put", 405),
        (lambda: reverse("appointments"), "post", 405),
        (lambda: reverse("appointments_waiting"), "post", 405),
        (lambda: reverse("appointments", query={"day": "2026-99-99", "with": "x"}), "get", 200),
        (lambda: reverse("appointments", query={"day": "9999-12-31"}), "get", 200),
    ],
)
def test_unkindness(rep: Client, address: Any, method: str, status: int) -> None:
    assert getattr(rep, method)(address()).status_code == status


@pytest.mark.parametrize(
    ("role", "books", "looks"),
    [
        (roles.REP, 200, 200),
        (roles.PHARMACIST, 200, 200),
        (roles.SUPERVISOR, 200, 200),
        (roles.AUDITOR, 403, 200),
        (roles.PROGRAM_OWNER, 403, 403),
    ],
)
def test_who_may(role: str, books: int, looks: int) -> None:
    client, request = staff.signed_in(role), reviews.matched_request()
    assert client.get(page_of(request)).status_code == books
    assert client.get(reverse("appointments_waiting")).status_code == books
    assert client.get(reverse("appointments")).status_code == looks
    assert Client().get(page_of(request)).status_code == 302


def test_places_and_calls_by_day_and_week(rep: Client) -> None:
    provider = plans.provider(at_once=2, name="The team")
    call = plans.booked(None, provider, after=2)
    day = timezone.localdate(call.starts_at).isoformat()
    shown = rep.get(reverse("appointments", query={"day": day})).content.decode()
    assert call.request.reference in shown
    assert (shown.count("1 of 2 free"), shown.count("2 of 2 free")) == (1, 15)
    week = rep.get(reverse("appointments", query={"day": day, "with": str(provider.pk)})).content.decode()
    assert week.count("2 of 2 free") == 4 * 16 + 13 - 1  # Monday and this morning are over, Thanksgiving is closed
    assert AuditEvent.objects.filter(verb="appointments.viewed").count() == 2


def test_a_call_outside_the_hours_of_a_new_plan_is_still_shown(rep: Client) -> None:
    call = plans.booked()
    call.provider.hours.all().delete()
    day = timezone.localdate(call.starts_at).isoformat()
    assert call.request.reference in rep.get(reverse("appointments", query={"day": day})).content.decode()


def test_missed_calls_wait_with_their_tries(rep: Client) -> None:
    call = plans.booked()
    page = reverse("admin:reviews_appointment_missed", args=[call.pk])
    assert rep.post(page, {"reason": "no answer"}).status_code == 409  # its time has not come
    with time_machine.travel(call.starts_at + datetime.timedelta(minutes=5), tick=True):
        staff.sign_in(rep, rep.user)  # a day has passed
        assert rep.post(page, {"reason": "no answer"}).status_code == 302
        shown = rep.get(reverse("appointments_waiting")).content.decode()
    assert (worklists.BY_KEY["missed"].count(), call.request.state) == (1, "missed")
    assert "Missed: book another one (1)" in shown
    assert "<td>1</td><td>1</td>" in shown


def test_calls_to_book_are_those_without_one(rep: Client) -> None:
    waits, booked, told = reviews.matched_request(), plans.booked().request, exchange.told_request()
    exchange.receive(exchange.message("appointment.scheduled", told))
    shown = rep.get(reverse("appointments_waiting")).content.decode()
    assert [each.reference in shown for each in (waits, booked, told)] == [True, False, False]


def test_a_long_queue_says_how_many_wait_and_shows_the_first(rep: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting_appointments, "SHOWN", 2)
    waits = [reviews.matched_request(members.member(first_name=name)) for name in ("Ana", "Berta", "Clara")]
    shown = rep.get(reverse("appointments_waiting")).content.decode()
    assert [each.reference in shown for each in waits] == [True, True, False]
    assert "No call booked yet (3)" in shown
    assert "The 2 that have waited longest are shown." in shown


def test_a_plan_is_kept_by_the_supervisor_and_audited() -> None:
    supervisor, provider = staff.signed_in(roles.SUPERVISOR), plans.provider(weekdays=[])
    form = {
        "name": provider.name, "kind": "in_house", "languages": "en,es", "active_from": "2026-01-01",
        "slot_minutes": "40", "at_once": "1",
        **{f"{part}-{count}_FORMS": "0" for part in ("licences", "exceptions") for count in ("TOTAL", "INITIAL")},
        "hours-TOTAL_FORMS": "1", "hours-INITIAL_FORMS": "0",
        "hours-0-weekday": "0", "hours-0-starts": "09:00", "hours-0-ends": "08:00",
    }  # fmt: skip
    address = reverse("admin:reviews_reviewprovider_change", args=[provider.pk])
    assert "the end is after the start" in supervisor.post(address, form).content.decode()
    assert supervisor.post(address, {**form, "hours-0-ends": "12:00"}).status_code == 302
    provider.refresh_from_db()
    assert (provider.slot_minutes, provider.languages, provider.hours.count()) == (40, ["en", "es"], 1)
    assert "hours" in AuditEvent.objects.get(verb="plan.changed").values["parts"]


def test_another_state_is_left_out_and_another_language_comes_later(rep: Client) -> None:
    request = reviews.matched_request(members.member(state="ma"), language="es")
    plans.provider(name="Ann").licences.create(state="NY")
    plans.provider(name="Ben").licences.create(state="MA")
    plans.provider(name="Eva", languages=["es"]).licences.create(state="MA")
    found = free_times.suggest(request=request, member=request.member)
    assert {each.provider.name for each in found} == {"Eva"}
    assert all(each.speaks and each.licence_known for each in found)
