"""It is a decent hour by the clock where the member lives."""

import datetime

import pytest

from reviews.call_hours import is_decent

# 13:30 UTC in winter: 8:30 in Boston, 7:30 in Chicago, 5:30 in Los Angeles.
MORNING = datetime.datetime(2026, 1, 15, 13, 30, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("zip_code", "hours_later", "decent"),
    [
        ("02110", 0, False),
        ("02110", 1, True),
        ("02110-1234", 1, True),
        ("60601", 1, False),
        ("60601", 2, True),
        ("90001", 3, False),
        ("90001", 4, True),
        ("02110", 11, True),
        ("02110", 12, False),
        ("90001", 12, True),
        ("", 1, True),
        ("00000", 1, True),
        ("021", 0, False),
    ],
)
def test_from_nine_to_eight(zip_code, hours_later, decent):
    now = MORNING + datetime.timedelta(hours=hours_later)
    assert is_decent(zip_code, now, from_hour=9, until_hour=20) is decent
