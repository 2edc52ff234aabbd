"""Program years: the shipped files, wrong files, copies, publishing."""

import datetime
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from members.eligibility import Facts, check
from members.models import AuditEvent, ProgramYear
from members.services import program_years
from tests.factories import members
from tests.refused import history_kept

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded() -> program_years.LoadReport:
    return program_years.load(by="test")


# The shipped files ----------------------------------------------------------------------------------------------------


def test_the_sponsors_years_are_published_and_later_ones_are_drafts(loaded: program_years.LoadReport) -> None:
    assert loaded.created == [2022, 2023, 2024, 2025, 2026, 2027]
    assert [year.year for year in ProgramYear.objects.published()] == [2023, 2022]
    assert all(not year.vendor_name for year in ProgramYear.objects.drafts())
    assert all(year.sources for year in ProgramYear.objects.all())


@pytest.mark.parametrize(
    ("year", "cost", "outcome"),
    [
        (2023, "4934.99", "not_met"),
        (2023, "4935.00", "not_met"),
        (2023, "4935.01", "met"),
        (2022, "4696.00", "not_met"),
        (2022, "4696.01", "met"),
        (2025, "1622.99", "not_met"),
        (2025, "1623.00", "met"),
    ],
)
def test_the_amount_of_each_year_with_its_operator(
    loaded: program_years.LoadReport, year: int, cost: str, outcome: str
) -> None:
    """ "More than" as the sponsor printed it for 2022 and 2023; "or more" as the regulation has it since 2025."""
    record = ProgramYear.objects.get(year=year)
    three = frozenset(record.condition_slugs()[:3])
    facts = Facts(conditions=three, drug_count=8, annual_cost=Decimal(cost), at_risk=False)
    assert check(facts, record.criteria()).outcome == outcome


def test_the_years_of_the_sponsors_page(loaded: program_years.LoadReport) -> None:
    seven = {
        "chronic-heart-failure", "diabetes", "hypertension", "dyslipidemia", "depression", "esrd",
        "bone-disease-arthritis-osteoporosis",
    }  # fmt: skip
    listed = {record.year: set(record.condition_slugs()) for record in ProgramYear.objects.published()}
    assert listed == {2023: seven, 2022: seven | {"asthma", "copd"}}
    for record in ProgramYear.objects.published():
        assert (record.min_conditions, record.min_drugs, record.cost_operator) == (3, 8, "gt")
        assert record.at_risk_route


def test_loading_again_changes_nothing(loaded: program_years.LoadReport) -> None:
    ProgramYear.objects.filter(year=2027).update(phone="1-800-555-0000")
    again = program_years.load(by="test")
    assert (again.created, again.renewed) == ([], [])
    assert ProgramYear.objects.get(year=2027).phone == "1-800-555-0000"


def test_drafts_are_renewed_when_asked_and_published_years_never(loaded: program_years.LoadReport) -> None:
    ProgramYear.objects.filter(year=2027).update(phone="1-800-555-0000")
    again = program_years.load(by="test", renew_drafts=True)
    assert again.renewed == [2024, 2025, 2026, 2027]
    assert again.kept == [2022, 2023]
    assert ProgramYear.objects.get(year=2027).phone != "1-800-555-0000"


# Wrong files ----------------------------------------------------------------------------------------------------------

GOOD = (program_years.DATA / "program_years" / "2023.toml").read_text(encoding="utf-8")


def without(line: str) -> Callable[[str], str]:
    return lambda text: "\n".join(each for each in text.splitlines() if not each.startswith(line))


def instead(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new)


WRONG: list[tuple[str, Callable[[str], str]]] = [
    ("not TOML", instead("[criteria]", "[criteria")),
    ("not text", lambda text: text + "\udcff"),
    ("a part is missing", without("[partners]")),
    ("a line is missing", without("publish")),
    ("no year", without("year =")),
    ("the year is a word", instead("year = 2023", 'year = "soon"')),
    ("a phone is missing", without("phone =")),
    ("a name that we do not know", instead("phone =", 'fax = "1"\nphone =')),
    ("an unknown condition", instead('"esrd"', '"bad-luck"')),
    ("a condition twice", instead('"esrd"', '"diabetes"')),
    ("the amount is a word", instead('"4935.00"', '"a lot"')),
    ("too many drugs", instead("min_drugs = 8", "min_drugs = 9")),
    ("an unknown operator", instead('"gt"', '"lt"')),
    ("an unknown legal statement", instead('"bcbsma"', '"nobody"')),
    ("an impossible season", instead('"04-01"', '"02-30"')),
    ("published without a vendor", instead('"Outcomes Inc."', '""')),
    (
        "fewer conditions than needed",
        lambda text: text[: text.index('    "hypertension"')] + text[text.index("]\n\n[partners]") :],
    ),
]


@pytest.mark.parametrize("spoil", [spoil for _, spoil in WRONG], ids=[name for name, _ in WRONG])
def test_a_wrong_file_is_named_and_nothing_of_it_is_kept(tmp_path: Path, spoil: Callable[[str], str]) -> None:
    spoiled = spoil(GOOD)
    assert spoiled != GOOD
    (tmp_path / "2023.toml").write_text(spoiled, encoding="utf-8", errors="surrogateescape")
    with pytest.raises(ValidationError) as caught:
        program_years.load(by="test", folder=tmp_path)
    assert all(message.startswith("2023.toml: ") for message in caught.value.messages)
    assert not ProgramYear.objects.exists()
    assert not AuditEvent.objects.exists()


