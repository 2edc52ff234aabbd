"""Reviews and their packets as tests make them; all people are invented."""

import datetime
from typing import Any

from reviews.documents import packet, packet_copy
from reviews.documents.encounter import Encounter
from tests.reviews.documents.samples import YEAR

HELD_ON = datetime.date(2026, 11, 20)
MEDICINES = [
    {"name": "Metformin 500 mg tablet", "how": "Take 1 tablet with breakfast and 1 with dinner", "why": "Diabetes",
     "prescriber": "Dr. Ana Núñez"},
    {"name": "Lisinopril 10 mg tablet", "how": "Take 1 tablet every morning", "why": "High blood pressure",
     "prescriber": "Dr. Ana Núñez"},
    {"name": "Vitamin D3 1,000 units", "kind": "supplement", "how": "Take 1 capsule with lunch", "why": "Bones"},
]  # fmt: skip
TO_DO = [
    {"talked_about": "Your blood sugar was often high before breakfast.",
     "what_to_do": ["Check your blood sugar every morning and write it down.", "Bring the notes to Dr. Núñez."]},
    {"talked_about": "You sometimes forget your evening tablets.", "what_to_do": ["Use a pill box with seven days."]},
]  # fmt: skip


def medicines(number: int) -> list[dict[str, Any]]:
    """That many, each with a name of its own."""
    return [{**MEDICINES[n % 3], "name": f"{MEDICINES[n % 3]['name']} ({n + 1})"} for n in range(number)]


def encounter(**changes: Any) -> Encounter:
    facts: dict[str, Any] = {
        "program_year": 2026,
        "member_id": "S100200300",
        "review_id": "review-1",
        "held_on": HELD_ON,
        "method": "02",
        "provider": "plan_sponsor_pharmacist",
        "recipient": "beneficiary",
        "provider_name": "Robin Example, PharmD",
        "provider_title": "Pharmacist",
        "sources": ["your prescription records", "your pill bottles"],
        "medicines": medicines(3),
        "allergies": ["Penicillin (rash)"],
        "side_effects": ["Dry cough with enalapril"],
        "to_do": TO_DO,
    }
    return Encounter.model_validate({**facts, **changes}, strict=False)


def packet_content(*, held: Encounter | None = None, **changes: Any) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "encounter": held or encounter(),
        "language": "en",
        "size": "standard",
        "written_on": datetime.date(2026, 11, 24),
        "member_name": "María-José O’Neill",
        "birth_date": datetime.date(1948, 3, 7),
        "address_lines": ["12 Beacon Street", "Apt 4", "Boston, MA 02108"],
        "year": YEAR,
    }
    return packet.content(**(facts | changes))


def packet_pdf(**changes: Any) -> bytes:
    return packet.to_pdf(packet_content(**changes))


def copy_content(*, reader: dict[str, Any] | None = None, **changes: Any) -> dict[str, Any]:
    """Of such a packet, for a representative: ``reader`` is name and lines of the address."""
    facts = reader or {"name": "Ana Rivera", "address_lines": ["8 Elm Street", "Quincy, MA 02169"]}
    return packet_copy.content(
        of=packet_content(**{"copy_to": facts["name"], **changes}),
        mailed_on=datetime.date(2026, 11, 25),
        written_on=datetime.date(2026, 11, 26),
        **facts,
    )


def copy_pdf(**changes: Any) -> bytes:
    return packet_copy.to_pdf(copy_content(**changes))
