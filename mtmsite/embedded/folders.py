"""Where an embedded engine keeps its data and its socket, and who owns them."""

import hashlib
import os
import pwd
import stat
import subprocess
import tempfile
from pathlib import Path

from mtmsite.embedded import EngineError

SOCKET_PATH_LIMIT = 100  # bytes; Unix sockets allow 103 (macOS) or 107 (Linux)
ENGINE_USER = "embedded_postgres"


def socket_folder(var: Path, engine: str) -> Path:
    """The folder for an engine's Unix socket: below VAR, or a short one of the same person's when VAR is too deep."""
    below = var / engine / "socket"
    if len(os.fsencode(below / ".s.PGSQL.5432.lock")) <= SOCKET_PATH_LIMIT:
        return below
    mark = hashlib.sha256(os.fsencode(below)).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"mtm-{os.geteuid()}-{mark}"


def own(folder: Path, owner: pwd.struct_passwd | None) -> None:
    """Make the folder, for its owner alone."""
    folder.mkdir(parents=True, exist_ok=True)
    status = folder.stat()
    if owner:
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    elif status.st_uid != os.geteuid():
        raise EngineError(f"{folder} belongs to somebody else. Remove it, or choose another VAR.")
    folder.chmod(stat.S_IRWXU)


def engine_owner() -> pwd.struct_passwd | None:
    """Who an engine runs as; None is the present user. PostgreSQL refuses root, so root gives way to a lesser one."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam(ENGINE_USER)
    except KeyError:
        useradd = ["useradd", "--system", "--shell", "/usr/sbin/nologin", ENGINE_USER]
        subprocess.run(useradd, check=True, capture_output=True)
        return pwd.getpwnam(ENGINE_USER)


def open_the_way(owner: pwd.struct_passwd, *targets: Path) -> list[Path]:
    """Let the engine's user pass through (not list) the folders that lead to the targets; answers those changed."""
    changed = []
    for parent in {parent for target in targets for parent in target.parents}:
        status = parent.stat()
        if status.st_uid != owner.pw_uid and not status.st_mode & stat.S_IXOTH:
            parent.chmod(status.st_mode | stat.S_IXOTH)
            changed.append(parent)
    return sorted(changed)
