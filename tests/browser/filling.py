"""Fills in the medication list in a real browser, and reads what it prints."""

import re
from typing import Any

import pymupdf
from playwright.sync_api import Locator, Page

FILL = "/medication-list/fill/"
COLUMNS = ("medication", "how", "why", "prescriber")
TWELVE = [
    ("Metoprolol Succinate 50 mg", "1 tablet in the morning with food", "high blood pressure", "Dr. Maria Alvarez"),
    ("Lisinopril 10 mg", "1 tablet a day", "blood pressure", "Dr. Alvarez"),
    ("Atorvastatin 40 mg", "1 at bedtime", "cholesterol", "Dr. Chen"),
    ("Metformin 500 mg", "1 tablet twice a day with meals", "diabetes", "Dr. Chen"),
    ("Vitamin D3 1000 IU", "1 a day", "bones", "myself"),
    ("Aspirin 81 mg", "1 a day", "heart", ""),
    ("Eliquis 5 mg", "1 tablet morning and evening", "blood clots", "Dr. Núñez"),
    ("أملوديبين 5 mg", "قرص واحد كل يوم", "", ""),
    ("Fish oil", "", "", ""),
    ("Omeprazole 20 mg", "1 before breakfast", "stomach acid", "Dr. Chen"),
    ("Tylenol Extra Strength", "2 if needed, not more than 6 a day", "knee pain", "nobody"),
    ("Latanoprost eye drops", "1 drop in each eye at bedtime", "glaucoma", "Dr. Wu"),
]


class Filling:
    """The page while somebody fills it in."""

    def __init__(self, page: Page, address: str, query: str = "") -> None:
        self.page = page
        page.goto(f"{address}{query}")
        page.wait_for_selector("[data-fill]:not([hidden])")

    def box(self, key: str, row: int | None = None) -> Locator:
        inside = self.page.locator("[data-row]").nth(row) if row is not None else self.page.locator("[data-fill]")
        return inside.locator(f"[data-key={key}]")

    def type_row(self, row: int, texts: tuple[str, ...]) -> None:
        for key, text in zip(COLUMNS, texts, strict=False):
            self.box(key, row).fill(text)

    def type_rows(self, rows: list[tuple[str, ...]]) -> None:
        for number, texts in enumerate(rows):
            if number:
                self.page.click("[data-add]")
            self.type_row(number, texts)

    def names(self) -> list[str]:
        return self.page.locator("[data-row] [data-key=medication]").evaluate_all("all => all.map((box) => box.value)")

    def focused(self) -> Any:
        """The key of the box that has the focus, or the words on the button."""
        return self.page.evaluate("""() => {
            const e = document.activeElement;
            return e.dataset.key ?? e.firstChild?.textContent ?? e.tagName;
        }""")

    def said(self) -> str:
        """What was said to screen readers last; it is written in the next frame."""
        return str(
            self.page.evaluate("""() => new Promise((done) => {
            const status = document.querySelector("[data-status]");
            requestAnimationFrame(() => requestAnimationFrame(() => done(status.textContent)));
        })""")
        )

    def printed(self) -> list[str]:
        """The text of each page that the browser prints, in the order in which it stands there."""
        with pymupdf.open(stream=self.page.pdf(prefer_css_page_size=True), filetype="pdf") as sheet:
            assert all([round(edge) for edge in page.rect] == [0, 0, 612, 792] for page in sheet)
            return [re.sub(r"\s+", " ", page.get_text()) for page in sheet]
