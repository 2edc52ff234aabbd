"""What we took from others is what we think it is; see static/fonts/README.md for the fonts."""

import hashlib
from pathlib import Path

STATIC = Path(__file__).resolve().parents[2] / "static"
HTMX_4_0_1 = "a0abb04f2f45a1f89d1d4844023245537e5e6014c87b144553e0607b4cc32130"


def test_htmx_is_the_published_file() -> None:
    """To renew it: npm pack htmx.org, take dist/htmx.min.js, put its version into the name and its sum here."""
    assert hashlib.sha256((STATIC / "js" / "htmx-4.0.1.min.js").read_bytes()).hexdigest() == HTMX_4_0_1


def test_pages_take_nothing_from_elsewhere() -> None:
    for path in [*STATIC.glob("css/*.css"), *STATIC.glob("js/*.js")]:
        text = path.read_text(encoding="utf-8")
        assert "url(http" not in text
        assert "@import" not in text
        assert 'import("http' not in text
