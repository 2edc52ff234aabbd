"""`rules.toml` is whole and true: every rule and row is there, every test named exists, runs and can fail."""

import ast
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

TESTS = Path(__file__).resolve().parent
MAP = tomllib.loads((TESTS / "rules.toml").read_text())
RULES = [f"R{number}" for number in range(1, 39)]
ROWS = [str(number) for number in (*range(1, 75), 78, *range(80, 105))]
ENTRIES: dict[str, dict[str, Any]] = {**MAP["rules"], **MAP["rows"]}
NODES = sorted({node for entry in ENTRIES.values() for node in entry["tests"]})
ASSERTING = {"raises", "expect", "fail", "warns"}


@cache
def functions(file: str) -> dict[str, ast.FunctionDef]:
    """The functions of a test file by name; a file skipped as a whole has none."""
    tree = ast.parse((TESTS / file).read_text())
    if any("skip" in ast.unparse(node) for node in tree.body if _sets_the_marks(node)):
        return {}
    return {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}


def _sets_the_marks(node: ast.stmt) -> bool:
    return isinstance(node, ast.Assign) and "pytestmark" in ast.unparse(node.targets[0])


def can_fail(name: str, known: dict[str, ast.FunctionDef], seen: frozenset[str] = frozenset()) -> bool:
    """Whether it asserts something, itself or through a function of its file."""
    inside = list(ast.walk(known[name]))
    called = {_name(node.func) for node in inside if isinstance(node, ast.Call)}
    if any(isinstance(node, ast.Assert) for node in inside) or ASSERTING & called:
        return True
    helpers = (called & set(known)) - seen - {name}
    return any(can_fail(helper, known, seen | {name}) for helper in helpers)


def _name(called: ast.expr) -> str:
    return called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")


def wrong(node: str) -> Iterator[str]:
    file, _, name = node.partition("::")
    if not (TESTS / file).is_file() or name not in functions(file):
        yield "is not there, or its file is skipped"
        return
    marks = [ast.unparse(mark) for mark in functions(file)[name].decorator_list]
    if any(mark.startswith(("pytest.mark.skip", "pytest.mark.xfail")) for mark in marks):
        yield "is skipped or expected to fail"
    if not name.startswith("test_") or not can_fail(name, functions(file)):
        yield "cannot fail"


def test_every_rule_and_row_is_there_and_no_other() -> None:
    assert list(MAP["rules"]) == RULES
    assert list(MAP["rows"]) == ROWS


@pytest.mark.parametrize("name", ENTRIES)
def test_each_is_proved_or_says_what_is_left(name: str) -> None:
    entry = ENTRIES[name]
    assert entry["title"]
    assert entry["tests"] or len(entry.get("left", "").split()) > 5


@pytest.mark.parametrize("node", NODES)
def test_a_test_that_is_named_runs_and_can_fail(node: str) -> None:
    assert list(wrong(node)) == []


@pytest.mark.parametrize(
    ("code", "can"),
    [
        ("def test(): pass", False),
        ("def test(): look()\ndef look(): assert 1", True),
        ("def test(): test()", False),
        ("def test():\n    with pytest.raises(ValueError): act()", True),
    ],
)
def test_what_can_fail_is_told_from_what_cannot(code: str, can: bool) -> None:
    known = {node.name: node for node in ast.parse(code).body if isinstance(node, ast.FunctionDef)}
    assert can_fail("test", known) is can
