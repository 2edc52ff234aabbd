"""What every browser test looks at: accessibility rules, sideways scroll, script and network messages, sizes."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }
}
WIDTHS = (1280, 390, 320)
SMALL_TARGETS = """() => [...document.querySelectorAll(
    ".btn, .nav a, .lang a, .year-tabs a, .foot__links a, .plainlist a, .errsum a, .back, .choice, summary, " +
    "input[type=text], select, textarea"
  )].filter((e) => e.checkVisibility() && e.getBoundingClientRect().height < 44)
    .map((e) => e.outerHTML.slice(0, 90) + " " + e.getBoundingClientRect().height)"""
SMALL_TEXT = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
  while (walker.nextNode()) {
    const e = walker.currentNode.parentElement;
    if (!walker.currentNode.textContent.trim() || !e.checkVisibility() || e.closest("script, style, .vh")) continue;
    if (parseFloat(getComputedStyle(e).fontSize) < 18) found.push(walker.currentNode.textContent.trim().slice(0, 60));
  }
  return found;
}"""
TOO_WIDE = "document.documentElement.scrollWidth - innerWidth"


@contextmanager
def nothing_odd(page: Page, address: str) -> Iterator[None]:
    """No message from the content security policy, no script error, no request to another host."""
    odd: list[str] = []
    host = urlsplit(address).netloc
    page.on("console", lambda message: odd.append(message.text) if _matters(message.text) else None)
    page.on("pageerror", lambda error: odd.append(str(error)))
    page.on(
        "request", lambda request: odd.append(request.url) if urlsplit(request.url).netloc not in {host, ""} else None
    )
    yield
    assert odd == []


def _matters(text: str) -> bool:
    return "Failed to load resource" not in text  # Chromium says this of every 404 and 422 that we mean


def complaints(page: Page, *, where: str) -> list[str]:
    """All that is wrong with the page as it is shown now; empty when all is well."""
    result = Axe().run(page, options=RULES)
    found = [f"{where}: {rule['id']}: {rule['nodes'][0]['html'][:120]}" for rule in result.response["violations"]]
    if (pixels := page.evaluate(TOO_WIDE)) > 0:
        found.append(f"{where}: {pixels} px too wide")
    found += [f"{where}: target under 44 px: {text}" for text in page.evaluate(SMALL_TARGETS)]
    found += [f"{where}: text under 18 px: {text}" for text in page.evaluate(SMALL_TEXT)]
    return found


def at_every_width(page: Page, *, where: str) -> list[str]:
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found += complaints(page, where=f"{where} at {width}")
    return found
