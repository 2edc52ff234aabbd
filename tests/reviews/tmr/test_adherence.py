"""Proportion of days covered: cases by hand, a naive count day by day, and the answers of other programs."""

import csv
import datetime
import gzip
import io
import zipfile
from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.tmr.adherence import Fill, proportion_of_days_covered
from tests.shared_data import SHARED, needs

JAN1 = datetime.date(2026, 1, 1)
DAY = datetime.timedelta(days=1)
END = JAN1 + 99 * DAY  # a period of one hundred days


def fill(day: int, days: int, ingredient: str = "a") -> Fill:
    """A fill on the given day of the period; the first is day 1."""
    return Fill(ingredient, JAN1 + (day - 1) * DAY, days)


@pytest.mark.parametrize(
    ("fills", "covered"),
    [
        ([], 0),
        ([fill(1, 30)], 30),
        ([fill(1, 30), fill(31, 30)], 60),
        ([fill(1, 30), fill(41, 30)], 60),
        ([fill(1, 30), fill(21, 30)], 60),  # refilled ten days early: begins on day 31
        ([fill(1, 30), fill(21, 30), fill(71, 30)], 90),
        ([fill(1, 30), fill(51, 60), fill(81, 30)], 80),  # pushed past the end, where it is dropped
        ([fill(1, 30), fill(1, 30)], 60),  # twice on one day is supply for twice as long
        ([fill(1, 30), fill(1, 30, "b")], 30),  # another medicine at the same time covers the same days
        ([fill(1, 30), fill(21, 30, "b")], 50),
        ([fill(1, 30), fill(11, 30), fill(41, 30, "b")], 70),  # "a" reaches day 60, "b" day 70
        ([fill(-9, 30)], 20),  # from before the period: what is left of it
        ([fill(-29, 30)], 0),
        ([fill(-29, 30), fill(-9, 30)], 30),  # refilled early before the period: all of it is left
        ([fill(91, 30)], 10),
        ([fill(101, 30)], 0),
        ([fill(100, 1)], 1),
        ([fill(1, 500)], 100),
        ([fill(1, 0), fill(2, 1)], 1),  # no days of supply: covers nothing, pushes nothing
        ([fill(41, 30), fill(1, 30)], 60),  # in any order
        ([fill(1, 80)], 80),
        ([fill(1, 79)], 79),
    ],
)
def test_covered_days_of_a_hundred(fills: list[Fill], covered: int) -> None:
    assert proportion_of_days_covered(fills, JAN1, END) == covered / 100


def test_a_period_of_one_day_is_one_day() -> None:
    assert proportion_of_days_covered([fill(1, 30)], JAN1, JAN1) == 1.0


def test_a_period_without_a_day_is_refused() -> None:
    with pytest.raises(ValueError, match="before it starts"):
        proportion_of_days_covered([], JAN1, JAN1 - DAY)


def naive(fills: list[Fill], start: datetime.date, end: datetime.date) -> float:
    """Each tablet of each ingredient is taken on the first day, from its fill on, that has none of it yet."""
    taken: dict[str, set[datetime.date]] = defaultdict(set)
    for one in sorted(fills, key=lambda one: one.date):
        day = one.date
        for _tablet in range(one.days_supply):
            while day in taken[one.ingredient]:
                day += DAY
            taken[one.ingredient].add(day)
    days = [start + number * DAY for number in range((end - start).days + 1)]
    return sum(any(day in own for own in taken.values()) for day in days) / len(days)


FILLS = st.lists(st.builds(fill, st.integers(-60, 140), st.integers(0, 95), st.sampled_from("abc")), max_size=12)


@given(FILLS, st.integers(0, 40), st.integers(0, 120))
def test_the_same_as_taking_tablet_by_tablet(fills: list[Fill], skipped: int, days: int) -> None:
    start = JAN1 + skipped * DAY
    assert proportion_of_days_covered(fills, start, start + days * DAY) == naive(fills, start, start + days * DAY)


@given(FILLS)
def test_another_fill_never_lowers_it(fills: list[Fill]) -> None:
    more = [*fills, fill(50, 10)]
    assert proportion_of_days_covered(more, JAN1, END) >= proportion_of_days_covered(fills, JAN1, END)


# What independent programs answered for claims that CMS published (synthetic), copied by hand so that the test has them
# everywhere: day of the year and days of supply of each fill; covered days, days from the first fill to 31 December.
BY_HAND = [
    (2020, [(306, 10), (316, 10), (326, 10), (336, 10)], 40, 61),
    (2018, [(220, 30), (250, 30), (280, 30), (310, 30), (340, 30)], 146, 146),
    (2017, [(161, 10), (171, 10), (181, 10), (191, 10)], 40, 205),
    (2019, [(9, 30), (39, 30), (70, 30)], 90, 357),
    (2020, [(92, 10), (102, 10), (112, 10), (120, 10), (130, 10), (140, 10)], 60, 275),
]


@pytest.mark.parametrize(("year", "days", "covered", "window"), BY_HAND)
def test_some_answers_of_other_programs(year: int, days: list[tuple[int, int]], covered: int, window: int) -> None:
    eve, end = datetime.date(year - 1, 12, 31), datetime.date(year, 12, 31)
    fills = [Fill("a", eve + day * DAY, supply) for day, supply in days]
    assert proportion_of_days_covered(fills, fills[0].date, end) == covered / window


GOLDEN = SHARED / "pdc_golden_bfd_synthea_pde.csv.gz"
CLAIMS = SHARED / "bfd_rif_synthea_50a5dd1.zip"


@needs(GOLDEN, CLAIMS)
def test_the_answers_of_other_programs() -> None:
    fills: dict[tuple[str, str, int], list[Fill]] = defaultdict(list)
    with zipfile.ZipFile(CLAIMS) as archive, archive.open("pde.csv") as file:
        for row in csv.DictReader(io.TextIOWrapper(file), delimiter="|"):
            day = datetime.datetime.strptime(row["SRVC_DT"], "%d-%b-%Y").date()
            key = (row["BENE_ID"], row["PROD_SRVC_ID"], day.year)
            fills[key].append(Fill(row["PROD_SRVC_ID"], day, int(row["DAYS_SUPLY_NUM"])))
    with gzip.open(GOLDEN, "rt") as file:
        golden = list(csv.DictReader(file))
    assert len(golden) == 151
    for row in golden:
        own = fills[row["BENE_ID"], row["PROD_SRVC_ID"], int(row["year"])]
        start, end = min(one.date for one in own), datetime.date(int(row["year"]), 12, 31)
        assert (end - start).days + 1 == int(row["window_days"])
        answer = proportion_of_days_covered(own, start, end)
        assert answer == int(row["propdayscov_cov_days"]) / int(row["window_days"])
        assert answer == pytest.approx(float(row["adherer_cma7"]))
