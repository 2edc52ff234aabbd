"""Spanish is complete: every text of code and templates, same placeholders, compiled. Needs no gettext tools."""

import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
MESSAGES = ROOT / "mtmsite" / "locale" / "es" / "LC_MESSAGES"
CALLS = {"gettext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3)}
KEYWORDS = {"_": None, **CALLS, **{f"{name}_lazy": spec for name, spec in CALLS.items()}}
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}|<[^>]+>")
FAMILIAR = re.compile(r"\b(tú|tu|tus|contigo|puedes|tienes|quieres|eres|debes|haz)\b", re.IGNORECASE)
Key = tuple[str | None, str]


def sources() -> Iterator[tuple[Path, bytes]]:
    """Every file that may hold a text, templates turned into something that reads like Python."""
    for folder in ("mtmsite", "members", "reviews"):
        for path in (ROOT / folder).rglob("*.py"):
            yield path, path.read_bytes()
    for path in (ROOT / "templates").rglob("*"):
        if path.suffix in {".html", ".txt"}:
            text = templatize(path.read_text(encoding="utf-8"), origin=str(path))
            yield path, "\n".join(line.strip() for line in text.splitlines()).encode()


@cache
def used() -> dict[Key, str]:
    """Context and English text → the file it stands in."""
    found = {}
    for path, code in sources():
        for _line, texts, _comments, context in extract("python", BytesIO(code), keywords=KEYWORDS):
            english = texts if isinstance(texts, str) else texts[0]
            found[(context, english)] = str(path.relative_to(ROOT))
    return found


@cache
def spanish() -> Catalog:
    return read_po(BytesIO((MESSAGES / "django.po").read_bytes()), locale="es", charset="utf-8")


def entries() -> list[Message]:
    return [message for message in spanish() if message.id]


def key(message: Message) -> Key:
    context = message.context.decode() if isinstance(message.context, bytes) else message.context
    return context, message.id if isinstance(message.id, str) else message.id[0]


def texts(value: str | tuple[str, ...] | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


def test_texts_are_found() -> None:
    assert used()[(None, "Who qualifies")].startswith("templates/members/program/")
    assert used()[("criterion", "Not known")] == "members/explanations.py"
    assert used()[(None, "Asthma")] == "members/conditions.py"
    assert len(used()) > 300


def test_every_text_has_a_spanish_one() -> None:
    known = {key(message) for message in entries()}
    missing = [f"{where}: {english}" for (context, english), where in used().items() if (context, english) not in known]
    assert missing == []


def test_no_spanish_text_is_empty_or_unsure() -> None:
    bad = [message.id for message in entries() if message.fuzzy or not all(texts(message.string))]
    assert bad == []


def test_no_spanish_text_is_left_over() -> None:
    assert [english for context, english in map(key, entries()) if (context, english) not in used()] == []


def test_placeholders_and_marks_are_the_same_in_both() -> None:
    bad = []
    for message in entries():
        wanted = set(PLACEHOLDER.findall(texts(message.id)[-1]))
        bad += [text for text in texts(message.string) if set(PLACEHOLDER.findall(text)) != wanted]
    assert bad == []


def test_spanish_is_polite() -> None:
    said = [text for message in entries() for text in texts(message.string)]
    assert [text for text in said if FAMILIAR.search(text)] == []


def test_the_compiled_file_is_that_of_the_text_file() -> None:
    compiled = read_mo(BytesIO((MESSAGES / "django.mo").read_bytes()))
    in_mo = {key(message): texts(message.string) for message in compiled if message.id}
    in_po = {key(message): texts(message.string) for message in entries()}
    assert in_mo == in_po


@pytest.mark.parametrize(("english", "placeholders"), [("%(year)s and <b>{x}</b>", {"%(year)s", "<b>", "{x}", "</b>"})])
def test_the_pattern_of_placeholders(english: str, placeholders: set[str]) -> None:
    assert set(PLACEHOLDER.findall(english)) == placeholders
