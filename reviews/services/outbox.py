"""The outbox at work: claim, deliver, settle. Workers race and die; a vendor hears of an event once."""

import collections
import datetime
import itertools
import random
import time
from collections.abc import Iterable
from concurrent import futures
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from members.services import audit, status
from reviews.delivery import signing, webhook
from reviews.models import Channel, MemberRequest, NoticeState, NoticeType, RequestState, Vendor, VendorNotice
from reviews.models.notice import VendorNoticeQuerySet
from reviews.services import notice_holds

FIRST_RETRY = datetime.timedelta(seconds=15)
LONGEST_RETRY = datetime.timedelta(hours=6)
MAX_ATTEMPTS = 20
CLAIM_EXPIRES = datetime.timedelta(minutes=2)
WAIT_FOR_VENDOR = datetime.timedelta(minutes=10)
NEXT_TURN = datetime.timedelta(seconds=20)
BATCH = 500
LINES = 3  # connections to a vendor at the same time
TOGETHER = 64  # answers written down at once, while the lines go on
LOOK_EVERY = 0.01  # seconds
BATCH_SECONDS = 30  # with the longest wait for one answer, well within what a claim holds
NOT_TRIED = "not tried"

NEEDED = (
    "type", "test", "payload", "state", "attempts", "claimed_at", "request__current_state", "program_year__vendor_key",
    "member__death_date", "enrolment__member", "enrolment__opted_out_on", "enrolment__ended_on",
)  # fmt: skip

Heard = list[tuple[VendorNotice, webhook.Answer]]
Waiting = collections.deque[VendorNotice]


def send(*, notice_id: str, by: str) -> str:
    """Deliver one notice if it is its time; returns its state, or ``"skipped"``.

    Safe twice and from many workers: only one can claim it.
    """
    outcomes = _deliver(_claim(VendorNotice.objects.filter(pk=notice_id), 1), by)
    return next(iter(outcomes), "skipped")


def send_ripe(*, vendor_key: str, by: str, seconds: float = BATCH_SECONDS) -> collections.Counter[str]:
    """Deliver what is due for one vendor, batch after batch; returns states with their counts.

    Ends when nothing is due, when nobody answers there, or when the time is over: the next sweep goes on.
    """
    latest, counts = time.monotonic() + seconds, collections.Counter[str]()
    while time.monotonic() < latest:
        claimed = _claim(VendorNotice.objects.for_vendor(vendor_key), BATCH)
        outcomes = _deliver(claimed, by)
        counts.update(outcomes)
        if len(claimed) < BATCH or NOT_TRIED in outcomes:
            break
    return counts


@transaction.atomic
def _claim(rows: VendorNoticeQuerySet, at_most: int) -> list[VendorNotice]:
    """Those whose turn it is, taken so that nobody else has them; what goes by file is not among them."""
    now = timezone.now()
    by_file = Vendor.objects.filter(channel=Channel.FILE).values("key")
    due = rows.ripe(now).in_turn().exclude(program_year__vendor_key__in=by_file).order_by("not_before")
    free = due.select_for_update(skip_locked=True, of=("self",), no_key=True)
    rows = free.select_related("program_year", "member", "enrolment", "request").only(*NEEDED)
    claimed = list(rows.with_held_contact()[:at_most])
    VendorNotice.objects.filter(pk__in=[each.pk for each in claimed]).update(state=NoticeState.SENDING, claimed_at=now)
    for notice in claimed:
        notice.state, notice.claimed_at = NoticeState.SENDING, now
    return claimed


def _deliver(claimed: list[VendorNotice], by: str) -> list[str]:
    """Send what was claimed, vendor by vendor; returns the states afterwards."""
    states: list[str] = []
    ways = itertools.groupby(sorted(claimed, key=_way), _way)
    for (vendor_key, test), notices in ways:
        vendor = Vendor.objects.filter(key=vendor_key).first()
        by_reason: dict[str, list[VendorNotice]] = collections.defaultdict(list)
        for notice in notices:
            by_reason[notice_holds.reason(notice, vendor)].append(notice)
        free = by_reason.pop("", [])
        for reason, held in by_reason.items():
            states += _put_back(held, reason, WAIT_FOR_VENDOR)
        if free and vendor:
            states += _post_all(free, vendor.test_endpoint if test else vendor.endpoint, vendor_key, by)
    return states


def _way(notice: VendorNotice) -> tuple[str, bool]:
    """Tests never share a line with what is real."""
    return notice.program_year.vendor_key, notice.test


def _put_back(notices: list[VendorNotice], reason: str, wait: datetime.timedelta) -> list[str]:
    """Not tried, so not counted."""
    keys, claimed_at = [each.pk for each in notices], notices[0].claimed_at
    mine = VendorNotice.objects.filter(pk__in=keys, state=NoticeState.SENDING, claimed_at=claimed_at)
    mine.update(state=NoticeState.QUEUED, claimed_at=None, not_before=timezone.now() + wait, last_error=reason)
    return [NoticeState.QUEUED] * len(notices)


def _post_all(notices: list[VendorNotice], endpoint: str, vendor_key: str, by: str) -> list[str]:
    """Over a few lines at once. When nobody answers, or the time is over, the rest waits for its next turn."""
    heard: Heard = []
    waiting = collections.deque(notices)
    with webhook.Line(endpoint, signing.secrets_of(vendor_key)) as line:
        if len(notices) == 1:
            _talk(line, waiting, heard)
            states = _settle(heard, by)
        else:
            states = _talk_and_settle(line, waiting, heard, by)
    rest = list(waiting)
    if rest:
        _put_back(rest, heard[-1][1].error, NEXT_TURN)
    return states + [NOT_TRIED] * len(rest)


