"""The benchmarks run, say what INTERFACES promises, and leave nothing behind. Their figures are for people to read."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from reviews.benchmarks import NAMES, benchmark
from reviews.benchmarks.measuring import Metric, take_turns
from tests.running import environment_of_test

METRICS = {
    "desk": {"search_vs_sql", "call_desk_vs_sql"},
    "letters": {"pipeline_vs_weasyprint", "two_workers_vs_one", "worker_memory_growth"},
    "outbox": {"notices_vs_bare_posts"},
    "packet": {"pipeline_vs_weasyprint"},
    "tmr": {"review_vs_read", "incremental_vs_full", "two_processes", "peak_memory_mb"},
    "targeting": {
        "load_vs_copy",
        "full_vs_duckdb",
        "whole_vs_duckdb",
        "incremental_vs_full",
        "incremental_spread_vs_full",
        "peak_memory_mb",
    },
    "web": {"page_vs_bare", "self_check_vs_bare", "request_vs_insert", "blank_pdf_vs_static"},
}

SCALES = {
    "desk": 0.001,
    "letters": 0.004,
    "outbox": 0.02,
    "packet": 0.02,
    "targeting": 0.001,
    "tmr": 0.001,
    "web": 0.02,
}


def run(*arguments: str, command: str = "benchmark", var: Path, **env: str) -> subprocess.CompletedProcess[str]:
    line = [sys.executable, "manage.py", command, *arguments]
    around = {**environment_of_test(), "VAR": str(var), **env}
    return subprocess.run(line, cwd=settings.BASE_DIR, env=around, capture_output=True, text=True, timeout=120)


@pytest.fixture(scope="module")
def template(django_db_setup: None, django_db_blocker: Any, fresh_var: Path) -> Iterator[str]:
    """A database that all migrations have made, once for all benchmarks."""
    name = f"mtm_template_{os.getpid()}"
    with django_db_blocker.unblock():
        with connection.cursor() as cursor:
            cursor.execute(f"create database {name}")
        url = environment_of_test()["DATABASE_URL"].replace(f"/{connection.settings_dict['NAME']}?", f"/{name}?")
        done = run(command="migrate", var=fresh_var, DATABASE_URL=url)
        assert done.returncode == 0, done.stderr
        yield name
        with connection.cursor() as cursor:
            cursor.execute(f"drop database {name}")
        connection.close()


def databases() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("select datname from pg_database")
        return {name for (name,) in cursor.fetchall()}


@pytest.mark.stack
@pytest.mark.django_db
@pytest.mark.parametrize("name", NAMES)
def test_a_benchmark_prints_its_figures_and_leaves_nothing(name: str, template: str, fresh_var: Path) -> None:
    before = databases()
    done = run(name, "--scale", str(SCALES[name]), var=fresh_var, BENCHMARK_TEMPLATE=template)
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    assert set(told) == {"name", "scale", "metrics"}
    assert (told["name"], told["scale"]) == (name, SCALES[name])
    assert set(told["metrics"]) == METRICS[name]
    for metric in told["metrics"].values():
        assert set(metric) == {"value", "baseline", "ratio", "unit"}
        assert metric["ratio"] == pytest.approx(metric["value"] / metric["baseline"], abs=0.01, rel=0.01)
        assert metric["value"] > 0
    assert databases() == before
    assert not list(fresh_var.glob("benchmark-*"))
    assert not (fresh_var / "mail-drop").exists()


@pytest.mark.django_db
@pytest.mark.parametrize("arguments", [["nothing"], ["web", "--scale", "0"], ["web", "--scale", "x"]])
def test_a_wrong_call_is_explained(arguments: list[str], tmp_path: Path) -> None:
    done = run(*arguments, var=tmp_path)
    assert done.returncode != 0
    assert "Traceback" not in done.stderr


def test_every_name_has_its_module() -> None:
    assert all(callable(benchmark(name)) for name in NAMES)
    with pytest.raises(KeyError):
        benchmark("nothing")


def test_the_sides_take_turns_and_the_first_round_does_not_count() -> None:
    order: list[str] = []

    def side(name: str) -> Any:
        return lambda: order.append(name) or 1

    metric = take_turns(side("ours"), side("bare"), rounds=3, unit="things/s", tell=lambda words: None)
    assert order == ["ours", "bare", "bare", "ours", "ours", "bare", "bare", "ours"]
    assert metric.value > 0
    assert Metric(30, 40, "things/s").as_json() == {"value": 30, "baseline": 40, "ratio": 0.75, "unit": "things/s"}
