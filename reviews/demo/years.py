"""Today's program year and the next, completed with invented partners and published as a demonstration."""

import datetime

from members import year_facts
from members.models import ProgramYear
from members.services import program_years
from reviews.services import scripts

BY = "seed_demo"
VENDOR_KEY = "sandbox"
VENDOR_NAME = "Harbor Medication Reviews (demonstration)"

INVENTED = {
    "is_demonstration": True,
    "sponsor_name": "Sample Health Plan (demonstration)",
    "vendor_key": VENDOR_KEY,
    "vendor_name": VENDOR_NAME,
    "benefit_manager_name": "Lighthouse Pharmacy Benefits (demonstration)",
    "benefit_manager_note": (
        "Lighthouse Pharmacy Benefits is an invented company. It stands for the one that would manage the "
        "pharmacy benefits of the plan."
    ),
    "benefit_manager_note_es": (
        "Lighthouse Pharmacy Benefits es una compañía inventada. Representa a la que administraría los beneficios "
        "de farmacia del plan."
    ),
    "calling_numbers": ["1-800-555-0101", "1-800-555-0102"],
    "phone": "1-800-555-0199",
    "holidays_known": True,
    "closed_holidays": ["thanksgiving-day", "christmas-day"],
    "review_minutes": 30,
    "return_address": "Medicine Review Program\n1 Sample Plaza\nBoston, MA 02108",
    "legal_statements": [
        {
            "key": "demonstration",
            "en": "This is a demonstration. Sample Health Plan does not exist and has no contract with Medicare.",
            "es": "Esta es una demostración. Sample Health Plan no existe y no tiene contrato con Medicare.",
            "verified_by": "",
        }
    ],
}
SOURCE = {
    "fact": "partners, phone, holidays, minutes of a review, address, statements",
    "source": "invented by seed_demo",
    "confidence": "invented",
}


def prepare(today: datetime.date) -> dict[str, str]:
    """Load the years of the data files, then publish two as demonstration; says what happened to each of the two."""
    program_years.load(by=BY)
    scripts.load(by=BY)
    scripts.approve_shipped(by=f"{BY}, as a second person")
    return {str(year): _publish(year) for year in (today.year, today.year + 1)}


def _publish(year: int) -> str:
    record = ProgramYear.objects.filter(year=year).first() or _copy_newest(year)
    if record.published_at:
        kind = "a demonstration" if record.is_demonstration else "a real year"
        return f"skipped: published already, as {kind}"
    if record.vendor_key not in {"", VENDOR_KEY}:
        return "skipped: a draft with partners of its own"
    for name, value in INVENTED.items():
        setattr(record, name, value)
    record.material_ids = [f"DEMO_MTM_{year}"]
    record.sources = [*record.sources, SOURCE]
    record.full_clean()
    record.save()
    program_years.changed(program_year=record, by=BY, fields=[])
    seen = year_facts.fingerprint(record)
    program_years.approve(program_year=record, by=f"{BY}, as a second person", seen=seen)
    program_years.publish(program_year=record, by=BY)
    return "published as a demonstration"


def _copy_newest(year: int) -> ProgramYear:
    return program_years.copy(source=ProgramYear.objects.latest("year"), year=year, by=BY)
