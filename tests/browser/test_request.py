"""The request in a real browser: both languages, with and without JavaScript, twice pressed."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from members.models import ProgramYear
from reviews.models import MemberRequest
from tests.factories import members

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WIDTHS = (1280, 390)
NAME = "Zoë <b>O’Brien</b> 😀"
CONTINUE = "main form .btn"


@pytest.fixture(autouse=True)
def year(live_server: Any, monkeypatch: pytest.MonkeyPatch) -> ProgramYear:
    for view in ("request", "changes", "manage"):
        monkeypatch.setattr(f"reviews.views.{view}.enqueue", lambda *args: None)  # no queue runs in these tests
    return members.program_year()


@pytest.fixture
def open_page(browser: Browser, live_server: Any) -> Iterator[Callable[..., Page]]:
    """A page of a fresh browser context; what the site's policy refuses, and script errors, fail the test."""
    contexts: list[BrowserContext] = []
    odd: list[str] = []

    def make(**options: Any) -> Page:
        contexts.append(browser.new_context(base_url=live_server.url, **options))
        page = contexts[-1].new_page()
        page.on("console", lambda message: _note(odd, message))
        page.on("pageerror", lambda error: odd.append(str(error)))
        return page

    yield make
    for context in contexts:
        context.close()
    assert odd == []


def _note(odd: list[str], message: Any) -> None:
    if "status of 4" not in message.text:  # Chromium says this of every 422 that we mean
        odd.append(message.text)


class Steps:
    """Fills in the request; ``seen`` is called on every page, errors included."""

    def __init__(self, page: Page, prefix: str = "", seen: Callable[[Page], None] = lambda page: None) -> None:
        self.page, self.prefix, self.seen = page, prefix, seen

    def open(self, path: str) -> None:
        self.page.goto(f"{self.prefix}{path}")
        self.seen(self.page)

    def go_on(self, **typed: str) -> None:
        """Type into the boxes of that name, press Continue, and look at what comes."""
        for name, text in typed.items():
            self.page.fill(f"[name={name}]", text)
        self.page.locator(CONTINUE).first.click()
        self.page.wait_for_load_state()
        self.seen(self.page)

    def to_check(self, choice: str = "review") -> None:
        self.open("/request/")
        self.page.locator("main a.btn").first.click()
        self.seen(self.page)
        self.page.check("[value=self]")
        self.go_on()
        self.go_on(
            first_name=NAME, last_name="Peña", birth_month="Apr", birth_day="28", birth_year="1948", zip_code="02108"
        )
        self.page.check(f"[value={choice}]")
        self.go_on()
        if choice == "leave":
            self.go_on()
        if choice == "review":
            self.page.locator("[name=windows]").first.check()
            self.go_on()
        self.go_on(phone="(617) 555 0123")
        self.at("/request/check/")

    def send(self) -> str:
        self.go_on()
        self.at("/request/done/")
        return self.page.locator("[data-reference]").inner_text()

    def at(self, path: str) -> None:
        expect(self.page).to_have_url(re.compile(f"{self.prefix}{path}$"))


@pytest.mark.parametrize(
    ("prefix", "choice", "javascript"),
    [
        ("", "review", True),
        ("", "review", False),
        ("/es", "review", True),
        ("/es", "review", False),
        ("", "leave", True),
        ("/es", "leave", False),
    ],
)
def test_a_whole_request(open_page: Callable[..., Page], prefix: str, choice: str, javascript: bool) -> None:
    page = open_page(java_script_enabled=javascript)
    steps = Steps(page, prefix)
    steps.to_check(choice)
    expect(page.locator("main")).to_contain_text(NAME)
    reference = steps.send()
    request = MemberRequest.objects.get()
    assert (request.reference, request.first_name, request.choice) == (reference, NAME, choice)
    # The same page again by reload, and the request again by its reference and the birth date.
    page.reload()
    expect(page.locator("[data-reference]")).to_have_text(reference)
    steps.open("/request/manage/")
    steps.go_on(reference=reference.lower(), birth_month="4", birth_day="28", birth_year="1948")
    steps.at("/request/manage/status/")
    expect(page.locator("main")).to_contain_text(reference)
    page.locator("a[href$='/manage/cancel/']").click()
    steps.go_on()
    assert request.state == "cancelled"
    assert MemberRequest.objects.count() == 1


def see_what_can_be_changed(steps: Steps, reference: str) -> None:
    """The look-up with errors, where the request stands, and every change of it, empty and with errors."""
    page = steps.page
    steps.open("/request/manage/")
    steps.go_on()
    steps.go_on(reference=reference, birth_month="4", birth_day="27", birth_year="1948")
    steps.go_on(birth_day="28")
    steps.at("/request/manage/status/")
    for change in ("times", "details"):
        steps.open(f"/request/manage/{change}/")
    steps.go_on()
    expect(page.locator(".errsum")).to_be_visible()
    steps.go_on(phone="617 555 0177")
    steps.at("/request/done/")
    steps.open("/request/manage/cancel/")
    steps.open("/request/clear/")


