"""Whom the request is about: dates as people know them by heart, and whose they are."""

import datetime
from collections.abc import Callable

import pytest
import time_machine

from reviews.forms.about import About
from reviews.forms.member import MemberForm
from tests.factories import reviews
from tests.reviews.forms.conftest import posted


def errors(about: About, **changes: str) -> dict[str, list[str]]:
    return dict(MemberForm(posted(reviews.member_post(**changes)), about=about).errors)


@pytest.mark.parametrize(
    ("month", "day", "year", "date"),
    [
        ("4", "28", "1948", datetime.date(1948, 4, 28)),
        ("04", "08", "1948", datetime.date(1948, 4, 8)),
        ("Apr", " 28 ", "1948", datetime.date(1948, 4, 28)),
        ("january", "1", "1900", datetime.date(1900, 1, 1)),
        ("abril", "28", "1948", datetime.date(1948, 4, 28)),
        ("2", "29", "1948", datetime.date(1948, 2, 29)),
    ],
)
def test_a_birth_date_in_three_boxes(
    about: Callable[..., About], month: str, day: str, year: str, date: datetime.date
) -> None:
    typed = reviews.member_post(birth_month=month, birth_day=day, birth_year=year)
    form = MemberForm(posted(typed), about=about())
    assert form.is_valid()
    assert form.cleaned_data["birth"] == date


NOT_IN_CALENDAR = "This day is not in the calendar. Check the month and the day."
NO_NUMBERS = "Enter the month, day and year as numbers, for example 4 28 1948."


@pytest.mark.parametrize(
    ("month", "day", "year", "message"),
    [
        ("", " ", "", "Enter the date of birth: month, day and year."),
        (" ", "28", "1948", "The date of birth must include a month."),
        ("4", "", "1948", "The date of birth must include a day."),
        ("4", "28", "", "The date of birth must include a year."),
        ("2", "31", "1948", NOT_IN_CALENDAR),
        ("2", "29", "1900", NOT_IN_CALENDAR),
        ("13", "1", "1948", NOT_IN_CALENDAR),
        ("4", "0", "1948", NOT_IN_CALENDAR),
        ("4", "-1", "1948", NO_NUMBERS),
        ("Smarch", "1", "1948", NO_NUMBERS),
        ("4", "28", "9" * 50, NO_NUMBERS),
        ("4", "28", "48", "Enter all four digits of the year, for example 1948."),
        ("4", "28", "1899", "Check the year: it must be 1900 or later."),
        ("4", "28", "2999", "The date of birth must be in the past."),
    ],
)
def test_what_is_wrong_with_a_date_is_named(
    about: Callable[..., About], month: str, day: str, year: str, message: str
) -> None:
    assert errors(about(), birth_month=month, birth_day=day, birth_year=year) == {"birth": [message]}


@time_machine.travel(datetime.datetime(2026, 11, 24, 17, tzinfo=datetime.UTC), tick=False)
def test_tomorrow_is_no_birth_date(about: Callable[..., About]) -> None:
    today = {"birth_month": "11", "birth_day": "24", "birth_year": "2026"}
    assert not errors(about(), **today)
    assert errors(about(), **{**today, "birth_day": "25"})


@pytest.mark.parametrize("field", ["first_name", "last_name", "zip_code"])
def test_what_is_needed_to_find_somebody(about: Callable[..., About], field: str) -> None:
    assert set(errors(about(), **{field: " "})) == {field}


def test_the_member_id_is_optional(about: Callable[..., About]) -> None:
    form = MemberForm(posted(reviews.member_post(member_id="")), about=about())
    assert form.is_valid()
    assert form.fields["member_id"].says_optional
    assert {row.name: row.lines for row in form.rows()}["member_id"] == []


def test_the_words_say_whose_date_of_birth_it_is(about: Callable[..., About]) -> None:
    assert "Your date of birth" in str(MemberForm(about=about()))
    for_somebody = MemberForm(about=about(who="helper", name="the member"))
    assert for_somebody.title() == "Tell us who the member is"
    assert "The member’s date of birth" in str(for_somebody)
    assert "Your" not in str(for_somebody)


def test_a_helper_is_not_offered_their_own_name_and_birthday(about: Callable[..., About]) -> None:
    assert 'autocomplete="bday-month"' in str(MemberForm(about=about()))
    page = str(MemberForm(about=about(who="helper", name="the member")))
    assert page.count('autocomplete="off"') == 7
    assert "bday" not in page
