"""The registry of codes: whole, and every name in it means something."""

import pytest

from reviews import dispositions
from reviews.dispositions import ALL, BY_CODE
from reviews.models import HoldKind
from reviews.models.codes import AttemptOutcome
from reviews.services.call_acts import ACTS, Added
from reviews.services.call_ends import MISSING

CODES = "REQ SCH NOT OUT IN LM NA UTR WN CBK HLP LNG LTC HSP DEC DIS CMP SCM INF".split()


def test_each_code_is_there_once():
    assert [each.code for each in ALL] == CODES


@pytest.mark.parametrize("each", ALL, ids=lambda each: each.code)
def test_each_name_means_something(each):
    assert each.outcome in AttemptOutcome.values
    assert not each.sets or each.sets in ACTS
    assert not each.hold or each.hold in HoldKind.values
    assert set(each.asks) <= set(MISSING)
    assert all(hasattr(Added(), name) for name in each.asks)
    assert each.next in {"", "agreed", "other_part", "next_day", "until"}


def test_no_act_is_there_for_nothing():
    assert {each.sets for each in ALL if each.sets} == set(ACTS)


@pytest.mark.parametrize(("direction", "missing"), [("inbound", {"LM", "NA", "UTR", "WN"}), ("outbound", set())])
def test_a_member_who_calls_was_not_tried_in_vain(direction, missing):
    assert set(BY_CODE) - {each.code for each in dispositions.offered(direction)} == missing


def test_tries_are_those_that_the_letter_counts():
    from reviews.models.letter_queries import UNREACHED

    assert {each.code for each in ALL if each.attempt} == {each.code for each in ALL if each.outcome in UNREACHED}
