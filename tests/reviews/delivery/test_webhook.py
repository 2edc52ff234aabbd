"""Notices over real HTTP: signed so that the vendor's library verifies them, under one id however often."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from typing import Any

import httpx
import pytest
from django.utils import timezone
from standardwebhooks import Webhook, WebhookVerificationError

from reviews.delivery import webhook
from reviews.models import NoticeState, VendorNotice
from reviews.services import outbox
from tests.factories import members, reviews
from tests.vendor import running_vendor

pytestmark = pytest.mark.django_db
SECRET = "whsec_" + "c2VjcmV0LW9mLXRoZS10ZXN0LXZlbmRvci0wMDAwMDA="


@pytest.fixture
def notice() -> VendorNotice:
    return reviews.queued_notice(members.member(first_name="José", last_name="O’Brien <b>🙂"))


@contextmanager
def raw_server(reply: Any) -> Iterator[str]:
    """A server that hands each connection to ``reply``: for answers that no well-behaved library gives."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.05)
        stop = threading.Event()

        def serve() -> None:
            while not stop.is_set():
                try:
                    connection, _ = server.accept()
                except TimeoutError:
                    continue
                with connection:
                    connection.settimeout(5)
                    connection.recv(65536)
                    with suppress(OSError):  # the client may have left
                        reply(connection, stop)

        thread = threading.Thread(target=serve)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/events"
        stop.set()
        thread.join()


def post(notice: VendorNotice, endpoint: str, secret: str = SECRET) -> webhook.Answer:
    with webhook.Line(endpoint, [secret]) as line:
        return line.post(str(notice.pk), notice.payload)


def test_the_vendors_library_verifies_what_we_send(notice: VendorNotice) -> None:
    with running_vendor(secret=SECRET) as (url, inbox):
        assert post(notice, f"{url}/events") == webhook.Answer("acknowledged")
    (event,) = inbox.received()
    assert event["id"] == str(notice.pk)
    assert event["body"] == notice.payload
    assert event["body"]["data"]["member"]["name"] == "José O’Brien <b>🙂"


def test_another_secret_is_not_verified_and_tried_again(notice: VendorNotice) -> None:
    with running_vendor(secret=SECRET) as (url, inbox):
        answer = post(notice, f"{url}/events", secret="whsec_" + "b3RoZXItc2VjcmV0LW9mLXRoZS10ZXN0LTAwMDAwMA==")
    assert answer == webhook.Answer("retry", "the vendor answered 401")
    assert inbox.received() == []


def headers_of(monkeypatch: pytest.MonkeyPatch, notice: VendorNotice) -> tuple[httpx.Request, bytes]:
    seen: list[httpx.Request] = []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200)

    client = httpx.Client(transport=httpx.MockTransport(handle))
    monkeypatch.setattr(httpx, "Client", lambda **options: client)
    post(notice, "http://127.0.0.1/events")
    return seen[0], seen[0].content


def test_a_changed_body_and_an_old_stamp_are_refused(monkeypatch: pytest.MonkeyPatch, notice: VendorNotice) -> None:
    request, body = headers_of(monkeypatch, notice)
    headers = dict(request.headers)
    assert Webhook(SECRET).verify(body, headers) == notice.payload
    with pytest.raises(WebhookVerificationError):
        Webhook(SECRET).verify(body.replace(b"review", b"reView", 1), headers)
    late = str(int(headers["webhook-timestamp"]) - 6 * 60)
    with pytest.raises(WebhookVerificationError):
        Webhook(SECRET).verify(body, {**headers, "webhook-timestamp": late})


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (200, "acknowledged"), (201, "acknowledged"), (202, "sent"), (204, "acknowledged"),
        (301, "retry"), (302, "retry"), (401, "retry"), (403, "retry"), (408, "retry"), (429, "retry"),
        (500, "retry"), (502, "retry"), (503, "retry"), (504, "retry"),
        (400, "rejected"), (404, "rejected"), (409, "rejected"), (410, "rejected"), (413, "rejected"),
        (422, "rejected"),
    ],
)  # fmt: skip
def test_what_an_answer_means(notice: VendorNotice, status: int, outcome: str) -> None:
    def reply(connection: socket.socket, stop: threading.Event) -> None:
        connection.sendall(b"HTTP/1.1 %d X\r\ncontent-length: 0\r\nlocation: /elsewhere\r\n\r\n" % status)

    with raw_server(reply) as endpoint:
        assert post(notice, endpoint).outcome == outcome


QUICKLY = httpx.Timeout(0.3, connect=0.3)


