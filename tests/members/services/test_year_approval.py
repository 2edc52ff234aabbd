"""A program year is published after a second person has approved exactly the facts that are published."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from members import year_facts
from members.models import AuditEvent, ProgramYear
from members.services import program_years
from tests.factories import members
from tests.racing import together
from tests.refused import refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft() -> ProgramYear:
    year = members.program_year(2031, published=False, approved=False)
    program_years.changed(program_year=year, by="editor", fields=["min_drugs"])
    return year


def approve(year: ProgramYear, by: str = "second") -> None:
    program_years.approve(program_year=year, by=by, seen=year_facts.fingerprint(year))
    year.refresh_from_db()


def test_nobody_publishes_what_nobody_approved(draft: ProgramYear) -> None:
    with pytest.raises(ValidationError, match="second person"):
        program_years.publish(program_year=draft, by="owner")
    approve(draft)
    program_years.publish(program_year=draft, by="owner")
    assert AuditEvent.objects.get(verb="program_year.approved").actor == "second"


def test_who_changed_it_last_cannot_approve(draft: ProgramYear) -> None:
    with pytest.raises(ValidationError, match="You changed"):
        approve(draft, by="editor")
    with refused("year_is_approved_by_a_second_person"):
        ProgramYear.objects.update(approved_by="editor", approved_at=timezone.now())
    with refused("approved_when_and_by_together"):
        ProgramYear.objects.update(approved_by="second")


def test_a_change_takes_the_approval_back_whoever_makes_it(draft: ProgramYear) -> None:
    changes = (
        lambda: ProgramYear.objects.filter(pk=draft.pk).update(min_drugs=5),
        lambda: draft.conditions.filter(slug=members.CONDITIONS[0]).update(position=9),
        lambda: draft.conditions.filter(slug=members.CONDITIONS[0]).delete(),
        lambda: draft.conditions.create(slug=members.CONDITIONS[0]),
        lambda: program_years.changed(program_year=draft, by="third", fields=["phone"]),
    )
    for change in changes:
        draft.refresh_from_db()
        approve(draft)
        change()
        draft.refresh_from_db()
        assert (draft.approved_by, draft.approved_at) == ("", None)


def test_only_what_was_looked_at_is_approved(draft: ProgramYear) -> None:
    seen = year_facts.fingerprint(draft)
    ProgramYear.objects.update(min_drugs=5)
    with pytest.raises(ValidationError, match="editor changed this year"):
        program_years.approve(program_year=draft, by="second", seen=seen)


def test_a_year_is_approved_once(draft: ProgramYear) -> None:
    approve(draft)
    with pytest.raises(ValidationError, match="approved already"):
        approve(draft, by="third")


def test_differences_name_every_fact_old_and_new(draft: ProgramYear) -> None:
    before = members.program_year(2030, min_drugs=5, conditions=members.CONDITIONS[:3], cost_operator="ge")
    assert program_years.before(program_year=draft) == before
    told = {name: (old, new) for name, old, new in year_facts.differences(*map(year_facts.facts, (before, draft)))}
    assert set(told) == {"drugs needed", "conditions", "how the cost compares"}
    assert told["drugs needed"] == ("5", "8")
    assert told["how the cost compares"] == ("the amount or more", "more than the amount")


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("5", "8", ("5", "8")),
        ("", "a\nb", ("", "a\nb")),
        ("a", "a\nb", ("a", "a\nb")),
        ("a\nb\nc", "a\nx\nc", ("b", "x")),
        ("a\nb", "a\nb\nc", ("", "c")),
        ("a\nb", "b\na", ("a\nb", "b\na")),
    ],
)
def test_of_long_facts_only_the_lines_that_differ_are_told(before: str, after: str, told: tuple[str, str]) -> None:
    assert year_facts.lines_changed(before, after) == told


@pytest.mark.django_db(transaction=True)
def test_of_two_approvals_at_once_one_counts() -> None:
    year = members.program_year(2031, published=False, approved=False)
    seen = year_facts.fingerprint(year)
    answers = together(
        *(lambda by=by: program_years.approve(program_year=year, by=by, seen=seen) for by in ("one", "two"))
    )
    assert [type(answer) for answer in answers].count(ValidationError) == 1


@pytest.mark.django_db(transaction=True)
def test_an_approval_against_a_change_never_covers_the_change() -> None:
    year = members.program_year(2031, published=False, approved=False)
    seen = year_facts.fingerprint(year)
    together(
        lambda: program_years.approve(program_year=year, by="second", seen=seen),
        lambda: ProgramYear.objects.filter(pk=year.pk).update(min_drugs=5),
    )
    year.refresh_from_db()
    assert (year.min_drugs, year.approved_at) == (5, None)
