"""Least valid rows of the members app. Every function takes columns that differ, and saves what it makes."""

import datetime
import itertools
from decimal import Decimal
from typing import Any

from django.utils import timezone

from members.models import (
    Coverage,
    Drug,
    DrugReference,
    FileKind,
    ImportFile,
    Member,
    NdcProduct,
    ProgramYear,
    ProgramYearCondition,
    QuarantinedLine,
)

CONDITIONS = ("chronic-heart-failure", "diabetes", "hypertension", "dyslipidemia", "depression", "esrd")
BIRTH_DATE = datetime.date(1948, 4, 28)
_numbers = itertools.count(1)


def this_year() -> int:
    return timezone.localdate().year


def program_year(
    year: int | None = None,
    *,
    published: bool = True,
    approved: bool = True,
    conditions: tuple[str, ...] = CONDITIONS,
    **columns: Any,
) -> ProgramYear:
    """A year (default: today's) with the sponsor's figures of 2023 and an invented vendor; a draft on request."""
    record = ProgramYear.objects.create(**{**year_columns(year), **columns})
    for position, slug in enumerate(conditions):
        ProgramYearCondition.objects.create(program_year=record, slug=slug, position=position)
    if not published and approved:
        record.changed_by, record.approved_by, record.approved_at = "editor", "second", timezone.now()
        record.save(update_fields=["changed_by", "approved_by", "approved_at"])
    if published:
        record.published_at = timezone.now() - datetime.timedelta(days=1)
        record.published_by = "owner"
        record.save(update_fields=["published_at", "published_by"])
    return record


def year_columns(year: int | None = None) -> dict[str, Any]:
    return {
        "year": year or this_year(),
        "last_updated": datetime.date(2023, 1, 1),
        "material_ids": ["Y0000_TEST"],
        "form_set": "2022",
        "min_conditions": 3,
        "min_drugs": 8,
        "cost_threshold": Decimal("4935.00"),
        "cost_operator": "gt",
        "sponsor_name": "Example Health Plan",
        "vendor_key": "sandbox",
        "vendor_name": "Example Reviews",
        "benefit_manager_name": "Example Pharmacy Benefits",
        "calling_numbers": ["1-800-555-0100"],
        "phone": "1-800-555-0199",
        "opens_at": datetime.time(8),
        "closes_at": datetime.time(20),
        "weekdays_only_from": "04-01",
        "weekdays_only_to": "09-30",
        "return_address": "Example Health Plan\nPO Box 1\nBoston, MA 02110",
    }


def member(**columns: Any) -> Member:
    """Maria Lopez with a member ID of her own and an address; born on ``BIRTH_DATE``."""
    return Member.objects.create(**{**member_columns(), **columns})


def member_columns() -> dict[str, Any]:
    return {
        "member_id": f"TEST{next(_numbers):06}",
        "first_name": "Maria",
        "last_name": "Lopez",
        "birth_date": BIRTH_DATE,
        "phone": "617-555-0123",
        "address1": "1 Main Street",
        "city": "Boston",
        "state": "MA",
        "zip_code": "02110",
    }


def coverage(member: Member, start: datetime.date, end: datetime.date | None = None, **columns: Any) -> Coverage:
    return Coverage.objects.create(member=member, start=start, end=end, **{"contract_number": "S0001", **columns})


def self_check_post(**changes: Any) -> dict[str, Any]:
    """What a person who may qualify by all three tests sends to ``/<year>/self-check/``."""
    form = {
        "conditions": ["diabetes", "hypertension", "depression"],
        "drug_count": "8",
        "annual_cost": "$4,935.01",
        "at_risk": "no",
    }
    return {**form, **changes}


def line_put_aside(**columns: Any) -> QuarantinedLine:
    """Line 2 of a claims file that was read to its end."""
    sha256 = f"{next(_numbers):064x}"
    file = ImportFile.objects.create(
        kind=FileKind.CLAIMS,
        layout="own CSV",
        sha256=sha256,
        read=1,
        quarantined=1,
        finished_at=timezone.now(),
        by="test",
    )
    return QuarantinedLine.objects.create(
        **{"file": file, "line_number": 2, "reason": "bad-ndc", "field": "ndc", "text": "C1,M1,J1234", **columns}
    )


def ndc_product(**columns: Any) -> NdcProduct:
    """A package of lisinopril that an edition knows; ``reference=None`` makes it one that none knows."""
    ndc = columns.get("ndc", "00006001954")
    known = columns.get("reference", True)
    drug, _made = Drug.objects.get_or_create(key="LISINOPRIL" if known else f"ndc9:{ndc[:9]}")
    named = {"reference": drug_reference(), "name": "Prinivil", "generic_name": "lisinopril"} if known is True else {}
    return NdcProduct.objects.create(**{"ndc": ndc, "drug": drug, **named, **columns})


def drug_reference(**columns: Any) -> DrugReference:
    return DrugReference.objects.create(
        **{"edition": f"edition {next(_numbers)}", "source": "test", "sha256": "", **columns}
    )
