"""Invented members, claims and diagnoses as own CSV, the same for the same seed; no row is about a real person.

Drugs are filled every thirty days, most of a member's on one day, some refills are late or missing; one member
in ten takes none, the others 1 to 14. Claims come in order of the day, as a benefit manager sends them.
"""

import csv
import datetime
import itertools
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

CYCLE = 30
MOST_DRUGS = 14
WITHOUT_DRUGS = 0.1
MISSED_REFILLS = 0.06
CODES = ("E119", "I10", "E785", "I509", "F329", "J449", "M810", "N186", "J45909", "G309", "Z0000", "R05", "M545")
SETTINGS = ("professional", "professional", "professional", "outpatient", "outpatient", "inpatient")
CLAIM_COLUMNS = (
    "claim_id,member_id,fill_date,ndc,quantity,days_supply,patient_paid,gross_cost,prescriber_npi,pharmacy_npi,"
    "part_d_covered,adjustment"
)
DIAGNOSIS_COLUMNS = "member_id,date,code,code_system,setting"
MEMBER_COLUMNS = (
    "member_id", "mbi", "first_name", "middle_initial", "last_name", "birth_date", "sex", "phone", "address1",
    "address2", "city", "state", "zip", "language", "contract_number", "plan_id", "coverage_start", "coverage_end",
    "long_term_care", "hospice", "cognitively_impaired", "death_date", "at_risk_start", "at_risk_end",
    "confidential_address",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What to invent. ``claims`` are spread over about ``months`` months from ``first_day``.

    ``every`` is for claims of some members only: 100 takes one in a hundred.
    """

    members: int
    claims: int
    diagnoses: int = 0
    first_day: datetime.date = datetime.date(2024, 10, 1)
    months: float = 15
    seed: int = 1
    every: int = 1
    ndcs: Sequence[str] = tuple(f"9{number:08}01" for number in range(2_000))


def member_id(number: int) -> str:
    return f"G{number:08}"


def members(plan: Plan) -> Iterator[list[str]]:
    """One line a member, covered since the first day of the claims' year; one in a hundred in an at-risk limitation."""
    dice = random.Random(plan.seed)  # noqa: S311 (invented data)
    start = plan.first_day.replace(month=1, day=1)
    for number in range(plan.members):
        born = datetime.date(1930, 1, 1) + datetime.timedelta(days=dice.randrange(11_000))
        line = dict.fromkeys(MEMBER_COLUMNS, "") | {
            "member_id": member_id(number),
            "first_name": f"Given{dice.randrange(900)}",
            "last_name": f"Family{dice.randrange(9_000)}",
            "birth_date": born.isoformat(),
            "sex": dice.choice("MF"),
            "zip": f"{dice.randrange(1_000, 99_999):05}",
            "language": "es" if dice.random() < 0.1 else "en",
            "contract_number": dice.choice(("S0001", "H0002")),
            "plan_id": "001",
            "coverage_start": start.isoformat(),
        }
        if dice.random() < 0.01:
            line["at_risk_start"] = plan.first_day.isoformat()
        yield list(line.values())


def claims(plan: Plan, *, first_number: int = 0) -> Iterator[str]:
    """Lines of claims in order of the day, exactly ``plan.claims`` of them."""
    dice = random.Random(plan.seed + 1)  # noqa: S311 (invented data)
    due = _regimens(plan, dice)
    number, day, chance = first_number, 0, dice.random
    while number < first_number + plan.claims:
        date = (plan.first_day + datetime.timedelta(days=day)).isoformat()
        for line in due[day % CYCLE]:
            if chance() < MISSED_REFILLS:
                continue
            yield f"C{number:010},{line[0]},{date},{line[1]}"
            number += 1
            if number == first_number + plan.claims:
                return
        day += 1


def diagnoses(plan: Plan) -> Iterator[str]:
    dice = random.Random(plan.seed + 2)  # noqa: S311 (invented data)
    days = round(plan.months * 30)
    for _ in range(plan.diagnoses):
        date = plan.first_day + datetime.timedelta(days=dice.randrange(days))
        yield f"{member_id(dice.randrange(plan.members))},{date},{dice.choice(CODES)},10,{dice.choice(SETTINGS)}"


def write(folder: Path, plan: Plan) -> None:
    """``members.csv``, ``claims.csv`` and ``diagnoses.csv`` in the folder."""
    with (folder / "members.csv").open("w", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([MEMBER_COLUMNS, *members(plan)])
    write_lines(folder / "claims.csv", CLAIM_COLUMNS, claims(plan))
    write_lines(folder / "diagnoses.csv", DIAGNOSIS_COLUMNS, diagnoses(plan))


def write_parts(folder: Path, plan: Plan, parts: int) -> None:
    """The same with the claims in that many files, ``claims0.csv`` and so on, one going on after the other."""
    with (folder / "members.csv").open("w", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([MEMBER_COLUMNS, *members(plan)])
    write_lines(folder / "diagnoses.csv", DIAGNOSIS_COLUMNS, diagnoses(plan))
    lines, size = claims(plan), -(-plan.claims // parts)
    for part in range(parts):
        write_lines(folder / f"claims{part}.csv", CLAIM_COLUMNS, itertools.islice(lines, size))


def write_more(path: Path, plan: Plan, first_number: int, number: int) -> None:
    """One file of the plan's first claims, numbered from ``first_number``."""
    lines = claims(plan, first_number=first_number)
    write_lines(path, CLAIM_COLUMNS, itertools.islice(lines, number))


def write_lines(path: Path, header: str, lines: Iterator[str]) -> None:
    with path.open("w") as file:
        file.write(header + "\n")
        file.writelines(f"{line}\n" for line in lines)


def _regimens(plan: Plan, dice: random.Random) -> list[list[tuple[str, str]]]:
    """Per day of the cycle: member, and the rest of the line of every drug that is due on it."""
    takers = max(1, round(plan.members * (1 - WITHOUT_DRUGS)))
    fills = plan.months * 30 / CYCLE * (1 - MISSED_REFILLS)
    weights = _weights(plan.claims / takers / fills)
    popularity = [1 / (rank + 10) for rank in range(len(plan.ndcs))]
    prices = [max(100, round(dice.lognormvariate(8, 1.2))) for _ in plan.ndcs]  # cents, most from $10 to $100
    due: list[list[tuple[str, str]]] = [[] for _ in range(CYCLE)]
    for number in dice.sample(range(plan.members), takers):
        count = dice.choices(range(1, MOST_DRUGS + 1), weights)[0]
        usual_day = dice.randrange(CYCLE)
        for which in dice.choices(range(len(plan.ndcs)), popularity, k=count):
            day = usual_day if dice.random() < 0.6 else dice.randrange(CYCLE)
            due[day].append((member_id(number * plan.every), _rest(plan.ndcs[which], prices[which], dice)))
    return due


def _rest(ndc: str, cents: int, dice: random.Random) -> str:
    paid = min(cents, dice.choice((0, 300, 1_000, 4_700)))
    npi = 1_000_000_000 + dice.randrange(20_000)
    return (
        f"{ndc},{dice.choice((30, 60, 90))},30,{paid // 100}.{paid % 100:02},{cents // 100}.{cents % 100:02},"
        f"{npi},{npi + 500_000},true,"
    )


def _weights(mean: float) -> list[float]:
    """Falling weights of 1 to 14 drugs whose mean is as asked, as near as 1 to 14 can be."""
    low, high = 0.01, 1.5
    for _ in range(60):
        ratio = (low + high) / 2
        weights = [ratio**count for count in range(MOST_DRUGS)]
        found = sum(weight * (count + 1) for count, weight in enumerate(weights)) / sum(weights)
        low, high = (ratio, high) if found < mean else (low, ratio)
    return weights
