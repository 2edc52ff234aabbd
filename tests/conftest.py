"""One embedded PostgreSQL for the whole run, no network but loopback, Chromium of the machine."""

import os
import shutil
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django
import pytest

OURS = {
    "MTM_MODE", "DEBUG", "VAR", "PORT", "DATABASE_URL", "REDIS_URL", "SECRET_KEY", "ALLOWED_HOSTS",
    "CSRF_TRUSTED_ORIGINS", "MAIL_DROP", "LETTERS_DIR", "UNDO_WINDOW_SECONDS", "SWEEP_SECONDS", "VENDOR_SECRETS",
    "SANDBOX_URL", "OFFER_WITHIN_DAYS", "OFFER_AGAIN_WITHIN_MONTHS",
}  # fmt: skip
IS_WORKER = "PYTEST_XDIST_WORKER" in os.environ

# Here, and not in a hook: pytest-django reads the settings soon after this file is imported.
if not IS_WORKER:
    for name in OURS:
        os.environ.pop(name, None)
    os.environ["VAR"] = tempfile.mkdtemp(prefix="mtm-test-")
    (Path(os.environ["VAR"]) / "static").mkdir()  # WhiteNoise warns where it is missing
os.environ["DJANGO_SETTINGS_MODULE"] = "mtmsite.settings"
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright keeps an event loop in the test's thread
django.setup()  # test modules import models as soon as they are collected
VAR = Path(os.environ["VAR"])
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
NO_CHROMIUM = "no Chromium on this machine (apt-get install chromium, or set CHROMIUM to its path)"


@pytest.hookimpl(tryfirst=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    """The database is up before xdist makes its workers, which inherit VAR and so its address."""
    from django.conf import settings

    settings.DATABASES["default"]["CONN_MAX_AGE"] = 0  # or threads of the live server keep the database open
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    if IS_WORKER or session.config.option.collectonly:
        return
    from mtmsite.embedded.postgres import Postgres

    # Nothing in this data folder is to last, so its writes need not wait for the disk.
    engine = Postgres(VAR, fsync="off", synchronous_commit="off", full_page_writes="off", max_connections="60")
    engine.start()
    session.config.add_cleanup(lambda: _drop(engine))


def _drop(engine: Any) -> None:
    engine.stop()
    shutil.rmtree(VAR, ignore_errors=True)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Fast tests first; those with a browser, and those with the running site, each keep to one worker."""
    for item in items:
        if {"page", "context", "browser"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.browser)
        if item.get_closest_marker("browser") and not CHROMIUM:
            item.add_marker(pytest.mark.skip(reason=NO_CHROMIUM))
        group = _group(item)
        if group:
            item.add_marker(pytest.mark.xdist_group(group))
    items.sort(key=_group)


def _group(item: pytest.Item) -> str:
    return next((name for name in ("stack", "browser") if item.get_closest_marker(name)), "")


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
