"""From the program page to the letter in the mail drop, by hand in a real browser on the really running site."""

import csv
import hashlib
import json
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from mtmsite.embedded.processes import wait_until
from tests.pdf import checkers
from tests.running import RunningSite
from tests.stack.visitor import REFERENCE

pytestmark = [pytest.mark.stack, pytest.mark.browser]
IN_THE_END = 60  # seconds for matching, printing, sending and mailing on a busy machine


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSite]:
    """`manage.py start` with its demonstration: an open year, members, a vendor, logins."""
    from tests.conftest import VAR

    running = RunningSite(VAR / "journey").start()
    yield running
    running.stop()


@dataclass(frozen=True)
class Person:
    """What somebody types of themselves, and the phone by which two of their requests differ."""

    first_name: str
    last_name: str
    birth: tuple[str, str, str]
    zip_code: str
    phone: str


@pytest.fixture(scope="module")
def member(site: RunningSite) -> Person:
    """Whom the demonstration offers to try a request with."""
    done = site.manage("seed_demo", "--json")
    who = json.loads(done.stdout.splitlines()[-1])["try_a_request_with"]
    first, last = who["name"].split(" ", 1)
    month, day, year = who["birth_date"].split("/")
    return Person(first, last, (month, day, year), who["zip_code"], "617-555-0123")


@pytest.fixture
def open_page(browser: Browser, site: RunningSite) -> Iterator[Callable[..., Page]]:
    contexts = []

    def make(**options: Any) -> Page:
        contexts.append(browser.new_context(base_url=site.url, **options))
        return contexts[-1].new_page()

    yield make
    for context in contexts:
        context.close()


def press(page: Page) -> None:
    page.locator("main form .btn").first.click()
    page.wait_for_load_state()


def from_program_page_to_self_check(page: Page) -> None:
    page.goto("/")
    page.locator("main a[href$='/self-check/']").first.click()
    for box in page.locator("[name=conditions]").all()[:3]:
        box.check()
    page.fill("[name=drug_count]", "9")
    page.fill("[name=annual_cost]", "$12,000")
    page.locator("[name=at_risk][value=no]").check()
    press(page)
    expect(page.locator("[data-outcome]")).to_have_attribute("data-outcome", "may-qualify")


def from_there_to_check_your_answers(page: Page, person: Person) -> None:
    page.goto("/request/")
    page.locator("main a.btn").first.click()
    page.locator("[name=who][value=self]").check()
    press(page)
    month, day, year = person.birth
    typed = {"first_name": person.first_name, "last_name": person.last_name, "zip_code": person.zip_code}
    for name, text in {**typed, "birth_month": month, "birth_day": day, "birth_year": year}.items():
        page.fill(f"[name={name}]", text)
    press(page)
    page.locator("[name=choice][value=review]").check()
    press(page)
    page.locator("[name=windows]").first.check()
    press(page)
    page.fill("[name=phone]", person.phone)
    press(page)
    expect(page).to_have_url(re.compile("/request/check/$"))


def confirmation(page: Page) -> str:
    press(page)
    expect(page).to_have_url(re.compile("/request/done/$"))
    return page.locator("[data-reference]").inner_text()


def ask(page: Page, person: Person) -> str:
    from_program_page_to_self_check(page)
    from_there_to_check_your_answers(page, person)
    return confirmation(page)


# What leaves the house ------------------------------------------------------------------------------------------------


def mailed(site: RunningSite) -> dict[str, str]:
    """Letters in the mail drop: file name to text."""
    return {path.name: checkers.text_of(path.read_bytes()) for path in (site.var / "mail-drop").glob("*/*.pdf")}


def letters_with(site: RunningSite, reference: str) -> list[str]:
    return [name for name, text in mailed(site).items() if reference in text]


def notices_with(site: RunningSite, reference: str) -> list[dict[str, Any]]:
    events = httpx.get(f"{site.vendor_url}/received").json()
    return [event for event in events if event["body"]["data"]["reference"] == reference]


def the_letter_is_right(site: RunningSite, reference: str, person: Person, folder: Path) -> None:
    (name,) = letters_with(site, reference)
    (path,) = (site.var / "mail-drop").glob(f"*/{name}")
    pdf = path.read_bytes()
    assert f"{person.first_name} {person.last_name}" in checkers.text_of(pdf)
    assert not [finding for finding in checkers.findings(pdf, folder) if finding.endswith("error")]
    with (path.parent / "manifest.csv").open(newline="") as manifest:
        (row,) = [row for row in csv.DictReader(manifest) if row["letter_id"] == path.stem]
    assert row["sha256"] == hashlib.sha256(pdf).hexdigest()
    assert row["kind"] == "confirmation_review"


def the_vendor_holds_one_notice(site: RunningSite, reference: str, person: Person) -> None:
    (event,) = notices_with(site, reference)
    assert event["body"]["type"] == "review.requested"
    assert event["body"]["data"]["member"]["name"] == f"{person.first_name} {person.last_name}"
    assert event["body"]["data"]["member"]["phone"] == person.phone


