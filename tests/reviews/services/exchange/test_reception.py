"""What a vendor tells is applied once, in any order, by many at a time, and wholly or not at all."""

import datetime
import itertools
import json
import random
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from members.models import AuditEvent, Enrolment, Member
from reviews.documents.vendor_events import Refused
from reviews.models import (
    Appointment,
    CompletedReview,
    ContactAttempt,
    EventType,
    MemberRequest,
    SummarySent,
    TmrResult,
    Vendor,
    VendorEvent,
)
from reviews.services.exchange import reception, standing
from tests.factories import exchange, introductions, members, reviews
from tests.factories.exchange import message, receive
from tests.racing import together
from tests.refused import history_kept

pytestmark = pytest.mark.django_db


@pytest.fixture
def request_row() -> MemberRequest:
    return exchange.told_request()


def state_of(request: MemberRequest) -> str:
    return MemberRequest.objects.get(pk=request.pk).state


def ago(minutes: int) -> datetime.datetime:
    return timezone.now() - datetime.timedelta(minutes=minutes)


def refused(content: dict[str, Any]) -> list[str]:
    with pytest.raises(Refused) as caught, transaction.atomic():
        receive(content)
    return [each["pointer"] for each in caught.value.errors]


# Each type ------------------------------------------------------------------------------------------------------------

MOVES = {
    "request.acknowledged": "told",
    "request.rejected": "matched",
    "contact.attempted": "matched",
    "appointment.scheduled": "scheduled",
    "appointment.moved": "scheduled",
    "appointment.missed": "missed",
    "appointment.cancelled": "told",
    "review.declined": "declined",
    "member.opted_out": "matched",
    "review.completed": "done",
    "summary.sent": "matched",
    "mail.returned": "matched",
    "tmr.completed": "matched",
}


@pytest.mark.parametrize(("type", "state"), MOVES.items())
def test_each_type_is_kept_audited_and_moves_its_request(request_row: MemberRequest, type: str, state: str) -> None:
    content = message(type, request_row)
    assert receive(content, "msg_a") == "accepted"
    event = VendorEvent.objects.get()
    assert (event.type, event.outcome, event.member, event.request) == (
        type,
        "applied",
        request_row.member,
        request_row,
    )
    assert json.loads(event.body) == content
    assert state_of(request_row) == state
    audit = AuditEvent.objects.get(verb="vendor.told")
    assert (audit.actor, audit.values) == ("vendor sandbox", {"type": type, "outcome": "applied"})
    assert receive(content, "msg_a") == "repeated"
    assert VendorEvent.objects.count() == 1
    assert set(MOVES) == set(EventType.values)


def test_what_was_told_is_never_rewritten(request_row: MemberRequest) -> None:
    receive(message("appointment.scheduled", request_row))
    events = VendorEvent.objects.all()
    for change in (lambda: events._raw_delete("default"), lambda: events.update(body="{}")):
        with history_kept():
            change()
    appointment = Appointment.objects.get()
    with history_kept():
        appointment.statuses.update(state="missed")


def test_a_contact_with_an_offer_stops_the_clock(request_row: MemberRequest) -> None:
    row = introductions.enrolment(request_row.member)
    receive(message("contact.attempted", request_row, outcome="call_back", call_back_at=timezone.now().isoformat()))
    assert Enrolment.objects.get(pk=row.pk).offered_on is None
    receive(message("contact.attempted", request_row, review_offered=True))
    assert Enrolment.objects.get(pk=row.pk).offered_on == timezone.localdate()
    assert [each.outcome for each in ContactAttempt.objects.order_by("created_at")] == ["call_back", "left_message"]


def test_who_declines_was_offered_a_review_and_stays_in(request_row: MemberRequest) -> None:
    row = introductions.enrolment(request_row.member)
    receive(message("review.declined", request_row))
    row.refresh_from_db()
    assert (row.offered_on, row.opted_out_on) == (timezone.localdate(), None)
    assert ContactAttempt.objects.get().outcome == "declined"


def test_a_completed_review_has_what_cms_asks_about(request_row: MemberRequest) -> None:
    receive(message("review.completed", request_row, appointment_id="A-9"))
    done = CompletedReview.objects.get()
    assert (done.method, done.provider, done.recipient) == ("02", "vendor_in_house_pharmacist", "beneficiary")
    assert (done.done_on, done.member) == (timezone.localdate(), request_row.member)
    assert done.encounter["to_do"][0]["what_to_do"] == ["Write it down each morning"]
    assert Appointment.objects.get(key="A-9").state == "done"


def test_a_correction_replaces_and_an_older_word_does_not(request_row: MemberRequest) -> None:
    receive(message("review.completed", request_row, happened=ago(5), method="03"))
    receive(message("review.completed", request_row, happened=ago(3), method="01"))
    receive(message("review.completed", request_row, happened=ago(4), method="02"))
    assert CompletedReview.objects.get().method == "01"
    assert list(VendorEvent.objects.order_by("created_at").values_list("outcome", flat=True)) == [
        "applied",
        "applied",
        "overtaken",
    ]


