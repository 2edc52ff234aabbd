"""A visitor on a tour of the public pages: opens, checks, types and presses, and knows where it has got to."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.urls import Resolver404, resolve, reverse
from django.utils import translation
from playwright.sync_api import Page, Response

Reach = Callable[["Tour"], None]
SHIFTS = """
window.shifted = [];
new PerformanceObserver((list) => list.getEntries().forEach((entry) => {
  if (!entry.hadRecentInput) window.shifted.push(entry.value);
})).observe({ type: "layout-shift", buffered: true });
"""


class Tour:
    """One browser page on the site, in one language. ``status`` is that of the newest answer shown."""

    def __init__(self, page: Page, address: str, prefix: str, patch: pytest.MonkeyPatch) -> None:
        self.page, self.address, self.prefix, self.patch = page, address, prefix, patch
        self.status = 0
        self.kept: dict[str, str] = {}
        page.add_init_script(SHIFTS)
        page.on("response", self._note)

    def _note(self, response: Response) -> None:
        if response.request.resource_type in ("document", "fetch") and response.status != 302:
            self.status = response.status

    def open(self, path: str) -> None:
        self.page.goto(f"{self.address}{self.prefix}{path}")

    def fill(self, *checked: str, **typed: str) -> None:
        """Check the boxes with these values, and type into those of these names."""
        for value in checked:
            self.page.locator(f"main [value='{value}']").first.check()
        for name, text in typed.items():
            self.page.locator(f"main [name={name}]").fill(text)

    def press(self, selector: str = "main form .btn") -> None:
        self.page.locator(selector).first.click()
        self.page.wait_for_load_state()

    def route(self) -> str:
        """The name of the address that is shown; empty for one that is none, or of another language."""
        path = urlsplit(self.page.url).path
        if not path.startswith(f"{self.prefix}/"):
            return ""
        try:
            with translation.override("en"):
                return resolve(path.removeprefix(self.prefix)).url_name or ""
        except Resolver404:
            return ""


@dataclass(frozen=True)
class State:
    """One page as somebody may see it, and how it is reached from the state before it."""

    name: str
    route: str
    reach: Reach
    status: int = 200
    has_errors: bool = False


@dataclass(frozen=True)
class Walk:
    """States in the order in which one visitor meets them. ``given`` makes what the site holds before."""

    states: list[State]
    given: Callable[[], Any]


def opened(path: str) -> Reach:
    return lambda tour: tour.open(path)


def sent(*checked: str, by: str = "main form .btn", **typed: str) -> Reach:
    """Fill in and press the button."""

    def reach(tour: Tour) -> None:
        tour.fill(*checked, **typed)
        tour.press(by)

    return reach


def followed(name: str) -> Reach:
    """The link in the main part that leads to the page of that name."""

    def reach(tour: Tour) -> None:
        with translation.override(tour.prefix.strip("/") or "en"):
            tour.press(f"main a[href='{reverse(name)}']")

    return reach


def first_of(*reaches: Reach) -> Reach:
    """One after the other, as one step."""

    def reach(tour: Tour) -> None:
        for each in reaches:
            each(tour)

    return reach


def with_(target: Any, name: str, value: Any, reach: Reach) -> Reach:
    """The same while the site is in trouble: a setting or a function is another one."""

    def reached(tour: Tour) -> None:
        with tour.patch.context() as patch:
            patch.setattr(target, name, value)
            reach(tour)

    return reached
