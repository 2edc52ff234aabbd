"""The facts of one member computed a second time: plainly, from the rows, day by day, in integers."""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True)
class Fill:
    drug: int
    day: datetime.date
    cents: int
    covered: bool = True
    voided: bool = False


@dataclass(frozen=True)
class Seen:
    condition: str
    day: datetime.date
    setting: str = "outpatient"


def month_ends(day: datetime.date) -> bool:
    return (day + datetime.timedelta(days=1)).month != day.month


def within(day: datetime.date, as_of: datetime.date, months: int) -> bool:
    """In the ``months`` months that end with ``as_of``; from the last day of a month back they are whole months."""
    back = (as_of.year - day.year) * 12 + as_of.month - day.month
    return day <= as_of and (back < months or (back == months and day.day > as_of.day and not month_ends(as_of)))


def drug_count(fills: list[Fill], as_of: datetime.date) -> int:
    return len({fill.drug for fill in fills if fill.covered and not fill.voided and within(fill.day, as_of, 12)})


def yearly_cents(fills: list[Fill], as_of: datetime.date, method: str) -> int:
    counted = [fill for fill in fills if fill.covered and not fill.voided]
    if method == "actual":
        return sum(fill.cents for fill in counted if within(fill.day, as_of, 12))
    if method == "quarter":
        return 4 * sum(fill.cents for fill in counted if within(fill.day, as_of, 3))
    so_far = sum(fill.cents for fill in counted if fill.day.year == as_of.year and fill.day <= as_of)
    days = int(as_of.strftime("%j"))
    in_all = int(datetime.date(as_of.year, 12, 31).strftime("%j"))
    return (2 * so_far * in_all + days) // (2 * days)  # half a cent is rounded up


def conditions(seen: list[Seen], as_of: datetime.date, months: int) -> set[str]:
    found = set()
    for condition in {each.condition for each in seen}:
        mine = [each for each in seen if each.condition == condition and within(each.day, as_of, months)]
        others = {each.day for each in mine if each.setting != "inpatient"}
        if any(each.setting == "inpatient" for each in mine) or len(others) >= 2:
            found.add(condition)
    return found
