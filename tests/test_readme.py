"""README says what is true: every command in it exists, and its table holds every setting."""

import ast
import re
from pathlib import Path

import pytest
from django.core.management import get_commands

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text()
MAKEFILE = (ROOT / "Makefile").read_text()


def in_code() -> str:
    """Only what stands in code: `so`, and in indented or fenced blocks."""
    blocks = re.findall(r"(?m)^ {4,}\S.*$", README) + re.findall(r"(?s)```.*?```", README)
    return "\n".join(blocks + re.findall(r"`([^`\n]+)`", README))


def settings_read() -> set[str]:
    """The names that the settings ask the environment for."""
    files = ("settings.py", "staff_settings.py")
    tree = ast.parse("\n".join((ROOT / "mtmsite" / name).read_text() for name in files))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)]
    asked = [call for call in calls if isinstance(call.func.value, ast.Name) and call.func.value.id == "env"]
    return {str(call.args[0].value) for call in asked if call.args and isinstance(call.args[0], ast.Constant)}


def settings_told() -> set[str]:
    return set(re.findall(r"(?m)^\| `([A-Z_]+)` \|", README))


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\bmake ([a-z][a-z-]*)", in_code()))))
def test_every_make_target_exists(target: str) -> None:
    assert re.search(rf"(?m)^{target}:", MAKEFILE)


@pytest.mark.parametrize("command", sorted(set(re.findall(r"manage\.py ([a-z_]+)", in_code()))))
def test_every_command_exists(command: str) -> None:
    assert command in get_commands()


def test_run_and_test_are_named() -> None:
    assert {"run", "test"} <= set(re.findall(r"\bmake ([a-z][a-z-]*)", in_code()))


@pytest.mark.parametrize(
    "path", sorted(set(re.findall(r"`((?:members|reviews|mtmsite|tests|templates|static)/[\w/.]*)`", README)))
)
def test_every_file_named_exists(path: str) -> None:
    assert (ROOT / path).exists()


def test_the_table_holds_every_setting_and_no_other() -> None:
    assert settings_told() == settings_read()
    assert len(settings_read()) >= 15


def test_the_example_names_only_settings_there_are() -> None:
    example = (ROOT / ".env.example").read_text()
    assert set(re.findall(r"(?m)^([A-Z_]+)=", example)) <= settings_read()


def test_pictures_are_there() -> None:
    for picture in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README):
        assert (ROOT / picture).is_file(), picture
