"""What changed between two years, told in both directions, one fact at a time."""

import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from members.models import ProgramYear
from members.services import program_years
from members.year_changes import changes
from tests.factories import members
from tests.reading import as_read

pytestmark = pytest.mark.django_db

# Another value of each column, and what is said going there and coming back.
FACTS: list[tuple[dict[str, Any], str, str]] = [
    ({"min_conditions": 2}, "at least 2 of the health problems. In 2022 it was 3", "at least 3 of the health"),
    ({"min_drugs": 7}, "at least 7 medicines. In 2022 it was 8", "at least 8 medicines. In 2022 it was 7"),
    (
        {"cost_threshold": Decimal("1276.50")},
        "cost more than $1,276.50 a year. In 2022 it was more than $4,935",
        "cost more than $4,935 a year. In 2022 it was more than $1,276.50",
    ),
    (
        {"cost_operator": "ge"},
        "cost $4,935 or more a year. In 2022 it was more than $4,935",
        "In 2022 it was $4,935 or",
    ),
    (
        {"at_risk_route": False},
        "second way to qualify, by the plan’s drug management program, is gone",
        "New: a second",
    ),
    ({"sponsor_name": "Other Plan"}, "Other Plan. In 2022 it was Example Health Plan", "Example Health Plan. In 2022"),
    ({"vendor_name": "New Reviews"}, "New Reviews. In 2022 it was Example Reviews", "it was New Reviews"),
    ({"vendor_name": ""}, "not known. In 2022 it was Example Reviews", "In 2022 it was not known"),
    ({"benefit_manager_name": "New Benefits"}, "New Benefits. In 2022 it was Example Pharm", "it was New Benefits"),
    ({"calling_numbers": []}, "numbers: not known. In 2022 the numbers were: 1-800-555-0100", "were: not known"),
    ({"phone": "1-800-555-0111"}, "1-800-555-0111. In 2022 it was 1-800-555-0199", "it was 1-800-555-0111"),
    ({"tty": "1-800-555-0112"}, "TTY number is 1-800-555-0112. In 2022 it was 711", "TTY number is 711"),
    ({"return_address": ""}, "not known. In 2022 it was: Example Health Plan, PO Box 1,", "it was: not known"),
    ({"opens_at": datetime.time(9)}, "open from 9 a.m. to 8 p.m. In 2022 it was 8 a.m. to 8 p.m.", "it was 9 a.m."),
    ({"closes_at": datetime.time(18)}, "open from 8 a.m. to 6 p.m.", "it was 8 a.m. to 6 p.m."),
    ({"weekdays_only_from": "05-01"}, "open on other days than in 2022", "open on other days than in 2022"),
    ({"weekdays_only_to": "10-31"}, "open on other days than in 2022", "open on other days than in 2022"),
    ({"holidays_known": True}, "line is closed: none. In 2022 it was: not known.", "not known. In 2022 it was: none."),
    (
        {"holidays_known": True, "closed_holidays": ["thanksgiving-day"]},
        "line is closed: Thanksgiving Day. In 2022 it was: not known.",
        "not known. In 2022 it was: Thanksgiving Day.",
    ),
    ({"form_set": "pre2022"}, "you get: Personal Medication List and", "it was: Personal Medication List and"),
    ({"review_minutes": 30}, "about: 30. In 2022 it was: not known", "about: not known. In 2022 it was: 30"),
]
NOT_COMPARED = {
    "id", "created_at", "year", "is_demonstration", "published_at", "published_by",
    "changed_by", "approved_by", "approved_at",  # the record itself
    "last_updated", "material_ids", "legal_statements", "sources",  # the page shows each year's own
    "cost_projection", "vendor_key", "benefit_manager_note", "benefit_manager_note_es",  # no fact of its own
}  # fmt: skip


def two_years(*, old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    return changes(members.program_year(2022, **old), members.program_year(2023, **new))


@pytest.mark.parametrize(("other", "there", "back"), FACTS, ids=[next(iter(row[0])) for row in FACTS])
def test_each_fact_both_ways(other: dict[str, Any], there: str, back: str) -> None:
    going = two_years(old={}, new=other)
    assert len(going) == 1
    assert there in as_read(going[0])
    old, new = ProgramYear.objects.get(year=2022), ProgramYear.objects.get(year=2023)
    old.year, new.year = 2023, 2022
    coming = changes(new, old)
    assert len(coming) == 1
    assert back in as_read(coming[0])


def test_every_column_is_compared_or_known_not_to_be() -> None:
    compared = {name for other, _there, _back in FACTS for name in other}
    assert {field.name for field in ProgramYear._meta.fields} == compared | NOT_COMPARED


def test_named_holidays_are_compared_without_their_order() -> None:
    two, turned = ["labor-day", "christmas-day"], ["christmas-day", "labor-day"]
    known = {"holidays_known": True}
    assert two_years(old={**known, "closed_holidays": two}, new={**known, "closed_holidays": turned}) == []


def test_conditions_that_came_and_went() -> None:
    assert two_years(old={"conditions": ("asthma", "copd", "esrd")}, new={"conditions": ("esrd", "diabetes")}) == [
        "New on the list of health problems: Diabetes.",
        "No longer on the list of health problems: Asthma; Chronic obstructive pulmonary disease (COPD).",
    ]


def test_the_sponsors_two_years(client: Client) -> None:
    program_years.load(by="test")
    page = client.get("/2023/").text.split('id="changed"')[1].split("</section>")[0]
    assert "What changed since 2022" in page
    for fact in ("Asthma", "$4,935", "$4,696", "Outcomes Inc.", "MedWiseRx", "CVS Caremark", "Express Scripts"):
        assert fact in page
    assert ".." not in page
    assert page.count("<li>") == 4
    assert 'id="changed"' not in client.get("/2022/").text


@pytest.mark.parametrize(
    ("prefix", "words"), [("", "The facts are the same as in 2022"), ("/es", "Los datos son los mismos que en 2022")]
)
def test_two_equal_years_say_so(client: Client, prefix: str, words: str) -> None:
    assert two_years(old={}, new={}) == []
    assert words in client.get(f"{prefix}/2023/").text


def test_a_gap_is_bridged_and_drafts_are_not_compared(client: Client) -> None:
    members.program_year(2020)
    members.program_year(2022, published=False)
    members.program_year(2023)
    assert "What changed since 2020" in client.get("/2023/").text


def test_in_spanish() -> None:
    with translation.override("es"):
        assert two_years(old={}, new={"min_drugs": 7}) == ["Necesita tomar al menos 7 medicamentos. En 2022 eran 8."]
