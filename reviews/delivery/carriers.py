"""Ways that end with somebody else: SFTP, fax, text messages. Each has the same two functions.

A carrier takes a file and, later, gives files back. Nothing here knows whether the file arrived: what was given to a
carrier is *handed over*, never *delivered*.
"""

import base64
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from urllib.parse import quote

import httpx
from django.conf import settings

from reviews.delivery.mail_drop import write_whole

TIMEOUT = httpx.Timeout(30, connect=5)
LARGEST = 64 * 1024 * 1024


class CarrierAway(OSError):
    """Nothing could be handed over or read back just now; it is tried again."""


@dataclass(frozen=True, slots=True)
class Returned:
    name: str
    content: bytes


class Carrier(Protocol):
    def hand_over(self, name: str, content: bytes) -> None:
        """Give a file away, whole or not at all; the same name again replaces it. Raises ``CarrierAway``."""

    def read_back(self) -> list[Returned]:
        """The files that wait for us, by name. They may be given again and again. Raises ``CarrierAway``."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder that an SFTP server, a fax or a text gateway empties and fills: ``out`` and ``in`` below it."""

    path: Path

    def hand_over(self, name: str, content: bytes) -> None:
        try:
            write_whole(self.path / "out" / name, content)
        except OSError as error:
            raise CarrierAway(type(error).__name__) from error

    def read_back(self) -> list[Returned]:
        try:
            waiting = sorted(path for path in (self.path / "in").glob("*") if _is_ready(path))
            return [Returned(path.name, path.read_bytes()) for path in waiting]
        except OSError as error:
            raise CarrierAway(type(error).__name__) from error


def _is_ready(path: Path) -> bool:
    """Not a file that is still being written: those have a dot before their name, or end in .part or .tmp."""
    return path.is_file() and not path.name.startswith(".") and path.suffix not in (".part", ".tmp")


@dataclass(frozen=True, slots=True)
class Http:
    """A gateway that takes ``PUT <address>/<name>`` and lists what it gives back at ``GET <address>/returned``."""

    address: str
    token: str = ""

    def hand_over(self, name: str, content: bytes) -> None:
        self._ask("PUT", quote(name), content)

    def read_back(self) -> list[Returned]:
        answer = self._ask("GET", "returned")
        try:
            listed = [(str(each["name"]), str(each["content"])) for each in answer.json()]
            found = [Returned(name, base64.b64decode(content, validate=True)) for name, content in listed]
        except (KeyError, TypeError, ValueError) as error:
            raise CarrierAway("the gateway’s list cannot be read") from error
        return sorted(found, key=lambda each: each.name)

    def _ask(self, method: str, path: str, content: bytes | None = None) -> httpx.Response:
        headers = {"authorization": f"Bearer {self.token}"} if self.token else {}
        try:
            answer = httpx.request(
                method, f"{self.address.rstrip('/')}/{path}", content=content, headers=headers, timeout=TIMEOUT
            )
            return answer.raise_for_status()
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise CarrierAway(type(error).__name__) from error


def carrier(name: str) -> Carrier:
    """As ``CARRIERS`` has it: an address (a token may follow a space), or a folder; else below ``EXCHANGE_DIR``."""
    where = settings.CARRIERS.get(name, "")
    if where.startswith(("http://", "https://")):
        address, _, token = where.partition(" ")
        return Http(address, token)
    return Folder(Path(where) if where else settings.EXCHANGE_DIR / name)
