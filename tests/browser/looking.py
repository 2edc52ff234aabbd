"""What must be right on every public page in every state, at the width of a desk and of a small phone."""

from collections.abc import Iterator
from typing import Any

from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Page

from tests.browser.touring import State, Tour
from tests.browser.watching import SMALL_TEXT, TOO_WIDE

DESK, PHONE = 1280, 320  # CSS pixels; 320 is also what a desk has left at a zoom of 400 %
AXE = AXE_FILE_PATH.read_text()
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"color-contrast-enhanced": {"enabled": True}, "target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
# Seven to one for large letters too, where the standard would be content with four and a half.
STRICTER = """() => axe.configure({ checks: [{ id: "color-contrast-enhanced",
  options: { contrastRatio: { normal: { expected: 7 }, large: { expected: 7 } } } }] })"""
SMALL_ACTIONS = """() => [...document.querySelectorAll(
    "button, .btn, .nav a, .lang a, .year-tabs a, .foot__links a, .plainlist a, .errsum a, .back, .choice, summary, " +
    ".onpage a, a.phone, input[type=text], input[type=email], select, textarea"
  )].filter((e) => e.checkVisibility()).map((e) => [e, e.getBoundingClientRect()])
    .filter(([e, box]) => box.height < 43.99 || box.width < 43.99)
    .map(([e, box]) => `${e.outerHTML.slice(0, 90)} ${box.width} x ${box.height}`)"""


PAST_THE_EDGE = """() => [...document.querySelectorAll("body *")]
  .filter((e) => e.getBoundingClientRect().right > innerWidth && !e.closest(".vh")).slice(-1)
  .map((e) => e.outerHTML.slice(0, 120)).join()"""
# Numbers to call, times and dates of our own that stand on two lines; what people typed stays as typed.
TORN = r"""() => {
  const months = "January|February|March|April|May|June|July|August|September|October|November|December";
  const meses = "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre";
  const whole = new RegExp("MTM(-[0-9A-Z]{4}){2}|\\d(-\\d{3})?-\\d{3}-\\d{4}|TTY \\d{3}|\\d+(:\\d\\d)?\\s[ap]\\.m\\.|" +
    `(${months})\\s\\d+(,\\s\\d{4})?|\\d+\\sde\\s(${meses})(\\sde\\s\\d{4})?`, "g");
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), torn = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!node.parentElement.checkVisibility() || node.parentElement.closest("script, .vh, pre")) continue;
    for (const found of node.textContent.matchAll(whole)) {
      const range = new Range();
      range.setStart(node, found.index);
      range.setEnd(node, found.index + found[0].length);
      if (new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size > 1) torn.push(found[0]);
    }
  }
  return torn;
}"""


def wrong(tour: Tour, state: State) -> Iterator[str]:
    """All that is wrong with the page as it is shown now."""
    yield from _as_declared(tour, state)
    yield from _shifts(tour.page)
    yield from _by_the_rules(tour.page)
    for width in (DESK, PHONE):
        tour.page.set_viewport_size({"width": width, "height": 900})
        yield from (f"at {width}: {text}" for text in _for_everyone(tour.page))
    yield from _with_large_letters(tour.page)


def _as_declared(tour: Tour, state: State) -> Iterator[str]:
    page, language = tour.page, tour.prefix.strip("/") or "en"
    if tour.route() != state.route or tour.status != state.status:
        yield f"shows {tour.route()!r} with {tour.status}"
    if (count := page.locator("h1").count()) != 1:
        yield f"{count} headings h1"
    if page.title().startswith("Error: ") is not state.has_errors:
        yield f"title: {page.title()}"
    if (shown := page.locator("html").get_attribute("lang")) != language:
        yield f"lang: {shown}"


def _shifts(page: Page) -> Iterator[str]:
    if sum(moved := page.evaluate("window.shifted")) > 0:
        yield f"layout shifts by itself: {moved}"


def _by_the_rules(page: Page) -> Iterator[str]:
    """At the width of this walk: English walks are made at a desk, Spanish ones on a phone."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE)
        page.evaluate(STRICTER)
    for rule in page.evaluate("rules => axe.run(document, rules)", RULES)["violations"]:
        yield f"{rule['id']}: {_where(rule)}"


def _for_everyone(page: Page) -> Iterator[str]:
    if (pixels := page.evaluate(TOO_WIDE)) > 0:
        yield f"{pixels} px too wide: {page.evaluate(PAST_THE_EDGE)}"
    yield from (f"target under 44 px: {text}" for text in page.evaluate(SMALL_ACTIONS))
    yield from (f"text under 18 px: {text}" for text in page.evaluate(SMALL_TEXT))
    yield from (f"on two lines: {text}" for text in page.evaluate(TORN))


def _where(rule: dict[str, Any]) -> str:
    return "; ".join(node["html"][:120] for node in rule["nodes"][:3])


def _with_large_letters(page: Page) -> Iterator[str]:
    """Letters of twice the size on a desk."""
    page.set_viewport_size({"width": DESK, "height": 900})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    if (pixels := page.evaluate(TOO_WIDE)) > 0:
        yield f"{pixels} px too wide with letters twice as large"
    page.evaluate("document.documentElement.style.fontSize = ''")
