"""The sandbox vendor in each of its modes, over real HTTP."""

import json
import socket
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from standardwebhooks import Webhook

from reviews import sandbox
from tests.vendor import running_vendor

SECRET = "whsec_" + "c2VjcmV0LW9mLXRoZS10ZXN0LXZlbmRvci0wMDAwMDA="
SLOW = 0.5


@pytest.fixture
def vendor() -> Iterator[tuple[str, sandbox.Inbox]]:
    with running_vendor(slow_seconds=SLOW, secret=SECRET) as running:
        yield running


def send(url: str, key: str = "a", secret: str = SECRET, **options: Any) -> httpx.Response:
    body = json.dumps({"type": "review.requested", "timestamp": "2026-01-01T00:00:00Z", "data": {"name": "José"}})
    sent_at = datetime.now(UTC)
    headers = {
        "webhook-id": key,
        "webhook-timestamp": str(int(sent_at.timestamp())),
        "webhook-signature": Webhook(secret).sign(key, sent_at, body),
    }
    return httpx.post(f"{url}/events", content=body, headers=headers, **options)


def held(url: str) -> list[tuple[str, int]]:
    return [(event["id"], event["deliveries"]) for event in httpx.get(f"{url}/received").json()]


def behave(url: str, mode: str, times: int = 1) -> None:
    assert httpx.post(f"{url}/behave", json={"mode": mode, "times": times}).status_code == 200


Vendor = tuple[str, sandbox.Inbox]


def test_it_verifies_keeps_and_acknowledges(vendor: Vendor) -> None:
    url, _ = vendor
    answer = send(url)
    assert (answer.status_code, answer.json()) == (200, {"status": "acknowledged"})
    (event,) = httpx.get(f"{url}/received").json()
    assert event["body"]["data"] == {"name": "José"}


def test_a_repeated_id_is_acknowledged_and_only_counted(vendor: Vendor) -> None:
    url, _ = vendor
    assert [send(url, key).status_code for key in ("a", "b", "a")] == [200, 200, 200]
    assert held(url) == [("a", 2), ("b", 1)]


def test_it_refuses_what_it_cannot_verify(vendor: Vendor) -> None:
    url, _ = vendor
    assert send(url, secret="whsec_" + "b3RoZXItc2VjcmV0LW9mLXRoZS10ZXN0LTAwMDAwMA==").status_code == 401
    assert httpx.post(f"{url}/events", content=b"{}").status_code == 401
    assert held(url) == []


def test_mode_fail_keeps_nothing(vendor: Vendor) -> None:
    url, _ = vendor
    behave(url, "fail", times=2)
    assert [send(url).status_code for _ in range(3)] == [500, 500, 200]
    assert held(url) == [("a", 1)]


def test_mode_down_hangs_up_and_keeps_nothing(vendor: Vendor) -> None:
    url, _ = vendor
    behave(url, "down")
    with pytest.raises(httpx.HTTPError):
        send(url)
    assert held(url) == []


def test_mode_cut_keeps_and_hangs_up(vendor: Vendor) -> None:
    url, _ = vendor
    behave(url, "cut")
    with pytest.raises(httpx.HTTPError):
        send(url)
    assert held(url) == [("a", 1)]
    assert send(url).status_code == 200
    assert held(url) == [("a", 2)]


def test_mode_slow_keeps_and_answers_late(vendor: Vendor) -> None:
    url, _ = vendor
    behave(url, "slow", times=2)
    with pytest.raises(httpx.ReadTimeout):
        send(url, timeout=SLOW / 5)
    assert held(url) == [("a", 1)]
    started = time.monotonic()
    assert send(url, "b").status_code == 200
    assert time.monotonic() - started >= SLOW


def test_mode_duplicate_answers_twice(vendor: Vendor) -> None:
    url, _ = vendor
    behave(url, "duplicate")
    assert send(url).status_code == 200
    assert send(url, "b").status_code == 200
    assert held(url) == [("a", 1), ("b", 1)]


@pytest.mark.parametrize(
    "wish", [{}, {"mode": "sulk"}, {"mode": "ok", "times": -1}, {"mode": "ok", "times": "x"}, [], "ok", None]
)
def test_a_wrong_wish_is_explained(vendor: Vendor, wish: object) -> None:
    url, _ = vendor
    answer = httpx.post(f"{url}/behave", json=wish)
    assert answer.status_code == 400
    assert "ok, slow, fail, cut, duplicate, down" in answer.json()["error"]


def test_other_addresses_are_not_there(vendor: Vendor) -> None:
    url, _ = vendor
    assert httpx.get(f"{url}/").status_code == 404
    assert httpx.post(f"{url}/other", content=b"{}").status_code == 404


@pytest.mark.parametrize("length", [b"x", b"-1", b"1e3"])
def test_a_wrong_length_is_refused_quietly(vendor: Vendor, length: bytes, capfd: pytest.CaptureFixture[str]) -> None:
    url, _ = vendor
    with socket.create_connection(("127.0.0.1", httpx.URL(url).port), timeout=5) as connection:
        connection.sendall(b"POST /events HTTP/1.1\r\nhost: vendor\r\ncontent-length: " + length + b"\r\n\r\n{}")
        assert connection.recv(64).startswith(b"HTTP/1.1 4")
    assert "Traceback" not in capfd.readouterr().err