def test_a_quarterly_review_has_its_quarter_and_its_lists(request_row: MemberRequest) -> None:
    receive(message("tmr.completed", request_row))
    result = TmrResult.objects.get()
    assert result.quarter == (timezone.localdate().month + 2) // 3
    assert result.alerts == [{"heading": "safety", "severity": "high", "drug": None}]
    assert result.resolutions[0]["outcome"] == "accepted"


@pytest.mark.parametrize("order", list(itertools.permutations(["summary.sent", "mail.returned", "review.completed"])))
def test_a_summary_its_return_and_its_review_in_any_order(request_row: MemberRequest, order: list[str]) -> None:
    times = {"review.completed": ago(9), "summary.sent": ago(6), "mail.returned": ago(3)}
    for type in order:
        receive(message(type, request_row, happened=times[type]))
    summary = SummarySent.objects.get()
    assert (summary.sent_on, summary.return_reason) == (timezone.localdate(), "moved")
    assert CompletedReview.objects.get().key == summary.review_key


def test_by_member_id_the_open_request_moves_too(request_row: MemberRequest) -> None:
    about = {"program_year": request_row.program_year.year, "member_id": request_row.member.member_id.lower()}
    receive(message("appointment.scheduled", **about))
    assert state_of(request_row) == "scheduled"


def test_by_the_reference_of_an_introduction_whoever_has_no_request() -> None:
    reviews.vendor()
    letter = introductions.due_letter()
    receive(message("appointment.scheduled", program_year=members.this_year(), reference=letter.form_reference))
    assert Appointment.objects.get().member == letter.member


def test_a_request_that_we_cancelled_stays_cancelled(request_row: MemberRequest) -> None:
    from members.services import status

    status.move(request_row, to="cancelled", by="rep1")
    receive(message("appointment.scheduled", request_row))
    assert state_of(request_row) == "cancelled"
    assert Appointment.objects.get().state == "scheduled"


# Refused --------------------------------------------------------------------------------------------------------------

TOMORROW = (timezone.localdate() + datetime.timedelta(days=1)).isoformat()
LATER = (timezone.now() + datetime.timedelta(hours=6)).isoformat()


