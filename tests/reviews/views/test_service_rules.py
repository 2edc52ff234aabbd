"""Rules that hold on every page of the member's site; `tests/rules.toml` says which rule is proved where."""

import ast
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags

from members.models import ProgramYear
from members.public_pages import PLAIN_PAGES
from tests.factories import reviews
from tests.reviews.views.conftest import WINDOWS, Walk

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parent.parent.parent.parent
READING = ["/", "/2026/", "/2026/self-check/", *(reverse(name) for name in PLAIN_PAGES), "/medication-list/by-post/"]
STEPS = {
    "who": reviews.who_post(),
    "member": reviews.member_post(),
    "choice": reviews.choice_post(),
    "appointment": reviews.appointment_post(*WINDOWS),
    "contact": reviews.contact_post(),
}
PHONE, TTY, MAIL = "1-800-555-0199", "TTY 711", "PO Box 1"


@pytest.fixture(scope="module")
def kept() -> dict[str, str]:
    """What the first test has read, for all of them."""
    return {}


@pytest.fixture
def pages(walk: Walk, open_year: ProgramYear, kept: dict[str, str]) -> dict[str, str]:
    """Every page of both languages that is read, and every step with its errors, up to the confirmation."""
    if not kept:
        kept |= _every_page(walk)
    return dict(kept)


def _every_page(walk: Walk) -> dict[str, str]:
    found = {f"{prefix}{path}": _get(walk.client, f"{prefix}{path}") for prefix in ("", "/es") for path in READING}
    for prefix in ("", "/es"):
        found |= {f"{prefix}/request/{name}": page for name, page in _request(Walk(Client(), prefix))}
    return found


