"""From a request to a review held: matched, booked, told by letter, moved on the site, missed, booked again, held."""

import datetime
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from members import roles
from members.models import AuditEvent
from reviews.models import Letter, RequestState
from reviews.services import bookings, letters, matching, outreach, worklists
from tests.factories import members, plans, reviews, staff

pytestmark = pytest.mark.django_db(transaction=True)
TUESDAY = datetime.datetime(2026, 11, 24, 15, tzinfo=datetime.UTC)


@pytest.fixture(autouse=True)
def _tuesday() -> Any:
    with time_machine.travel(TUESDAY, tick=True):
        yield


def key(provider: Any, start: datetime.datetime) -> str:
    return f"{provider.pk} {start.isoformat()}"


def missed_calls() -> int:
    """How many the start page counts."""
    return int(next(each for each in worklists.WORKLISTS if each.key == "missed").rows().count())


def test_from_a_request_to_a_review_held() -> None:
    # given a member's request with a wish, and a pharmacist with time
    person, provider = members.member(), plans.provider()
    request = reviews.request(person, windows=["2026-12-03-morning"])
    matching.match(request_id=str(request.pk), by="worker")

    # when a rep books the first time that is offered
    rep, member = staff.signed_in(roles.REP), Client()
    page = reverse("book_appointment", args=[request.pk])
    assert rep.post(page, {"time": key(provider, plans.free_start(provider, after=9))}).status_code == 302
    call = bookings.current(request=request)
    assert call.starts_at.date() == datetime.date(2026, 12, 3)  # as wished

    # then a letter tells the time and the code, and with it the member moves the call
    assert outreach.make_due(by="worker") == 1
    letter = Letter.objects.get(appointment=call)
    letters.render(letter_id=str(letter.pk), by="worker")
    letter.refresh_from_db()
    member.post("/request/manage/", reviews.manage_post(request))
    assert member.post("/request/manage/call/", {"code": letter.content["call_code"]}).status_code == 302
    start = plans.free_start(provider, after=10)
    assert member.post("/request/manage/call/move/", {"time": key(provider, start)}).status_code == 302
    assert (outreach.withdraw(by="worker"), outreach.make_due(by="worker")) == (1, 1)

    # when nobody picks up, the request is back with who books, with its try
    with time_machine.travel(start + datetime.timedelta(minutes=10), tick=True):
        staff.sign_in(rep, rep.user)
        acts = reverse("admin:reviews_appointment_missed", args=[call.pk])
        assert rep.post(acts, {"reason": "nobody picked up"}).status_code == 302
        assert (request.state, missed_calls()) == (RequestState.MISSED, 1)
        again = plans.free_start(provider, after=2)
        assert rep.post(page, {"time": key(provider, again)}).status_code == 302
        assert (request.state, missed_calls()) == (RequestState.SCHEDULED, 0)

    # and when the review is held at last, the request is done
    with time_machine.travel(again + datetime.timedelta(minutes=40), tick=True):
        staff.sign_in(rep, rep.user)
        held = reverse("admin:reviews_appointment_held", args=[bookings.current(request=request).pk])
        assert rep.post(held, {"reason": "held"}).status_code == 302
    assert request.state == RequestState.DONE
    said = AuditEvent.objects.filter(verb__startswith="appointment.").exclude(verb="appointment.viewed")
    verbs = list(said.order_by("pk").values_list("verb", flat=True))
    assert [verb.split(".")[1] for verb in verbs] == ["booked", "moved", "missed", "booked", "done"]
