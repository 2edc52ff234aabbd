"""Somebody who has a keyboard alone: at every stop the focus must be seen."""

from typing import Any

from playwright.sync_api import Page

MOST_STOPS = 120
# What is wrong with the element that has the focus: no frame to see, or not where the reader looks.
UNSEEN = """() => {
  const e = document.activeElement;
  if (e === document.body) return "";
  const name = e.outerHTML.slice(0, 90), style = getComputedStyle(e), box = e.getBoundingClientRect();
  const framed = !["none", "auto", "hidden"].includes(style.outlineStyle) && parseFloat(style.outlineWidth) >= 2;
  if (!framed || style.boxShadow === "none") return `no frame: ${name}`;
  const inside = box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight && box.right <= innerWidth;
  return inside ? "" : `out of sight: ${name} at ${box.top} to ${box.bottom}`;
}"""


class Keys:
    """Tab, Shift+Tab, Space, Enter and arrows on one page. ``unseen`` gathers every stop that cannot be seen."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.unseen: list[str] = []
        self.stops = 0

    def press(self, key: str, times: int = 1) -> None:
        for _ in range(times):
            self.page.keyboard.press(key)

    def type(self, **texts: str) -> None:
        """Into the boxes of these names, one after the other."""
        for name, text in texts.items():
            self.to(f"[name={name}]")
            self.page.keyboard.type(text)

    def to(self, selector: str, *, key: str = "Tab") -> None:
        """Go on until that control has the focus, and look at each stop on the way."""
        target = self.page.locator(selector).first
        for _ in range(MOST_STOPS):
            self.press(key)
            self.look()
            if target.evaluate("element => element === document.activeElement"):
                return
        raise AssertionError(f"{key} never reaches {selector}")

    def follow(self, selector: str) -> None:
        """Go to a link or button that leads to another page, and press Enter."""
        self.to(selector)
        with self.page.expect_navigation():
            self.press("Enter")

    def look(self) -> None:
        self.stops += 1
        if unseen := self.page.evaluate(UNSEEN):
            self.unseen.append(f"{self.page.url}: {unseen}")

    def focused(self, what: str) -> Any:
        """A property of the element that has the focus."""
        return self.page.evaluate("what => document.activeElement[what]", what)
