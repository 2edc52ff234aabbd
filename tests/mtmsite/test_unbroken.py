"""No line ends in the middle of a time or a date, in either language."""

import datetime

import pytest
from django.utils import translation

from mtmsite import unbroken
from mtmsite.templatetags import site

DAY = datetime.date(2026, 12, 1)


@pytest.mark.parametrize(("language", "noon"), [("en", "noon"), ("es", "mediodía")])
def test_a_time_is_one_piece(language: str, noon: str) -> None:
    with translation.override(language):
        assert unbroken.clock(datetime.time(8)) == "8\xa0a.m."
        assert site.clock(datetime.time(17, 30)) == "5:30\xa0p.m."
        assert unbroken.clock(datetime.time(12)) == noon


@pytest.mark.parametrize(
    ("language", "long", "short"),
    [
        ("en", "December\xa01,\xa02026", "December\xa01"),
        ("es", "1\xa0de\xa0diciembre\xa0de\xa02026", "1\xa0de\xa0diciembre"),
    ],
)
def test_a_date_is_one_piece(language: str, long: str, short: str) -> None:
    with translation.override(language):
        assert site.long_date(DAY) == long
        assert site.month_day(DAY) == short
