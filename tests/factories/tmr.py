"""Members in the program with claims of a small drug reference, for the tests of runs and alerts."""

import datetime
import itertools
from decimal import Decimal
from typing import Any

from django.utils import timezone

from members.models import (
    Diagnosis,
    Drug,
    DrugReference,
    FileKind,
    ImportFile,
    Member,
    MemberTouch,
    NdcProduct,
    PrescriptionClaim,
    ProgramYear,
)
from members.services import status
from reviews.models import Prescriber, TmrAlert, TmrAlertState, TmrOutreach, TmrRuleSetting, TmrRun
from reviews.services.tmr import catalogue, outreach, quarters, rules
from tests.factories import introductions, members, reviews

DAY = datetime.timedelta(days=1)
_numbers = itertools.count(1)

NDCS = {
    "00000000101": ("OXYCODONE HYDROCHLORIDE", "Roxicodone", ["Opioid Agonist"]),
    "00000000201": ("LORAZEPAM", "Ativan", ["Benzodiazepine"]),
    "00000000301": ("ATORVASTATIN CALCIUM", "Lipitor", ["HMG-CoA Reductase Inhibitor"]),
    "00000000401": ("NAPROXEN", "Naprosyn", ["Nonsteroidal Anti-inflammatory Drug"]),
    "00000000501": ("WARFARIN SODIUM", "Coumadin", ["Vitamin K Antagonist"]),
}
OXYCODONE, LORAZEPAM, ATORVASTATIN, NAPROXEN, WARFARIN = NDCS


def reference() -> None:
    edition = DrugReference.objects.create(edition="2019-04", source="test", sha256="0" * 64)
    for ndc, (substance, name, classes) in NDCS.items():
        drug = Drug.objects.create(key=substance, ingredients=[substance])
        NdcProduct.objects.create(
            ndc=ndc, drug=drug, reference=edition, name=name, dosage_form="TABLET", route="ORAL", classes=classes,
            strengths=["10 mg/1"], is_brand=False, is_maintenance=substance.startswith("ATORVASTATIN"),
        )  # fmt: skip


def in_program(year: ProgramYear | None = None, **columns: Any) -> Member:
    """Covered since long, enrolled on the first day of the year."""
    person = members.member(**columns)
    members.coverage(person, datetime.date(2020, 1, 1))
    year = year or reviews.todays_year()
    introductions.enrolment(person, program_year=year, enrolled_on=datetime.date(year.year, 1, 1))
    return person


def claim(person: Member, ndc: str, ago: int, days: int = 30, **columns: Any) -> PrescriptionClaim:
    """A fill so many days ago; the member counts as changed."""
    product = NdcProduct.objects.filter(ndc=ndc).first() or NdcProduct.objects.create(
        ndc=ndc, drug=Drug.objects.create(key=f"ndc9:{ndc[:9]}")
    )
    touch(person)
    base = {
        "claim_id": f"C{next(_numbers)}", "fill_date": timezone.localdate() - ago * DAY, "quantity": Decimal(days),
        "days_supply": days, "gross_cost": Decimal("10.00"), "file": file(FileKind.CLAIMS),
    }  # fmt: skip
    return PrescriptionClaim.objects.create(member=person, ndc=ndc, drug=product.drug, **{**base, **columns})


def diagnosis(person: Member, code: str, ago: int) -> Diagnosis:
    touch(person)
    return Diagnosis.objects.create(
        member=person, date=timezone.localdate() - ago * DAY, code=code, code_system=10, setting="outpatient",
        file=file(FileKind.DIAGNOSES),
    )  # fmt: skip


def touch(person: Member) -> None:
    MemberTouch.objects.update_or_create(member=person, defaults={"touched_at": timezone.now()})


def file(kind: str) -> ImportFile:
    made, _ = ImportFile.objects.get_or_create(
        kind=kind, sha256="0" * 64, defaults={"by": "test", "finished_at": timezone.now() - DAY}
    )
    return made


def at_risk(year: ProgramYear | None = None) -> Member:
    """An opioid and a benzodiazepine together for thirty days."""
    person = in_program(year)
    claim(person, OXYCODONE, 40)
    claim(person, LORAZEPAM, 40)
    return person


def run(year: ProgramYear | None = None, **columns: Any) -> TmrRun:
    """A run of today's quarter under the shipped rules that has ended."""
    today = timezone.localdate()
    base = {
        "program_year": year or reviews.todays_year(), "quarter": quarters.of_day(today), "as_of": today, "by": "test",
        "rules": rules.as_values(catalogue.shipped_rules()), "finished_at": timezone.now(),
    }  # fmt: skip
    return TmrRun.objects.create(**{**base, **columns})


def alert(person: Member | None = None, **columns: Any) -> TmrAlert:
    """Statin not taken on every day: open, moderate, raised today."""
    record = columns.pop("run", None) or run()
    today = timezone.localdate()
    base = {
        "member": person or in_program(record.program_year), "program_year": record.program_year, "run": record,
        "quarter": record.quarter, "rule": "statin-adherence", "subject": "statin", "heading": "regimen",
        "severity": "moderate", "to": "member", "rank": 1, "raised_on": today, "due_on": today + 7 * DAY,
        "evidence": [
            {"kind": "days-covered", "values": {"group": "statin", "covered": 79, "days": 100, "from": "2026-03-01"}},
            {"kind": "last-fill", "values": {"name": "Lipitor", "date": "2026-05-02", "days": 30}},
        ],
    }  # fmt: skip
    made = TmrAlert.objects.create(**{**base, **columns})
    status.move(made, to=TmrAlertState.OPEN, by="test")
    made.refresh_from_db()
    return made


def prescriber(**columns: Any) -> Prescriber:
    base = {
        "name": "Dr. Ada Invented", "address1": "12 Clinic Street", "city": "Boston", "state": "MA",
        "zip_code": "02108", "fax": "+16175550144",
    }  # fmt: skip
    made, _ = Prescriber.objects.get_or_create(npi="1234567893", defaults={**base, **columns})
    return made


def told_prescriber(about: TmrAlert, channel: str = "fax", *, answer_by: datetime.date | None = None) -> TmrOutreach:
    """A prescriber who has got the document, and was to answer by that day."""
    told = outreach.tell_prescriber(alert=about, channel=channel, prescriber=prescriber(), by="test")
    outreach.left(outreach=told, by="test")
    if answer_by:
        TmrOutreach.objects.filter(pk=told.pk).update(answer_by=answer_by)
    about.refresh_from_db()
    return told


def setting(year: ProgramYear, **columns: Any) -> TmrRuleSetting:
    base = {"rule": "late-refill", "severity": "low", "to": "member", "source": "our own"}
    return TmrRuleSetting.objects.create(program_year=year, **{**base, **columns})
