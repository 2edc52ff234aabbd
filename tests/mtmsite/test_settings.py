"""What the settings make of a whole environment, each in a process of its own."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

PRODUCTION = {
    "MTM_MODE": "production",
    "SECRET_KEY": "test-only-7d1f0c52a9e84b6f93c0d27be514a86f-qwertz-uiop",
    "ALLOWED_HOSTS": "mtm.example.org",
    "CSRF_TRUSTED_ORIGINS": "https://mtm.example.org",
    "DATABASE_URL": "postgresql://mtm:s3cret@127.0.0.1:1/mtm",
    "REDIS_URL": "redis://:s3cret@127.0.0.1:1/0",
    "VENDOR_SECRETS": '{"vendor": "whsec_dGVzdC1vbmx5LXRlc3Qtb25seS10ZXN0LW9ubHk="}',
}


def manage(*command: str, **env: str) -> subprocess.CompletedProcess[str]:
    line = [sys.executable, "-W", "error", "manage.py", *command]
    around = {name: value for name, value in os.environ.items() if name != "DJANGO_ALLOW_ASYNC_UNSAFE"} | env
    return subprocess.run(line, cwd=settings.BASE_DIR, env=around, capture_output=True, text=True, timeout=60)


def test_the_deploy_check_is_silent_in_production() -> None:
    done = manage("check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)
    assert done.stderr == ""
    assert done.returncode == 0
    assert "no issues" in done.stdout


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"DATABASE_URL": ""}, "the embedded PostgreSQL is for demonstration"),
        ({"REDIS_URL": ""}, "the embedded Valkey is for demonstration"),
        ({"SECRET_KEY": ""}, "SECRET_KEY must be set"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY must be set"),
        ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS must name"),
        ({"DEBUG": "1"}, "DEBUG must be off"),
        (
            {"VENDOR_SECRETS": '{"sandbox": "' + settings.DEMO_VENDOR_SECRETS["sandbox"] + '"}'},
            "must not hold the demonstration's secret",
        ),
    ],
)
def test_production_refuses_what_is_for_the_demonstration(change: dict[str, str], words: str) -> None:
    done = manage("check", **{**PRODUCTION, **change})
    assert done.returncode != 0
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert "s3cret" not in done.stderr + done.stdout


@pytest.mark.parametrize(
    "wrong",
    [
        {"PORT": "abc"},
        {"SWEEP_SECONDS": "-1"},
        {"UNDO_WINDOW_SECONDS": "soon"},
        {"MTM_MODE": "foo"},
        {"DATABASE_URL": "mysql://root:s3cret@localhost/mtm"},
    ],
)
def test_a_wrong_value_ends_the_command_and_names_the_setting(wrong: dict[str, str]) -> None:
    done = manage("check", **wrong)
    assert done.returncode != 0
    assert next(iter(wrong)) in done.stderr
    assert "Traceback" not in done.stderr
    assert "s3cret" not in done.stderr


def test_the_undo_window_and_the_sweep_are_short_in_the_demonstration() -> None:
    assert (settings.UNDO_WINDOW.total_seconds(), settings.SWEEP_SECONDS) == (60, 10)


def test_sessions_end_with_the_browser_and_after_twenty_hours() -> None:
    assert settings.SESSION_ENGINE == "django.contrib.sessions.backends.db"
    assert settings.SESSION_EXPIRE_AT_BROWSER_CLOSE
    assert settings.SESSION_COOKIE_AGE == 72_000
