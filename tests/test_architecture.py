"""The shape of the code: who may import what, and how big a file may get. import-linter guards the layers."""

import ast
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CODE = [path for app in ("mtmsite", "members", "reviews") for path in sorted((ROOT / app).rglob("*.py"))]
CODE = [path for path in CODE if "migrations" not in path.parts]
TESTS = sorted((ROOT / "tests").rglob("*.py"))

PURE = ("members/eligibility", "reviews/tmr")
CODE_LINES, TEST_LINES, FUNCTION_LINES = 250, 450, 50

# A library, and the only places that may import it: files, or parts of a path.
PLACES = {
    "weasyprint": ("mtmsite/pdf.py",),
    "celery": ("mtmsite/celery.py", "mtmsite/beat.py", "mtmsite/__init__.py", "/tasks"),
    "django.contrib.admin": ("/admin", "mtmsite/apps.py", "mtmsite/urls.py"),
}


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def of_pure(path: Path) -> bool:
    return name(path).startswith(PURE)


@pytest.mark.parametrize("path", [path for path in CODE if of_pure(path)], ids=name)
def test_pure_packages_import_the_standard_library_and_themselves(path: Path) -> None:
    own = tuple(package.replace("/", ".") for package in PURE)
    for imported in imports(path):
        top = imported.split(".")[0]
        assert top in sys.stdlib_module_names or imported.startswith(own), imported


@pytest.mark.parametrize("path", [path for path in CODE if of_pure(path)], ids=name)
def test_pure_packages_have_no_clock_and_read_no_files(path: Path) -> None:
    tree = ast.parse(path.read_text())
    called = {
        node.func.attr for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }
    called |= {
        node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert not called & {"today", "now", "utcnow", "time", "open", "read_text", "read_bytes", "random"}


@pytest.mark.parametrize("path", CODE, ids=name)
def test_libraries_are_imported_in_their_place_only(path: Path) -> None:
    for imported in imports(path):
        for library, places in PLACES.items():
            if imported == library or imported.startswith(f"{library}."):
                assert any(place in f"/{name(path)}" for place in places), f"{imported} in {name(path)}"


@pytest.mark.parametrize("path", [path for path in CODE if "/views" in f"/{name(path)}"], ids=name)
def test_views_start_from_a_named_queryset_or_a_service(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Attribute):
            assert node.attr not in ("objects", "_default_manager"), f"line {node.lineno}"


@pytest.mark.parametrize("path", [*CODE, *TESTS], ids=name)
def test_files_and_functions_stay_small(path: Path) -> None:
    text = path.read_text()
    limit = TEST_LINES if path in TESTS else CODE_LINES
    assert text.count("\n") <= limit, f"{text.count(chr(10))} lines"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < FUNCTION_LINES, f"{node.name}, line {node.lineno}"


def test_mypy_looks_at_every_package_that_promises_types() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["mypy"]
    promised = {"members/eligibility", "members/services", "reviews/services", "reviews/tmr", "mtmsite"}
    assert {package for package in promised if (ROOT / package).is_dir()} <= set(settings["files"])
    strict = settings["overrides"][0]["module"]
    for package in promised - {"mtmsite"}:
        if (ROOT / package).is_dir():
            assert f"{package.replace('/', '.')}.*" in strict
    assert "mtmsite.pdf" in strict
