"""Notices: what they say, who holds them, and what a rep does with one that stopped."""

import pytest
from django.db import transaction

from members.models import AuditEvent, Member
from members.services.status import TransitionRefused
from reviews.delivery import webhook
from reviews.models import MemberRequest, NoticeState, VendorNotice
from reviews.services import matching, notices, outbox, requests
from tests.factories import introductions, members, reviews

pytestmark = pytest.mark.django_db


def freshly(notice: VendorNotice) -> VendorNotice:
    return VendorNotice.objects.get(pk=notice.pk)


def answers(monkeypatch: pytest.MonkeyPatch, outcome: str) -> None:
    monkeypatch.setattr(webhook.Line, "post", lambda line, key, payload: webhook.Answer(outcome))  # type: ignore[arg-type]


# By hand --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", ["dead", "rejected"])
def test_a_rep_queues_a_stopped_notice_again(state: str) -> None:
    notice = reviews.queued_notice()
    VendorNotice.objects.update(state=state)
    notices.requeue(notice=notice, by="rep1", reason="vendor mended it")
    assert freshly(notice).state == NoticeState.QUEUED
    assert AuditEvent.objects.get(verb="notice.requeued").reason == "vendor mended it"


def test_a_rep_mends_what_the_vendor_stumbled_over() -> None:
    """The same key with new content; the request keeps what was put right."""
    notice = reviews.queued_notice()
    VendorNotice.objects.update(state="rejected", last_error="no such phone number")
    notices.mend(notice=notice, by="rep1", reason="called the daughter", phone="617-555-0188")
    mended = freshly(notice)
    assert (mended.pk, mended.state, mended.attempts) == (notice.pk, NoticeState.QUEUED, notice.attempts)
    assert mended.payload["data"]["member"]["phone"] == "617-555-0188"
    assert mended.payload["timestamp"] == notice.payload["timestamp"]
    assert MemberRequest.objects.get(pk=notice.request_id).phone == "617-555-0188"
    event = AuditEvent.objects.get(verb="notice.mended")
    assert (event.actor, event.reason, event.values) == ("rep1", "called the daughter", {"fields": ["phone"]})


def test_sending_again_alone_changes_nothing_of_the_content() -> None:
    notice = reviews.queued_notice()
    VendorNotice.objects.update(state="dead")
    Member.objects.update(last_name="Other")
    notices.requeue(notice=notice, by="rep1", reason="vendor mended it")
    assert freshly(notice).payload == notice.payload


def test_the_notice_of_an_enrolment_is_written_anew_from_the_file() -> None:
    letter = introductions.due_letter()
    notice = VendorNotice.objects.get(enrolment=letter.enrolment)
    VendorNotice.objects.update(state="rejected")
    Member.objects.update(phone="617-555-0199")
    notices.mend(notice=notice, by="rep1", reason="new file")
    assert freshly(notice).payload["data"]["member"]["phone"] == "617-555-0199"
    assert freshly(notice).payload["data"]["reference"] == letter.form_reference


def test_only_a_stopped_notice_is_mended_and_only_what_may_be() -> None:
    notice = reviews.queued_notice()
    with pytest.raises(TransitionRefused), transaction.atomic():
        notices.mend(notice=notice, by="rep1", reason="why not", phone="617-555-0188")
    assert MemberRequest.objects.get(pk=notice.request_id).phone == "617-555-0123"
    with pytest.raises(ValueError, match="phone and language"):
        notices.mend(notice=notice, by="rep1", reason="why not", last_name="Other")


def test_nothing_else_is_queued_again() -> None:
    with pytest.raises(TransitionRefused):
        notices.requeue(notice=reviews.queued_notice(), by="rep1", reason="impatient")


def test_a_request_is_not_cancelled_once_its_notice_was_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    """The vendor may have kept it although it answered with a fault, and would never hear of the end."""
    reviews.vendor()
    notice = reviews.queued_notice()
    answers(monkeypatch, "retry")
    outbox.send(notice_id=str(notice.pk), by="worker")
    with pytest.raises(TransitionRefused):
        requests.cancel(request=notice.request, by="web")
    request = MemberRequest.objects.get(pk=notice.request_id)
    assert request.state == "matched"
    assert freshly(notice).state == NoticeState.QUEUED


# What it says ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("choice", "notice_type", "own"),
    [
        (
            "review",
            "review.requested",
            {"windows", "any_time", "leave_message", "others_on_call", "questions", "member_list_attached"},
        ),
        ("not_now", "review.declined", set()),
        ("leave", "member.opted_out", {"reason"}),
        ("come_back", "member.came_back", set()),
    ],
)
def test_the_content_follows_the_exchange(choice: str, notice_type: str, own: set[str]) -> None:
    notice = reviews.queued_notice(members.member(language="es", uses_tty=True), choice=choice)
    assert set(notice.payload) == {"type", "timestamp", "data"}
    data = notice.payload["data"]
    assert notice.payload["type"] == notice_type
    assert set(data) == {"program_year", "reference", "member"} | own
    assert data["member"] == {
        "id": notice.member.member_id,
        "name": "Maria Lopez",
        "birth_date": "1948-04-28",
        "phone": "617-555-0123",
        "phone_alternate": "",
        "language": "es",
        "needs": {"interpreter": False, "tty": True, "hearing_help": False, "large_print": False},
    }


def test_a_change_says_all_as_it_is_now_and_which_change_it_is() -> None:
    first = reviews.matched_request(members.member(phone="617-555-0100"))
    MemberRequest.objects.update(phone="617-555-0177", questions="May I stop?")
    request = MemberRequest.objects.get(pk=first.pk)
    told = [notices.announce(request=request, type="review.changed") for _ in range(2)]
    for number, notice in enumerate(told, 1):
        data = notice.payload["data"]
        assert (notice.state, notice.number, data["change"]) == (NoticeState.QUEUED, number, number)
        assert (data["member"]["phone"], data["questions"]) == ("617-555-0177", "May I stop?")
        assert notice.payload["timestamp"] == notice.created_at.isoformat()


def test_a_cancelled_request_is_told_under_its_reference() -> None:
    notice = notices.announce(request=reviews.matched_request(), type="review.cancelled")
    assert set(notice.payload["data"]) == {"program_year", "reference", "member"}
    assert notice.payload["timestamp"] == notice.created_at.isoformat()


def test_what_happens_to_a_request_before_its_match_is_held_and_released_with_it() -> None:
    person = members.member()
    request = reviews.request(person)
    notice = notices.announce(request=request, type="review.changed")
    assert (notice.state, notice.payload) == (NoticeState.HELD, None)
    matching.match(request_id=str(request.pk), by="worker")
    assert {each.state for each in request.notices.all()} == {NoticeState.QUEUED}


def test_the_content_is_frozen_when_it_is_released() -> None:
    notice = reviews.queued_notice()
    Member.objects.update(phone="617-555-0999", last_name="Other")
    assert freshly(notice).payload == notice.payload
