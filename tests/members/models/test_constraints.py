"""What the database refuses in the records of people and years, whoever writes them."""

import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from members.models import AuditEvent, Coverage, Member, PageVersion, ProgramYear
from tests.factories import members, reviews
from tests.refused import refused

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "mbi",
    [
        "0EG4TE5MK73",  # the first is 1 to 9
        "1SG4TE5MK73",  # S, L, O, I, B, Z are never used
        "1EO4TE5MK73",
        "1EGATE5MK73",  # the fourth is a digit
        "1EG41E5MK73",  # the fifth is a letter
        "1EG4TE5MK7",  # eleven characters
        "1EG4TE5M173",
        "1EG4TE5MKA3",
    ],
)
def test_an_mbi_has_its_pattern(mbi: str) -> None:
    with refused("mbi_has_its_pattern"):
        members.member(mbi=mbi)


@pytest.mark.parametrize("mbi", ["1EG4TE5MK73", "1eg4-te5-mk73", "9AA0AA0AA00", None, ""])
def test_an_mbi_may_be_typed_with_dashes_or_be_missing(mbi: str | None) -> None:
    assert members.member(mbi=mbi).mbi in {"1EG4TE5MK73", "9AA0AA0AA00", None}


def test_two_members_never_share_an_identifier_however_it_is_written() -> None:
    members.member(member_id="AB-12", mbi="1EG4TE5MK73")
    for columns in ({"member_id": "ab12"}, {"mbi": "1eg4-te5-mk73"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            members.member(**columns)


@pytest.mark.parametrize(
    ("constraint", "columns"),
    [
        ("death_is_after_birth", {"death_date": members.BIRTH_DATE - datetime.timedelta(days=1)}),
        (
            "at_risk_ends_after_start",
            {"at_risk_start": datetime.date(2026, 2, 2), "at_risk_end": datetime.date(2026, 2, 1)},
        ),
    ],
)
def test_dates_of_a_member_follow_each_other(constraint: str, columns: dict[str, Any]) -> None:
    with refused(constraint):
        members.member(**columns)


def test_an_at_risk_limitation_does_not_end_without_having_started() -> None:
    with refused("at_risk_ends_after_start"):
        members.member(at_risk_end=datetime.date(2026, 2, 1))


def day(number: int) -> datetime.date:
    return datetime.date(2026, 1, number)


@pytest.mark.parametrize(
    ("start", "end"),
    [(day(1), day(10)), (day(10), day(12)), (day(20), None), (day(5), day(30)), (day(12), day(13)), (day(20), day(20))],
)
def test_spans_of_coverage_never_overlap(start: datetime.date, end: datetime.date | None) -> None:
    """Both ends count: a span that starts on the last day of another one overlaps it."""
    person = members.member()
    members.coverage(person, day(10), day(20))
    with refused("coverage_does_not_overlap"):
        members.coverage(person, start, end)


def test_an_open_span_covers_all_that_follows() -> None:
    person = members.member()
    members.coverage(person, day(10))
    with refused("coverage_does_not_overlap"):
        members.coverage(person, datetime.date(2036, 1, 1), datetime.date(2036, 12, 31))


def test_spans_may_touch_and_other_members_do_not_matter() -> None:
    person = members.member()
    members.coverage(person, day(10), day(20))
    members.coverage(person, day(1), day(9))
    members.coverage(person, day(21))
    members.coverage(members.member(), day(10), day(20))
    assert Coverage.objects.count() == 4


def test_coverage_ends_after_it_starts() -> None:
    with refused("coverage_ends_after_start"):
        members.coverage(members.member(), day(10), day(9))


def test_an_audit_event_names_an_actor() -> None:
    with refused("audit_names_an_actor"):
        AuditEvent.objects.create(actor="", verb="looked", object_type="members.Member", object_id="1")


@pytest.mark.parametrize(
    ("constraint", "columns"),
    [
        ("program_year_is_plausible", {"year": 2005}),
        ("program_year_is_plausible", {"year": 2101}),
        ("two_or_three_conditions", {"min_conditions": 1}),
        ("two_or_three_conditions", {"min_conditions": 4}),
        ("two_to_eight_drugs", {"min_drugs": 1}),
        ("two_to_eight_drugs", {"min_drugs": 9}),
        ("cost_threshold_is_positive", {"cost_threshold": 0}),
        ("opens_before_it_closes", {"opens_at": datetime.time(20), "closes_at": datetime.time(20)}),
        ("season_is_month_day", {"weekdays_only_from": "4-1"}),
        ("season_is_month_day", {"weekdays_only_to": "April"}),
        ("closed_holidays_are_known", {"closed_holidays": ["labor-day"]}),
        ("review_takes_5_to_180_minutes", {"review_minutes": 4}),
        ("review_takes_5_to_180_minutes", {"review_minutes": 181}),
        ("published_when_and_by_together", {"published_by": "owner"}),
        ("published_when_and_by_together", {"published_at": datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)}),
    ],
)
def test_a_program_year_keeps_within_its_bounds(constraint: str, columns: dict[str, Any]) -> None:
    with refused(constraint):
        ProgramYear.objects.create(**{**members.year_columns(), **columns})


def test_a_condition_is_listed_once_and_a_year_is_there_once() -> None:
    year = members.program_year(published=False)
    with refused("condition_listed_once"):
        year.conditions.create(slug=members.CONDITIONS[0])
    with pytest.raises(IntegrityError), transaction.atomic():
        members.program_year(published=False)


def test_a_member_is_kept_as_long_as_anything_refers_to_them() -> None:
    """Nothing of ours deletes a member together with what was done for them."""
    person = members.member()
    reviews.matched_request(person)
    with pytest.raises(ProtectedError):
        Member.objects.get(pk=person.pk).delete()


@pytest.mark.parametrize("day", ["02-30", "13-01", "00-10", "02-29"])
def test_a_season_starts_on_a_day_that_every_year_has(day: str) -> None:
    """Else the pages and letters of the year would break, in some years only."""
    year = ProgramYear(**{**members.year_columns(), "weekdays_only_from": day})
    with pytest.raises(ValidationError) as caught:
        year.full_clean()
    assert set(caught.value.message_dict) == {"weekdays_only_from"}


@pytest.mark.parametrize("sha256", ["", "A" * 64, "0" * 63])
def test_a_kept_page_has_its_digest(sha256: str) -> None:
    with refused("page_sha256_is_one"):
        PageVersion.objects.create(address="/", html="<h1>Then</h1>", sha256=sha256)
