"""Letters and lists as tests make them."""

import datetime
from functools import cache
from typing import Any

from reviews.documents import alert_letters, confirmation, introduction, letter_paper, list_letter, outreach, told
from reviews.documents.inserts import Notice
from reviews.documents.medication_list import blank_pdf
from reviews.documents.year_facts import YearFacts

YEAR = YearFacts(
    year=2026,
    sponsor_name="Sample Health Plan",
    phone="1-800-555-0199",
    opens_at=datetime.time(8),
    closes_at=datetime.time(20),
    weekdays_only_from="04-01",
    weekdays_only_to="09-30",
    vendor_name="Northfield Medication Care",
    calling_numbers=("1-888-555-0100", "1-888-555-0101"),
    return_address=("P.O. Box 100", "Boston, MA 02205"),
    legal_statements=("Sample Health Plan is an HMO plan with a Medicare contract.",),
)


def content(**changes: Any) -> dict[str, Any]:
    """A frozen letter; ``changes`` replace what a test is about."""
    facts: dict[str, Any] = {
        "kind": "confirmation_review",
        "language": "en",
        "size": "standard",
        "reference": "MTM-7K2D-9QXH",
        "written_on": datetime.date(2026, 11, 24),
        "member_name": "María-José O’Neill",
        "address_lines": ["12 Beacon Street", "Apt 4", "Boston, MA 02108"],
        "year": YEAR,
        "windows": ["2026-12-01-morning", "2026-12-03-evening"],
        "manage_address": "https://mtm.example.org/request/manage/",
    }
    return confirmation.content(**(facts | changes))


def letter(**changes: Any) -> bytes:
    return letter_paper.to_pdf(content(**changes))


NOTICE = Notice(
    version="1",
    statements=(
        {"language": "zh-Hans", "text": "我们免费提供语言服务。请致电 1-800-555-0199。"},
        {"language": "ar", "text": "نقدم خدمات لغوية مجانية. اتصل على 1-800-555-0199."},
        {"language": "vi", "text": "Chúng tôi có dịch vụ ngôn ngữ miễn phí. Gọi số 1-800-555-0199."},
    ),
)


def introductory_content(**changes: Any) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "language": "en",
        "size": "standard",
        "reference": "MTM-7K2D-9QXH",
        "written_on": datetime.date(2026, 11, 24),
        "member_name": "María-José O’Neill",
        "address_lines": ["12 Beacon Street", "Apt 4", "Boston, MA 02108"],
        "year": YEAR,
        "web_address": "https://mtm.example.org/request/",
    }
    return introduction.content(**(facts | changes))


def introductory_letter(**changes: Any) -> bytes:
    return introduction.to_pdf(introductory_content(**changes))


def list_content(**changes: Any) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "language": "en",
        "size": "standard",
        "list_size": "standard",
        "written_on": datetime.date(2026, 11, 24),
        "member_name": "María-José O’Neill",
        "address_lines": ["12 Beacon Street", "Apt 4", "Boston, MA 02108"],
        "year": YEAR,
    }
    return list_letter.content(**(facts | changes))


def outreach_content(**changes: Any) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "kind": "appointment_reminder",
        "language": "en",
        "size": "standard",
        "reference": "MTM-7K2D-9QXH",
        "written_on": datetime.date(2026, 11, 24),
        "member_name": "María-José O’Neill",
        "address_lines": ["12 Beacon Street", "Apt 4", "Boston, MA 02108"],
        "year": YEAR,
        "manage_address": "https://mtm.example.org/request/manage/",
    }
    if (facts | changes)["kind"] == "appointment_reminder":
        facts["starts_at"] = datetime.datetime(2026, 12, 8, 14, 30)
    return outreach.content(**(facts | changes))


def told_content(**changes: Any) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "kind": "told_leave",
        "language": "en",
        "size": "standard",
        "reference": "MTM-7K2D-9QXH",
        "written_on": datetime.date(2026, 11, 24),
        "member_name": "María-José O’Neill",
        "address_lines": ["12 Beacon Street", "Apt 4", "Boston, MA 02108"],
        "year": YEAR,
        "manage_address": "https://mtm.example.org/request/",
        "told_on": datetime.date(2026, 11, 20),
    }
    return told.content(**(facts | changes))


PATIENT = {"name": "María-José O’Neill", "birth_date": "1948-04-28", "member_id": "M1001"}
ALERT = {
    "title": "An opioid and a benzodiazepine together",
    "why": "Together they can stop the breathing, above all at night.",
    "evidence": ["At hand together on 30 days lately, last on Nov. 14, 2026: opioids and benzodiazepines."],
    "source": "FDA boxed warning (2016-08)",
    "fills": [{"name": "Roxicodone", "day": "October 15, 2026", "days": 30}],
}


def alert_content(*, kind: str = "alert_prescriber", **changes: Any) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "language": "en",
        "size": "standard",
        "written_on": datetime.date(2026, 11, 24),
        "address_lines": ["12 Beacon Street", "Apt 4", "Boston, MA 02108"],
        "year": YEAR,
    }
    if kind == "alert_member":
        facts |= {"heading": "safety", "medicines": ["Roxicodone", "Ativan"], "member_name": "María-José O’Neill"}
        facts["manage_address"] = "https://mtm.example.org/request/"
        return alert_letters.member_content(**(facts | changes))
    facts |= {"answer_by": datetime.date(2026, 12, 8), "npi": "1234567893", "reference": "MTM-7K2D-9QXH"}
    facts |= {"patient": PATIENT, "alert": ALERT, "prescriber_name": "Dr. Ada Invented"}
    if "member_name" in changes:  # the addressee
        changes["prescriber_name"] = changes.pop("member_name")
    return alert_letters.prescriber_content(**(facts | changes))


def any_letter(kind: str, **changes: Any) -> bytes:
    """A letter of any kind that we have."""
    if kind in confirmation.SUBJECTS:
        return letter(kind=kind, **changes)
    if kind in outreach.SUBJECTS:
        return letter_paper.to_pdf(outreach_content(kind=kind, **changes))
    if kind in told.SUBJECTS:
        return letter_paper.to_pdf(told_content(kind=kind, **changes))
    if kind in alert_letters.SUBJECTS:
        return letter_paper.to_pdf(alert_content(kind=kind, **changes))
    if kind == "takeaway":
        from tests.reviews.documents import packets  # which is built on this module

        return packets.packet_pdf(**changes)
    if kind == "takeaway_copy":
        from tests.reviews.documents import packets

        return packets.copy_pdf(**changes)
    if kind == "blank_list":
        return list_letter.to_pdf(list_content(**changes))
    return introductory_letter(**changes)


CONTACT = {"phone": "1-800-555-0199", "tty": "711", "hours": ["8:00 a.m. to 8:00 p.m., Eastern Time"]}


@cache
def blank_list(
    *, edition: int = 2026, language: str = "en", size: str = "standard", rows: int = 12, fillable: bool = False
) -> bytes:
    """Made once for all tests: most of their time is the making."""
    return blank_pdf(edition=edition, language=language, size=size, rows=rows, fillable=fillable, **CONTACT)