def _get(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def _request(walk: Walk) -> Iterator[tuple[str, str]]:
    for name, form in STEPS.items():
        yield name, walk.page(f"{name}/")
        if name != "appointment":
            yield f"{name}, nothing answered", walk.post(name, {"email": "x"}).content.decode()
        walk.post(name, form)
    yield "check", walk.page("check/")
    walk.post("check")
    yield "done", walk.page("done/")
    yield "manage", walk.page("manage/")
    yield "manage, nothing answered", walk.post("manage").content.decode()


def main_of(page: str) -> str:
    return page.split("<main", 1)[1].split("</main>")[0]


def words_of(html: str) -> str:
    return " ".join(unescape(strip_tags(re.sub(r"(?s)<(script|style).*?</\1>", " ", html))).split())


def questions(page: str) -> list[str]:
    """Labels and legends, as they are read."""
    return [words_of(found) for found in re.findall(r"(?s)<(?:legend|label class=\"label\")[^>]*>(.*?)</", page)]


# One thing at a time --------------------------------------------------------------------------------------------------


def test_one_heading_one_way_back_and_one_button_a_step(pages: dict[str, str]) -> None:
    """R1: one small group of questions a page; back link, one h1, one button that goes on."""
    for name in STEPS:
        page = main_of(pages[f"/request/{name}"])
        own_form = page.split("<form", 1)[1].split("</form>")[0]
        assert page.count("<h1") == page.count('class="back"') == own_form.count("<button") == 1, name


def test_no_question_is_asked_twice(pages: dict[str, str]) -> None:
    """R2: never ask twice."""
    asked = [question for name in STEPS for question in questions(main_of(pages[f"/request/{name}"]))]
    assert len(asked) > 12
    assert sorted(set(asked)) == sorted(asked)


def test_each_step_says_why_it_asks_or_what_each_answer_does(pages: dict[str, str]) -> None:
    """R2: say why."""
    for name, why in {
        "member": "We use this only to find the right person",
        "choice": "A pharmacist goes through all the medicines in a phone call.",
        "appointment": "the pharmacist’s office calls to set the time",
        "contact": "We use this to reach the member about this request",
    }.items():
        assert why in words_of(main_of(pages[f"/request/{name}"])), name


def test_no_page_marks_anything_with_an_asterisk(pages: dict[str, str]) -> None:
    """R2: "(optional)" in words, no asterisks."""
    assert [name for name, page in pages.items() if "*" in words_of(page)] == []
    assert "Your member ID (optional)" in questions(pages["/request/member"])


def test_the_start_page_says_what_it_needs_and_what_else_works(pages: dict[str, str]) -> None:
    """R3: what it does, how long, what to have at hand, cost, and phone, TTY, mail."""
    start = words_of(main_of(pages["/request/"]))
    for said in ("about 5 minutes", "costs nothing", "no account", "member ID card", "Phone and mail are just as good"):
        assert said in start
    for way in (PHONE, TTY, MAIL):
        assert way in start


def test_nothing_needed_is_folded_away_or_a_tab_of_a_script(pages: dict[str, str]) -> None:
    """R5, R6: no accordion, no script tab, nothing "disabled"."""
    for name, page in pages.items():
        assert not re.search(r'<details|role="tab|aria-selected|\sdisabled', page), name


# Fields ---------------------------------------------------------------------------------------------------------------


def test_the_browser_never_blocks_or_moves_the_reader_on(pages: dict[str, str]) -> None:
    """R7, R12: no `required`, no `maxlength`, no `pattern`; every form with boxes has `novalidate`."""
    for name, page in pages.items():
        assert not re.search(r"<(input|select|textarea)[^>]*\s(required|maxlength|pattern)\b", page), name
        for tag, inside in re.findall(r"(?s)(<form[^>]*>)(.*?)</form>", page):
            if re.search(r'<input(?![^>]*type="hidden")|<select|<textarea', inside):
                assert "novalidate" in tag, name


def test_the_birth_date_is_three_boxes_with_an_example_past_the_twelfth(pages: dict[str, str]) -> None:
    """R7: month, day, year; `inputmode`, `autocomplete`; the example cannot be read the other way round."""
    page = pages["/request/member"]
    for part in ("month", "day", "year"):
        box = re.search(rf'<input[^>]*name="birth_{part}"[^>]*>', page)
        assert box
        assert 'inputmode="numeric"' in box[0]
        assert f'autocomplete="bday-{part}"' in box[0]
    assert "For example, 4 28 1948." in words_of(page)


def test_a_name_is_one_long_box_without_a_title_or_a_spelling_check(pages: dict[str, str]) -> None:
    """R10."""
    page = pages["/request/member"]
    for name in ("first_name", "last_name"):
        box = re.search(rf'<input[^>]*name="{name}"[^>]*>', page)
        assert box
        assert 'spellcheck="false"' in box[0]
        assert "short" not in box[0]
    assert not re.search(r"\b(Mr|Mrs|Ms|Title)\b", words_of(main_of(page)))


def test_the_member_id_is_shown_on_the_card_and_not_needed(pages: dict[str, str]) -> None:
    """R11."""
    page = words_of(pages["/request/member"])
    assert "front of the plan’s ID card" in page
    assert "name, date of birth and ZIP code are enough" in page


def test_facts_that_one_may_not_know_have_not_sure(pages: dict[str, str]) -> None:
    """R13."""
    assert main_of(pages["/2026/self-check/"]).count("I’m not sure") >= 5
    for step in ("who", "appointment"):
        assert "I’m not sure" in pages[f"/request/{step}"]


# Confirming -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("choice", "act"),
    [
        ("review", "Send my request for a review"),
        ("not_now", "Send my answer: not now"),
        ("leave", "Leave the program"),
        ("come_back", "Come back into the program"),
    ],
)
def test_the_last_button_says_the_act(walk: Walk, open_year: ProgramYear, choice: str, act: str) -> None:
    """R16."""
    walk.steps(who=STEPS["who"], member=STEPS["member"], choice=reviews.choice_post(choice=choice))
    for name, form in {"leave": reviews.leave_post(), "appointment": reviews.appointment_post()}.items():
        if walk.get(f"{name}/").status_code == 200:
            walk.post(name, form)
    walk.post("contact", reviews.contact_post())
    page = walk.page("check/")
    assert "Check your answers before you send them" in page
    buttons = re.findall(r"(?s)<button[^>]*>(.*?)</button>", main_of(page).split("data-once", 1)[1])
    assert words_of(buttons[0]) == act


