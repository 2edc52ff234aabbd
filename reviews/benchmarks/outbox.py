"""Notices per second from the queue to the vendor's acknowledgement, against a loop of bare signed POSTs.

Ours is the real thing: a message to the broker, a worker process, the database, HTTP, and the answer written down. The
bare side signs and posts the same contents from this process over one connection, to the same sandbox.
"""

import contextlib
import datetime
import json
import os
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from typing import Any

import httpx
from django.conf import settings
from django.test.utils import override_settings
from django.utils import timezone

from mtmsite.embedded.processes import spawn
from reviews import tasks
from reviews.benchmarks import people, worker
from reviews.benchmarks.measuring import Metric, take_turns
from reviews.delivery import signing
from reviews.demo.years import VENDOR_KEY
from reviews.models import NoticeState, Vendor, VendorNotice
from reviews.services import matching

ROUNDS = 7
NOTICES = 200  # in one batch at scale 1
PATIENCE = 120  # seconds for one batch
SANDBOX = """
import os
from reviews import sandbox
server = sandbox.serve(port=0, secret=os.environ["SECRET"])
print(server.server_port, flush=True)
server.serve_forever()
"""


def run(scale: float, tell: Callable[[str], None]) -> dict[str, Metric]:
    """``notices_vs_bare_posts``."""
    count = max(1, round(NOTICES * scale))
    batches = iter(_batches(count))
    with _sandbox() as endpoint, worker.running(), httpx.Client() as client:
        Vendor.objects.filter(key=VENDOR_KEY).update(endpoint=endpoint)
        payload = VendorNotice.objects.filter(state=NoticeState.QUEUED)[0].payload

        def ours() -> int:
            keys = next(batches)
            VendorNotice.objects.filter(pk__in=keys).update(not_before=timezone.now())
            tasks.send_notices.apply_async(args=[VENDOR_KEY])
            _wait_for(keys)
            return count

        def bare() -> int:
            for _ in range(count):
                _post(client, endpoint, payload)
            return count

        return {"notices_vs_bare_posts": take_turns(ours, bare, rounds=ROUNDS, unit="notices/s", tell=tell)}


def _batches(count: int) -> list[list[uuid.UUID]]:
    """Notices of as many requests, matched, none of them due before its batch."""
    year, keys = people.prepare(), []
    with override_settings(UNDO_WINDOW=datetime.timedelta(days=1)):
        for number, member in enumerate(people.many(count * (ROUNDS + 1))):
            request = people.ask(member, year, number)
            matching.match(request_id=str(request.pk), by=people.BY)
            keys += request.notices.values_list("pk", flat=True)
    return [keys[start : start + count] for start in range(0, len(keys), count)]


def _wait_for(keys: list[uuid.UUID]) -> None:
    latest = time.monotonic() + PATIENCE
    waiting = VendorNotice.objects.filter(pk__in=keys).exclude(state=NoticeState.ACKNOWLEDGED)
    while waiting.exists():
        if time.monotonic() > latest:
            raise RuntimeError(f"{waiting.count()} notices were not acknowledged")
        time.sleep(0.005)


def _post(client: httpx.Client, endpoint: str, payload: Any) -> None:
    key, at = str(uuid.uuid4()), datetime.datetime.now(datetime.UTC)
    body = json.dumps(payload, ensure_ascii=False, separators=(",", ":"))
    signature = signing.sign(signing.secrets_of(VENDOR_KEY), key, at, body)
    headers = {
        "content-type": "application/json",
        "webhook-id": key,
        "webhook-timestamp": str(int(at.timestamp())),
        "webhook-signature": signature,
    }
    client.post(endpoint, content=body.encode(), headers=headers).raise_for_status()


@contextlib.contextmanager
def _sandbox() -> Iterator[str]:
    """Its address; a process of its own, as a vendor's is."""
    secret = signing.secrets_of(VENDOR_KEY)[0]
    process = spawn(
        [sys.executable, "-c", SANDBOX],
        output=subprocess.PIPE,
        cwd=settings.BASE_DIR,
        env={**os.environ, "SECRET": secret},
    )
    try:
        yield f"http://127.0.0.1:{int(process.stdout.readline())}/events"  # type: ignore[union-attr]
    finally:
        process.kill()
        process.communicate()
