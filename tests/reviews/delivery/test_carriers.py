"""Carriers: the same two functions for a folder and a gateway; what cannot be handed over is said, and tried again."""

import base64
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from reviews.delivery import carriers
from reviews.delivery.carriers import CarrierAway, Returned


class Gateway(BaseHTTPRequestHandler):
    """Keeps what it is given under its name, and gives back two files."""

    kept: dict[str, tuple[bytes, str]]
    listing: bytes

    def do_PUT(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        self.kept[self.path] = (body, self.headers.get("authorization", ""))
        self._answer(201, b"")

    def do_GET(self) -> None:
        self._answer(200 if self.path == "/fax/returned" else 404, self.listing)

    def _answer(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Silent."""


@pytest.fixture
def gateway() -> Iterator[tuple[str, type[Gateway]]]:
    back = [{"name": name, "content": base64.b64encode(name.encode()).decode()} for name in ("b.txt", "a.txt")]
    handler = type("Handler", (Gateway,), {"kept": {}, "listing": json.dumps(back).encode()})
    server = HTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/fax", handler
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_folder_takes_files_whole_and_gives_back_what_is_ready(tmp_path: Path) -> None:
    folder = carriers.Folder(tmp_path / "fax")
    assert folder.read_back() == []
    folder.hand_over("a.txt", b"one")
    folder.hand_over("a.txt", b"two")
    assert [(path.name, path.read_bytes()) for path in (tmp_path / "fax" / "out").iterdir()] == [("a.txt", b"two")]
    (tmp_path / "fax" / "in").mkdir()
    for name in ("b", "a", ".hidden", "c.part"):
        (tmp_path / "fax" / "in" / name).write_bytes(name.encode())
    assert folder.read_back() == [Returned("a", b"a"), Returned("b", b"b")]
    assert folder.read_back() == folder.read_back()


def test_a_folder_that_cannot_be_written_is_away(tmp_path: Path) -> None:
    (tmp_path / "fax").write_text("a file where the folder should be")
    with pytest.raises(CarrierAway):
        carriers.Folder(tmp_path / "fax").hand_over("a.txt", b"one")


def test_a_gateway_takes_and_gives_back(gateway: tuple[str, type[Gateway]]) -> None:
    address, handler = gateway
    http = carriers.Http(address, "token-1")
    http.hand_over("mtm 1.txt", "Núñez".encode())
    assert handler.kept == {"/fax/mtm%201.txt": ("Núñez".encode(), "Bearer token-1")}
    assert http.read_back() == [Returned("a.txt", b"a.txt"), Returned("b.txt", b"b.txt")]


@pytest.mark.parametrize("listing", [b"no json", b"1", b"[1]", b'[{"name": "a"}]', b'[{"name": "a", "content": "%"}]'])
def test_a_gateway_that_talks_nonsense_is_away(gateway: tuple[str, type[Gateway]], listing: bytes) -> None:
    address, handler = gateway
    handler.listing = listing
    with pytest.raises(CarrierAway):
        carriers.Http(address).read_back()


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/", "http://[::1", "http://nowhere.invalid/"])
def test_a_gateway_that_cannot_be_reached_is_away(address: str) -> None:
    with pytest.raises(CarrierAway) as caught:
        carriers.Http(address).hand_over("a.txt", b"secret content")
    assert "secret" not in str(caught.value)


def test_a_gateway_that_refuses_is_away(gateway: tuple[str, type[Gateway]]) -> None:
    with pytest.raises(CarrierAway):
        carriers.Http(gateway[0] + "/elsewhere").read_back()


def test_a_setting_says_which(settings: Any, tmp_path: Path) -> None:
    settings.EXCHANGE_DIR = tmp_path
    settings.CARRIERS = {"fax": "https://fax.example.org/mtm token-1", "text": str(tmp_path / "elsewhere")}
    assert carriers.carrier("fax") == carriers.Http("https://fax.example.org/mtm", "token-1")
    assert carriers.carrier("text") == carriers.Folder(tmp_path / "elsewhere")
    assert carriers.carrier("acme") == carriers.Folder(tmp_path / "acme")