def signed_in(page: Page, site: RunningSite) -> Page:
    """With password and code, once: a code counts only once, so later pages get the first one's cookies."""
    if not site.cookies:
        lines = [line.split("\t") for line in (site.var / "demo-logins.txt").read_text().splitlines()]
        page.goto("/admin/")
        page.fill("[name=login]", "demo-supervisor")
        page.fill("[name=password]", {name: password for name, password, _app in lines}["demo-supervisor"])
        page.get_by_role("button", name="Sign in").click()
        page.fill("[name=code]", site.manage("demo_code", "demo-supervisor").stdout.splitlines()[-1])
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url("**/admin/")
        site.cookies = page.context.cookies()
    page.context.add_cookies(site.cookies)
    return page


def in_the_back_office(page: Page, reference: str) -> str:
    """The record of that request with its letter, notice and history, as text."""
    page.goto("/admin/reviews/memberrequest/")
    page.fill("#searchbar", reference)
    page.keyboard.press("Enter")
    page.locator("#result_list a", has_text=reference).first.click()
    expect(page.locator("#content h1, #content h2").first).to_be_visible()
    return page.locator("#content").inner_text()


# The journeys ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("javascript", [True, False], ids=["js", "no-js"])
def test_a_member_asks_for_a_review(
    site: RunningSite, open_page: Callable[..., Page], member: Person, tmp_path: Path, javascript: bool
) -> None:
    # given a member at the program page
    person = Person(**{**vars(member), "phone": f"617-555-015{int(javascript)}"})
    page = open_page(java_script_enabled=javascript)
    # when she checks herself and asks for a review
    reference = ask(page, person)
    # then, in the end, one letter is in the mail drop and one notice with the vendor
    assert wait_until(lambda: bool(letters_with(site, reference)) and bool(notices_with(site, reference)), IN_THE_END)
    the_letter_is_right(site, reference, person, tmp_path)
    the_vendor_holds_one_notice(site, reference, person)
    # and the back office shows request, letter and notice
    record = in_the_back_office(signed_in(open_page(), site), reference)
    for words in (reference, "matched with a member", "confirmation: review asked for", "in the mail drop"):
        assert words in record
    assert "acknowledged" in record
    # and a reload of the confirmation sends nothing again
    page.reload()
    expect(page.locator("[data-reference]")).to_have_text(reference)
    time.sleep(3)
    assert len(letters_with(site, reference)) == len(notices_with(site, reference)) == 1


def test_somebody_who_is_no_member_sees_the_same_and_nothing_leaves(
    site: RunningSite, open_page: Callable[..., Page], member: Person
) -> None:
    # given somebody whom the plan does not know
    stranger = Person("Norbert", "Nobody", ("4", "28", "1948"), "02199", "617-555-0159")
    # when they and a member ask for the same
    pages = {}
    for person in (stranger, Person(**{**vars(member), "phone": stranger.phone})):
        page = open_page(java_script_enabled=False)
        from_there_to_check_your_answers(page, person)
        pages[person.first_name] = (confirmation(page), without_reference(page.content()))
    # then the pages are the same, but for the reference
    (of_stranger, one), (of_member, other) = pages.values()
    assert one == other
    # and once the member's letter and notice have left, the stranger's have not, and a rep is asked
    assert wait_until(lambda: bool(letters_with(site, of_member) and notices_with(site, of_member)), IN_THE_END)
    assert letters_with(site, of_stranger) == []
    assert notices_with(site, of_stranger) == []
    record = in_the_back_office(signed_in(open_page(), site), of_stranger)
    assert "waits for a rep" in record
    assert "no exact and unique match" in record


def without_reference(html: str) -> str:
    found = REFERENCE.search(html)
    assert found
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", html.replace(found[1], "REFERENCE"))


def test_a_killed_database_server_comes_back_and_loses_nothing(
    site: RunningSite, open_page: Callable[..., Page], member: Person
) -> None:
    # given a member who is about to send her request
    page = open_page()
    person = Person(**{**vars(member), "phone": "617-555-0157"})
    from_there_to_check_your_answers(page, person)
    # when the database server is killed with signal 9, and the site starts it again
    assert site.process
    [server] = [each for each in site.processes("postgres") if each.ppid() == site.process.pid]
    server.kill()
    assert wait_until(lambda: not server.is_running() or server.status() == "zombie", 5)
    assert wait_until(lambda: "ended by itself" in site.output, 10)
    site.wait_until_ready()
    # then the request can be sent, and its letter and notice leave
    reference = confirmation(page)
    assert wait_until(lambda: bool(letters_with(site, reference) and notices_with(site, reference)), IN_THE_END)
    assert len(letters_with(site, reference)) == len(notices_with(site, reference)) == 1
