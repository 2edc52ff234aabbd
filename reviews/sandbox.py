"""A small real vendor over HTTP, for the demonstration and the tests; it keeps what it hears in memory."""

import json
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from standardwebhooks import Webhook, WebhookVerificationError

MODES = ("ok", "slow", "fail", "cut", "duplicate", "down")
STATES = {"review.requested": "open", "review.cancelled": "cancelled"}
LARGEST_BODY = 256 * 1024


@dataclass
class Inbox:
    """What the vendor holds: one entry per webhook id, with how often it was delivered."""

    secret: str
    slow_seconds: float = 30.0
    events: dict[str, dict[str, Any]] = field(default_factory=dict)
    mode: str = "ok"
    times: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def behave(self, mode: str, times: int) -> None:
        """Answer the next ``times`` events in ``mode``, then well again. Raises ``ValueError`` for an unknown mode."""
        if mode not in MODES or times < 0:
            raise ValueError(f"mode is one of {', '.join(MODES)}, times a count")
        with self.lock:
            self.mode, self.times = mode, times

    def next_mode(self) -> str:
        """The mode for one event."""
        with self.lock:
            if self.times <= 0:
                return "ok"
            self.times -= 1
            return self.mode

    def take(self, headers: dict[str, str], body: bytes) -> None:
        """Verify and keep an event; a repeated id is only counted. Raises ``WebhookVerificationError``."""
        Webhook(self.secret).verify(body, headers)
        key = headers["webhook-id"]
        with self.lock:
            event = self.events.setdefault(key, {"id": key, "body": json.loads(body), "deliveries": 0})
            event["deliveries"] += 1

    def requests(self) -> list[dict[str, str]]:
        """The reviews that were asked for, each open until it was cancelled."""
        states: dict[str, str] = {}
        for event in self.received():
            if event["body"].get("type") in STATES:
                states[event["body"]["data"]["reference"]] = STATES[event["body"]["type"]]
        return [{"reference": reference, "state": state} for reference, state in states.items()]

    def received(self) -> list[dict[str, Any]]:
        """All events in the order of their first delivery."""
        with self.lock:
            return [dict(event) for event in self.events.values()]


class Handler(BaseHTTPRequestHandler):
    """``POST /events``, ``GET /received``, ``GET /requests``, ``POST /behave``."""

    inbox: Inbox
    protocol_version = "HTTP/1.1"
    server_version = "VendorSandbox"
    disable_nagle_algorithm = True
    wbufsize = -1  # head and body of an answer leave together

    def do_GET(self) -> None:
        if self.path == "/received":
            self._answer(200, self.inbox.received())
        elif self.path == "/requests":
            self._answer(200, {"requests": self.inbox.requests()})
        else:
            self._answer(404, {"error": "not found"})

    def do_POST(self) -> None:
        if self.path == "/events":
            self._event()
        elif self.path == "/behave":
            self._behave()
        else:
            self._answer(404, {"error": "not found"})

    def _event(self) -> None:
        mode = self.inbox.next_mode()
        if mode == "down":
            self.close_connection = True
            return
        body = self._body()
        if mode == "fail":
            self._answer(500, {"error": "out of order"})
            return
        try:
            self.inbox.take({name.lower(): value for name, value in self.headers.items()}, body)
        except (WebhookVerificationError, ValueError):
            self._answer(401, {"error": "not verified"})
            return
        self._acknowledge(mode)

    def _acknowledge(self, mode: str) -> None:
        key = self.headers["webhook-id"]
        if mode == "cut":
            # Kept, but the sender never hears of it: it will come again under the same id.
            self.close_connection = True
            return
        if mode == "slow":
            time.sleep(self.inbox.slow_seconds)
        self._answer(200, {"status": "acknowledged"}, key)
        if mode == "duplicate":
            self._answer(200, {"status": "acknowledged"}, key)
            self.close_connection = True

    def _behave(self) -> None:
        try:
            wish = json.loads(self._body())
            self.inbox.behave(wish["mode"], int(wish.get("times", 1)))
        except (ValueError, KeyError, TypeError):
            self._answer(400, {"error": f"send a mode ({', '.join(MODES)}) and times"})
            return
        self._answer(200, {"mode": self.inbox.mode, "times": self.inbox.times})

    def _body(self) -> bytes:
        """What was sent, or nothing when its length is no number or too big; then the connection is of no use."""
        length = self.headers.get("content-length") or "0"
        if length.isascii() and length.isdigit() and int(length) <= LARGEST_BODY:
            return self.rfile.read(int(length))
        self.close_connection = True
        return b""

    def _answer(self, status: int, content: object, about: str = "") -> None:
        """``about`` repeats the id of the event that is answered: who sees it may use the connection again."""
        body = json.dumps(content).encode()
        try:
            self.send_response(status)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(body)))
            if about:
                self.send_header("webhook-id", about)
            self.end_headers()
            self.wfile.write(body)
            self.wfile.flush()
        except OSError:
            self.close_connection = True  # the sender has gone, as it does when we are slow

    def log_message(self, format: str, *args: object) -> None:
        """Silent: what vendors hear of is personal."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A sender that hangs up is nothing to write home about."""


def serve(*, port: int, secret: str, slow_seconds: float = 30.0) -> ThreadingHTTPServer:
    """A server on the loopback address, ready for ``serve_forever``; port 0 takes a free one."""
    handler = type("SandboxHandler", (Handler,), {"inbox": Inbox(secret, slow_seconds)})
    return _Server(("127.0.0.1", port), handler)
