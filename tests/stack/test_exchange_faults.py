"""The exchange under faults that are really done: killed workers, cut answers, forged and repeated messages."""

import contextlib
import json
import socket
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from django.db import connection, transaction
from django.utils import timezone
from kombu import Connection

from members.models import AuditEvent
from mtmsite.embedded.processes import wait_until
from reviews import tasks
from reviews.models import Appointment, MemberRequest, NoticeState, Vendor, VendorEvent, VendorNotice
from reviews.services import outbox
from tests.factories import exchange, members, reviews
from tests.stack.processes import Stack, running_stack

pytestmark = [pytest.mark.stack, pytest.mark.django_db(transaction=True)]


@pytest.fixture(scope="module")
def running(django_db_setup: None) -> Iterator[Stack]:
    """No beat: each test says itself when somebody looks for what is due."""
    with running_stack("web", "worker", slow_seconds=8) as stack:
        yield stack


@pytest.fixture
def stack(running: Stack) -> Iterator[Stack]:
    running.inbox.events.clear()
    running.inbox.behave("ok", 0)
    members.program_year()
    reviews.vendor(endpoint=f"{running.vendor_url}/events")
    yield running
    if "worker" not in running.running:
        running.start("worker")


def eventually(what: Callable[[], bool], seconds: float = 40) -> None:
    assert wait_until(what, seconds, pause=0.05), what


def send(stack: Stack) -> None:
    """The message of the beat's sweep, to this stack's broker."""
    with Connection(stack.env["REDIS_URL"]) as broker:
        tasks.send_notices.apply_async(args=["sandbox"], connection=broker)


def look_for_work(stack: Stack) -> None:
    """What the beat's sweep does for notices, after the time that a dead worker's claim holds."""
    VendorNotice.objects.filter(state="sending").update(claimed_at=timezone.now() - timedelta(hours=1))
    VendorNotice.objects.filter(state="queued").update(not_before=timezone.now() - timedelta(seconds=1))
    outbox.requeue_abandoned(now=timezone.now())
    send(stack)


def all_acknowledged() -> bool:
    return not VendorNotice.objects.exclude(state=NoticeState.ACKNOWLEDGED).exists()


def every_notice_once(stack: Stack, count: int) -> None:
    """The vendor holds each key once, and what we wrote adds up with it."""
    held = stack.inbox.received()
    assert sorted(event["id"] for event in held) == sorted(
        str(pk) for pk in VendorNotice.objects.values_list("pk", flat=True)
    )
    assert VendorNotice.objects.filter(state=NoticeState.ACKNOWLEDGED).count() == count == len(held)
    for notice in VendorNotice.objects.all():
        assert AuditEvent.objects.filter(verb="notice.sent", object_id=str(notice.pk)).count() <= notice.attempts
        assert notice.request
        assert [row.state for row in notice.request.statuses.all()] == ["received", "matched", "told"]


# A worker that is killed ----------------------------------------------------------------------------------------------


@contextlib.contextmanager
def a_vendor_that_never_listens() -> Iterator[str]:
    """Connections are taken by the kernel and read by nobody."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"http://127.0.0.1:{server.getsockname()[1]}/events"


@contextlib.contextmanager
def killed_before_the_vendor_hears(stack: Stack) -> Iterator[Callable[[], bool]]:
    address = Vendor.objects.get().endpoint
    with a_vendor_that_never_listens() as nowhere:
        Vendor.objects.update(endpoint=nowhere)
        yield lambda: VendorNotice.objects.filter(state="sending").exists()
    Vendor.objects.update(endpoint=address)


@contextlib.contextmanager
def killed_while_it_waits_for_the_answer(stack: Stack) -> Iterator[Callable[[], bool]]:
    stack.inbox.behave("slow", 2)
    yield lambda: bool(stack.inbox.received())
    stack.inbox.behave("ok", 0)


@contextlib.contextmanager
def killed_before_the_answer_is_written_down(stack: Stack) -> Iterator[Callable[[], bool]]:
    """Its last step wants the requests' rows, and these are held by somebody else."""
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        with transaction.atomic():
            list(MemberRequest.objects.select_for_update())
            held.set()
            done.wait(30)
        connection.close()

    holder = threading.Thread(target=hold)
    holder.start()
    held.wait(10)
    count = VendorNotice.objects.count()
    yield lambda: len(stack.inbox.received()) == count
    done.set()
    holder.join()


@pytest.mark.parametrize(
    "step",
    [
        killed_before_the_vendor_hears,
        killed_while_it_waits_for_the_answer,
        killed_before_the_answer_is_written_down,
    ],
)
def test_a_worker_killed_at_each_step_of_sending(stack: Stack, step: Any) -> None:
    for _ in range(3):
        reviews.queued_notice()
    with step(stack) as reached:
        send(stack)
        eventually(reached)
        stack.kill("worker")
    assert VendorNotice.objects.filter(state="sending").count() == 3
    stack.start("worker")
    look_for_work(stack)
    eventually(all_acknowledged)
    every_notice_once(stack, 3)


