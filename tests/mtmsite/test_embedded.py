"""The embedded engines: where they live, what they do not log, and what a killed run leaves."""

import os
import signal
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from mtmsite.embedded import EngineError
from mtmsite.embedded.folders import SOCKET_PATH_LIMIT, socket_folder
from mtmsite.embedded.postgres import Postgres, memory, url
from mtmsite.embedded.processes import running, wait_until
from mtmsite.embedded.valkey import Valkey

pytestmark = pytest.mark.stack


@pytest.fixture
def empty(fresh_var: Path) -> Path:
    return Path(tempfile.mkdtemp(dir=fresh_var))


@pytest.fixture
def postgres(empty: Path) -> Iterator[Postgres]:
    engine = Postgres(empty)
    engine.start()
    yield engine
    engine.stop()


def var_of(engine: Postgres) -> Path:
    return engine.data.parent.parent


def test_the_database_is_reached_by_its_fixed_address(postgres: Postgres) -> None:
    with psycopg.connect(url(var_of(postgres))) as connection:
        assert connection.execute("SELECT 'ñandú 🦙' COLLATE \"C\"").fetchone() == ("ñandú 🦙",)
        [(fsync,)] = connection.execute("SHOW fsync").fetchall()
        assert fsync == "on"


@pytest.mark.parametrize(("machine", "buffers"), [(256, "128MB"), (2_048, "512MB"), (65_536, "1024MB")])
def test_the_database_takes_a_quarter_of_the_memory(
    machine: int, buffers: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.sysconf", {"SC_PHYS_PAGES": machine * 256, "SC_PAGE_SIZE": 4_096}.__getitem__)
    assert memory() == buffers


def test_only_its_owner_can_reach_the_socket_and_the_data(postgres: Postgres) -> None:
    for folder in (postgres.socket, postgres.data):
        assert stat.S_IMODE(folder.stat().st_mode) & 0o077 == 0


def test_a_failing_statement_leaves_nothing_in_the_log(postgres: Postgres) -> None:
    with psycopg.connect(url(var_of(postgres)), autocommit=True) as connection:
        connection.execute("CREATE TABLE people (name text UNIQUE, age int)")
        connection.execute("INSERT INTO people VALUES (%s, 70)", ["Zebedee"])
        for statement in ("INSERT INTO people VALUES ('Zebedee')", "SELECT 'Zebedee'::int", "Zebedee!"):
            with pytest.raises(psycopg.Error):
                connection.execute(statement)  # type: ignore[call-overload]
        connection.execute("DO $$ BEGIN RAISE WARNING 'Zebedee'; END $$")
    assert "ready to accept connections" in postgres.log.read_text()
    assert "Zebedee" not in postgres.log.read_text()


def test_what_was_committed_outlives_a_killed_server(postgres: Postgres) -> None:
    with psycopg.connect(url(var_of(postgres)), autocommit=True) as connection:
        connection.execute("CREATE TABLE kept (word text)")
        connection.execute("INSERT INTO kept VALUES ('here')")
    assert postgres.process
    os.killpg(postgres.process.pid, signal.SIGKILL)
    postgres.process.wait()
    again = Postgres(var_of(postgres))
    again.start()
    try:
        assert any("recovered from a run that was killed" in note for note in again.notes)
        with psycopg.connect(url(var_of(postgres))) as connection:
            assert connection.execute("SELECT word FROM kept").fetchall() == [("here",)]
    finally:
        again.stop()


def test_a_server_left_behind_is_ended_before_a_new_one_starts(postgres: Postgres) -> None:
    assert postgres.process
    old = postgres.process.pid
    again = Postgres(var_of(postgres))
    again.start()
    try:
        assert any("left behind" in note for note in again.notes)
        assert wait_until(lambda: running(old, "postgres") is None, 5)
    finally:
        again.stop()


def test_data_of_another_major_version_is_refused_and_kept(empty: Path) -> None:
    data = empty / "postgres" / "data"
    data.mkdir(parents=True)
    (data / "PG_VERSION").write_text("14\n")
    with pytest.raises(EngineError, match="was made by PostgreSQL 14; this is PostgreSQL 18"):
        Postgres(empty).start()
    assert (data / "PG_VERSION").read_text() == "14\n"


def test_half_a_data_folder_of_a_killed_first_run_is_made_anew(empty: Path) -> None:
    left = empty / "postgres" / "data.new"
    left.mkdir(parents=True)
    (left / "PG_VERSION").write_text("18\n")
    engine = Postgres(empty)
    engine.start()
    engine.stop()
    assert not left.exists()


def test_a_deep_folder_gets_a_short_socket(empty: Path) -> None:
    deep = empty / ("deep-" * 20) / ("deeper-" * 10)
    assert len(str(socket_folder(deep, "postgres"))) < SOCKET_PATH_LIMIT
    assert socket_folder(deep, "postgres") != socket_folder(deep / "other", "postgres")
    deep.mkdir(parents=True)
    engine = Valkey(deep)
    engine.start()
    engine.stop()
    assert not engine.alive()


def test_a_second_valkey_on_the_same_folder_is_refused(empty: Path) -> None:
    engine = Valkey(empty)
    engine.start()
    try:
        with pytest.raises(EngineError, match="already answers"):
            Valkey(empty).start()
        assert engine.alive()
    finally:
        engine.stop()
