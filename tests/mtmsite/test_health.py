"""Alive, and ready: each part tells its state, and only what stops us serving is 503."""

import os
import time
from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client
from pytest_django import Settings

from members.models import ProgramYear
from mtmsite import health
from tests.factories.members import program_year

pytestmark = pytest.mark.django_db


def ready() -> tuple[int, dict[str, Any]]:
    answer = Client().get("/readyz")
    return answer.status_code, answer.json()


def test_alive_without_asking_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "_database", lambda: pytest.fail("asked"))
    answer = Client().get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok\n")
    assert not answer.cookies


def test_all_well(valkey: Any) -> None:
    assert ready() == (200, {"status": "ok", "database": "ok", "migrations": "ok", "broker": "ok", "fonts": "ok"})


def test_a_broker_that_is_down_is_degraded_and_told_within_half_a_second() -> None:
    ready()  # the first request also loads the migrations
    started = time.monotonic()
    code, told = ready()
    assert (code, told["status"], told["broker"]) == (200, "degraded", "degraded")
    assert time.monotonic() - started < 0.5


def test_a_broker_that_hangs_is_degraded_and_bounded_too(valkey: Any) -> None:
    ready()
    valkey.process.send_signal(19)  # SIGSTOP: it listens and never answers
    os.waitid(os.P_PID, valkey.process.pid, os.WSTOPPED | os.WNOWAIT)  # the signal may take a moment on a busy machine
    started = time.monotonic()
    try:
        code, told = ready()
    finally:
        valkey.process.send_signal(18)
    assert (code, told["broker"]) == (200, "degraded")
    assert time.monotonic() - started < 1.5


def test_without_database_it_cannot_serve(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone() -> bool:
        raise OperationalError

    monkeypatch.setattr(health, "_database", gone)
    code, told = ready()
    assert (code, told["status"], told["database"]) == (503, "down", "down")


def test_a_migration_that_is_missing_is_down(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "_migrated", False)
    monkeypatch.setattr("django.db.migrations.executor.MigrationExecutor.migration_plan", lambda *args: ["one"])
    code, told = ready()
    assert (code, told["migrations"]) == (503, "down")


def test_missing_fonts_are_degraded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mtmsite.fonts.missing_files", lambda: ["a.ttf"])
    code, told = ready()
    assert (code, told["fonts"]) == (200, "degraded")


def test_demonstration_data_in_production_is_down(settings: Settings) -> None:
    settings.PRODUCTION = True
    assert ready()[1]["no_demonstration_data"] == "ok"
    program_year(is_demonstration=True)
    assert ProgramYear.objects.count() == 1
    code, told = ready()
    assert (code, told["status"], told["no_demonstration_data"]) == (503, "down", "down")
