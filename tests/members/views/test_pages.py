"""The plain pages, in both languages, with and without a published year."""

import re

import pytest
from django.test import Client

from members.glossary import TERMS
from tests.factories import members
from tests.reading import as_read

pytestmark = pytest.mark.django_db
PATHS = ["/contact/", "/complaints/", "/glossary/", "/privacy/", "/accessibility/", "/nondiscrimination/"]
HELP = ["/safe-disposal/", "/language-help/", "/sample-letters/"]
MEDICARE = "+18006334227"
ALL = pytest.mark.parametrize("path", [prefix + path for prefix in ("", "/es") for path in PATHS])


@ALL
def test_page_with_its_own_title_and_the_phone(client: Client, path: str) -> None:
    members.program_year(2023)
    html = client.get(path).content.decode()
    assert html.count("<h1>") == 1
    assert html.split("<title>")[1].strip()[0] != "–"
    assert "1-800-555-0199" in html
    assert "TTY 711" in html


@ALL
def test_page_without_any_year(client: Client, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 200
    assert set(re.findall(r'href="tel:([^"]+)"', response.text)) <= {MEDICARE}
    assert "None" not in response.content.decode()


@ALL
@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_only_reading(client: Client, path: str, method: str) -> None:
    assert getattr(client, method)(path).status_code == 405


def test_each_page_is_in_the_footer_of_every_page(client: Client) -> None:
    footer = client.get("/").content.decode().split("<footer")[1]
    for path in [*PATHS, *HELP]:
        assert f'href="{path}"' in footer


def test_contact_has_phone_hours_mail_and_who_calls(client: Client) -> None:
    members.program_year(2023)
    html = as_read(client.get("/contact/").content.decode())
    for fact in ("1-800-555-0199", "711", "April 1 to September 30", "PO Box 1", "Example Reviews"):
        assert fact in html


@pytest.mark.parametrize(
    ("prefix", "words"),
    [
        ("", ["that person’s name", "1-800-MEDICARE", "(1-800-633-4227)", "TTY 1-877-486-2048", "1-800-555-0199"]),
        ("/es", ["agente", "1-800-MEDICARE", "(1-800-633-4227)", "TTY 1-877-486-2048", "1-800-555-0199"]),
    ],
)
def test_complaints_name_the_broker_the_plan_and_medicare(client: Client, prefix: str, words: list[str]) -> None:
    members.program_year()
    page = client.get(f"{prefix}/complaints/").text.split("<main")[1].split("</main>")[0]
    for word in words:
        assert word in page


@pytest.mark.parametrize("prefix", ["", "/es"])
def test_the_words_are_in_the_order_of_the_alphabet_and_all_are_there(client: Client, prefix: str) -> None:
    page = client.get(f"{prefix}/glossary/").text
    names = re.findall(r"<dt[^>]*>(.*?)</dt>", page.split('class="words"')[1].split("</dl>")[0])
    assert [name.casefold() for name in names] == sorted(name.casefold() for name in names)
    for short in ("MTM", "CMR", "TMR", "PML", "MAP", "EOB", "PBM", "OTC", "CMS", "TTY"):
        assert short in page
    assert len(names) == len(TERMS)


@pytest.mark.parametrize("prefix", ["", "/es"])
def test_contact_says_phone_and_hours_once_and_every_other_page_keeps_its_help(client: Client, prefix: str) -> None:
    members.program_year(2023)
    hours = '<ul class="hours">'
    html = client.get(f"{prefix}/contact/").content.decode()
    assert (html.count(hours), html.count('class="phone" href="tel:')) == (1, 1)
    assert 'class="help"' in client.get(f"{prefix}/privacy/").content.decode()
