"""The list of requests that a vendor offers: asked for with a signature, read with care."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Literal
from urllib.parse import urlsplit
from uuid import uuid4

import httpx
from pydantic import BaseModel, Field, ValidationError

from reviews.delivery import signing

TIMEOUT = httpx.Timeout(60, connect=5)
STATES = ("open", "scheduled", "missed", "done", "declined", "cancelled")


class Listed(BaseModel):
    """One request as the vendor has it."""

    reference: Annotated[str, Field(min_length=1, max_length=100)]
    state: Literal["open", "scheduled", "missed", "done", "declined", "cancelled"]


class VendorList(BaseModel):
    requests: list[Listed]


class ListAway(OSError):
    """The list cannot be had or read now; the text is a short reason without any personal data."""


@dataclass(frozen=True, slots=True)
class Call:
    """What is signed of a call without a body: its method and path."""

    method: str
    path: str

    def headers(self, secrets: list[str]) -> dict[str, str]:
        key, at = f"call_{uuid4()}", datetime.now(UTC)
        return {
            "webhook-id": key,
            "webhook-timestamp": str(int(at.timestamp())),
            "webhook-signature": signing.sign(secrets, key, at, str(self)),
        }

    def __str__(self) -> str:
        return f"{self.method} {self.path}"


def fetch(address: str, secrets: list[str]) -> dict[str, str]:
    """Reference to state, all that the vendor has. Raises ``ListAway``."""
    try:
        headers = Call("GET", urlsplit(address).path or "/").headers(secrets)
        answer = httpx.get(address, headers=headers, timeout=TIMEOUT).raise_for_status()
        found = VendorList.model_validate_json(answer.content)
    except (httpx.HTTPError, httpx.InvalidURL, ValidationError, ValueError) as error:
        raise ListAway(type(error).__name__) from None
    return {each.reference: each.state for each in found.requests}
