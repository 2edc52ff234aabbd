"""What has to be there before the first request: tables, static files, program years, in the demonstration its data."""

import hashlib
import io
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connections

Say = Callable[[str, str], None]
LOGINS = settings.VAR / "demo-logins.txt"  # seed_demo writes it


def everything(say: Say) -> None:
    """Safe to run again: each step finds what is done already."""
    call_command("migrate", verbosity=0, interactive=False)
    _collect_static()
    _tell("load_program_years")
    _tell("load_scripts")
    if settings.EMBEDDED_POSTGRES and not settings.PRODUCTION:
        first = not LOGINS.exists()
        say("site", "filling the demonstration ..." if first else "looking after the demonstration ...")
        told = _tell("seed_demo")
        if first:
            print(told, flush=True)
    connections.close_all()


def _tell(command: str) -> str:
    """Run a command; what it says is kept in VAR/log/prepare.log, for later starts say the same again."""
    words = io.StringIO()
    try:
        call_command(command, stdout=words)
    finally:
        record = settings.VAR / "log" / "prepare.log"
        record.parent.mkdir(parents=True, exist_ok=True)
        with record.open("a") as log:
            log.write(f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} {command}\n{_without_passwords(words.getvalue())}")
    return words.getvalue()


def _without_passwords(words: str) -> str:
    return re.sub(r"(?m)^login .*\n", "", words)


def _collect_static() -> None:
    """Only when a file changed: hashing and compressing takes seconds."""
    stamp = settings.VAR / "static.stamp"
    now = _fingerprint()
    if stamp.exists() and stamp.read_text() == now and settings.STATIC_ROOT.is_dir():
        return
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    stamp.write_text(now)


def _fingerprint() -> str:
    seen = hashlib.sha256()
    for path in sorted(_static_files()):
        status = path.stat()
        seen.update(f"{path}\0{status.st_size}\0{status.st_mtime_ns}\n".encode())
    return seen.hexdigest()


def _static_files() -> Iterator[Path]:
    for finder in get_finders():
        for path, storage in finder.list([]):
            yield Path(storage.path(path))
