"""What search engines find, and what they must not."""

import re
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.test import Client

from members.public_pages import PLAIN_PAGES
from tests.factories import members

pytestmark = pytest.mark.django_db
NAMES = {"map": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
BOTH = pytest.mark.parametrize("prefix", ["", "/es"])


def test_the_sitemap_has_every_public_page_and_each_answers(client: Client) -> None:
    members.program_year()
    members.program_year(2023)
    members.program_year(2031, published=False)
    tree = ElementTree.fromstring(client.get("/sitemap.xml").content)
    found = [place.text or "" for place in tree.findall("map:url/map:loc", NAMES)]
    assert len(found) == len(set(found)) == 2 * (1 + len(PLAIN_PAGES) + 2 + 2)
    assert not [address for address in found if "2031" in address or "manage" in address]
    for address in found:
        assert address.startswith(settings.SITE_ADDRESS)
        assert client.get(address.removeprefix(settings.SITE_ADDRESS)).status_code == 200, address
    alternates = tree.findall("map:url", NAMES)[0].findall("x:link", NAMES)
    assert {link.get("hreflang") for link in alternates} == {"en", "es", "x-default"}


def test_robots_may_read_all_but_the_back_office(client: Client) -> None:
    response = client.get("/robots.txt")
    assert response.headers["Content-Type"].startswith("text/plain")
    assert "Disallow: /admin/\n" in response.text
    assert "Disallow: /\n" not in response.text
    assert f"Sitemap: {settings.SITE_ADDRESS}/sitemap.xml" in response.text
    assert client.post("/robots.txt").status_code == 405


@BOTH
@pytest.mark.parametrize("path", ["/", "/2023/", "/2023/self-check/", "/request/", "/contact/"])
def test_a_page_names_itself_and_its_other_language(client: Client, prefix: str, path: str) -> None:
    members.program_year(2023)
    response = client.get(f"{prefix}{path}?utm=x")
    head = response.text.split("</head>")[0]
    links = dict(re.findall(r'<link rel="alternate" hreflang="([\w-]+)" href="([^"]+)"', head))
    english, spanish = f"{settings.SITE_ADDRESS}{path}", f"{settings.SITE_ADDRESS}/es{path}"
    assert links == {"en": english, "es": spanish, "x-default": english}
    assert f'<link rel="canonical" href="{spanish if prefix else english}">' in head
    assert len(re.findall(r'<meta name="description" content="[^"]{50,160}">', head)) == 1
    assert "X-Robots-Tag" not in response.headers


@BOTH
@pytest.mark.parametrize("path", ["/request/who/", "/request/manage/", "/request/done/"])
def test_personal_pages_are_not_for_search_engines(client: Client, prefix: str, path: str) -> None:
    members.program_year()
    assert client.get(prefix + path).headers["X-Robots-Tag"] == "noindex"


def test_an_unknown_address_does_not_name_itself(client: Client) -> None:
    assert "canonical" not in client.get("/no/such/page/").text