def _talk_and_settle(line: webhook.Line, waiting: Waiting, heard: Heard, by: str) -> list[str]:
    """The lines talk in threads of their own; what they heard so far is written down here meanwhile."""
    states: list[str] = []
    with ThreadPoolExecutor(LINES) as talkers:
        talking = [talkers.submit(_talk, line, waiting, heard) for _ in range(LINES)]
        try:
            while futures.wait(talking, timeout=LOOK_EVERY).not_done:
                if len(heard) - len(states) >= TOGETHER:
                    states += _settle(heard[len(states) :], by)
        except BaseException:
            waiting.clear()  # nobody could write down what they hear; these are taken up when the claim expires
            raise
        for talker in talking:
            talker.result()
    return states + _settle(heard[len(states) :], by)


def _talk(line: webhook.Line, waiting: Waiting, heard: Heard) -> None:
    """One notice after the other; no database here, so any number of these may run at once."""
    latest = time.monotonic() + BATCH_SECONDS
    while waiting and time.monotonic() < latest and all(answer.reached for _, answer in heard[-LINES:]):
        try:
            notice = waiting.popleft()
        except IndexError:  # another one has taken the last
            return
        heard.append((notice, line.post(str(notice.pk), notice.payload or {})))


@transaction.atomic
def _settle(heard: Heard, by: str) -> list[str]:
    """Write down what was heard, in as many statements as there are kinds of answers.

    The requests' rows are locked before the notices', as everywhere.
    """
    with_vendor([notice for notice, answer in heard if answer.outcome in ("acknowledged", "sent")], by)
    keys = [notice.pk for notice, _ in heard]
    rows = VendorNotice.objects.select_for_update(no_key=True).order_by("pk").defer("payload").in_bulk(keys)
    kinds: dict[tuple[webhook.Answer, int], list[VendorNotice]] = collections.defaultdict(list)
    for claimed, answer in heard:
        row = rows[claimed.pk]
        if _counts(row, claimed, answer):
            row.attempts += 1
            row.state = _state_after(answer, row.attempts)
            kinds[(answer, row.attempts)].append(row)
    for (answer, attempt), alike in kinds.items():
        _write(alike, answer, timezone.now())
        values = {"attempt": attempt, "answer": answer.outcome}
        audit.record_each(by=by, verb="notice.sent", on=alike, values=values, reason=answer.error)
    return [rows[key].state for key in keys]


def _counts(row: VendorNotice, claimed: VendorNotice, answer: webhook.Answer) -> bool:
    """Whether the answer changes the row. A worker whose claim expired brings good news, or none.

    What the vendor has said since in a message of its own weighs more than its answer.
    """
    still_mine = row.state == NoticeState.SENDING and row.claimed_at == claimed.claimed_at
    return still_mine or (answer.outcome == "acknowledged" and row.answered_at is None)


def _write(alike: list[VendorNotice], answer: webhook.Answer, now: datetime.datetime) -> None:
    """Rows that had the same answer and are in the same state after it."""
    state, rows = alike[0].state, VendorNotice.objects.filter(pk__in=[row.pk for row in alike])
    columns: dict[str, Any] = {"state": state, "attempts": alike[0].attempts, "last_error": answer.error}
    if state in (NoticeState.SENT, NoticeState.ACKNOWLEDGED):
        columns["sent_at"] = Coalesce("sent_at", Value(now))
    if state == NoticeState.ACKNOWLEDGED:
        columns["acknowledged_at"] = Coalesce("acknowledged_at", Value(now))
    rows.update(**columns)
    if state == NoticeState.QUEUED:
        for row in alike:  # each waits for a time of its own
            VendorNotice.objects.filter(pk=row.pk).update(claimed_at=None, not_before=now + retry_delay(row.attempts))


def _state_after(answer: webhook.Answer, attempts: int) -> NoticeState:
    if answer.outcome == "retry":
        return NoticeState.DEAD if attempts >= MAX_ATTEMPTS else NoticeState.QUEUED
    return NoticeState(answer.outcome)


def with_vendor(notices: Iterable[VendorNotice], by: str) -> None:
    """Requests for a review whose notice was taken are with the vendor, unless it has told more of them already."""
    asked = [each.request_id for each in notices if each.request_id and each.type == NoticeType.REVIEW_REQUESTED]
    if asked:
        matched = MemberRequest.objects.filter(pk__in=asked).in_state(RequestState.MATCHED).only("current_state")
        status.move_all(list(matched), to=RequestState.TOLD, by=by, reason="notice taken")


def retry_delay(attempts: int) -> datetime.timedelta:
    """Exponential back-off with full jitter on its upper half (seconds to six hours)."""
    longest = min(FIRST_RETRY * 2 ** (attempts - 1), LONGEST_RETRY)
    return longest * random.uniform(0.5, 1)  # noqa: S311 - spreads load, protects nothing


def requeue_abandoned(*, now: datetime.datetime) -> int:
    """Queue again what a dead worker had claimed; the key is the same, so the vendor still hears it once.

    It counts as an attempt: the vendor may have heard it.
    """
    abandoned = VendorNotice.objects.abandoned(now - CLAIM_EXPIRES)
    return abandoned.update(state=NoticeState.QUEUED, claimed_at=None, not_before=now, attempts=F("attempts") + 1)
