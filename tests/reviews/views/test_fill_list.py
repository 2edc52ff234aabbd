"""The page to fill in the list: it carries the form of the year, and can send nothing by itself."""

import re

import pytest
from django.test import Client
from django.utils.html import escape

from members.models import ProgramYear
from reviews.documents.form_sets import form_set_of

pytestmark = pytest.mark.django_db
FILL = "/medication-list/fill/"


@pytest.mark.parametrize(("prefix", "language"), [("", "en"), ("/es", "es")])
@pytest.mark.parametrize("year", [2021, 2026])
def test_it_has_every_place_of_the_form_with_its_limit(
    client: Client, open_year: ProgramYear, prefix: str, language: str, year: int
) -> None:
    page = client.get(f"{prefix}{FILL}?edition={year}").content.decode()
    words = form_set_of(year).words[language]
    for field in (*words.head, *words.before, *words.columns, *words.after):
        box = re.search(rf'<(input|textarea) [^>]*data-key="{field.key}"[^>]*>', page)
        assert box, field.key
        assert f'data-limit="{field.limit}"' in box[0]
        assert "maxlength" not in box[0], "a browser cuts without a word"
        assert 'spellcheck="false"' in box[0], "some browsers send what they check to a server"
        assert 'dir="auto"' in box[0]
        assert page.count(escape(field.label)) >= 2, "on the screen and on the sheet"
        assert f'data-shows="{field.key}"' in page


def test_the_browser_is_told_to_let_nothing_out(client: Client, open_year: ProgramYear) -> None:
    policy = client.get(FILL)["Content-Security-Policy"]
    assert "connect-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "connect-src" not in client.get("/medication-list/")["Content-Security-Policy"]


def test_nothing_typed_can_be_submitted_by_enter(client: Client, open_year: ProgramYear) -> None:
    main = client.get(FILL).content.decode().split("<main")[1].split("</main>")[0]
    for form in re.findall(r"<form.*?</form>", main, re.DOTALL):
        assert not re.search(r'<(textarea|select|input(?! type="hidden"))', form)
    assert not re.search(r"<button(?![^>]*type=)", re.sub(r"<form.*?</form>", "", main, flags=re.DOTALL))


def test_the_older_form_says_so_and_leads_to_the_one_of_today(client: Client, open_year: ProgramYear) -> None:
    page = client.get(f"{FILL}?edition=2021").content.decode()
    assert "used up to 2021" in page
    assert f'href="{FILL}"' in page
    assert 'data-key="stopped"' in page
    assert 'data-key="stopped"' not in client.get(FILL).content.decode()


def test_large_print_may_be_asked_for_by_a_link(client: Client, open_year: ProgramYear) -> None:
    assert "data-large checked" in client.get(f"{FILL}?size=large").content.decode()
    assert "data-large checked" not in client.get(FILL).content.decode()


@pytest.mark.parametrize("query", ["edition=1999", "edition=x", "size=huge", "name=Maria", "edition=2026&edition=2026"])
def test_what_is_no_list_is_explained_with_400(client: Client, open_year: ProgramYear, query: str) -> None:
    answer = client.get(f"{FILL}?{query}")
    assert answer.status_code == 400
    assert "We have no such list" in answer.content.decode()


def test_without_scripts_it_says_why_and_what_works(client: Client, open_year: ProgramYear) -> None:
    page = client.get(FILL).content.decode()
    assert "This page needs JavaScript" in page
    assert "/medication-list/blank.pdf?fillable=1" in page
    assert re.search(r'<div class="fill" data-fill hidden', page)


def test_only_reading_and_nothing_kept(client: Client, open_year: ProgramYear) -> None:
    assert client.post(FILL).status_code == 405
    answer = client.get(FILL)
    assert "no-store" in answer["Cache-Control"]


def test_before_any_year_is_published_the_page_works(client: Client) -> None:
    answer = client.get(FILL)
    assert answer.status_code == 200
    assert "number on the back" in answer.content.decode()


def test_the_page_of_lists_leads_here(client: Client, open_year: ProgramYear) -> None:
    assert f'href="{FILL}"' in client.get("/medication-list/").content.decode()
    assert f'href="/es{FILL}"' in client.get("/es/medication-list/").content.decode()
