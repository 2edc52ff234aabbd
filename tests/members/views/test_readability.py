"""A hint, no proof: the program page reads at a school grade that most members manage."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape, strip_tags

from members.conditions import CONDITIONS
from members.glossary import TERMS
from members.public_pages import PLAIN_PAGES
from members.services import program_years
from tests.factories import members

WORD = re.compile(r"[A-Za-z’']+")
VOWELS = re.compile(r"[aeiouy]+")
HIGHEST_GRADE = 8.5
FEW_SENTENCES = {"/sample-letters/"}
FEWEST_WORDS = 5  # shorter pieces are headings and list entries: counting them would flatter the page


def syllables(word: str) -> int:
    """Groups of vowels; a silent "e" or "ed" at the end does not count."""
    word = word.lower()
    count = len(VOWELS.findall(word))
    if re.search(r"[^aeiouyl]e$|[^aeioudty]ed$|[^aeiou]es$", word) and count > 1:
        count -= 1
    return max(count, 1)


def grade(sentences: list[str]) -> float:
    """The Flesch-Kincaid grade."""
    words = [word for sentence in sentences for word in WORD.findall(sentence)]
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def sentences_of(html: str) -> list[str]:
    """Sentences of the main part: an element that ends, ends its sentence. Menus and condition names are left out."""
    main = html.split("<main", 1)[1].split(">", 1)[1].split("</main>")[0]
    main = re.sub(r"(?s)<nav.*?</nav>|<aside.*?</aside>|<ul data-conditions>.*?</ul>", " ", main)
    main = re.sub(r"</(p|li|dt|dd|h1|h2|h3)>|<ul>", ". ", main)
    text = re.sub(r"\s+", " ", strip_tags(main).replace("a.m.", "am").replace("p.m.", "pm"))
    parts = re.split(r"[.!?:]\s", text)
    return [part for part in parts if len(WORD.findall(part)) >= FEWEST_WORDS]


@pytest.mark.parametrize(
    ("word", "count"),
    [("the", 1), ("medicine", 3), ("review", 2), ("pharmacist", 3), ("called", 1), ("needed", 2), ("table", 2)],
)
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def test_the_scale_tells_easy_from_hard() -> None:
    assert grade(["You get a letter", "Call us"]) < 3
    hard = "Beneficiaries participating in comprehensive medication therapy management receive consultations"
    assert grade([hard]) > 15


PATHS = ["/2022/", "/2023/", "/2023/self-check/", *(reverse(name) for name in PLAIN_PAGES)]


@pytest.mark.django_db
@pytest.mark.parametrize("path", [path for path in PATHS if path not in FEW_SENTENCES])
def test_pages_read_easily(client: Client, path: str) -> None:
    members.program_year()
    program_years.load(by="test")
    html = client.get(path).content.decode()
    for name in [*CONDITIONS.values(), *(term.name for term in TERMS)]:
        html = html.replace(escape(str(name)), "")
    found = sentences_of(html)
    assert len(found) > 5
    assert grade(found) <= HIGHEST_GRADE
