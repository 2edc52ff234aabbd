"""`manage.py start`, really run: one address, one Ctrl-C, and a clear line for everything that can go wrong."""

import signal
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import psutil
import pytest

from mtmsite.embedded import postgres, valkey
from mtmsite.embedded.postgres import Postgres
from mtmsite.embedded.processes import wait_until
from mtmsite.embedded.valkey import Valkey
from tests.mtmsite.test_settings import PRODUCTION
from tests.running import RunningSite, answers, free_ports

pytestmark = pytest.mark.stack


@pytest.fixture
def site(fresh_var: Path) -> Iterator[RunningSite]:
    """Not started yet, ended in any case. One VAR for the whole file: only the first start makes a database."""
    (fresh_var / "terminal.txt").unlink(missing_ok=True)
    running = RunningSite(fresh_var)
    yield running
    if running.process:
        running.stop(signal.SIGTERM)
    assert wait_until(lambda: not running.processes(), 5), running.processes()


def test_from_start_to_ctrl_c(site: RunningSite) -> None:
    site.start()
    it_answers_on_the_printed_address(site)
    a_second_start_names_the_first_and_changes_nothing(site)
    a_command_in_another_shell_finds_the_database(site)
    a_crashed_web_server_is_started_again(site)
    one_ctrl_c_ends_all_within_ten_seconds(site)


def it_answers_on_the_printed_address(site: RunningSite) -> None:
    assert wait_until(lambda: f"The site answers on {site.url}/" in site.output, 5), site.output
    ready = httpx.get(f"{site.url}/readyz").json()
    assert (ready["status"], ready["broker"]) == ("ok", "ok")
    assert httpx.get(site.url, follow_redirects=True).status_code == 200
    assert wait_until(lambda: answers(f"{site.vendor_url}/received"), 20)
    # PostgreSQL, Valkey, web and its workers, worker and its pool, beat, vendor
    assert wait_until(lambda: len(site.processes()) >= 8, 20), site.processes()


def a_second_start_names_the_first_and_changes_nothing(site: RunningSite) -> None:
    done = RunningSite(site.var).manage("start")
    assert done.returncode == 1
    assert f"already runs on this VAR: {site.url}" in done.stderr
    assert answers(f"{site.url}/readyz")


def a_command_in_another_shell_finds_the_database(site: RunningSite) -> None:
    done = site.manage("migrate", "--check")
    assert done.returncode == 0
    assert "not running" not in done.stderr


def a_crashed_web_server_is_started_again(site: RunningSite) -> None:
    assert site.process
    [web] = [each for each in site.processes("gunicorn") if each.ppid() == site.process.pid]
    web.kill()
    assert wait_until(lambda: "ended by itself" in site.output, 5), site.output
    site.wait_until_ready(30)


def one_ctrl_c_ends_all_within_ten_seconds(site: RunningSite) -> None:
    asked = time.monotonic()
    assert site.stop(signal.SIGINT) == 0
    assert time.monotonic() - asked < 10
    assert site.processes() == []


def test_after_kill_9_nothing_is_left_and_the_next_start_is_well(site: RunningSite) -> None:
    site.start()
    kill_9(site)
    assert wait_until(lambda: not site.processes(), 12), site.processes()
    site.start()
    assert answers(f"{site.url}/readyz")
    assert wait_until(lambda: len(worker_and_beat(site)) == 2, 20)
    frozen = worker_and_beat(site)
    for each in frozen:
        each.suspend()  # stopped, they cannot follow the signal that the kernel sends at their parent's death
    kill_9(site)
    assert [each.status() for each in frozen] == [psutil.STATUS_STOPPED] * 2
    site.start()
    assert "that a killed run had left behind" in site.output
    assert not any(each.is_running() and each.status() != psutil.STATUS_ZOMBIE for each in frozen)


def worker_and_beat(site: RunningSite) -> list[psutil.Process]:
    return [each for each in site.processes("celery") if site.process and each.ppid() == site.process.pid]


def kill_9(site: RunningSite) -> None:
    assert site.process
    site.process.kill()
    site.process.wait()


def test_production_runs_on_the_servers_it_is_given(fresh_var: Path) -> None:
    engines = Postgres(fresh_var / "servers"), Valkey(fresh_var / "servers")
    for engine in engines:
        engine.start()
    given = {"DATABASE_URL": postgres.url(fresh_var / "servers"), "REDIS_URL": valkey.url(fresh_var / "servers")}
    live = RunningSite(fresh_var / "live", **{**PRODUCTION, **given})
    try:
        live.start(wait=False)
        assert wait_until(lambda: "The site answers on" in live.output, 90), live.output
        its_host = {"Host": PRODUCTION["ALLOWED_HOSTS"]}
        ready = httpx.get(f"{live.url}/readyz", headers=its_host).json()
        assert (ready["status"], ready["no_demonstration_data"]) == ("ok", "ok")
        assert httpx.get(live.url, headers=its_host).status_code == 301  # to https
        assert not answers(f"{live.vendor_url}/received")
        assert live.stop(signal.SIGTERM) == 0
        assert "Traceback" not in live.output
    finally:
        for engine in engines:
            engine.stop()
    assert live.processes() == []


def test_a_busy_port_is_said_before_anything_starts(site: RunningSite) -> None:
    with socket.create_server(("127.0.0.1", site.port)):
        done = site.manage("start")
    assert done.returncode == 1
    assert f"Port {site.port}, for the site, cannot be used (Address already in use)" in done.stderr
    assert "Traceback" not in done.stderr
    assert site.processes() == []


def test_the_vendors_port_is_looked_at_too(site: RunningSite) -> None:
    with socket.create_server(("127.0.0.1", site.port + 1)):
        done = site.manage("start")
    assert done.returncode == 1
    assert f"Port {site.port + 1}, for the vendor sandbox" in done.stderr


def test_ctrl_c_while_it_prepares_ends_it_too(fresh_var: Path) -> None:
    fresh = RunningSite(fresh_var / "fresh").start(wait=False)
    assert wait_until(lambda: "starting PostgreSQL" in fresh.output, 60)
    assert fresh.stop(signal.SIGINT) == 130
    assert wait_until(lambda: not fresh.processes(), 5), fresh.processes()
    assert "Traceback" not in fresh.output


def test_the_option_wins_over_the_variable(site: RunningSite) -> None:
    other = free_ports()
    with socket.create_server(("127.0.0.1", other)):
        done = site.manage("start", "--port", str(other))
    assert f"Port {other}, for the site" in done.stderr


def test_a_command_without_the_site_starts_the_database_for_itself(site: RunningSite) -> None:
    done = site.manage("migrate", "--plan")
    assert done.returncode == 0
    assert "The site is not running: starting its database for this command." in done.stderr
    assert site.processes() == []
