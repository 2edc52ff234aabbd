"""A vendor over real HTTP in a thread of the test."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings

from reviews import sandbox


@contextmanager
def running_vendor(*, slow_seconds: float = 30.0, secret: str = "") -> Iterator[tuple[str, sandbox.Inbox]]:
    """Its address and its inbox."""
    server = sandbox.serve(port=0, secret=secret or settings.VENDOR_SECRETS["sandbox"], slow_seconds=slow_seconds)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", server.RequestHandlerClass.inbox  # type: ignore[attr-defined]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
