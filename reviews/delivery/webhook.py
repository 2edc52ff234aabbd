"""Notices over HTTPS after the Standard Webhooks convention."""

import json
import ssl
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any, Literal, Self

import httpx
from standardwebhooks.webhooks import EmptyWebhookSecretError

from reviews.delivery import signing

TIMEOUT = httpx.Timeout(10, connect=3)
SMALL = 1024  # bytes of an answer that are read, so that the connection can be used again
PATIENCE = 2.0  # seconds for those


@dataclass(frozen=True, slots=True)
class Answer:
    """How the vendor answered; ``error`` is a short reason without any personal data.

    ``reached`` is false when nobody answered at all: then others need not be tried just now.
    """

    outcome: Literal["sent", "acknowledged", "rejected", "retry"]
    error: str = ""
    reached: bool = True


class Line:
    """The way to one vendor, for one notice or many.

    The connection is used again only when the vendor's answers repeat the ``webhook-id``: without it, an answer too
    many would be taken for the answer to the next notice. Only the status of an answer counts, so a body that
    trickles or never ends holds no worker.
    """

    def __init__(self, endpoint: str, secrets: list[str]) -> None:
        self.endpoint, self.secrets = endpoint, secrets
        self.client = httpx.Client(timeout=TIMEOUT, verify=_certificates())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.client.close()

    def post(self, key: str, payload: dict[str, Any]) -> Answer:
        """Send one notice, signed. Never raises for what network or vendor do, nor for a wrong address or secret."""
        body = json.dumps(payload, ensure_ascii=False, separators=(",", ":"))
        try:
            headers = _headers(key, body, self.secrets)
        except (ValueError, EmptyWebhookSecretError):
            return Answer("retry", "the vendor’s secret cannot be used")
        try:
            with self.client.stream("POST", self.endpoint, content=body.encode(), headers=headers) as response:
                return _read(response, key)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            return Answer("retry", type(error).__name__, reached=False)


@cache
def _certificates() -> ssl.SSLContext:
    return httpx.create_ssl_context()


def _headers(key: str, body: str, secrets: list[str]) -> dict[str, str]:
    sent_at = datetime.now(UTC)
    return {
        "content-type": "application/json",
        "webhook-id": key,
        "webhook-timestamp": str(int(sent_at.timestamp())),
        "webhook-signature": signing.sign(secrets, key, sent_at, body),
    }


def _read(response: httpx.Response, key: str) -> Answer:
    answers = response.headers.get("webhook-id", "")
    if answers and answers != key:
        return Answer("retry", "the vendor’s answer is about another notice")
    if answers and int(response.headers.get("content-length", SMALL + 1)) <= SMALL:
        _finish(response)
    return _meaning(response)


def _finish(response: httpx.Response) -> None:
    """Read the rest; a connection with an unread answer would be closed."""
    latest = time.monotonic() + PATIENCE
    with suppress(httpx.HTTPError):
        for _ in response.iter_raw():
            if time.monotonic() > latest:
                return


def _meaning(response: httpx.Response) -> Answer:
    if response.status_code == 202:
        return Answer("sent")  # taken, and looked at later: its word comes as an event
    if response.is_success:
        return Answer("acknowledged")
    if response.status_code in {400, 404, 409, 410, 413, 422}:
        return Answer("rejected", f"the vendor answered {response.status_code}")
    # 401 and 403 are mended by us (secret, clock), 408, 429 and 5xx by them: both are worth another try.
    return Answer("retry", f"the vendor answered {response.status_code}")