@pytest.mark.parametrize("javascript", [True, False], ids=["js", "no-js"])
def test_other_times_and_a_file_for_the_calendar(open_page: Callable[..., Page], javascript: bool) -> None:
    page = open_page(java_script_enabled=javascript)
    steps = Steps(page)
    steps.to_check()
    reference = steps.send()
    steps.open("/request/manage/")
    steps.go_on(reference=reference, birth_month="4", birth_day="28", birth_year="1948")
    page.locator("a[href$='/manage/times/']").click()
    page.locator("[name=windows]").nth(4).check()
    steps.go_on()
    steps.at("/request/done/")
    expect(page.locator("h1")).to_have_text("We have your change")
    with page.expect_download() as calendar:
        page.locator("a[href$='times.ics']").click()
    assert calendar.value.suggested_filename == "wished-times.ics"
    with page.expect_download() as sheet:
        page.locator("a[href$='confirmation.pdf']").click()
    assert sheet.value.suggested_filename == "request-confirmation.pdf"
    assert MemberRequest.objects.get().changes.count() == 1


@pytest.mark.parametrize("javascript", [True, False], ids=["js", "no-js"])
def test_the_questions_for_helpers_come_with_the_answer(open_page: Callable[..., Page], javascript: bool) -> None:
    page = open_page(java_script_enabled=javascript)
    page.goto("/request/who/")
    expect(page.locator("[name=helper_name]")).to_be_hidden()
    page.check("[value=helper]")
    expect(page.locator("[name=helper_name]")).to_be_visible()
    page.check("[value=self]")
    expect(page.locator("[name=helper_name]")).to_be_hidden()


def test_the_error_summary_has_the_focus_and_leads_to_the_field(open_page: Callable[..., Page]) -> None:
    page = open_page()
    steps = Steps(page)
    steps.open("/request/who/")
    steps.go_on()
    expect(page.locator(".errsum")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[value=self]")).to_be_focused()
    assert page.title().startswith("Error: ")


def test_back_keeps_the_answers(open_page: Callable[..., Page]) -> None:
    page = open_page()
    Steps(page).to_check()
    page.go_back()
    expect(page.locator("[name=phone]")).to_have_value("(617) 555 0123")
    page.go_back()
    expect(page.locator("[name=windows]").first).to_be_checked()
    page.go_back()
    expect(page.locator("[value=review]")).to_be_checked()
    page.go_back()
    expect(page.locator("[name=first_name]")).to_have_value(NAME)


def test_back_after_sending_shows_the_confirmation_and_sends_nothing(open_page: Callable[..., Page]) -> None:
    page = open_page()
    steps = Steps(page)
    steps.to_check()
    reference = steps.send()
    page.go_back()
    steps.at("/request/done/")
    expect(page.locator("[data-reference]")).to_have_text(reference)
    assert MemberRequest.objects.count() == 1


def test_two_tabs_about_two_people_never_mix(open_page: Callable[..., Page]) -> None:
    first = open_page()
    Steps(first).to_check()
    first.go_back()
    second = first.context.new_page()
    second.goto("/request/member/")
    Steps(second).go_on(first_name="José", birth_year="1950")
    second.check("[value=not_now]")
    Steps(second).go_on()
    Steps(first).go_on(phone="617 555 0199")
    expect(first.locator("main .note")).to_contain_text("You began another request, for José Peña")
    assert first.locator("[name=phone]").input_value() == ""
    assert MemberRequest.objects.count() == 0


@pytest.mark.parametrize("javascript", [True, False], ids=["js", "no-js"])
def test_a_double_click_sends_once(open_page: Callable[..., Page], javascript: bool) -> None:
    page = open_page(java_script_enabled=javascript)
    steps = Steps(page)
    steps.to_check()
    page.locator(CONTINUE).first.dblclick()
    steps.at("/request/done/")
    assert page.locator("[data-reference]").inner_text() == MemberRequest.objects.get().reference


def test_the_confirmation_prints_as_a_useful_sheet(open_page: Callable[..., Page]) -> None:
    page = open_page()
    steps = Steps(page)
    steps.to_check()
    reference = steps.send()
    expect(page.locator("[data-print]")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator("[data-reference]")).to_have_text(reference)
    for gone in ("[data-print]", ".clear", ".nav"):
        expect(page.locator(gone)).to_be_hidden()
    expect(page.locator(".help")).to_contain_text("1-800-555-0199")
