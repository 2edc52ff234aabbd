"""Every public page in every state, in both languages, at two widths: for everyone, still, quiet, and as declared.

Each walk is made once: in English from a desk, in Spanish from a small phone. What comes is looked at in both widths.
"""

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from playwright.sync_api import Browser, Page

from tests.browser.looking import DESK, PHONE, wrong
from tests.browser.public_pages import WALKS
from tests.browser.touring import Tour
from tests.browser.watching import nothing_odd
from tests.reviews.views.conftest import TUESDAY

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SAME_EVERYWHERE = (429, 503)  # pages that any form may show instead of itself
LANGUAGES = pytest.mark.parametrize(("prefix", "width"), [("", DESK), ("/es", PHONE)], ids=["en", "es"])


@pytest.fixture(autouse=True)
def _tuesday(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for views in ("request", "changes", "manage", "list_by_mail"):
        monkeypatch.setattr(f"reviews.views.{views}.enqueue", lambda *args: None)  # no queue runs in these tests
    with time_machine.travel(TUESDAY, tick=True):
        yield


@pytest.fixture
def small_or_large(browser: Browser, width: int) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": width, "height": 900})
    yield context.new_page()
    context.close()


@LANGUAGES
@pytest.mark.parametrize("name", WALKS)
def test_every_state(
    small_or_large: Page, live_server: Any, monkeypatch: pytest.MonkeyPatch, name: str, prefix: str, width: int
) -> None:
    page, walk = small_or_large, WALKS[name]
    walk.given()
    found, titles = [], {}
    tour = Tour(page, live_server.url, prefix, monkeypatch)
    with nothing_odd(page, live_server.url):
        for state in walk.states:
            page.set_viewport_size({"width": width, "height": 900})
            state.reach(tour)
            found += [f"{state.name}: {text}" for text in wrong(tour, state)]
            if state.status not in SAME_EVERYWHERE:
                titles.setdefault(page.title(), set()).add(state.route)
    assert not found, "\n".join(found)
    assert {title: routes for title, routes in titles.items() if len(routes) > 1} == {}
