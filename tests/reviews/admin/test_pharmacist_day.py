"""The pharmacist's day: today's reviews in order with what to do, what is half written, packets by their clock."""

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
from reviews.models import Appointment, CompletedReview, ReviewDraft
from reviews.services import bookings
from tests.factories import cmr as held
from tests.factories import members, plans, reviews, staff

pytestmark = pytest.mark.django_db
NOON = datetime.datetime(2026, 11, 24, 17, tzinfo=datetime.UTC)


@pytest.fixture(autouse=True)
def _noon() -> Any:
    with time_machine.travel(NOON, tick=True):
        yield


@pytest.fixture
def pharmacist() -> Client:
    return staff.signed_in(roles.PHARMACIST)


def booked(hour: int, first_name: str) -> Appointment:
    """A call of today at that hour; one of the morning was booked in time."""
    call = plans.booked(reviews.matched_request(members.member(first_name=first_name)))
    starts_at = timezone.localtime().replace(hour=hour, minute=0, second=0, microsecond=0)
    Appointment.objects.filter(pk=call.pk).update(
        starts_at=starts_at, ends_at=starts_at + datetime.timedelta(minutes=30)
    )
    call.refresh_from_db()
    return call


def shown(client: Client) -> str:
    return client.get(reverse("pharmacist_day")).content.decode()


def test_todays_reviews_stand_in_order_each_with_what_to_do(pharmacist: Client) -> None:
    late, early = booked(15, "Zora"), booked(9, "Ada")
    plans.booked(reviews.matched_request(members.member(first_name="Tomorrow")))
    page = shown(pharmacist)
    assert page.index("Ada") < page.index("Zora")
    assert "Tomorrow" not in page
    assert reverse("write_review", args=[late.pk]) in page
    missed = "admin:reviews_appointment_missed"
    assert reverse(missed, args=[early.pk]) in page
    assert reverse(missed, args=[late.pk]) not in page  # its time has not come
    bookings.miss(appointment=early, by="test")
    assert reverse("write_review", args=[early.pk]) not in shown(pharmacist)


def test_a_call_leads_to_its_review_and_finalising_closes_it(pharmacist: Client) -> None:
    call = booked(9, "Ada")
    address = reverse("write_review", args=[call.pk])
    record = pharmacist.get(reverse("admin:reviews_appointment_change", args=[call.pk])).content.decode()
    desk = pharmacist.get(reverse("desk", args=[call.member_id])).content.decode()
    assert [address in page for page in (record, desk)] == [True, True]
    assert b"Begin to write" in pharmacist.get(address).content
    location = pharmacist.post(address)["Location"]
    draft = ReviewDraft.objects.get()
    assert (draft.appointment, draft.request) == (call, call.request)
    assert location == reverse("admin:reviews_reviewdraft_writing", args=[draft.pk])
    assert pharmacist.get(address)["Location"] == pharmacist.post(address)["Location"] == location
    assert "Ada" in shown(pharmacist).partition("Begun and not finalised")[2]


def test_begun_by_member_id_it_is_about_the_booked_call_too() -> None:
    call = booked(15, "Zora")
    held.finalised(call.member)
    call.refresh_from_db()
    assert (call.state, call.request.state) == ("done", "done")


def test_without_a_call_the_request_is_done_with_its_review() -> None:
    request = reviews.matched_request()
    assert held.finalised(request.member).review.request == request
    assert request.state == "done"


@pytest.mark.parametrize(
    ("days_ago", "said"), [(9, None), (10, "within four days"), (14, "within four days"), (15, "<strong>late</strong>")]
)
def test_packets_wait_by_the_clock_of_fourteen_days(pharmacist: Client, days_ago: int, said: str | None) -> None:
    version = held.finalised()
    CompletedReview.objects.update(done_on=timezone.localdate() - datetime.timedelta(days=days_ago))
    page = shown(pharmacist)
    assert reverse("admin:reviews_letter_change", args=[held.packet(version).pk]) in page
    assert ("within four days" in page) == (said is not None)
    assert (said or "") in page


def test_who_looks_leaves_a_trace_without_names(pharmacist: Client) -> None:
    booked(9, "Ada")
    shown(pharmacist)
    assert AuditEvent.objects.get(verb="reviews.listed").values == {"calls": 1, "drafts": 0, "packets": 0}


def test_it_asks_as_often_for_many_as_for_few(pharmacist: Client, django_assert_max_num_queries: Any) -> None:
    for number in range(3):
        held.finalised(members.member(first_name=f"Person {number}"))
        booked(9, f"Booked {number}")
    with django_assert_max_num_queries(20):
        shown(pharmacist)


def test_unkindness(client: Client, pharmacist: Client) -> None:
    call = booked(15, "Zora")
    day, write = reverse("pharmacist_day"), reverse("write_review", args=[call.pk])
    assert [client.get(each).status_code for each in (day, write)] == [302, 302]
    assert pharmacist.post(day).status_code == 405
    assert pharmacist.get(reverse("write_review", args=[uuid.uuid4()])).status_code == 404
    bookings.cancel(appointment=call, by="test")
    assert pharmacist.post(write).status_code == 404
    rep = staff.signed_in(roles.REP)
    assert [rep.get(day).status_code, rep.post(write).status_code] == [403, 403]
    assert not ReviewDraft.objects.exists()
