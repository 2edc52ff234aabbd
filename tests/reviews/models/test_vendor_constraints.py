"""What the database refuses of vendors, their messages, and what they did."""

import datetime
from typing import Any

import pytest
from django.utils import timezone

from reviews.models import (
    Appointment,
    CompletedReview,
    ContactAttempt,
    Discrepancy,
    MemberRequest,
    SummarySent,
    TmrResult,
    Vendor,
    VendorEvent,
    VendorFile,
)
from tests.factories import exchange, members
from tests.refused import refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def request_row() -> MemberRequest:
    return exchange.told_request()


def event(request: MemberRequest, **columns: Any) -> VendorEvent:
    base = {
        "vendor": Vendor.objects.get(),
        "webhook_id": "msg_1",
        "type": "summary.sent",
        "occurred_at": timezone.now(),
        "program_year": request.program_year,
        "member": request.member,
        "outcome": "applied",
        "body": "{}",
        "body_sha256": "0" * 64,
    }
    return VendorEvent.objects.create(**{**base, **columns})


@pytest.mark.parametrize(
    ("constraint", "columns"),
    [
        ("event_is_whole", {"body_sha256": "0" * 63}),
        ("event_is_whole", {"webhook_id": ""}),
        ("events_are_of_members_tests_of_nobody", {"member": None}),
        ("events_are_of_members_tests_of_nobody", {"program_year": None}),
        ("events_are_of_members_tests_of_nobody", {"outcome": "test"}),
    ],
)
def test_a_message_is_whole(request_row: MemberRequest, constraint: str, columns: dict[str, Any]) -> None:
    with refused(constraint):
        event(request_row, **columns)


def test_a_message_id_is_taken_once(request_row: MemberRequest) -> None:
    event(request_row)
    with refused("one_event_per_message_id"):
        event(request_row)
    event(request_row, webhook_id="msg_2")


def test_tests_have_an_address_of_their_own(request_row: MemberRequest) -> None:
    vendor = Vendor.objects.get()
    with refused("tests_have_an_address_of_their_own"):
        Vendor.objects.update(test_endpoint=vendor.endpoint)
    Vendor.objects.update(test_endpoint="https://test.example.org/events")


DONE_WHAT = {
    Appointment: ("one_appointment_per_key", {"key": "1", "told_at": timezone.now()}),
    CompletedReview: (
        "one_review_per_key",
        {"key": "1", "told_at": timezone.now(), "done_on": "2026-01-02", "method": "02", "encounter": {}},
    ),
    SummarySent: ("one_summary_per_review", {"review_key": "1", "told_at": timezone.now(), "sent_on": "2026-01-02"}),
    TmrResult: (
        "one_quarterly_review_per_key",
        {"key": "1", "told_at": timezone.now(), "done_on": "2026-01-02", "quarter": 1},
    ),
}


@pytest.mark.parametrize("model", DONE_WHAT)
def test_a_key_of_a_year_stands_for_one_thing(request_row: MemberRequest, model: Any) -> None:
    constraint, columns = DONE_WHAT[model]
    base = {"member": request_row.member, "program_year": request_row.program_year, **columns}
    model.objects.create(**base)
    with refused(constraint):
        model.objects.create(**base)
    model.objects.create(**{**base, "program_year": members.program_year(members.this_year() - 1)})


def test_what_was_done_is_consistent(request_row: MemberRequest) -> None:
    whose = {"member": request_row.member, "program_year": request_row.program_year}
    now = timezone.now()
    with refused("a_year_has_four_quarters"):
        TmrResult.objects.create(**whose, key="1", told_at=now, done_on="2026-01-02", quarter=5)
    with refused("a_summary_was_sent_or_returned"):
        SummarySent.objects.create(**whose, review_key="1", told_at=now)
    for half in ({"returned_on": "2026-01-02"}, {"return_reason": "moved", "sent_on": "2026-01-02"}):
        with refused("returned_when_and_why_together"):
            SummarySent.objects.create(**whose, review_key="1", told_at=now, **half)
    call = {**whose, "at": now, "channel": "phone"}
    with refused("only_a_call_back_has_its_time"):
        ContactAttempt.objects.create(**call, outcome="reached", call_back_at=now)
    heard = event(request_row)
    ContactAttempt.objects.create(**call, outcome="reached", event=heard)
    with refused("one_attempt_per_event"):
        ContactAttempt.objects.create(**call, outcome="reached", event=heard)


def test_an_appointment_knows_its_state_from_its_rows(request_row: MemberRequest) -> None:
    exchange.receive(exchange.message("appointment.scheduled", request_row))
    appointment = Appointment.objects.get()
    assert appointment.current_state == "scheduled"
    Appointment.objects.update(current_state="missed")
    assert Appointment.objects.get().current_state == "scheduled"


# Files and differences ------------------------------------------------------------------------------------------------

FILE = {"direction": "out", "sequence": 1, "layout": "1", "name": "a", "sha256": "0" * 64, "state": "written"}


@pytest.mark.parametrize(
    ("constraint", "columns"),
    [
        ("one_file_per_sequence", {"sha256": "1" * 64}),
        ("a_file_counts_once", {"sequence": 2}),
        ("file_state_fits_its_direction", {"sequence": 2, "sha256": "1" * 64, "state": "read"}),
        ("file_handed_over_has_its_time", {"sequence": 2, "sha256": "1" * 64, "state": "handed_over"}),
        ("refused_file_has_its_reason", {"direction": "in", "state": "refused"}),
        ("refused_file_has_its_reason", {"direction": "in", "state": "read", "reason": "why"}),
    ],
)
def test_a_vendor_file_is_consistent(request_row: MemberRequest, constraint: str, columns: dict[str, Any]) -> None:
    vendor = Vendor.objects.get()
    VendorFile.objects.create(vendor=vendor, **FILE)
    with refused(constraint):
        VendorFile.objects.create(vendor=vendor, **{**FILE, **columns})


def test_a_difference_is_open_once_and_closed_by_somebody_with_a_word(request_row: MemberRequest) -> None:
    today = timezone.localdate()
    base = {"vendor": Vendor.objects.get(), "reference": "MTM-1", "kind": "missing_there"}
    row = Discrepancy.objects.create(**base, first_seen=today, last_seen=today)
    with refused("one_open_difference"):
        Discrepancy.objects.create(**base, first_seen=today, last_seen=today)
    for half in ({"closed_at": timezone.now()}, {"closed_by": "rep1"}, {"word": "x"}):
        with refused("closed_by_whom_and_why"):
            Discrepancy.objects.filter(pk=row.pk).update(**half)
    with refused("a_difference_of_ids_has_its_merge"):
        Discrepancy.objects.filter(pk=row.pk).update(kind="merged")
    with refused("seen_first_before_last"):
        Discrepancy.objects.filter(pk=row.pk).update(last_seen=datetime.date(2001, 1, 1))
