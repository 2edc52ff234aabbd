"""A blank medication list as often as it can be asked for, against a static file of its size on the same stack."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from django.core.handlers.wsgi import WSGIHandler
from django.test.utils import override_settings

from reviews.benchmarks.measuring import Metric, take_turns
from reviews.benchmarks.wsgi_client import Client

LIST = "/medication-list/blank.pdf?language=en&size=standard&rows=12"
FILE = "list-of-the-same-size.pdf"


def run(count: int, rounds: int, tell: Callable[[str], None]) -> Metric:
    """Whole files a second: the list as the view answers it, the file as WhiteNoise does."""
    with tempfile.TemporaryDirectory() as folder, override_settings(STATIC_ROOT=folder):
        pdf = Client(WSGIHandler()).call(LIST, expected="200").body
        (Path(folder) / FILE).write_bytes(pdf)
        client = Client(WSGIHandler())  # WhiteNoise looks for its files when it starts

        def asking_for(path: str) -> Callable[[], int]:
            def batch() -> int:
                for _ in range(count):
                    if len(client.call(path, expected="200").body) != len(pdf):
                        raise RuntimeError(f"{path} is not whole")
                return count

            return batch

        return take_turns(asking_for(LIST), asking_for(f"/static/{FILE}"), rounds=rounds, unit="files/s", tell=tell)
