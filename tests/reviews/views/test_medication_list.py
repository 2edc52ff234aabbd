"""The page of blank lists, and the PDF with its parameters."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.sessions.middleware import SessionMiddleware
from django.test import Client, RequestFactory
from django.utils.html import escape

from members.models import ProgramYear
from reviews.documents import kept_lists
from reviews.documents.editions import editions, form_set
from reviews.documents.form_sets import LANGUAGES, form_set_of
from reviews.documents.kept_lists import kept
from reviews.documents.list_sheet import SIZES
from reviews.views import medication_list

pytestmark = pytest.mark.django_db
PDF = "/medication-list/blank.pdf"
PAGE = "/medication-list/blank/"


@pytest.mark.parametrize("prefix", ["", "/es"])
def test_every_edition_tells_kind_language_size_and_pages(client: Client, open_year: ProgramYear, prefix: str) -> None:
    """In the reader's own language first, today's form before the older one."""
    page = client.get(f"{prefix}/medication-list/").content.decode()
    links = re.findall(r'<a href="([^"]+blank\.pdf\?[^"]+)"[^>]*>(.*?)</a>', page, re.S)
    assert len(links) == len(editions())
    own = prefix.strip("/") or "en"
    shown = sorted(editions(), key=lambda edition: (form_set(edition.form_set).is_old, edition.language != own))
    for (href, text), edition in zip(links, shown, strict=True):
        assert f"language={edition.language}" in href
        assert f"PDF, {edition.kilobytes} KB, {edition.pages} " in text
        assert ("English" if edition.language == "en" else "Español") in text


def test_the_columns_stand_on_the_page_too(client: Client, open_year: ProgramYear) -> None:
    words = form_set_of(2026).words["en"]
    page = client.get("/medication-list/").content.decode()
    assert all(escape(column.label) in page for column in words.columns)


def test_a_list_is_a_pdf_with_a_plain_name(client: Client, open_year: ProgramYear) -> None:
    answer = client.get(PDF)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'inline; filename="medication-list-2026-en-standard-fillable.pdf"'
    assert answer.content.startswith(b"%PDF-1.7")


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("language=es&size=wallet&rows=4&fillable=0", "medication-list-2026-es-wallet.pdf"),
        ("edition=2021&rows=5", "medication-list-2021-en-standard-fillable.pdf"),
        ("edition=2027&size=large&rows=+6+", "medication-list-2027-en-large-fillable.pdf"),
        ("edition=&rows=&language=&size=&fillable=", "medication-list-2026-en-standard-fillable.pdf"),
    ],
)
def test_parameters(client: Client, open_year: ProgramYear, query: str, name: str) -> None:
    answer = client.get(f"{PDF}?{query}")
    assert answer.status_code == 200
    assert name in answer["Content-Disposition"]


def test_the_page_language_is_the_usual_one(client: Client, open_year: ProgramYear) -> None:
    assert "-es-" in client.get(f"/es{PDF}?rows=4")["Content-Disposition"]


@pytest.mark.parametrize(
    "query",
    [
        "language=fr",
        "size=huge",
        "rows=3",
        "rows=41",
        "rows=-4",
        "rows=ten",
        "rows=1e9",
        "rows=" + "9" * 5000,
        "fillable=2",
        "fillable=yes",
        "edition=1999",
        "edition=2028",
        "edition=-2026",
        "edition=" + "9" * 30,
        "edition=2026.5",
        "rows=%00",
        "name=Maria",
        "rows=8&rows=9",
        "size=large&size=large",
    ],
)
def test_anything_else_is_explained_with_400(client: Client, open_year: ProgramYear, query: str) -> None:
    answer = client.get(f"{PDF}?{query}")
    assert answer.status_code == 400
    assert "We have no such list" in answer.content.decode()
    assert client.get(f"{PAGE}?{query}").status_code == 400
    assert "Maria" not in answer.content.decode().split("<main")[1].split("</main>")[0]


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("rows=9999", "“rows” must be a number from 4 to 40."),
        ("rows=ten", "“rows” must be a number from 4 to 40."),
        ("edition=1999", "“edition” must be a number from 2013 to 2027."),
        ("language=fr", "“language” must be one of these: en, es."),
        ("size=huge", "“size” must be one of these: standard, large, wallet."),
        ("fillable=yes", "“fillable” must be one of these: 0, 1."),
        ("rows=8&rows=9", "“rows” may stand in the address once, not more often."),
        ("paper=a4", "may have these parts and no other: edition, language, size, rows, fillable."),
    ],
)
def test_the_sentence_names_the_parameter_and_what_is_allowed(
    client: Client, open_year: ProgramYear, query: str, sentence: str
) -> None:
    assert sentence in client.get(f"{PDF}?{query}").content.decode()
    spanish = client.get(f"/es{PDF}?{query}").content.decode()
    assert sentence not in spanish
    assert sentence.partition("”")[0] in spanish or "edition, language, size, rows, fillable" in spanish


def test_a_list_is_made_once(client: Client, open_year: ProgramYear) -> None:
    kept.cache_clear()
    for _ in range(2):
        client.get(f"{PDF}?rows=4")
    assert kept.cache_info().misses == 1


def test_only_reading(client: Client, open_year: ProgramYear) -> None:
    assert {client.post(path).status_code for path in (PDF, PAGE, "/medication-list/")} == {405}


def test_before_any_year_is_published_there_is_a_list(client: Client, db: None) -> None:
    assert client.get("/medication-list/").status_code == 200
    assert client.get(f"{PDF}?rows=4").status_code == 200


# The page beside the PDF ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("fillable", [0, 1])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("year", [2021, 2026])
def test_the_page_has_what_the_pdf_has(
    client: Client, open_year: ProgramYear, year: int, language: str, size: str, fillable: int
) -> None:
    query = f"edition={year}&language={language}&size={size}&fillable={fillable}&rows=4"
    sheet = client.get(f"{PAGE}?{query}").content.decode().partition('<div class="on-page">')[2].partition("</main>")[0]
    words = form_set_of(year).words[language]
    for text in (words.title, *words.instructions, *words.keep_items, words.rows_heading):
        assert escape(text) in sheet
    for place in (*words.head, *words.before, *words.columns, *words.after):
        assert escape(place.label) in sheet
    assert sheet.count('type="checkbox"') == fillable * len(words.keep_items)
    assert len(re.findall(r"<(?:input|textarea) name=", sheet)) == fillable * (
        len(words.head) + len(words.before) + 4 * len(words.columns) + len(words.after)
    )
    assert f'lang="{language}"' in sheet
    assert "<form" not in sheet


def test_page_and_pdf_lead_to_each_other(client: Client, open_year: ProgramYear) -> None:
    assert f"{PDF}?rows=8&amp;size=large" in client.get(f"{PAGE}?rows=8&size=large").content.decode()
    pages = re.findall(r'<a href="([^"]+blank/\?[^"]+)"', client.get("/medication-list/").content.decode())
    assert len(pages) == len(editions())
    assert {client.get(page.replace("&amp;", "&")).status_code for page in pages} == {200}


# Kept, and asked for again --------------------------------------------------------------------------------------------


@pytest.fixture
def fresh(settings: Any, tmp_path: Path) -> Iterator[Path]:
    """Nothing is kept yet, neither in memory nor on the disk."""
    kept.cache_clear()
    settings.VAR = tmp_path
    yield kept_lists.folder()
    kept.cache_clear()


def test_a_list_that_the_reader_has_is_not_sent_again(client: Client, open_year: ProgramYear) -> None:
    first = client.get(f"{PDF}?rows=4")
    assert first["Content-Length"] == str(len(first.content))
    assert first["Cache-Control"] == "public, no-cache"
    again = client.get(f"{PDF}?rows=4", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert client.get(f"{PDF}?rows=5")["ETag"] != first["ETag"]
    assert not first.cookies


def test_only_asking_for_the_headers(client: Client, open_year: ProgramYear) -> None:
    whole, head = client.get(f"{PDF}?rows=4"), client.head(f"{PDF}?rows=4")
    assert (head.status_code, head.content) == (200, b"")
    assert {name: head[name] for name in ("ETag", "Content-Length", "Content-Type")} == {
        name: whole[name] for name in ("ETag", "Content-Length", "Content-Type")
    }


def test_a_list_is_read_from_the_disk_by_the_next_process(
    client: Client, open_year: ProgramYear, fresh: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = client.get(f"{PDF}?rows=4").content
    assert [path.read_bytes() for path in fresh.iterdir()] == [made]
    kept.cache_clear()
    monkeypatch.setattr(kept_lists, "to_pdf", lambda sheet: pytest.fail("made twice"))
    assert client.get(f"{PDF}?rows=4").content == made


def test_a_disk_that_takes_nothing_costs_only_time(
    client: Client, open_year: ProgramYear, fresh: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_lists.os, "replace", _full_disk)
    assert client.get(f"{PDF}?rows=4").status_code == 200
    assert list(fresh.iterdir()) == []


def _full_disk(*args: Any) -> None:
    raise OSError("no space left on device")


def test_the_disk_keeps_a_bounded_number(
    client: Client, open_year: ProgramYear, fresh: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_lists, "ON_DISK", 2)
    monkeypatch.setattr(kept_lists, "to_pdf", lambda sheet: b"%PDF")
    for rows in range(4, 9):
        client.get(f"{PDF}?rows={rows}")
    assert len(list(fresh.iterdir())) == 2


# Answered before everything that knows who asks -----------------------------------------------------------------------


def test_a_list_is_answered_as_early_as_a_static_file(
    client: Client, open_year: ProgramYear, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SessionMiddleware, "process_request", lambda self, request: pytest.fail("asked who it is"))
    answer = client.get(f"/es{PDF}?rows=4")
    assert (answer.status_code, answer["X-Frame-Options"]) == (200, "DENY")
    assert "Content-Security-Policy" in answer
    assert "-es-" in answer["Content-Disposition"]


def test_the_view_answers_the_same(rf: RequestFactory, client: Client, open_year: ProgramYear) -> None:
    late, early = medication_list.blank_pdf(rf.get(f"{PDF}?rows=4")), client.get(f"{PDF}?rows=4")
    assert late.content == early.content
    assert all(early[name] == value for name, value in late.items())
