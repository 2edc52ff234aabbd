"""What has to be there before the first request: tables, static files, program years, in the demonstration its data."""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command, get_commands
from django.db import connections

Say = Callable[[str, str], None]


def everything(say: Say) -> None:
    """Safe to run again: each step finds what is done already."""
    call_command("migrate", verbosity=0, interactive=False)
    _collect_static()
    say("site", "loading the program years ...")
    call_command("load_program_years")
    if settings.EMBEDDED_POSTGRES and not settings.PRODUCTION and "seed_demo" in get_commands():
        call_command("seed_demo")
    connections.close_all()


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
