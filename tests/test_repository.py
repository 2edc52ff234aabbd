"""The repository itself: true for any machine, pinned, licensed, and without anybody's addresses."""

import re
import subprocess
from pathlib import Path

import pytest
from django.core.management import call_command

ROOT = Path(__file__).resolve().parent.parent
TOP = {
    "manage.py", "pyproject.toml", "README.md", "mtmsite", "members", "reviews", "templates", "static", "tests",
    "Makefile", "requirements.txt", "requirements-dev.txt", "LICENSE", "CHANGELOG.md",
}  # fmt: skip
# Put together from parts, so that the rule does not find itself.
HOSTS = [re.escape(".".join(parts)) for parts in (("pypi", "org"), ("pythonhosted", "org"), ("registry", "npmjs"))]
HOSTS.append(re.escape(".".join(("debian", "org"))))
MACHINE = [r"/home/\w+/", r"/Users/\w+/", "/" + r"work/", r"/root/", re.escape("." + "library")]
PIN = re.compile(r"^[a-z0-9][a-z0-9._-]*(\[[a-z,]+\])?==\S+( ; .+)? \\$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}( \\)?$")


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / name for name in listed.split("\0") if name]


def text_of(path: Path) -> str:
    try:
        return path.read_text()
    except (UnicodeDecodeError, FileNotFoundError):
        return ""


def test_the_top_level_is_the_designed_one() -> None:
    seen = {path.relative_to(ROOT).parts[0] for path in tracked()}
    assert {name for name in seen if not name.startswith(".")} <= TOP


def test_no_registry_and_no_machine_is_named() -> None:
    forbidden = re.compile("|".join(HOSTS + MACHINE))
    this = Path(__file__).resolve()
    found = {path.name: forbidden.findall(text_of(path)) for path in tracked() if path != this}
    assert {name: hits for name, hits in found.items() if hits} == {}


def test_the_rule_above_finds_what_it_looks_for() -> None:
    forbidden = re.compile("|".join(HOSTS + MACHINE))
    for bad in ("https://" + "pypi." + "org/simple", "/home/me/x", "/" + "work/main", "/root/.cache"):
        assert forbidden.search(bad)


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_pin_has_hashes_and_nothing_else(name: str) -> None:
    lines = [line for line in (ROOT / name).read_text().splitlines() if line and not line.startswith("#")]
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        assert PIN.match(line) or HASH.match(line), line
        if PIN.match(line):
            assert HASH.match(following), line


def pins(name: str) -> dict[str, str]:
    found = re.findall(r"^([a-z0-9._-]+)(?:\[.+\])?==(\S+)", (ROOT / name).read_text(), re.MULTILINE)
    return dict(found)


def test_tests_run_on_what_production_runs_on() -> None:
    run, test = pins("requirements.txt"), pins("requirements-dev.txt")
    assert {name: test.get(name) for name in run} == run


def test_every_dependency_is_pinned_and_says_why_it_is_there() -> None:
    project = (ROOT / "pyproject.toml").read_text().split("[build-system]")[0]
    wanted = re.findall(r'^    "([a-z][a-z0-9-]+)[^"]*",(.*)$', project, re.MULTILINE)
    assert len(wanted) > 30
    for name, rest in wanted:
        assert re.match(r"\s*# \w+", rest), name
        assert name in pins("requirements-dev.txt"), name


@pytest.mark.django_db
def test_every_change_of_a_model_has_its_migration() -> None:
    call_command("makemigrations", check_changes=True, dry_run=True, verbosity=0)


def test_licence_and_changes() -> None:
    assert "the MTM program site authors" in (ROOT / "LICENSE").read_text()
    assert "MIT License" in (ROOT / "LICENSE").read_text()
    assert (ROOT / "CHANGELOG.md").read_text().startswith("# Changes\n")


def test_ci_calls_make_test() -> None:
    script = (ROOT / ".ci" / "run").read_text()
    assert "set -euo pipefail" in script
    assert script.rstrip().endswith("make test")
