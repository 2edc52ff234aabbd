"""One embedded PostgreSQL for the whole run, no network but loopback, Chromium of the machine."""

import os
import shutil
import socket
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import django
import hypothesis
import pytest
from django.utils import translation
from xdist.scheduler.loadscope import LoadScopeScheduling

from mtmsite.embedded import postgres

OURS = {
    "MTM_MODE", "DEBUG", "VAR", "PORT", "DATABASE_URL", "REDIS_URL", "SECRET_KEY", "ALLOWED_HOSTS",
    "CSRF_TRUSTED_ORIGINS", "MAIL_DROP", "LETTERS_DIR", "UNDO_WINDOW_SECONDS", "SWEEP_SECONDS", "VENDOR_SECRETS",
    "RETENTION_FILE", "SANDBOX_URL", "SERVICE_OFF", "SITE_ADDRESS", "OFFER_WITHIN_DAYS", "OFFER_AGAIN_WITHIN_MONTHS",
    "COUNT_SECONDS", "NOT_NOW_DAYS", "UNREACHABLE_PAUSE_DAYS", "CALLS_PER_WEEK", "COMPLAINT_DAYS",
    "ANSWER_WITHIN_DAYS", "PROXIES", "LOOK_UPS_PER_ADDRESS", "SENDINGS_PER_ADDRESS",
    "SECRET_KEY_FALLBACKS", "SIGN_IN_TRIES", "SIGN_IN_TRIES_ADDRESS", "STAFF_IDLE_MINUTES", "STAFF_SESSION_HOURS",
    "OIDC_SERVER_URL", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "OIDC_NAME", "OIDC_TRUST_SECOND_FACTOR",
}  # fmt: skip
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "")
BASE = "MTM_TEST_BASE"  # the folder of the whole run, in the environment so that workers find it

# Here, and not in a hook: pytest-django reads the settings soon after this file is imported.
if BASE not in os.environ:
    for name in OURS:
        os.environ.pop(name, None)
    os.environ[BASE] = tempfile.mkdtemp(prefix="mtm-test-")
# One database server for all, and everything else (broker, letters, mail drop) for each worker alone.
os.environ["DATABASE_URL"] = postgres.url(Path(os.environ[BASE]))
VAR = Path(os.environ[BASE]) / (WORKER or "alone")
(VAR / "static").mkdir(parents=True, exist_ok=True)  # WhiteNoise warns where it is missing
os.environ["VAR"] = str(VAR)
os.environ["DJANGO_SETTINGS_MODULE"] = "mtmsite.settings"
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright keeps an event loop in the test's thread
django.setup()  # test modules import models as soon as they are collected
# A machine that does other things as well is no fault of what is tested.
hypothesis.settings.register_profile(
    "any machine", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("any machine")
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
NO_CHROMIUM = "no Chromium on this machine (apt-get install chromium, or set CHROMIUM to its path)"


def pytest_configure(config: pytest.Config) -> None:
    """Workers must not inherit the name of the settings: pytest-django would read them before this file is imported."""
    if config.getoption("numprocesses", None):
        del os.environ["DJANGO_SETTINGS_MODULE"]


@pytest.hookimpl(tryfirst=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    """The database is up before xdist makes its workers, which inherit VAR and so its address."""
    from django.conf import settings

    settings.DATABASES["default"]["CONN_MAX_AGE"] = 0  # or threads of the live server keep the database open
    settings.COUNT_SECONDS = 0  # or a timer would write into other tests' rows
    settings.WHITENOISE_AUTOREFRESH = True  # each new client would list all static files before its first page
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    if WORKER or session.config.option.collectonly:
        return
    # Nothing in this data folder is to last, so its writes need not wait for the disk.
    engine = postgres.Postgres(
        Path(os.environ[BASE]), fsync="off", synchronous_commit="off", full_page_writes="off", max_connections="60"
    )
    engine.start()
    session.config.add_cleanup(lambda: _drop(engine))


def _drop(engine: Any) -> None:
    engine.stop()
    shutil.rmtree(os.environ[BASE], ignore_errors=True)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Fast tests first, then browser tests, then those with the running site; among workers one begins with these."""
    for item in items:
        if {"page", "context", "browser"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.browser)
        if item.get_closest_marker("browser") and not CHROMIUM:
            item.add_marker(pytest.mark.skip(reason=NO_CHROMIUM))
    items.sort(key=_turn)


def _turn(item: pytest.Item) -> int:
    if item.get_closest_marker("stack"):
        return 0 if WORKER else 3
    return 2 if item.get_closest_marker("browser") else 1


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    return _StackOnOneWorker(config, log)


class _StackOnOneWorker(LoadScopeScheduling):
    """Hands out test by test, but for the files that start the site: they go to one worker, one after the other.

    xdist has `--dist loadgroup` for that; it does not yet know the node ids of pytest 9.
    """

    def _split_scope(self, nodeid: str) -> str:
        return "stack" if _starts_the_site(nodeid.partition("::")[0]) else nodeid


@cache
def _starts_the_site(file: str) -> bool:
    return "mark.stack" in (Path(__file__).parent.parent / file).read_text()


def pytest_terminal_summary(terminalreporter: Any) -> None:
    skipped = [report for report in terminalreporter.stats.get("skipped", []) if NO_CHROMIUM in str(report.longrepr)]
    if skipped:
        terminalreporter.write_line(f"{len(skipped)} browser tests skipped: {NO_CHROMIUM}", yellow=True, bold=True)
    for report in terminalreporter.stats.get("passed", []):
        for name, text in report.user_properties:
            if name == "figures":  # what a comparison found: record_property("figures", text)
                terminalreporter.write_line(f"\n{text}")


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """The databases go with their engine: dropping them one by one would trip over a browser's open connections."""
    return True


@pytest.fixture(autouse=True)
def _no_lookups(monkeypatch: pytest.MonkeyPatch) -> None:
    """pytest-socket refuses connections beyond loopback; this refuses asking a name server."""
    ask = socket.getaddrinfo

    def only_loopback(host: Any, *args: Any, **kwargs: Any) -> Any:
        if host not in (None, "", "localhost", "127.0.0.1", "::1"):
            raise OSError("tests ask no name server")
        return ask(host, *args, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", only_loopback)


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    """The language of the last request would stay active in this thread, and so in the next test."""
    yield
    translation.deactivate()


@pytest.fixture(scope="session")
def base_url() -> None:
    """Instead of pytest-playwright's own, whose form pytest 9 warns about; every test here knows its address."""


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    quiet = [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
    ]  # fmt: skip
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": quiet}


@pytest.fixture(scope="module")
def fresh_var() -> Path:
    """An empty VAR for engines of a test's own.

    Not pytest's tmp_path: that one closes its parent folder to PostgreSQL's user whenever another run begins.
    """
    return Path(tempfile.mkdtemp(dir=VAR))


@pytest.fixture
def valkey() -> Iterator[Any]:
    """A running Valkey at the address the settings name; `.stop()` and `.start()` cut and mend it."""
    from mtmsite.embedded.valkey import Valkey

    engine = Valkey(VAR)
    engine.start()
    yield engine
    engine.stop()


@pytest.fixture
def admin_client(admin_user: Any) -> Any:
    """pytest-django's own, past the second factor: no page of the back office answers without."""
    from django.test import Client

    from tests.factories import staff

    return staff.sign_in(Client(), admin_user)
