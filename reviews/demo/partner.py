"""The vendor of the demonstration, and a vendor of a few moments that behaves as a story needs."""

import contextlib
import threading
from collections.abc import Iterator

from django.conf import settings

from reviews.delivery import signing
from reviews.demo.years import VENDOR_KEY, VENDOR_NAME
from reviews.models import Vendor
from reviews.sandbox import serve

CLOSED = "http://127.0.0.1:9/events"  # the discard port: nobody listens there


def make() -> str:
    """The vendor's row, with the sandbox of this site's port as its address; says what was done."""
    address = f"{settings.SANDBOX_URL}/events"
    vendor, created = Vendor.objects.get_or_create(key=VENDOR_KEY, defaults={"name": VENDOR_NAME, "endpoint": address})
    if VENDOR_KEY not in settings.VENDOR_SECRETS:
        return f"its secret is missing: VENDOR_SECRETS has no {VENDOR_KEY}, so notices stay queued"
    if created:
        return "created"
    if vendor.endpoint == address:
        return "kept"
    _point_to(address)
    return "kept, with the sandbox's present address"


@contextlib.contextmanager
def stand_in() -> Iterator[str]:
    """A sandbox of our own on a free port while the block runs; gives its base address."""
    server = serve(port=0, secret=" ".join(signing.secrets_of(VENDOR_KEY)[:1]))
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


@contextlib.contextmanager
def answering(address: str) -> Iterator[None]:
    """Notices go to ``address`` while the block runs."""
    before = Vendor.objects.get(key=VENDOR_KEY).endpoint
    _point_to(address)
    try:
        yield
    finally:
        _point_to(before)


def _point_to(address: str) -> None:
    Vendor.objects.filter(key=VENDOR_KEY).update(endpoint=address)
