"""Dates, hours and wished times in words."""

import datetime

import pytest
from django.utils import translation

from reviews.documents import phrases
from tests.reading import as_read


@pytest.mark.parametrize(("language", "text"), [("en", "December 1, 2026"), ("es", "1 de diciembre de 2026")])
def test_long_date(language: str, text: str) -> None:
    with translation.override(language):
        assert as_read(phrases.long_date(datetime.date(2026, 12, 1))) == text


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "Tuesday, December 1, 2026, in the morning"), ("es", "Martes 1 de diciembre de 2026, por la mañana")],
)
def test_window(language: str, text: str) -> None:
    with translation.override(language):
        assert as_read(phrases.window_text("2026-12-01-morning")) == text


def test_hours_name_both_seasons_even_around_the_turn_of_the_year() -> None:
    with translation.override("en"):
        lines = phrases.hours_lines(
            opens_at=datetime.time(8),
            closes_at=datetime.time(17, 30),
            weekdays_only_from="10-01",
            weekdays_only_to="02-28",
        )
    assert [as_read(line) for line in lines] == [
        "8:00 a.m. to 5:30 p.m., Eastern Time",
        "Monday through Friday from October 1 through February 28",
        "Every day from February 29 through September 30",
    ]


@pytest.mark.parametrize(("language", "end"), [("en", "Eastern\u00a0Time"), ("es", "hora\u00a0del\u00a0Este")])
def test_a_moment_keeps_its_zone_on_one_line(language: str, end: str) -> None:
    with translation.override(language):
        assert phrases.moment(datetime.datetime(2026, 12, 1, 9, 30)).endswith(f"9:30\u00a0a.m., {end}")
