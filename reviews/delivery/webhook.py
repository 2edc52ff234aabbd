"""Notices over HTTPS after the Standard Webhooks convention."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

import httpx
from standardwebhooks import Webhook
from standardwebhooks.webhooks import EmptyWebhookSecretError

from reviews.models import Vendor, VendorNotice

TIMEOUT = httpx.Timeout(10, connect=3)


@dataclass(frozen=True, slots=True)
class Answer:
    """How the vendor answered; ``error`` is a short reason without any personal data."""

    outcome: Literal["acknowledged", "rejected", "retry"]
    error: str = ""


def post(*, vendor: Vendor, notice: VendorNotice, secret: str) -> Answer:
    """Send one notice, signed. Never raises for what the network or the vendor does, nor for a wrong address or secret.

    Only the status of the answer is read: a body that trickles or never ends holds no worker.
    """
    body = json.dumps(notice.payload, ensure_ascii=False, separators=(",", ":"))
    try:
        headers = _headers(str(notice.pk), body, secret)
    except (ValueError, EmptyWebhookSecretError):
        return Answer("retry", "the vendor’s secret cannot be used")
    try:
        with httpx.stream("POST", vendor.endpoint, content=body.encode(), headers=headers, timeout=TIMEOUT) as response:
            return _read(response)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        return Answer("retry", type(error).__name__)


def _headers(key: str, body: str, secret: str) -> dict[str, str]:
    sent_at = datetime.now(UTC)
    return {
        "content-type": "application/json",
        "webhook-id": key,
        "webhook-timestamp": str(int(sent_at.timestamp())),
        "webhook-signature": Webhook(secret).sign(key, sent_at, body),
    }


def _read(response: httpx.Response) -> Answer:
    if response.is_success:
        return Answer("acknowledged")
    if response.status_code in {400, 404, 409, 410, 413, 422}:
        return Answer("rejected", f"the vendor answered {response.status_code}")
    # 401 and 403 are mended by us (secret, clock), 408, 429 and 5xx by them: both are worth another try.
    return Answer("retry", f"the vendor answered {response.status_code}")
