"""Prescriptions and diagnoses of the invented members, read in as the plan's files are, and the year's targeting."""

import csv
import datetime
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import Q

from members.models import Member, NdcProduct, PrescriptionClaim, ProgramYear
from members.services import condition_loading, drug_reference, targeting
from members.services.imports import claim_lines, diagnosis_lines
from members.services.imports.claims import Claims
from members.services.imports.diagnoses import Diagnoses
from members.services.imports.run import Importer, import_file
from members.services.targeting import Order
from reviews.demo.years import BY

FILLS, SUPPLY = 14, 30  # of each drug, and the days that one lasts
# Generic names as the directory has them, each with what a month's supply costs in cents.
DRUGS = [
    ("Lisinopril", 410), ("Metformin Hydrochloride", 620), ("Atorvastatin Calcium", 890), ("Amlodipine Besylate", 380),
    ("Furosemide", 290), ("Carvedilol", 510), ("Gabapentin", 1_240), ("Sertraline Hydrochloride", 760),
    ("Omeprazole", 940), ("Levothyroxine Sodium", 1_150), ("Glipizide", 430), ("Montelukast Sodium", 1_020),
    ("Alendronate Sodium", 870), ("Tamsulosin Hydrochloride", 1_310), ("Meloxicam", 560),
]  # fmt: skip
DEAR = ("Apixaban", 48_500)
# By number of the member: what a targeted review finds besides. Lipitor is a brand whose generic others take.
TROUBLE = {
    8: [("Oxycodone Hydrochloride", 2_900), ("Lorazepam", 700)], 14: [("Lovastatin", 610), ("Clarithromycin", 1_900)],
    16: [("Doxepin Hydrochloride", 830)], 17: [("Lipitor", 21_400)], 23: [("Naproxen", 640)],
}  # fmt: skip
PRESCRIBERS = 4  # their numbers begin with 9: no NPI does
# ICD-10-CM: hypertension, diabetes, high cholesterol, heart failure, COPD, depression, osteoporosis.
CODES = ["I10", "E119", "E785", "I5022", "J449", "F331", "M810"]
Line = dict[str, Any]


def live(year: ProgramYear, today: datetime.date) -> dict[str, int] | str:
    """Give the invented members a history and target them; once, since the dates follow the day it is done on."""
    people = list(Member.objects.filter(member_id__startswith="DEMO").order_by("member_id"))
    if PrescriptionClaim.objects.filter(member__in=people).exists():
        return "kept"
    drug_reference.ensure_loaded(by=BY)
    condition_loading.ensure_loaded(by=BY)
    loaded = _read_in(people, today)
    report = targeting.run(Order(program_year=year, as_of=today), by=BY)
    return loaded | {"targeted": report.targeted, "enrolled": report.newly_enrolled}


def _read_in(people: list[Member], today: datetime.date) -> dict[str, int]:
    settings.VAR.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=settings.VAR, prefix="seed-") as folder:
        claims, diagnoses = Path(folder) / "claims.csv", Path(folder) / "diagnoses.csv"
        _write(claims, claim_lines.NAMES, _claims(people, today))
        _write(diagnoses, diagnosis_lines.NAMES, _diagnoses(people, today))
        return {"claims": _loaded(Claims, claims), "diagnoses": _loaded(Diagnoses, diagnoses)}


def _loaded(importer: type[Importer], path: Path) -> int:
    return import_file(importer, path, by=BY).loaded


def _write(path: Path, names: Iterable[str], lines: Iterable[Line]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(names), restval="")
        writer.writeheader()
        writer.writerows(lines)


def _claims(people: list[Member], today: datetime.date) -> Iterator[Line]:
    """A fill a month of each drug; some members skip months, so that adherence has something to find."""
    packages = _packages()
    for number, person in enumerate(people, 1):
        for place, (name, cents) in enumerate(_taken_by(number)):
            for back in range(FILLS):
                day = today - datetime.timedelta(days=back * SUPPLY + (number + 3 * place) % 25)
                if _is_filled(person, day, number, place, back):
                    line = _claim(f"{person.member_id}-{place}-{back}", person, day, packages[name], cents)
                    yield line | {"prescriber_npi": f"900000000{place % PRESCRIBERS}"}


def _taken_by(number: int) -> list[tuple[str, int]]:
    count = 4 + number * 5 % 9
    first = number % len(DRUGS)
    taken = (DRUGS + DRUGS)[first : first + count]
    return [*taken, *([DEAR] if number % 3 else []), *TROUBLE.get(number, [])]


def _is_filled(person: Member, day: datetime.date, number: int, place: int, back: int) -> bool:
    skipped = number % 4 == 0 and (place + back) % 3 == 0
    return not skipped and (person.death_date is None or day < person.death_date)


def _claim(claim_id: str, person: Member, day: datetime.date, ndc: str, cents: int) -> Line:
    return {
        "claim_id": claim_id,
        "member_id": person.member_id,
        "fill_date": day.isoformat(),
        "ndc": ndc,
        "quantity": SUPPLY,
        "days_supply": SUPPLY,
        "patient_paid": f"{cents / 400:.2f}",
        "gross_cost": f"{cents / 100:.2f}",
        "part_d_covered": "true",
    }


def _packages() -> dict[str, str]:
    """A package of each drug, the same one on every machine."""
    more = [drug for drugs in TROUBLE.values() for drug in drugs]
    return {name: _package(name) for name, _cents in [*DRUGS, DEAR, *more]}


def _package(name: str) -> str:
    """Tablets or capsules; a generic where there is one."""
    named = NdcProduct.objects.filter(Q(generic_name__iexact=name) | Q(name__iexact=name))
    to_swallow = named.filter(dosage_form__regex="TABLET|CAPSULE").order_by("is_brand", "ndc")
    return str(to_swallow.values_list("ndc", flat=True)[0])


def _diagnoses(people: list[Member], today: datetime.date) -> Iterator[Line]:
    """Each condition was seen on two days, as outpatient."""
    for number, person in enumerate(people, 1):
        for code in [CODES[(number + step) % len(CODES)] for step in range(1 + number % 6)]:
            for days in (90, 270):
                day = min(today, person.death_date or today) - datetime.timedelta(days=days)
                yield {
                    "member_id": person.member_id,
                    "date": day.isoformat(),
                    "code": code,
                    "code_system": 10,
                    "setting": "outpatient",
                }
