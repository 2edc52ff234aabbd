"""The outbox: one worker wins a claim, faults are tried again, holds are asked for when it is sent."""

import datetime
from typing import Any

import pytest
from django.utils import timezone

from members.models import AuditEvent, Member
from members.services.status import TransitionRefused
from reviews.delivery import webhook
from reviews.models import MemberRequest, NoticeState, Vendor, VendorNotice
from reviews.services import matching, notices, pending, requests
from tests.factories import members, reviews
from tests.racing import together

pytestmark = pytest.mark.django_db


def send(notice: VendorNotice) -> str:
    return notices.send(notice_id=str(notice.pk), by="worker")


def freshly(notice: VendorNotice) -> VendorNotice:
    return VendorNotice.objects.get(pk=notice.pk)


@pytest.fixture
def answered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the vendor hears; it acknowledges all of it."""
    heard: list[str] = []

    def post(*, vendor: Vendor, notice: VendorNotice, secret: str) -> webhook.Answer:
        heard.append(str(notice.pk))
        return webhook.Answer("acknowledged")

    monkeypatch.setattr(webhook, "post", post)
    return heard


def answers(monkeypatch: pytest.MonkeyPatch, outcome: str, error: str = "") -> None:
    monkeypatch.setattr(webhook, "post", lambda **kwargs: webhook.Answer(outcome, error))  # type: ignore[arg-type]


# Sending --------------------------------------------------------------------------------------------------------------


def test_an_acknowledged_notice_is_done(answered: list[str]) -> None:
    reviews.vendor()
    notice = reviews.queued_notice()
    assert send(notice) == NoticeState.ACKNOWLEDGED
    notice = freshly(notice)
    assert (notice.state, notice.attempts, notice.last_error) == (NoticeState.ACKNOWLEDGED, 1, "")
    assert notice.acknowledged_at is not None
    assert AuditEvent.objects.get(verb="notice.sent").values == {"attempt": 1, "answer": "acknowledged"}
    assert send(notice) == "skipped"
    assert answered == [str(notice.pk)]


@pytest.mark.parametrize("state", ["held", "sending", "acknowledged", "rejected", "dead", "cancelled"])
def test_only_a_queued_notice_is_sent(answered: list[str], state: str) -> None:
    reviews.vendor()
    notice = reviews.queued_notice()
    timely = {"acknowledged_at": timezone.now()} if state == "acknowledged" else {}
    VendorNotice.objects.update(state=state, claimed_at=timezone.now(), **timely)
    assert send(notice) == "skipped"
    assert answered == []
    assert freshly(notice).state == state


def test_the_undo_window_is_waited_for(answered: list[str]) -> None:
    reviews.vendor()
    notice = reviews.queued_notice(ripe=False)
    assert send(notice) == "skipped"
    assert pending.find().notices == []
    VendorNotice.objects.update(not_before=timezone.now())
    assert pending.find().notices == [str(notice.pk)]
    assert send(notice) == NoticeState.ACKNOWLEDGED


@pytest.mark.django_db(transaction=True)
def test_many_workers_claim_and_one_sends(answered: list[str]) -> None:
    reviews.vendor()
    notice = reviews.queued_notice()
    outcomes = together(*[lambda: send(notice)] * 6)
    assert sorted(outcomes) == ["acknowledged", *["skipped"] * 5]
    assert answered == [str(notice.pk)]
    assert freshly(notice).attempts == 1


def test_a_rejected_notice_is_not_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    reviews.vendor()
    notice = reviews.queued_notice()
    answers(monkeypatch, "rejected", "the vendor answered 422")
    assert send(notice) == NoticeState.REJECTED
    assert freshly(notice).last_error == "the vendor answered 422"
    assert pending.find().notices == []


def test_a_notice_is_tried_again_later_and_given_up_at_last(monkeypatch: pytest.MonkeyPatch) -> None:
    reviews.vendor()
    notice = reviews.queued_notice()
    answers(monkeypatch, "retry", "ReadTimeout")
    for attempt in range(1, notices.MAX_ATTEMPTS):
        before = timezone.now()
        assert send(notice) == NoticeState.QUEUED
        again = freshly(notice)
        assert (again.attempts, again.last_error, again.claimed_at) == (attempt, "ReadTimeout", None)
        assert again.not_before >= before + notices.FIRST_RETRY / 2
        assert send(notice) == "skipped"  # not before its time
        VendorNotice.objects.update(not_before=reviews.a_minute_ago())
    assert send(notice) == NoticeState.DEAD
    assert freshly(notice).attempts == notices.MAX_ATTEMPTS
    assert AuditEvent.objects.filter(verb="notice.sent").count() == notices.MAX_ATTEMPTS


def test_the_back_off_grows_within_its_bounds() -> None:
    """From 15 seconds, doubled each time up to six hours, of which half at least is waited."""
    for attempt in range(1, notices.MAX_ATTEMPTS + 1):
        longest = min(datetime.timedelta(seconds=15 * 2 ** (attempt - 1)), datetime.timedelta(hours=6))
        waits = [notices.retry_delay(attempt) for _ in range(200)]
        assert longest / 2 <= min(waits)
        assert max(waits) <= longest
        assert len(set(waits)) > 100  # vendors that come back are not asked by all at once


# Holds ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        (None, "the year’s vendor is not set up"),
        ({"key": "another"}, "the year’s vendor is not set up"),
        ({"endpoint": ""}, "the year’s vendor is not set up"),
        ({"on_hold": True}, "the vendor is on hold"),
    ],
)
def test_a_vendor_that_cannot_be_told_now_is_told_later(
    answered: list[str], columns: dict[str, Any] | None, reason: str
) -> None:
    if columns is not None:
        reviews.vendor(**columns)
    notice = reviews.queued_notice()
    assert send(notice) == NoticeState.QUEUED
    held = freshly(notice)
    assert (held.last_error, held.attempts, held.claimed_at) == (reason, 0, None)
    assert held.not_before > timezone.now() + datetime.timedelta(minutes=9)
    Vendor.objects.all().delete()
    reviews.vendor()
    VendorNotice.objects.update(not_before=reviews.a_minute_ago())
    assert send(notice) == NoticeState.ACKNOWLEDGED
    assert answered == [str(notice.pk)]


def test_a_vendor_without_a_secret_is_not_set_up(answered: list[str], settings: Any) -> None:
    reviews.vendor()
    settings.VENDOR_SECRETS = {}
    notice = reviews.queued_notice()
    assert send(notice) == NoticeState.QUEUED
    assert freshly(notice).last_error == "the year’s vendor is not set up"
    assert answered == []


def test_nothing_is_told_of_a_member_who_has_died(answered: list[str]) -> None:
    reviews.vendor()
    notice = reviews.queued_notice()
    Member.objects.update(death_date=timezone.localdate())
    assert send(notice) == NoticeState.QUEUED
    assert freshly(notice).last_error == "the member has died"
    assert answered == []


# Workers that die or stall --------------------------------------------------------------------------------------------


def test_what_a_dead_worker_had_claimed_is_queued_again_and_counted() -> None:
    notice = reviews.queued_notice()
    now = timezone.now()
    VendorNotice.objects.update(state="sending", claimed_at=now - notices.CLAIM_EXPIRES)
    assert notices.requeue_abandoned(now=now) == 0
    assert notices.requeue_abandoned(now=now + datetime.timedelta(seconds=1)) == 1
    again = freshly(notice)
    assert (again.state, again.claimed_at, again.attempts) == (NoticeState.QUEUED, None, 1)


def test_the_sweep_finds_what_a_dead_worker_had_claimed() -> None:
    notice = reviews.queued_notice()
    VendorNotice.objects.update(state="sending", claimed_at=timezone.now() - datetime.timedelta(hours=1))
    assert pending.find().notices == [str(notice.pk)]


@pytest.mark.parametrize(
    ("slow", "fast", "state", "attempts"),
    [
        ("retry", "acknowledged", NoticeState.ACKNOWLEDGED, 2),
        ("rejected", "acknowledged", NoticeState.ACKNOWLEDGED, 2),
        ("acknowledged", "retry", NoticeState.ACKNOWLEDGED, 3),
        ("retry", "rejected", NoticeState.REJECTED, 2),
    ],
)
def test_a_worker_that_was_too_slow_does_not_undo_what_another_one_heard(
    monkeypatch: pytest.MonkeyPatch, slow: str, fast: str, state: str, attempts: int
) -> None:
    """Its claim expired while it waited, another worker sent the notice too, and then the first hears an answer."""
    reviews.vendor()
    notice = reviews.queued_notice()

    def post_slowly(**kwargs: Any) -> webhook.Answer:
        VendorNotice.objects.update(claimed_at=timezone.now() - datetime.timedelta(hours=1))
        answers(monkeypatch, fast)
        assert pending.find().notices == [str(notice.pk)]
        send(notice)
        return webhook.Answer(slow)  # type: ignore[arg-type]

    monkeypatch.setattr(webhook, "post", post_slowly)
    send(notice)
    assert (freshly(notice).state, freshly(notice).attempts) == (state, attempts)


# By hand --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", ["dead", "rejected"])
def test_a_rep_queues_a_stopped_notice_again(answered: list[str], state: str) -> None:
    reviews.vendor()
    notice = reviews.queued_notice()
    VendorNotice.objects.update(state=state)
    notices.requeue(notice=notice, by="rep1", reason="vendor mended it")
    assert send(notice) == NoticeState.ACKNOWLEDGED
    assert AuditEvent.objects.get(verb="notice.requeued").reason == "vendor mended it"


def test_nothing_else_is_queued_again() -> None:
    with pytest.raises(TransitionRefused):
        notices.requeue(notice=reviews.queued_notice(), by="rep1", reason="impatient")


def test_a_request_is_not_cancelled_once_its_notice_was_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    """The vendor may have kept it although it answered with a fault, and would never hear of the end."""
    reviews.vendor()
    notice = reviews.queued_notice()
    answers(monkeypatch, "retry")
    send(notice)
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
