"""The first view as it comes over the wire: small, from one place, still, of use before scripts and fonts are there."""

import subprocess
import sys
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from playwright.sync_api import Browser, CDPSession, Page, Route, expect

from tests.browser.touring import SHIFTS
from tests.factories import members
from tests.stack.processes import Stack, running_stack

pytestmark = [pytest.mark.stack, pytest.mark.browser, pytest.mark.django_db(transaction=True)]
YEAR = members.this_year()
MOST_BYTES = 100 * 1024
SLOW = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}  # slow 3G
PAGES = ["/", f"/{YEAR}/self-check/", "/request/", "/medication-list/", "/contact/", f"/es/{YEAR}/self-check/"]
FIRST_PAINT = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime"


@pytest.fixture(scope="module")
def stack(django_db_setup: None) -> Iterator[Stack]:
    """With its static files collected, so that they are served compressed and by their hashed names."""
    with running_stack() as stack:
        collect = [sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity", "0"]
        subprocess.run(collect, cwd=settings.BASE_DIR, env=stack.env, check=True)
        stack.start("web")
        stack.wait_for_web()
        yield stack


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A browser that was never here, on a small phone."""
    context = browser.new_context(viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.add_init_script(SHIFTS)
    yield page
    context.close()


def wire(page: Page) -> tuple[CDPSession, list[float]]:
    """The browser's own count of what it received, heads of answers included."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    return session, sizes


@pytest.mark.parametrize("path", PAGES)
def test_small_from_one_place_and_still(stack: Stack, phone: Page, path: str) -> None:
    members.program_year(YEAR)
    asked: list[Any] = []
    phone.on("response", lambda response: asked.append(response))
    _session, sizes = wire(phone)
    phone.goto(f"{stack.url}{path}", wait_until="networkidle")
    assert {urlsplit(response.url).netloc for response in asked} == {urlsplit(stack.url).netloc}
    assert {response.status for response in asked} == {200}
    assert 5_000 < sum(sizes) <= MOST_BYTES, [(response.url, response.headers) for response in asked]
    squeezed = {"stylesheet", "script"}
    packed = {
        response.request.resource_type: response.headers.get("content-encoding")
        for response in asked
        if response.request.resource_type in squeezed
    }
    assert set(packed) == squeezed
    assert set(packed.values()) <= {"br", "gzip"}
    assert phone.evaluate("window.shifted") == []


@pytest.mark.parametrize(("path", "leads_to"), [("/", f"/{YEAR}/self-check/"), ("/request/", "/request/who/")])
def test_of_use_on_a_slow_line_before_scripts_and_fonts_are_there(
    stack: Stack, phone: Page, path: str, leads_to: str
) -> None:
    """Scripts and fonts are held back altogether; when they come at last, nothing moves."""
    members.program_year(YEAR)
    held: list[Route] = []
    phone.route("**/*.js", lambda route: held.append(route))
    phone.route("**/*.woff2", lambda route: held.append(route))
    session, _sizes = wire(phone)
    session.send("Network.emulateNetworkConditions", SLOW)
    phone.goto(f"{stack.url}{path}", wait_until="commit")
    phone.wait_for_function(FIRST_PAINT)
    button = phone.locator("main a.btn:not(.btn--2)").first
    expect(button).to_be_visible()
    expect(phone.locator("h1")).to_be_in_viewport()
    assert button.evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(10, 90, 49)", "the styles are there"
    assert phone.evaluate(FIRST_PAINT) < 5_000
    assert held
    for route in held:
        route.continue_()
    phone.wait_for_load_state("networkidle")
    assert phone.evaluate("window.shifted") == []
    phone.unroute_all()
    button.click()
    phone.wait_for_url(f"**{leads_to}")
