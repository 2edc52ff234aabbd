"""Limits and headers around every answer."""

import io

import pytest
from django.conf import settings
from django.test import Client

from mtmsite import middleware

pytestmark = pytest.mark.django_db


def test_a_body_past_the_limit_is_answered_with_413() -> None:
    answer = Client().post("/request/member/", b"x" * (settings.BODY_LIMIT + 1), content_type="text/plain")
    assert answer.status_code == 413
    assert answer.content


def test_ten_megabytes_are_read_away_and_not_kept() -> None:
    body = io.BytesIO(b"x" * 10_000_000)
    answer = Client().generic("POST", "/request/member/", body.read(), content_type="application/octet-stream")
    assert answer.status_code == 413


def test_the_answer_comes_even_when_the_body_never_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(middleware, "DRAIN_SECONDS", 0.0)
    answer = Client().post("/request/member/", b"x" * (settings.BODY_LIMIT + 1), content_type="text/plain")
    assert answer.status_code == 413


def test_the_back_office_may_send_more() -> None:
    answer = Client().post("/admin/login/", b"x" * (settings.BODY_LIMIT + 1), content_type="text/plain")
    assert answer.status_code == 200


def test_a_body_at_the_limit_is_taken() -> None:
    answer = Client().post("/admin/login/", b"x" * settings.BODY_LIMIT, content_type="text/plain")
    assert answer.status_code == 200


@pytest.mark.parametrize("address", ["/", "/admin/login/", "/no/such/page/", "/readyz"])
def test_every_answer_has_the_headers(address: str) -> None:
    headers = Client().get(address).headers
    policy = headers["Content-Security-Policy"]
    for rule in ("default-src 'self'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'",
                 "form-action 'self'", "base-uri 'none'", "object-src 'none'"):  # fmt: skip
        assert rule in policy.split("; ")
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "geolocation=()" in headers["Permissions-Policy"]
    assert {"no-store", "no-cache"} & set(headers["Cache-Control"].split(", "))
