"""One member's record for CMS: each element as it is written, what is missing, and what cannot be right."""

import datetime
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from reviews.reporting.cms_layout import Element, Layout
from reviews.reporting.cms_rows import Beneficiary

SUMMARY = datetime.timedelta(days=14)  # 42 CFR 423.153(d)(1)(vii)(D)
NOT_TARGETED = "04"
Check = Callable[[Beneficiary, int], bool]


def _yes(holds: bool) -> str:
    return "Y" if holds else "N"


def received(row: Beneficiary) -> bool:
    """The review was held and its summary sent; then all about the review is told, else nothing."""
    return row.held_on is not None and row.sent_on is not None


def impaired(row: Beneficiary) -> str:
    """Who held the review knows best; then the plan's files for that day; nobody who says no of today knows of then."""
    if row.told_impaired is not None:
        return _yes(row.told_impaired)
    if row.was_impaired:
        return "Y"
    return "N" if row.impaired_now is False else "U"


def _of_the_review(name: str) -> Callable[[Beneficiary], Any]:
    return lambda row: getattr(row, name) if received(row) else None


# Values that are not simply a column of the row.
_VALUES: dict[str, Callable[[Beneficiary], Any]] = {
    "impaired": impaired,
    "criteria_met_on": lambda row: None if row.reason == NOT_TARGETED else row.criteria_met_on,
    "received": lambda row: _yes(received(row)),
    "quarterly_reviews": lambda row: row.vendor_reviews + row.own_reviews,
    "recommended": lambda row: row.recommended_in_reviews + row.recommended_by_vendor + row.recommended_by_alerts,
    "disposal": lambda row: _yes(row.disposal),
    "offered": lambda row: _yes(row.offered_on is not None),
    "long_term_care": lambda row: _yes(row.was_in_long_term_care) if row.offered_on else None,
    **{name: _of_the_review(name) for name in ("held_on", "sent_on", "method", "provider", "recipient")},
}
_NEEDED: dict[str, Callable[[Beneficiary], bool]] = {
    "": lambda row: False,
    "always": lambda row: True,
    "targeted": lambda row: row.reason != NOT_TARGETED,
    "opted_out": lambda row: row.opted_out_on is not None,
    "received": received,
}

PROBLEMS: dict[str, tuple[Any, Check]] = {
    "no-summary": (
        _("a review was held and no summary was sent: it is not reported as received"),
        lambda row, year: row.held_on is not None and row.sent_on is None,
    ),
    "summary-late": (
        _("the summary was sent later than 14 days after the review"),
        lambda row, year: received(row) and row.sent_on - row.held_on > SUMMARY,  # type: ignore[operator]
    ),
    "summary-early": (
        _("the summary was sent before the review"),
        lambda row, year: received(row) and row.sent_on < row.held_on,  # type: ignore[operator]
    ),
    "another-year": (
        _("enrolled on a day of another year"),
        lambda row, year: row.enrolled_on.year != year,
    ),
    "criteria-late": (
        _("the criteria were met after the year"),
        lambda row, year: row.criteria_met_on is not None and row.criteria_met_on.year > year,
    ),
    "offer-late": (
        _("the review was offered after the day it was due"),
        lambda row, year: row.offered_on is not None and row.offered_on > row.offer_due_on,
    ),
    "no-quarterly-review": (
        _("no targeted review in the year"),
        lambda row, year: row.vendor_reviews + row.own_reviews == 0,
    ),
    "held-with-another": (
        _("the review was held with somebody else, and the member is not known to be impaired"),
        lambda row, year: received(row) and row.recipient != "beneficiary" and impaired(row) != "Y",
    ),
}  # fmt: skip


class Writer:
    """Records of one layout as lines of a file."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self._columns = [(each, _reader(each.value), _NEEDED[each.needed]) for each in layout.elements]
        self._traces = [_reader(each.value) for each in layout.traces]

    @property
    def head(self) -> list[str]:
        return [each.heading for each in self.layout.elements]

    @property
    def trace_head(self) -> list[str]:
        return ["line", *(each.name for each in self.layout.traces)]

    def line(self, row: Beneficiary) -> list[str]:
        """The elements in the order of the layout; empty where there is nothing to tell."""
        return [self._written(element, read(row)) for element, read, _needed in self._columns]

    def trace(self, row: Beneficiary) -> list[str]:
        return [_text(read(row), "%Y-%m-%d") for read in self._traces]

    def missing(self, row: Beneficiary, line: Sequence[str]) -> Iterator[str]:
        """Letters of elements that this record needs and does not have."""
        for (element, _read, needed), written in zip(self._columns, line, strict=True):
            if not written and needed(row):
                yield element.letter

    def too_long(self, line: Sequence[str]) -> Iterator[str]:
        """Letters of elements that are longer than the layout says; they are written whole."""
        for element, written in zip(self.layout.elements, line, strict=True):
            if element.length and len(written) > element.length:
                yield element.letter

    def _written(self, element: Element, value: Any) -> str:
        text = _text(value, self.layout.date)
        return element.values.get(text, "") if element.values else text


def problems(row: Beneficiary, year: int) -> Iterator[str]:
    """Names of what cannot be right, or will be asked about."""
    return (name for name, (_words, holds) in PROBLEMS.items() if holds(row, year))


class Tally:
    """What is missing, too long and questionable over many records, by element and by name."""

    def __init__(self, writer: Writer, year: int) -> None:
        self._writer, self._year = writer, year
        letters = [each.letter for each in writer.layout.elements]
        self.records = 0
        self.contracts: Counter[str] = Counter()
        self.missing = dict.fromkeys(letters, 0)
        self.too_long = dict.fromkeys(letters, 0)
        self.problems = dict.fromkeys(PROBLEMS, 0)

    def count(self, row: Beneficiary, line: Sequence[str]) -> None:
        """One record more."""
        self.records += 1
        self.contracts[row.contract] += 1
        for letter in self._writer.missing(row, line):
            self.missing[letter] += 1
        for letter in self._writer.too_long(line):
            self.too_long[letter] += 1
        for name in problems(row, self._year):
            self.problems[name] += 1


def _reader(name: str) -> Callable[[Beneficiary], Any]:
    return _VALUES.get(name) or (lambda row: getattr(row, name))


def _text(value: Any, date: str) -> str:
    if value is None:
        return ""
    return value.strftime(date) if isinstance(value, datetime.date) else str(value)
