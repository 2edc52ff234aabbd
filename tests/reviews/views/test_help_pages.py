"""Safe disposal, help in other languages, sample letters: in both languages, with and without a year."""

import re
from typing import Any
from unittest import mock

import pytest
from django.test import Client
from django.utils.html import escape

from reviews.documents.inserts import Notice, safe_disposal
from reviews.documents.sample_letters import KINDS
from tests.factories import members
from tests.reviews.documents.samples import NOTICE

pytestmark = pytest.mark.django_db
BOTH = pytest.mark.parametrize("prefix", ["", "/es"])
PAGES = ["/safe-disposal/", "/language-help/", "/sample-letters/"]
EACH = pytest.mark.parametrize("slug", sorted(KINDS))


@BOTH
@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("with_year", [True, False])
def test_each_page_with_and_without_a_year(client: Client, prefix: str, path: str, with_year: bool) -> None:
    if with_year:
        members.program_year()
    response = client.get(prefix + path)
    assert response.status_code == 200
    assert response.text.count("<h1>") == 1
    assert ("1-800-555-0199" in response.text) is with_year
    assert "None" not in response.text


@BOTH
@pytest.mark.parametrize("path", [*PAGES, "/sample-letters/introductory/", "/sample-letters/introductory/letter.pdf"])
@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_only_reading(client: Client, prefix: str, path: str, method: str) -> None:
    members.program_year()
    assert getattr(client, method)(prefix + path).status_code == 405


@BOTH
def test_disposal_has_every_word_of_the_insert(client: Client, prefix: str) -> None:
    disposal = safe_disposal(prefix[1:] or "en")
    page = client.get(f"{prefix}/safe-disposal/").text
    said = [disposal.heading, disposal.intro, *disposal.ways, disposal.trash, *disposal.trash_steps, disposal.flush]
    for words in [*said, *(each["address"] for each in disposal.addresses)]:
        assert escape(words) in page


@pytest.mark.parametrize(("notice", "count"), [(NOTICE, 3), (Notice(version="0", statements=()), 0)])
def test_languages_that_the_sponsor_supplied_are_shown(client: Client, notice: Notice, count: int) -> None:
    members.program_year()  # a year that no page was kept with
    with mock.patch("reviews.views.help_pages.language_notice", return_value=notice):
        page = client.get("/language-help/").text.split("<main")[1]
    assert len(re.findall(r'<p lang="[\w-]+" dir="auto">', page)) == count
    assert ("We do not have this page in other languages yet" in page) is (count == 0)


@BOTH
@EACH
def test_each_sample_is_a_page_and_a_paper(client: Client, prefix: str, slug: str) -> None:
    members.program_year()
    assert f'href="{prefix}/sample-letters/{slug}/"' in client.get(f"{prefix}/sample-letters/").text
    page = client.get(f"{prefix}/sample-letters/{slug}/").text
    assert page.count("<h1>") == 1
    assert ("MUESTRA" if prefix else "SAMPLE") in page
    assert "Maria Sample" in page
    told = re.search(r"\(PDF, (\d+) KB, (\d+) ", page)
    paper = client.get(f"{prefix}/sample-letters/{slug}/letter.pdf")
    assert paper.headers["Content-Type"] == "application/pdf"
    assert f"sample-letter-{slug}-{prefix[1:] or 'en'}.pdf" in paper.headers["Content-Disposition"]
    assert told is not None
    assert abs(int(told[1]) - len(paper.content) / 1024) <= 1


@pytest.mark.parametrize("slug", ["nothing", "confirmation_review", "INTRODUCTORY"])
@pytest.mark.parametrize("end", ["", "letter.pdf"])
def test_unknown_samples(client: Client, slug: str, end: str) -> None:
    members.program_year()
    assert client.get(f"/sample-letters/{slug}/{end}").status_code == 404


def test_without_a_year_there_is_no_sample(client: Client) -> None:
    assert client.get("/sample-letters/introductory/").status_code == 404


def test_a_sample_is_printed_once(client: Client) -> None:
    members.program_year(phone="1-800-555-0177")
    client.get("/sample-letters/confirmation-leave/")
    with mock.patch("reviews.documents.sample_letters.to_pdf", side_effect=AssertionError("printed again")):
        assert client.get("/sample-letters/confirmation-leave/letter.pdf").status_code == 200


def test_the_sample_has_the_facts_of_the_shown_year(client: Client) -> None:
    year: Any = members.program_year(vendor_name="Quite Special Reviews")
    assert year.vendor_name in client.get("/sample-letters/introductory/").text