def test_the_good_file_alone_is_taken(tmp_path: Path) -> None:
    (tmp_path / "2023.toml").write_text(GOOD, encoding="utf-8")
    assert program_years.load(by="test", folder=tmp_path).created == [2023]


def test_a_wrong_file_does_not_undo_the_good_ones_before_it(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "b.toml").write_text("year = 2024", encoding="utf-8")
    with pytest.raises(ValidationError, match=r"b\.toml"):
        program_years.load(by="test", folder=tmp_path)
    assert ProgramYear.objects.get().year == 2023


# Copying and publishing -----------------------------------------------------------------------------------------------


def test_a_copy_is_a_draft_with_the_same_facts() -> None:
    source = members.program_year(2023, is_demonstration=True)
    draft = program_years.copy(source=source, year=2024, by="owner")
    assert not draft.is_published
    assert not draft.is_demonstration
    assert draft.condition_slugs() == source.condition_slugs()
    assert (draft.cost_threshold, draft.vendor_name) == (source.cost_threshold, source.vendor_name)
    event = AuditEvent.objects.get()
    assert (event.actor, event.verb, event.values) == ("owner", "program_year.copied", {"from": 2023})
    ProgramYear.objects.filter(pk=draft.pk).update(min_drugs=2)
    source.refresh_from_db()
    assert source.min_drugs == 8


@pytest.mark.parametrize("year", [2023, 2005, 2101])
def test_a_copy_needs_a_free_and_plausible_year(year: int) -> None:
    source = members.program_year(2023)
    with pytest.raises(ValidationError):
        program_years.copy(source=source, year=year, by="owner")
    assert ProgramYear.objects.count() == 1


def test_publishing_now_freezes_the_year() -> None:
    draft = members.program_year(2024, published=False)
    program_years.publish(program_year=draft, by="owner")
    draft.refresh_from_db()
    assert draft.is_published
    assert draft.published_by == "owner"
    with pytest.raises(ValidationError, match="published already"):
        program_years.publish(program_year=draft, by="owner")


@pytest.fixture
def scheduled() -> ProgramYear:
    draft = members.program_year(2024, published=False)
    program_years.publish(program_year=draft, by="owner", at=timezone.now() + datetime.timedelta(days=1))
    draft.refresh_from_db()
    return draft


def test_publishing_on_a_date_freezes_what_was_approved(scheduled: ProgramYear) -> None:
    assert not scheduled.is_published
    assert not ProgramYear.objects.published().exists()
    with history_kept():
        ProgramYear.objects.filter(pk=scheduled.pk).update(min_drugs=7)


def test_the_day_of_publishing_can_be_set_anew(scheduled: ProgramYear) -> None:
    program_years.publish(program_year=scheduled, by="owner")
    scheduled.refresh_from_db()
    assert scheduled.is_published


def test_a_year_whose_day_is_taken_back_is_a_draft_again(scheduled: ProgramYear) -> None:
    program_years.take_back(program_year=scheduled, by="owner", reason="a wrong amount")
    scheduled.refresh_from_db()
    assert (scheduled.published_at, scheduled.published_by) == (None, "")
    assert AuditEvent.objects.get(verb="program_year.taken_back").reason == "a wrong amount"
    ProgramYear.objects.filter(pk=scheduled.pk).update(min_drugs=7)
    with pytest.raises(ValidationError, match="no day of publishing"):
        program_years.take_back(program_year=scheduled, by="owner", reason="again")


def test_a_published_year_is_not_taken_back() -> None:
    year = members.program_year(2024)
    with pytest.raises(ValidationError, match="published already"):
        program_years.take_back(program_year=year, by="owner", reason="no")


@pytest.mark.parametrize("columns", [{"vendor_name": ""}, {"vendor_key": ""}, {"benefit_manager_name": ""}])
def test_an_incomplete_year_is_not_published(columns: dict[str, str]) -> None:
    draft = members.program_year(2024, published=False, **columns)
    with pytest.raises(ValidationError):
        program_years.publish(program_year=draft, by="owner")
    draft.refresh_from_db()
    assert draft.published_at is None


def test_a_year_with_fewer_conditions_than_it_needs_is_not_published() -> None:
    draft = members.program_year(2024, published=False, conditions=members.CONDITIONS[:2])
    with pytest.raises(ValidationError, match="shorter"):
        program_years.publish(program_year=draft, by="owner")


# Which year is open, which is shown -----------------------------------------------------------------------------------


def test_a_request_belongs_to_the_published_year_of_that_day() -> None:
    older, newer = members.program_year(2022), members.program_year(2023)
    members.program_year(2024, published=False)
    day = datetime.date
    assert ProgramYear.objects.open_on(day(2022, 12, 31)) == older
    assert ProgramYear.objects.open_on(day(2023, 1, 1)) == newer
    assert ProgramYear.objects.open_on(day(2024, 1, 1)) is None
    assert ProgramYear.objects.shown_on(day(2022, 6, 1)) == older
    assert ProgramYear.objects.shown_on(day(2024, 6, 1)) == newer
    assert ProgramYear.objects.shown_on(day(2000, 6, 1)) == newer


def test_nothing_is_shown_before_the_first_year_is_published() -> None:
    members.program_year(2024, published=False)
    assert ProgramYear.objects.shown_on(datetime.date(2024, 6, 1)) is None