@pytest.mark.parametrize(
    "endpoint",
    ["http://127.0.0.1:9/events", "http://nowhere.invalid/events", "http://[::1", "ftp://127.0.0.1/", "http:///x", "x"],
)
def test_a_vendor_that_cannot_be_reached_is_tried_again(notice: VendorNotice, endpoint: str) -> None:
    assert post(notice, endpoint).outcome == "retry"


@pytest.mark.parametrize("secret", ["whsec_not base 64 at all!", "whsec_x", ""])
def test_a_secret_that_cannot_be_used_is_told(notice: VendorNotice, secret: str) -> None:
    assert post(notice, "http://127.0.0.1:9/events", secret=secret).outcome == "retry"


def test_a_vendor_that_says_nothing_is_tried_again(monkeypatch: pytest.MonkeyPatch, notice: VendorNotice) -> None:
    monkeypatch.setattr(webhook, "TIMEOUT", QUICKLY)
    with raw_server(lambda connection, stop: stop.wait(5)) as endpoint:
        assert post(notice, endpoint) == webhook.Answer("retry", "ReadTimeout", reached=False)


def test_a_vendor_that_hangs_up_is_tried_again(notice: VendorNotice) -> None:
    with raw_server(lambda connection, stop: None) as endpoint:
        assert post(notice, endpoint).outcome == "retry"


def test_rubbish_for_an_answer_is_tried_again(notice: VendorNotice) -> None:
    with raw_server(lambda connection, stop: connection.sendall(b"\x00\x01 rubbish\r\n\r\n")) as endpoint:
        assert post(notice, endpoint).outcome == "retry"


def test_a_body_that_never_ends_holds_nobody(notice: VendorNotice) -> None:
    """The status is all that counts; what trickles after it is not read."""

    def trickle(connection: socket.socket, stop: threading.Event) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: 1000000\r\n\r\n")
        while not stop.wait(0.05):
            connection.sendall(b".")

    started = time.monotonic()
    with raw_server(trickle) as endpoint:
        assert post(notice, endpoint) == webhook.Answer("acknowledged")
        assert time.monotonic() - started < 2


def test_an_error_tells_nothing_personal(notice: VendorNotice) -> None:
    answer = post(notice, "http://127.0.0.1:9/events")
    assert answer.error == "ConnectError"


# The same id on every attempt -----------------------------------------------------------------------------------------


def test_the_vendor_holds_one_event_after_every_kind_of_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """500, cut after keeping, slow beyond our patience, down, then well: five attempts, one event, one id."""
    monkeypatch.setattr(webhook, "TIMEOUT", QUICKLY)
    with running_vendor(slow_seconds=0.6) as (url, inbox):
        reviews.vendor(endpoint=f"{url}/events")
        notice = reviews.queued_notice()
        for mode in ("fail", "cut", "slow", "down"):
            inbox.behave(mode, 1)
            assert outbox.send(notice_id=str(notice.pk), by="worker") == NoticeState.QUEUED
            VendorNotice.objects.update(not_before=timezone.now() - timedelta(seconds=1))
        assert outbox.send(notice_id=str(notice.pk), by="worker") == NoticeState.ACKNOWLEDGED
        (event,) = inbox.received()
    assert event["id"] == str(notice.pk)
    assert event["deliveries"] == 3  # kept when it cut, when it was slow, and when it was well
    assert VendorNotice.objects.get().attempts == 5


def test_a_vendor_that_answers_twice_is_heard_once() -> None:
    with running_vendor() as (url, inbox):
        reviews.vendor(endpoint=f"{url}/events")
        inbox.behave("duplicate", 2)
        for _ in range(2):
            notice = reviews.queued_notice()
            assert outbox.send(notice_id=str(notice.pk), by="worker") == NoticeState.ACKNOWLEDGED
        assert [event["deliveries"] for event in inbox.received()] == [1, 1]


def test_a_connection_is_used_again_only_for_a_vendor_that_names_the_notice(notice: VendorNotice) -> None:
    """One that answers twice without saying what it answers would else be heard for the next notice."""
    heard: list[bytes] = []

    def answer_twice(connection: socket.socket, stop: threading.Event) -> None:
        heard.append(b"")
        connection.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}" * 2)
        stop.wait(0.1)

    with raw_server(answer_twice) as endpoint, webhook.Line(endpoint, [SECRET]) as line:
        outcomes = [line.post(str(notice.pk), notice.payload).outcome for _ in range(3)]
    assert outcomes == ["acknowledged"] * 3
    assert len(heard) == 3


def test_an_answer_about_another_notice_is_none(notice: VendorNotice) -> None:
    def answer(connection: socket.socket, stop: threading.Event) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nwebhook-id: other\r\ncontent-length: 2\r\n\r\n{}")

    with raw_server(answer) as endpoint:
        assert post(notice, endpoint) == webhook.Answer("retry", "the vendor’s answer is about another notice")
