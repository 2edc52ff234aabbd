"""Messages: JSON, soon given up when the broker is away, looked at again by beat."""

import contextlib
import gc
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from celery.schedules import crontab
from celery.signals import celeryd_init, task_postrun, worker_process_init
from django.conf import settings
from kombu.exceptions import OperationalError

from mtmsite.beat import Schedule
from mtmsite.celery import app, clear_sessions, settle_after


def publish_fails_within(seconds: float) -> None:
    started = time.monotonic()
    with pytest.raises(OperationalError):
        clear_sessions.apply_async()
    assert time.monotonic() - started < seconds


def test_with_the_broker_gone_a_message_is_given_up_at_once() -> None:
    publish_fails_within(0.5)


def test_with_the_broker_hanging_a_message_is_given_up_within_half_a_second(valkey: Any) -> None:
    clear_sessions.apply_async()
    valkey.process.send_signal(19)  # SIGSTOP
    try:
        publish_fails_within(0.6)
    finally:
        valkey.process.send_signal(18)


def test_after_the_broker_came_back_messages_go_out_again(valkey: Any) -> None:
    clear_sessions.apply_async()
    valkey.stop()
    publish_fails_within(0.5)
    valkey.start()
    clear_sessions.apply_async()


def test_a_worker_waits_longer_for_a_busy_broker_than_a_page_does() -> None:
    conf = SimpleNamespace(broker_transport_options=settings.CELERY_BROKER_TRANSPORT_OPTIONS)
    celeryd_init.send(sender=None, conf=conf)
    assert conf.broker_transport_options["socket_timeout"] == 5
    assert settings.CELERY_BROKER_TRANSPORT_OPTIONS["socket_timeout"] == 0.4


def test_what_a_task_loaded_is_no_work_for_the_collector_and_what_later_ones_leave_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    worker_process_init.send(sender=None)
    try:
        monkeypatch.setitem(sys.modules, "loaded_by_the_first_task", SimpleNamespace())
        task_postrun.send(sender=clear_sessions)
        settled, later = gc.get_freeze_count(), [SimpleNamespace() for _ in range(1000)]
        assert settled > 10_000
        task_postrun.send(sender=clear_sessions)
        assert gc.get_freeze_count() <= settled
        assert len(later) == 1000
    finally:
        task_postrun.disconnect(settle_after)
        gc.unfreeze()


def test_only_json_is_sent_and_taken() -> None:
    assert (app.conf.task_serializer, app.conf.accept_content) == ("json", ["json"])
    assert app.conf.task_acks_late
    assert app.conf.task_reject_on_worker_lost
    assert not app.conf.task_publish_retry


def test_beat_sweeps_and_clears_sessions() -> None:
    app.finalize()
    entries = dict(app.conf.beat_schedule)
    assert entries["sweep"]["task"] == "reviews.tasks.sweep"
    assert entries["sweep"]["schedule"] == settings.SWEEP_SECONDS
    assert isinstance(entries["clear sessions"]["schedule"], crontab)
    assert entries["keep pages"]["task"] == "members.tasks.keep_pages"


def test_beat_follows_up_enrolments_before_it_targets_every_night() -> None:
    app.finalize()
    entries = dict(app.conf.beat_schedule)
    tasks = [entries[name]["task"] for name in ("follow up", "target")]
    assert tasks == ["members.tasks.follow_up", "members.tasks.target"]
    times = [
        (min(entries[name]["schedule"].hour), min(entries[name]["schedule"].minute)) for name in ("follow up", "target")
    ]
    assert times == sorted(times)


def test_what_is_heavy_runs_in_the_eastern_night() -> None:
    app.finalize()
    crontabs = {
        name: entry["schedule"]
        for name, entry in app.conf.beat_schedule.items()
        if isinstance(entry["schedule"], crontab)
    }
    assert str(app.timezone) == "America/New_York"
    assert {hour for name, when in crontabs.items() if name != "print runs" for hour in when.hour} <= {3, 4, 5}


def test_every_named_task_is_there() -> None:
    app.loader.import_default_modules()
    named = {
        "match_request",
        "render_letter",
        "send_notice",
        "send_notices",
        "sweep",
        "exchange_vendor_files",
        "reconcile_vendors",
    }
    daily = {"exchange_vendor_files", "reconcile_vendors"}
    assert {f"reviews.tasks.{name}" for name in named | daily} <= set(app.tasks)
    assert {"members.tasks.follow_up", "members.tasks.target", "members.tasks.keep_pages"} <= set(app.tasks)


@contextlib.contextmanager
def kept(file: Path) -> Iterator[dict[str, Any]]:
    schedule = Schedule(app, schedule_filename=str(file))
    yield schedule.schedule
    schedule.close()


@pytest.mark.parametrize("left", [b"", b"\x80\x05torn", b"no pickle at all"])
def test_beat_begins_anew_where_its_file_is_torn(left: bytes, tmp_path: Path) -> None:
    with kept(tmp_path / "schedule"):
        pass
    for data in tmp_path.glob("schedule*"):
        if data.suffix not in (".dir", ".bak"):  # the index of a store in several files stays
            data.write_bytes(left)
    for _start in (1, 2):
        with kept(tmp_path / "schedule") as entries:
            assert "sweep" in entries


def test_beat_is_told_to_use_it() -> None:
    assert app.conf.beat_scheduler == "mtmsite.beat:Schedule"
