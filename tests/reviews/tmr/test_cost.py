"""Cost savings: fires, just does not, left out, not known."""

from dataclasses import replace

import pytest

from reviews.tmr import Dispensed, Prices
from tests.reviews.tmr.histories import (
    ATORVASTATIN,
    LIPITOR,
    METFORMIN,
    OXYCODONE,
    UNKNOWN,
    answer,
    every,
    fill,
    history,
)

CHEAP = Prices(generic_unit={"same": 10.0}, group_day={"statin": 10.0})
CONTROLLED = replace(OXYCODONE, is_maintenance=True, groups={"controlled": ("OXYCODONE",)})
# A brand for 30 days at 12 dollars: 40 cents a tablet, 30 more than its generic, 109.50 dollars a year.
CASES = [
    ("generic-available", [fill(LIPITOR, 30, cents=1200)], ["low ATORVASTATIN"]),
    ("generic-available", [fill(LIPITOR, 30, cents=800)], ["low ATORVASTATIN"]),  # 60.83 dollars
    ("generic-available", [fill(LIPITOR, 30, cents=790)], []),  # 59.62
    ("generic-available", [fill(LIPITOR, 119, cents=1200)], ["low ATORVASTATIN"]),
    ("generic-available", [fill(LIPITOR, 120, cents=1200)], []),
    ("generic-available", [fill(LIPITOR, 60, cents=1200), fill(ATORVASTATIN, 30)], []),  # changed already
    ("generic-available", [fill(ATORVASTATIN, 30, cents=9000)], []),
    ("generic-available", [fill(replace(LIPITOR, generic=""), 30, cents=9000)], []),
    ("generic-available", [fill(replace(LIPITOR, generic="other"), 30)], ["not known: no-price-of-the-generic"]),
    ("generic-available", [fill(LIPITOR, 30, cents=9000, quantity=None)], []),
    ("generic-available", [fill(UNKNOWN, 30, cents=9000)], []),
    ("ninety-day-supply", every(ATORVASTATIN, 30, first=70), ["low ATORVASTATIN"]),
    ("ninety-day-supply", every(ATORVASTATIN, 30, first=30), []),  # two fills
    ("ninety-day-supply", every(ATORVASTATIN, 30, first=70, days=34), ["low ATORVASTATIN"]),
    ("ninety-day-supply", every(ATORVASTATIN, 30, first=70, days=35), []),
    ("ninety-day-supply", every(ATORVASTATIN, 40, first=90, days=30), ["low ATORVASTATIN"]),  # 90 of 110 days
    ("ninety-day-supply", every(ATORVASTATIN, 45, first=90, days=30), []),  # 90 of 120
    ("ninety-day-supply", every(ATORVASTATIN, 30, first=120, last=60), []),  # the last one too long ago
    ("ninety-day-supply", every(METFORMIN, 30, first=70), []),  # not marked as taken on and on
    ("ninety-day-supply", every(CONTROLLED, 30, first=70), []),
    ("costly-in-its-class", [fill(LIPITOR, 30, cents=1300)], ["low statin: ATORVASTATIN"]),
    ("costly-in-its-class", [fill(LIPITOR, 30, cents=900)], []),  # exactly three times
    ("costly-in-its-class", [fill(LIPITOR, 30, cents=1200)], []),  # 109.50 dollars a year more
    ("costly-in-its-class", [fill(METFORMIN, 30, cents=9000)], []),  # not compared
    ("costly-in-its-class", [fill(LIPITOR, 30, 0, cents=9000)], []),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "fills", "said"), CASES)
def test_cost(rule: str, fills: list[Dispensed], said: list[str]) -> None:
    assert answer(rule, history(fills), CHEAP) == said
    assert answer(rule, history(fills, hospice=True), CHEAP) == []


def test_without_prices_nothing_is_called_costly() -> None:
    assert answer("costly-in-its-class", history([fill(LIPITOR, 30, cents=9000)])) == []
