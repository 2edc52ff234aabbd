"""Claims and diagnoses of members, straight into the tables; ``settle`` makes the kept sums from them."""

import datetime
import itertools
from decimal import Decimal
from typing import Any

from django.utils import timezone

from members.models import (
    ConditionCode,
    Diagnosis,
    Drug,
    Enrolment,
    FileKind,
    ImportFile,
    Member,
    PrescriptionClaim,
    ProgramYear,
)
from members.services import targeting
from members.services.imports import sums
from tests.factories import members

_numbers = itertools.count(1)
# One code per condition is enough where the code sets are not what is tested.
CODES = {
    "chronic-heart-failure": "I50", "diabetes": "E11", "hypertension": "I10", "dyslipidemia": "E78",
    "depression": "F32", "esrd": "N186",
}  # fmt: skip


def codes() -> None:
    ConditionCode.objects.bulk_create(
        [ConditionCode(condition=slug, code_system=10, code=code) for slug, code in CODES.items()]
    )


def import_file(kind: str = FileKind.CLAIMS) -> ImportFile:
    sha256, now = f"{next(_numbers):064x}", timezone.now()
    return ImportFile.objects.create(kind=kind, layout="test", sha256=sha256, finished_at=now, by="test")


def drugs(number: int) -> list[Drug]:
    return Drug.objects.bulk_create([Drug(key=f"drug {next(_numbers)}") for _ in range(number)])


def claim(member: Member, drug: Drug, day: datetime.date, cents: int = 1_00, **columns: Any) -> PrescriptionClaim:
    base = {"claim_id": f"C{next(_numbers)}", "ndc": "00000000001", "file": columns.pop("file", None) or import_file()}
    gross = Decimal(cents).scaleb(-2)
    return PrescriptionClaim(member=member, drug=drug, fill_date=day, gross_cost=gross, **{**base, **columns})


def diagnosis(
    member: Member, slug: str, day: datetime.date, setting: str = "professional", **columns: Any
) -> Diagnosis:
    file = columns.pop("file", None) or import_file(FileKind.DIAGNOSES)
    return Diagnosis(member=member, date=day, code=CODES[slug], code_system=10, setting=setting, file=file)


def qualifying(
    member: Member, day: datetime.date, *, conditions: int = 3, number_of_drugs: int = 8, cents: int = 10_000_00
) -> None:
    """Everything it takes on that day: so many conditions and drugs, and that cost in all."""
    file = import_file()
    first, *others = drugs(number_of_drugs)
    claims = [claim(member, first, day, cents, file=file), *(claim(member, each, day, 0, file=file) for each in others)]
    PrescriptionClaim.objects.bulk_create(claims)
    slugs = list(CODES)[:conditions]
    Diagnosis.objects.bulk_create([diagnosis(member, slug, day, "inpatient", file=file) for slug in slugs])


def settle() -> None:
    """The kept sums of everybody, as an import leaves them."""
    sums.rebuild()


def enrolled(member: Member) -> Enrolment:
    """In the program of today's year, by the at-risk route and a run of today."""
    today = timezone.localdate()
    Member.objects.filter(pk=member.pk).update(at_risk_start=today)
    if not member.coverage.exists():
        members.coverage(member, today.replace(month=1, day=1))
    year = ProgramYear.objects.filter(year=today.year).first() or members.program_year()
    targeting.run(targeting.Order(program_year=year, as_of=today, everyone=True), by="test")
    return Enrolment.objects.get(member=member, program_year=year)