def test_workers_killed_again_and_again_lose_and_repeat_nothing(stack: Stack) -> None:
    for number in range(4):
        for _ in range(5):
            reviews.queued_notice()
        send(stack)
        if number % 2:
            stack.kill("worker")
            stack.start("worker")
    eventually(lambda: bool(stack.inbox.received()))
    look_for_work(stack)
    eventually(all_acknowledged)
    every_notice_once(stack, 20)


# A connection that is cut ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", [b"HTTP/1.1 200 OK\r\ncontent-le", b"HTTP/1.1 2", b""])
def test_the_connection_is_cut_in_the_middle_of_the_answer(stack: Stack, words: bytes) -> None:
    """Half an answer is none: the notice comes again under its key."""
    notice = reviews.queued_notice()
    address = Vendor.objects.get().endpoint
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(20)
        Vendor.objects.update(endpoint=f"http://127.0.0.1:{server.getsockname()[1]}/events")
        send(stack)
        line, _ = server.accept()
        with line:
            line.recv(65536)
            line.sendall(words)
    eventually(lambda: VendorNotice.objects.get().attempts == 1)
    assert VendorNotice.objects.get().state == NoticeState.QUEUED
    Vendor.objects.update(endpoint=address)
    look_for_work(stack)
    eventually(all_acknowledged)
    every_notice_once(stack, 1)
    assert [event["deliveries"] for event in stack.inbox.received()] == [1]
    assert VendorNotice.objects.get().pk == notice.pk


# What vendors send ----------------------------------------------------------------------------------------------------


def tell(stack: Stack, body: str, headers: dict[str, str]) -> int:
    answer = httpx.post(f"{stack.url}{exchange.EVENTS}", content=body.encode(), headers=headers, timeout=20)
    return answer.status_code


def signed(content: dict[str, Any], key: str, **how: Any) -> tuple[str, dict[str, str]]:
    body = json.dumps(content)
    return body, exchange.headers(body, webhook_id=key, **how)


def test_old_and_forged_messages_are_refused_logged_and_change_nothing(stack: Stack) -> None:
    request = exchange.told_request()
    assert request.member
    content = exchange.message("appointment.scheduled", request)
    now = datetime.now(UTC)
    body, good = signed(content, "msg_good")
    old = signed(content, "msg_old", at=now - timedelta(minutes=6))
    forged = signed(content, "msg_forged", secret="whsec_" + "b3RoZXItc2VjcmV0LW9mLXRoZS10ZXN0LTAwMDAwMA==")
    changed = (body.replace('"minutes": 30', '"minutes": 45'), good)
    another_id = (body, {**good, "webhook-id": "msg_other"})
    renewed = (body, {**good, "webhook-timestamp": str(int(now.timestamp()) + 60)})
    assert [tell(stack, *each) for each in (old, forged, changed, another_id, renewed)] == [401] * 5
    assert (VendorEvent.objects.count(), Appointment.objects.count()) == (0, 0)
    assert tell(stack, body, good) == tell(stack, body, good) == 200  # a replay within the time changes nothing more
    assert (VendorEvent.objects.count(), Appointment.objects.count()) == (1, 1)
    log = stack.log_text()
    assert log.count("vendor message refused") >= 5
    assert "No matching signature found" in log
    assert "too old" in log
    for secret in (request.reference, request.member.member_id, "Lopez", "msg_forged"):
        assert secret not in log


def test_a_story_twice_out_of_order_and_all_at_once(stack: Stack) -> None:
    requests = [exchange.told_request() for _ in range(3)]
    types = ["request.acknowledged", "appointment.scheduled", "appointment.missed", "appointment.moved", "summary.sent"]
    told = []
    for person, request in enumerate(requests):
        for minute, type in enumerate(types):
            at = timezone.now() - timedelta(minutes=50 - minute)
            keys = {"appointment_id": f"A-{person}"} if type.startswith("app") else {}
            keys |= {"review_id": f"R-{person}"} if type == "summary.sent" else {}
            content = exchange.message(type, request, happened=at, **keys)
            told.append(signed(content, f"msg_{person}_{minute}"))
    with ThreadPoolExecutor(6) as hands:
        answers = list(hands.map(lambda each: tell(stack, *each), [*told[::-1], *told]))
    assert set(answers) == {200}
    assert VendorEvent.objects.count() == len(told) == 15
    assert AuditEvent.objects.filter(verb="vendor.told").count() == 15
    assert {MemberRequest.objects.get(pk=request.pk).state for request in requests} == {"scheduled"}
    assert [each.state for each in Appointment.objects.all()] == ["scheduled"] * 3
