"""What the supervisor shows of its children, and how it starts them again."""

import json
import sys
import time
from pathlib import Path

import pytest

from mtmsite.embedded.processes import wait_until
from mtmsite.supervisor.children import Child, worth_showing


def child(tmp_path: Path, script: str) -> tuple[Child, list[str]]:
    said: list[str] = []
    command = [sys.executable, "-c", script]
    return Child("web", command, {}, tmp_path, tmp_path / "web.log", lambda name, words: said.append(words)), said


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ({"level": "info", "event": "request"}, ""),
        ({"level": "warning", "event": "health check failed"}, "warning: health check failed"),
        (
            {
                "level": "error",
                "event": "request failed",
                "exception": {"type": "builtins.ValueError", "at": "a.py:3 b"},
            },
            "error: request failed (builtins.ValueError; a.py:3 b)",
        ),
    ],
)
def test_the_terminal_shows_warnings_and_worse(line: dict[str, object], shown: str) -> None:
    assert worth_showing(json.dumps(line)) == shown


@pytest.mark.parametrize("line", ["The sandbox vendor listens", "[1, 2]", "17", ""])
def test_words_that_are_no_log_line_are_shown(line: str) -> None:
    assert worth_showing(line) == line


def test_all_output_is_kept_in_the_log(tmp_path: Path) -> None:
    web, said = child(tmp_path, """print('{"level": "info", "event": "fine"}'); print("plain")""")
    web.start()
    assert wait_until(lambda: said == ["plain"], 10)
    assert web.log.read_text().splitlines() == ['{"level": "info", "event": "fine"}', "plain"]
    web.kill()


def test_a_child_that_crashes_is_started_again_and_then_waited_for_longer(tmp_path: Path) -> None:
    web, said = child(tmp_path, "raise SystemExit(3)")
    web.start()
    pauses = []
    for _ in range(3):
        assert wait_until(lambda: not web.alive(), 10)
        web.look_after()
        pauses.append(max(0.0, web.due - time.monotonic()))
        web.due = web.due and time.monotonic()
        web.look_after()
    assert [round(pause) for pause in pauses] == [0, 1, 2]
    assert web.crashes == 3
    assert all("ended by itself (exit code 3)" in words for words in said)
    web.kill()


def test_ending_takes_what_the_child_started_with_it(tmp_path: Path) -> None:
    script = "import subprocess, sys; sleep = [sys.executable, '-c', 'import time; time.sleep(60)'];"
    script += "p = subprocess.Popen(sleep); print(p.pid, flush=True); p.wait()"
    web, said = child(tmp_path, script)
    web.start()
    assert wait_until(lambda: bool(said), 10)
    grandchild = Path("/proc") / said[0]
    assert grandchild.exists()
    web.kill()
    assert wait_until(lambda: not grandchild.exists() or "zombie" in (grandchild / "status").read_text(), 5)
