"""The page of blank lists, and the PDF with its parameters."""

import re

import pytest
from django.test import Client
from django.utils.html import escape

from members.models import ProgramYear
from reviews.documents.editions import editions
from reviews.views import medication_list

pytestmark = pytest.mark.django_db
PDF = "/medication-list/blank.pdf"


@pytest.mark.parametrize("prefix", ["", "/es"])
def test_every_edition_tells_kind_language_size_and_pages(client: Client, open_year: ProgramYear, prefix: str) -> None:
    page = client.get(f"{prefix}/medication-list/").content.decode()
    links = re.findall(r'<a href="([^"]+blank\.pdf\?[^"]+)"[^>]*>(.*?)</a>', page, re.S)
    assert len(links) == len(editions())
    for (href, text), edition in zip(links, editions(), strict=True):
        assert f"language={edition.language}" in href
        assert f"PDF, {edition.kilobytes} KB, {edition.pages} " in text
        assert ("English" if edition.language == "en" else "Español") in text


def test_the_columns_stand_on_the_page_too(client: Client, open_year: ProgramYear) -> None:
    words = medication_list.medication_list.form_set_of(2026).words["en"]
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
    assert "Maria" not in answer.content.decode().split("<main")[1].split("</main>")[0]


def test_a_list_is_made_once(client: Client, open_year: ProgramYear) -> None:
    medication_list._pdf.cache_clear()
    for _ in range(2):
        client.get(f"{PDF}?rows=4")
    assert medication_list._pdf.cache_info().misses == 1


def test_only_reading(client: Client, open_year: ProgramYear) -> None:
    assert client.post(PDF).status_code == client.post("/medication-list/").status_code == 405


def test_before_any_year_is_published_there_is_a_list(client: Client, db: None) -> None:
    assert client.get("/medication-list/").status_code == 200
    assert client.get(f"{PDF}?rows=4").status_code == 200
