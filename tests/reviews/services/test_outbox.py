"""The outbox at work: one worker wins a claim, faults are tried again, holds are asked for when it is sent."""

import datetime
import threading
import time
from typing import Any

import pytest
import time_machine
from django.db import OperationalError
from django.utils import timezone

from members.models import AuditEvent, Member
from reviews.delivery import webhook
from reviews.models import NoticeState, Vendor, VendorNotice
from reviews.services import notices, outbox, pending
from tests.factories import exchange, members, reviews
from tests.racing import together
from tests.vendor import running_vendor

pytestmark = pytest.mark.django_db


def send(notice: VendorNotice) -> str:
    return outbox.send(notice_id=str(notice.pk), by="worker")


def freshly(notice: VendorNotice) -> VendorNotice:
    return VendorNotice.objects.get(pk=notice.pk)


@pytest.fixture
def answered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the vendor hears; it acknowledges all of it."""
    heard: list[str] = []

    def post(line: webhook.Line, key: str, payload: dict[str, Any]) -> webhook.Answer:
        heard.append(key)
        return webhook.Answer("acknowledged")

    monkeypatch.setattr(webhook.Line, "post", post)
    return heard


def answers(monkeypatch: pytest.MonkeyPatch, outcome: Any, error: str = "") -> None:
    monkeypatch.setattr(webhook.Line, "post", lambda line, key, payload: webhook.Answer(outcome, error))


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
    assert pending.find().vendors == []
    VendorNotice.objects.update(not_before=timezone.now())
    assert pending.find().vendors == ["sandbox"]
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
    assert pending.find().vendors == []


def test_a_notice_is_tried_again_later_and_given_up_at_last(monkeypatch: pytest.MonkeyPatch) -> None:
    reviews.vendor()
    notice = reviews.queued_notice()
    answers(monkeypatch, "retry", "ReadTimeout")
    for attempt in range(1, outbox.MAX_ATTEMPTS):
        before = timezone.now()
        assert send(notice) == NoticeState.QUEUED
        again = freshly(notice)
        assert (again.attempts, again.last_error, again.claimed_at) == (attempt, "ReadTimeout", None)
        assert again.not_before >= before + outbox.FIRST_RETRY / 2
        assert send(notice) == "skipped"  # not before its time
        VendorNotice.objects.update(not_before=reviews.a_minute_ago())
    assert send(notice) == NoticeState.DEAD
    assert freshly(notice).attempts == outbox.MAX_ATTEMPTS
    assert AuditEvent.objects.filter(verb="notice.sent").count() == outbox.MAX_ATTEMPTS


def test_the_back_off_grows_within_its_bounds() -> None:
    """From 15 seconds, doubled each time up to six hours, of which half at least is waited."""
    for attempt in range(1, outbox.MAX_ATTEMPTS + 1):
        longest = min(datetime.timedelta(seconds=15 * 2 ** (attempt - 1)), datetime.timedelta(hours=6))
        waits = [outbox.retry_delay(attempt) for _ in range(200)]
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
    VendorNotice.objects.update(state="sending", claimed_at=now - outbox.CLAIM_EXPIRES)
    assert outbox.requeue_abandoned(now=now) == 0
    assert outbox.requeue_abandoned(now=now + datetime.timedelta(seconds=1)) == 1
    again = freshly(notice)
    assert (again.state, again.claimed_at, again.attempts) == (NoticeState.QUEUED, None, 1)


def test_the_sweep_finds_what_a_dead_worker_had_claimed() -> None:
    reviews.queued_notice()
    VendorNotice.objects.update(state="sending", claimed_at=timezone.now() - datetime.timedelta(hours=1))
    assert pending.find().vendors == ["sandbox"]


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

    def post_slowly(line: webhook.Line, key: str, payload: dict[str, Any]) -> webhook.Answer:
        VendorNotice.objects.update(claimed_at=timezone.now() - datetime.timedelta(hours=1))
        answers(monkeypatch, fast)
        assert pending.find().vendors == ["sandbox"]
        send(notice)
        return webhook.Answer(slow)  # type: ignore[arg-type]

    monkeypatch.setattr(webhook.Line, "post", post_slowly)
    send(notice)
    assert (freshly(notice).state, freshly(notice).attempts) == (state, attempts)


# Many at a time -------------------------------------------------------------------------------------------------------


def ripe() -> Any:
    return outbox.send_ripe(vendor_key="sandbox", by="worker")


def test_all_that_is_due_leaves_and_every_count_adds_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbox, "BATCH", 3)
    with running_vendor() as (url, inbox):
        reviews.vendor(endpoint=f"{url}/events")
        queued = [reviews.queued_notice() for _ in range(7)]
        assert ripe() == {"acknowledged": 7}
        heard = inbox.received()
    assert sorted(event["id"] for event in heard) == sorted(str(notice.pk) for notice in queued)
    assert {event["deliveries"] for event in heard} == {1}
    assert set(VendorNotice.objects.values_list("state", "attempts")) == {("acknowledged", 1)}
    assert AuditEvent.objects.filter(verb="notice.sent").count() == 7
    assert {notice.request.state for notice in queued} == {"told"}
    assert ripe() == {}


@pytest.mark.django_db(transaction=True)
def test_many_workers_empty_one_queue(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbox, "BATCH", 2)
    with running_vendor() as (url, inbox):
        reviews.vendor(endpoint=f"{url}/events")
        for _ in range(9):
            reviews.queued_notice()
        counts = together(*[ripe] * 4)
        assert [event["deliveries"] for event in inbox.received()] == [1] * 9
    assert sum(count["acknowledged"] for count in counts) == 9


def test_a_vendor_that_answers_too_often_is_not_misunderstood() -> None:
    """Two answers to the first notice; the second one must not be taken for the answer to the next notice."""
    with running_vendor() as (url, inbox):
        reviews.vendor(endpoint=f"{url}/events")
        inbox.behave("duplicate", 4)
        for _ in range(6):
            reviews.queued_notice()
        ripe()
        VendorNotice.objects.filter(state="queued").update(not_before=reviews.a_minute_ago())
        ripe()
        assert len(inbox.received()) == 6
    assert set(VendorNotice.objects.values_list("state", flat=True)) == {"acknowledged"}


def test_when_nobody_answers_the_rest_is_not_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    reviews.vendor(endpoint="http://127.0.0.1:9/events")
    for _ in range(9):
        reviews.queued_notice()
    counts = ripe()
    tried = VendorNotice.objects.filter(attempts=1).count()
    assert 1 <= tried <= outbox.LINES
    assert counts == {"queued": tried, outbox.NOT_TRIED: 9 - tried}
    assert not VendorNotice.objects.exclude(state="queued", claimed_at=None).exists()
    assert not VendorNotice.objects.filter(not_before__lte=timezone.now()).exists()


def one_line(monkeypatch: pytest.MonkeyPatch, notices: int) -> None:
    monkeypatch.setattr(outbox, "TOGETHER", 1)
    monkeypatch.setattr(outbox, "LINES", 1)
    reviews.vendor()
    for _ in range(notices):
        reviews.queued_notice()


def test_answers_are_written_down_while_others_still_go_out(monkeypatch: pytest.MonkeyPatch) -> None:
    one_line(monkeypatch, notices=3)
    settle, written, posts = outbox._settle, threading.Event(), []

    def settling(*heard: Any) -> list[str]:
        states = settle(*heard)
        written.set()
        return states

    def post(line: webhook.Line, key: str, payload: dict[str, Any]) -> webhook.Answer:
        posts.append(key)
        assert len(posts) < 3 or written.wait(5)
        return webhook.Answer("acknowledged")

    monkeypatch.setattr(outbox, "_settle", settling)
    monkeypatch.setattr(webhook.Line, "post", post)
    assert ripe() == {"acknowledged": 3}


def test_nothing_more_goes_out_when_answers_cannot_be_written_down(monkeypatch: pytest.MonkeyPatch) -> None:
    one_line(monkeypatch, notices=9)
    posts = []

    def away(*heard: Any) -> list[str]:
        raise OperationalError

    def post(line: webhook.Line, key: str, payload: dict[str, Any]) -> webhook.Answer:
        posts.append(key)
        time.sleep(0.05)  # a vendor that is not next door
        return webhook.Answer("acknowledged")

    monkeypatch.setattr(outbox, "_settle", away)
    monkeypatch.setattr(webhook.Line, "post", post)
    with pytest.raises(OperationalError):
        ripe()
    assert len(posts) <= 3
    assert VendorNotice.objects.filter(state="sending").count() == 9  # the same keys go again when the claim expires


def test_what_a_vendor_takes_to_look_at_later_is_handed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    reviews.vendor()
    notice = reviews.queued_notice()
    answers(monkeypatch, "sent")
    assert send(notice) == NoticeState.SENT
    assert (freshly(notice).acknowledged_at, bool(freshly(notice).sent_at)) == (None, True)
    assert notice.request.state == "told"


def test_what_the_vendor_said_meanwhile_weighs_more_than_its_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """It rejects the request by a message of its own before its answer to our POST arrives."""
    reviews.vendor()
    notice = reviews.queued_notice()

    def post(line: webhook.Line, key: str, payload: dict[str, Any]) -> webhook.Answer:
        exchange.receive(exchange.message("request.rejected", notice.request))
        return webhook.Answer("acknowledged")

    monkeypatch.setattr(webhook.Line, "post", post)
    assert send(notice) == NoticeState.REJECTED


# In turn --------------------------------------------------------------------------------------------------------------


def test_a_change_waits_until_the_request_itself_was_told(answered: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    reviews.vendor()
    first = reviews.queued_notice()
    change = notices.announce(request=first.request, type="review.changed")
    VendorNotice.objects.update(not_before=reviews.a_minute_ago())
    assert send(change) == "skipped"
    assert ripe() == {"acknowledged": 1}
    assert ripe() == {"acknowledged": 1}
    assert answered == [str(first.pk), str(change.pk)]


def test_a_request_that_was_given_up_holds_nothing_back(answered: list[str]) -> None:
    reviews.vendor()
    first = reviews.queued_notice()
    change = notices.announce(request=first.request, type="review.changed")
    VendorNotice.objects.update(not_before=reviews.a_minute_ago())
    VendorNotice.objects.filter(pk=first.pk).update(state="dead")
    assert send(change) == NoticeState.ACKNOWLEDGED


# The turn of the year -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("first_answer", ["retry", "acknowledged"])
def test_each_notice_goes_to_the_vendor_of_its_year(
    monkeypatch: pytest.MonkeyPatch, settings: Any, first_answer: str
) -> None:
    """A request of 31 December is tried before midnight and after; one of 1 January goes to the new vendor."""
    settings.VENDOR_SECRETS = {**settings.VENDOR_SECRETS, "new": OTHER_SECRET}
    heard: list[tuple[str, str]] = []

    def post(line: webhook.Line, key: str, payload: dict[str, Any]) -> webhook.Answer:
        heard.append((line.endpoint, key))
        return webhook.Answer(first_answer if len(heard) == 1 else "acknowledged")  # type: ignore[arg-type]

    monkeypatch.setattr(webhook.Line, "post", post)
    reviews.vendor(key="old", endpoint="http://127.0.0.1:9/old")
    reviews.vendor(key="new", endpoint="http://127.0.0.1:9/new")
    settings.VENDOR_SECRETS["old"] = settings.VENDOR_SECRETS.pop("sandbox")
    with time_machine.travel("2026-12-31T23:50:00-05:00", tick=False):
        old = reviews.queued_notice(program_year=members.program_year(2026, vendor_key="old"))
        send(old)
    with time_machine.travel("2027-01-01T00:20:00-05:00", tick=False):
        new = reviews.queued_notice(program_year=members.program_year(2027, vendor_key="new"))
        late = notices.announce(request=old.request, type="review.cancelled")
        VendorNotice.objects.filter(pk=late.pk).update(not_before=timezone.now())
        for vendor_key in (*pending.find().vendors, *pending.find().vendors):
            outbox.send_ripe(vendor_key=vendor_key, by="worker")
    mine = {
        key: {endpoint.rpartition("/")[2] for endpoint, each in heard if each == str(key)}
        for key in (old.pk, new.pk, late.pk)
    }
    assert mine == {old.pk: {"old"}, new.pk: {"new"}, late.pk: {"old"}}
    assert set(VendorNotice.objects.values_list("state", flat=True)) == {"acknowledged"}


OTHER_SECRET = "whsec_" + "b3RoZXItc2VjcmV0LW9mLXRoZS10ZXN0LTAwMDAwMA=="
