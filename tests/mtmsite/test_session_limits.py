"""When a session of staff ends: a table of moments."""

import pytest

from mtmsite import session_limits

MINUTE, HOUR = 60, 3600


@pytest.mark.parametrize(
    ("began", "seen", "now", "ended"),
    [
        (0, 0, 15 * MINUTE - 1, ""),
        (0, 0, 15 * MINUTE, "idle"),
        (0, 11 * HOUR, 11 * HOUR + 14 * MINUTE, ""),
        (0, 11 * HOUR, 11 * HOUR + 15 * MINUTE, "idle"),
        (0, 12 * HOUR - 1, 12 * HOUR - 1, ""),
        (0, 12 * HOUR - 1, 12 * HOUR, "long"),
        (0, 12 * HOUR - 1, 13 * HOUR, "long"),
    ],
)
def test_a_session_ends_after_fifteen_idle_minutes_or_twelve_hours(began, seen, now, ended):
    session = {session_limits.BEGAN: began, session_limits.SEEN: seen}
    assert session_limits.ended(session, now) == ended


def test_a_sign_of_life_is_written_down_no_more_often_than_needed():
    session = {}
    for now, seen in [(100, 100), (110, 100), (119, 100), (120, 120), (121, 120)]:
        session_limits.touch(session, now)
        assert session == {session_limits.BEGAN: 100, session_limits.SEEN: seen}


def test_who_signs_in_again_begins_again():
    session = {session_limits.BEGAN: 1, session_limits.SEEN: 2}
    session_limits.begin(session, 50)
    assert session_limits.seconds_left(session, 50) == (15 * MINUTE, "idle")