def test_leaving_says_what_stops_and_stays_and_blames_nobody(walk: Walk, open_year: ProgramYear) -> None:
    """R17: one plain page between, no guilt, and no second question after it."""
    walk.steps(who=STEPS["who"], member=STEPS["member"], choice=reviews.choice_post(choice="leave"))
    page = words_of(main_of(walk.page("leave/")))
    for said in ("What stops", "What stays the same", "The plan and its drug coverage.", "How to come back"):
        assert said in page
    assert not re.search(r"sorry|sad|miss you|lose|Are you sure", page, re.IGNORECASE)
    assert walk.post("leave", reviews.leave_post())["Location"] == "/request/contact/"
    walk.post("contact", reviews.contact_post())
    assert "sure" not in words_of(main_of(walk.page("check/"))).split("Check your answers")[0]


def test_no_link_stands_on_the_green_ground(pages: dict[str, str]) -> None:
    """R20."""
    panel = re.search(r'(?s)<div class="ok">(.*?)</div>', pages["/request/done"])
    assert panel
    assert "data-reference" in panel[1]
    assert "<a " not in panel[1]


# Reading --------------------------------------------------------------------------------------------------------------


def test_words_are_plain_and_respectful(pages: dict[str, str]) -> None:
    """R27, R28, R29: no "seniors" or "elderly", no percentages, no ranges with dashes, no "click here"."""
    for name, page in pages.items():
        text = words_of(page)
        assert not re.search(r"\b(seniors?|elderly|click here|haga clic aquí|ancianos?)\b", text, re.IGNORECASE), name
        assert not re.search(r"\d\s?%|\$\d[\d,]*\s?[–-]\s?\$?\d", text), name


def test_every_file_to_open_says_its_kind_and_pages_and_has_a_twin(pages: dict[str, str]) -> None:
    """R29: PDF links say type, size and pages; a page in HTML stands beside every PDF."""
    links = re.findall(r'(?s)<a href="[^"]*blank\.pdf[^"]*"[^>]*>(.*?)</a>', main_of(pages["/medication-list/"]))
    assert len(links) > 3
    for link in links:
        assert re.search(r"\(PDF, \d+ KB, \d+ pages?\)", words_of(link)), link
    assert main_of(pages["/medication-list/"]).count("web page to print") == len(links)


def test_phone_tty_and_mail_stand_on_every_page_in_that_order(pages: dict[str, str]) -> None:
    """R30: same place, same order; with whether somebody answers now. The contact page has it once, above."""
    for name, page in pages.items():
        is_contact = name.removeprefix("/es") == "/contact/"
        assert page.count("data-today") == 1, name
        help_part = page.split("<h1>" if is_contact else '<section class="help"', 1)[1].split("</section>")[0]
        text = words_of(help_part)
        assert 0 < text.index(PHONE) < text.index(TTY) < text.index(MAIL), name
        assert "data-today" in help_part, name


# Who helps, what is sent ----------------------------------------------------------------------------------------------


def test_who_fills_it_in_is_the_first_question_and_names_the_member_after(walk: Walk, open_year: ProgramYear) -> None:
    """R31."""
    assert 'href="/request/who/"' in walk.page()
    walk.post("who", reviews.helper_post())
    assert "The member’s date of birth" in words_of(walk.page("member/"))
    walk.post("member", reviews.member_post())
    assert "What would you like to do for Maria Lopez?" in walk.page("choice/")
    walk.post("choice", reviews.choice_post(choice="not_now"))
    assert "Phone number of Maria Lopez" in walk.page("contact/")


def test_one_place_alone_sends_e_mail() -> None:
    """R36: whatever leaves by e-mail goes through the one adapter, whose words are tested."""
    senders = set()
    for app in ("members", "reviews", "mtmsite"):
        for path in (ROOT / app).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text())):
                imported = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
                imported += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
                if {"django.core.mail", "smtplib"} & set(imported):
                    senders.add(path.relative_to(ROOT).as_posix())
    assert senders == {"reviews/delivery/email.py"}


def test_nobody_needs_an_account(pages: dict[str, str]) -> None:
    """R4: no page of the member's site asks for a password."""
    assert len(pages) > 40
    for name, page in pages.items():
        assert 'type="password"' not in page, name
        assert "/accounts/" not in page, name