@pytest.mark.parametrize(
    ("type", "data", "pointer"),
    [
        ("contact.attempted", {"at": LATER}, "/data/at"),
        ("review.declined", {"on": TOMORROW}, "/data/on"),
        ("member.opted_out", {"on": TOMORROW}, "/data/on"),
        ("review.completed", {"held_on": TOMORROW}, "/data/held_on"),
        ("review.completed", {"held_on": "2019-01-01"}, "/data/held_on"),
        ("review.completed", {"recipient": "caregiver", "spoke_with": "Ana Lopez"}, "/data"),
        ("review.completed", {"recipient": "caregiver", "why_not_the_member": "severe dementia"}, "/data"),
        ("summary.sent", {"sent_on": TOMORROW}, "/data/sent_on"),
        ("mail.returned", {"returned_on": TOMORROW}, "/data/returned_on"),
        ("mail.returned", {"letter_id": "0" * 8 + "-0000-4000-8000-" + "0" * 12}, "/data"),
        ("mail.returned", {"review_id": None}, "/data"),
        ("tmr.completed", {"held_on": "2019-01-01"}, "/data/held_on"),
        ("tmr.completed", {"recommendations": []}, "/data"),
        ("appointment.scheduled", {"starts_at": "2019-01-01T10:00:00-05:00"}, "/data/starts_at"),
        ("appointment.scheduled", {"member_id": "SOMEONE"}, "/data/member_id"),
        ("request.acknowledged", {"notice_id": "0" * 8 + "-0000-4000-8000-" + "0" * 12}, "/data/notice_id"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_of_it_kept(
    request_row: MemberRequest, type: str, data: dict[str, Any], pointer: str
) -> None:
    assert refused(message(type, request_row, **data)) == [pointer]
    for model in (VendorEvent, Appointment, CompletedReview, ContactAttempt, SummarySent, TmrResult):
        assert not model.objects.exists()


def test_a_message_from_the_future_is_refused(request_row: MemberRequest) -> None:
    assert refused(message("summary.sent", request_row, happened=timezone.now() + datetime.timedelta(minutes=6))) == [
        "/timestamp"
    ]


def test_an_offer_before_the_enrolment_is_refused(request_row: MemberRequest) -> None:
    introductions.enrolment(request_row.member)
    before = timezone.localdate() - datetime.timedelta(days=1)
    assert refused(message("review.declined", request_row, on=before.isoformat())) == ["/data/on"]


@pytest.mark.parametrize(
    ("type", "pointer"),
    [
        ("appointment.scheduled", "/data/appointment_id"),
        ("review.completed", "/data/review_id"),
        ("summary.sent", "/data/review_id"),
        ("tmr.completed", "/data/tmr_id"),
    ],
)
def test_a_key_stands_for_one_member(request_row: MemberRequest, type: str, pointer: str) -> None:
    receive(message(type, request_row))
    other = exchange.told_request()
    assert refused(message(type, other)) == [pointer]


def test_nothing_can_be_answered_that_was_not_sent() -> None:
    reviews.vendor()
    request = reviews.matched_request()
    assert refused(message("request.acknowledged", request)) == ["/data/reference"]


# Tests ----------------------------------------------------------------------------------------------------------------


def test_tests_are_checked_kept_and_applied_to_nobody(request_row: MemberRequest) -> None:
    Vendor.objects.update(test_mode=True)
    content = {**message("appointment.scheduled", request_row), "test": True}
    assert receive(content) == "accepted"
    event = VendorEvent.objects.get()
    assert (event.outcome, event.member, event.request) == ("test", None, None)
    assert not Appointment.objects.exists()
    assert not VendorEvent.objects.live().exists()
    assert state_of(request_row) == "matched"


@pytest.mark.parametrize(("mode", "marked"), [(True, False), (False, True)])
def test_tests_and_real_messages_never_mix(request_row: MemberRequest, mode: bool, marked: bool) -> None:
    Vendor.objects.update(test_mode=mode)
    assert refused({**message("appointment.scheduled", request_row), "test": marked}) == ["/test"]


# Any order, and at once -----------------------------------------------------------------------------------------------


def story(request: MemberRequest) -> list[dict[str, Any]]:
    types = ["request.acknowledged", "appointment.scheduled", "appointment.missed", "appointment.moved"]
    return [message(type, request, happened=ago(60 - minute)) for minute, type in enumerate(types)]


@pytest.mark.parametrize("order", list(itertools.permutations(range(4))))
def test_a_story_in_any_order_ends_the_same(request_row: MemberRequest, order: tuple[int, ...]) -> None:
    told = story(request_row)
    told[1]["data"]["minutes"] = 45
    for number in order:
        receive(told[number])
    assert state_of(request_row) == "scheduled"
    appointment = Appointment.objects.get()
    assert appointment.state == "scheduled"
    assert appointment.starts_at == datetime.datetime.fromisoformat(told[3]["data"]["starts_at"])
    assert VendorEvent.objects.count() == 4


def test_where_a_request_stands_by_a_second_computation() -> None:
    """What counts is the last firm word (an appointment, a no), and after it the last that became of it."""
    random.seed(6)
    for _ in range(500):
        happened = random.choices([type.value for type in standing.MOVING], k=random.randint(1, 7))
        state = standing.state_after(happened)
        if "review.completed" in happened:
            assert state == "done"
            continue
        firm = [each for each in happened if each in ("review.declined", *standing.ARRANGED)]
        ends = {"appointment.missed": "missed", "appointment.cancelled": "told"}
        last_end = [ends[each] for each in happened if each in ends]
        if firm and firm[-1] == "review.declined":
            assert state == "declined"
        elif firm:
            after = happened[len(happened) - 1 - happened[::-1].index(firm[-1]) + 1 :]
            later = [ends[each] for each in after if each in ends]
            assert state == (later[-1] if later else "scheduled")
        else:
            assert state == (last_end[-1] if last_end else "told")


@pytest.mark.django_db(transaction=True)
def test_the_same_message_from_many_hands_is_taken_once() -> None:
    request = exchange.told_request()
    content = message("appointment.scheduled", request)
    outcomes = together(*[lambda: receive(content, "msg_a")] * 6)
    assert sorted(outcomes) == ["accepted", *["repeated"] * 5]
    assert (VendorEvent.objects.count(), Appointment.objects.count()) == (1, 1)
    assert Appointment.objects.get().statuses.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_whole_story_at_once_ends_as_told_in_order() -> None:
    request = exchange.told_request()
    told = story(request)
    outcomes = together(*[lambda each=each: receive(each) for each in told + told])
    assert outcomes == ["accepted"] * 8
    assert state_of(request) == "scheduled"
    assert (Appointment.objects.count(), Appointment.objects.get().state) == (1, "scheduled")


@pytest.mark.django_db(transaction=True)
def test_two_messages_under_one_id_at_once_are_a_conflict() -> None:
    first, second = exchange.told_request(), exchange.told_request()
    contents = [message("summary.sent", each, review_id=f"R-{each.pk}") for each in (first, second)]
    outcomes = together(*[lambda each=each: receive(each, "msg_a") for each in contents])
    assert [str(each) for each in outcomes if each == "accepted"] == ["accepted"]
    assert [type(each) for each in outcomes if each != "accepted"] == [reception.Conflict]
    assert SummarySent.objects.count() == 1
    assert Member.objects.count() == 2


@pytest.mark.parametrize("late", [True, False])
@pytest.mark.parametrize(
    ("first", "then", "state"),
    [
        ("review.declined", "appointment.scheduled", "scheduled"),
        ("appointment.scheduled", "review.declined", "declined"),
        ("appointment.cancelled", "review.declined", "declined"),
        ("review.completed", "appointment.missed", "done"),
    ],
)
def test_when_it_happened_counts_and_not_when_it_was_told(
    request_row: MemberRequest, first: str, then: str, state: str, late: bool
) -> None:
    told = [message(first, request_row, happened=ago(9)), message(then, request_row, happened=ago(3))]
    for content in reversed(told) if late else told:
        receive(content)
    assert state_of(request_row) == state
