"""Rules set for a year: as shipped but for what was changed, checked, audited, copied with the year."""

import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from members.models import AuditEvent
from members.services import program_years
from reviews.models import TmrRuleSetting
from reviews.services.tmr import catalogue, rules
from tests.factories import members, reviews

pytestmark = pytest.mark.django_db


def test_a_year_has_the_rules_as_shipped() -> None:
    assert rules.of_year(reviews.todays_year()) == catalogue.shipped_rules()


def test_what_is_changed_holds_for_that_year_and_the_rest_stays() -> None:
    year, other = reviews.todays_year(), members.program_year(2031)
    rules.change(
        program_year=year, rule="late-refill", by="owner", source="our own", severity="high", to="prescriber",
        limits={"late_days": 10}, checked_by="a pharmacist", checked_on=datetime.date(2026, 1, 2),
    )  # fmt: skip
    rules.change(program_year=year, rule="interaction", by="owner", source="our own", on=False)
    changed = rules.of_year(year)
    assert (changed["late-refill"].severity, changed["late-refill"].to) == ("high", "prescriber")
    assert changed["late-refill"].limits == {**catalogue.cards()["late-refill"].limits, "late_days": 10}
    assert "interaction" not in changed
    assert rules.of_year(other) == catalogue.shipped_rules()
    assert AuditEvent.objects.filter(verb="tmr_rule.changed").count() == 2


@pytest.mark.parametrize("limits", [{"no_such": 1}, {"late_days": -1}, {"late_days": "15"}, {"late_days": True}, [1]])
def test_a_threshold_that_will_not_do_is_refused(limits: Any) -> None:
    with pytest.raises(ValidationError):
        rules.change(
            program_year=reviews.todays_year(), rule="late-refill", by="owner", source="our own", limits=limits
        )
    assert not TmrRuleSetting.objects.exists()


def test_kept_with_a_run_they_come_back_the_same() -> None:
    shipped = catalogue.shipped_rules()
    assert rules.from_values(rules.as_values(shipped)) == shipped


def test_a_copied_year_has_the_same_rules_to_be_checked_anew() -> None:
    year = reviews.todays_year()
    rules.change(
        program_year=year, rule="late-refill", by="owner", source="our own", severity="high", checked_by="a pharmacist",
        checked_on=datetime.date(2026, 1, 2),
    )  # fmt: skip
    draft = program_years.copy(source=year, year=2031, by="owner")
    copied = TmrRuleSetting.objects.get(program_year=draft)
    assert (copied.severity, copied.checked_by, copied.checked_on) == ("high", "", None)
    assert rules.copy(source=year, to=draft, by="owner") == 0
