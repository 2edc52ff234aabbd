"""When somebody is called again."""

import datetime

import pytest

from reviews.call_times import EASTERN, next_at


def at(text):
    return datetime.datetime.fromisoformat(text).replace(tzinfo=EASTERN)


@pytest.mark.parametrize(
    ("rule", "now", "agreed", "expected"),
    [
        ("", "2026-11-24 09:00", None, None),
        ("agreed", "2026-11-24 09:00", "2026-11-28 17:30", "2026-11-28 17:30"),
        ("other_part", "2026-11-24 09:00", None, "2026-11-25 14:00"),
        ("other_part", "2026-11-24 12:00", None, "2026-11-25 10:00"),
        ("other_part", "2026-11-25 15:00", None, "2026-11-27 10:00"),  # Thanksgiving between
        ("next_day", "2026-11-27 09:00", None, "2026-11-30 10:00"),  # a weekend between
        ("until", "2026-11-24 09:00", "2026-12-24 12:00", "2026-12-28 10:00"),  # Christmas and a weekend
        ("until", "2026-11-24 09:00", None, None),
    ],
)
def test_the_next_call(rule, now, agreed, expected):
    found = next_at(rule, at(now), at(agreed) if agreed else None)
    assert found == (at(expected) if expected else None)
