"""What every page of the back office must be, at a desk and on a phone."""

from collections.abc import Iterator
from typing import Any

from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Page

from tests.browser.watching import RULES, TOO_WIDE

AXE = AXE_FILE_PATH.read_text()
QUIETLY = {"resultTypes": ["violations"], "preload": False}  # the policy refuses the style sheets that axe would copy
DESK, PHONE = 1280, 390
MINOR = {"empty-table-header"}  # an empty corner of a table of Django's own


def wrong(page: Page, *widths: int) -> list[str]:
    """Everything that is wrong with the page as it is shown now, at these widths."""
    return [found for width in widths for found in _at(page, width)]


def _at(page: Page, width: int) -> Iterator[str]:
    page.set_viewport_size({"width": width, "height": 900})
    for rule in _broken_rules(page):
        yield f"at {width}: {rule['id']}: {rule['nodes'][0]['html'][:120]}"
    if (pixels := page.evaluate(TOO_WIDE)) > 0:
        yield f"at {width}: {pixels} px too wide"


def _broken_rules(page: Page) -> list[dict[str, Any]]:
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE)
    found = page.evaluate("options => axe.run(document, options)", {**RULES, **QUIETLY})
    return [rule for rule in found["violations"] if rule["id"] not in MINOR]


class Worker:
    """Somebody at a desk of the back office, on a phone's width; each page passed is looked at once."""

    def __init__(self, page: Page, server: Any) -> None:
        self.page, self.server = page, server
        self.wrong: dict[str, list[str]] = {}
        self.seen: set[str] = set()
        page.set_viewport_size({"width": PHONE, "height": 900})

    def start(self) -> None:
        self.page.goto(f"{self.server.url}/admin/")
        self.look("the start page")

    def look(self, name: str) -> None:
        if name in self.seen:
            return
        self.seen.add(name)
        if found := wrong(self.page, PHONE):
            self.wrong[name] = found

    def follow(self, name: str) -> None:
        """A link by its words, and a look at where it leads."""
        self.page.get_by_role("link", name=name).first.click()
        self.page.wait_for_load_state()
        self.look(name)

    def press(self, button: str, then: str) -> None:
        """A button by its words, until the page says what was done."""
        self.page.get_by_role("button", name=button, exact=True).click()
        self.page.get_by_text(then).first.wait_for()

    def open_row(self, text: str) -> None:
        """The first link of the row of a list that says so."""
        self.page.get_by_role("row").filter(has_text=text).get_by_role("link").first.click()
        self.page.wait_for_load_state()
        self.look(text)

    def write(self, act: str, reason: str) -> None:
        """Why, into the form of an act."""
        self.page.locator(f"form[action$='/{act}/'] [name=reason]").fill(reason)
