"""Wishes for the call."""

import datetime
from collections.abc import Callable

import pytest

from reviews.forms.about import About
from reviews.forms.appointment import AppointmentForm
from tests.reading import as_read
from tests.reviews.forms.conftest import posted

FRIDAY = "2026-11-27"  # the 26th is Thanksgiving


def form(about: About, *windows: str) -> AppointmentForm:
    return AppointmentForm(posted({"windows": list(windows)}), about=about)


def test_the_days_are_written_out_with_their_hours(about: Callable[..., About]) -> None:
    page = as_read(str(AppointmentForm(about=about())))
    assert "Friday, November 27" in page
    assert "Morning, 8 a.m. to noon" in page
    assert "Evening, 5 p.m. to 8 p.m." in page
    assert "All times are Eastern time." in page
    assert "Thursday, November 26" not in page


@pytest.mark.parametrize("windows", [(), ("not_sure",)])
def test_no_wish_means_that_we_call_to_find_a_time(about: Callable[..., About], windows: tuple[str, ...]) -> None:
    asked = form(about(), *windows)
    assert asked.is_valid()
    assert asked.cleaned_data["windows"] == []
    assert asked.rows()[0].lines == ["Not sure. Call to find a time."]


def test_wishes_are_kept_in_the_order_of_time(about: Callable[..., About]) -> None:
    typed = ["2026-11-30-morning", f"{FRIDAY}-evening", f"{FRIDAY}-morning", f"{FRIDAY}-evening"]
    asked = form(about(), *typed)
    assert asked.is_valid()
    assert asked.cleaned_data["windows"] == [f"{FRIDAY}-morning", f"{FRIDAY}-evening", "2026-11-30-morning"]
    assert as_read(asked.rows()[0].lines[0]) == "Friday, November 27, 2026, in the morning"


@pytest.mark.parametrize(
    "windows",
    [
        [f"{FRIDAY}-morning", f"{FRIDAY}-afternoon", f"{FRIDAY}-evening", "2026-11-30-morning"],
        [f"{FRIDAY}-morning", "not_sure"],
        ["2026-11-25-morning"],  # too soon
        ["2026-11-26-morning"],  # a holiday
        ["2026-11-29-morning"],  # a Sunday
        ["2020-01-02-morning"],
        [f"{FRIDAY}-night"],
        [FRIDAY],
        ["' OR 1=1 --"],
        ["\x00"],
    ],
)
def test_other_wishes_are_refused(about: Callable[..., About], windows: list[str]) -> None:
    assert "windows" in form(about(), *windows).errors


def test_the_error_summary_leads_to_the_first_box(about: Callable[..., About]) -> None:
    wrong = form(about(), f"{FRIDAY}-night")
    href, _message = wrong.error_summary()[0]
    assert f'id="{href.removeprefix("#")}"' in str(wrong)


def test_at_the_end_of_the_year_there_is_always_an_answer(about: Callable[..., About]) -> None:
    asked = AppointmentForm(about=about(today=datetime.date(2026, 12, 31)))
    assert [value for value, _label in asked.fields["windows"].choices] == ["not_sure"]
    assert 'id="id_windows_0"' in str(asked)
