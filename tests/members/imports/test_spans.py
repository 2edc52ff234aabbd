"""Spans of coverage: how a line changes those that are there."""

import datetime
import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from members.services.imports.bad import Bad
from members.services.imports.spans import DAY, Span, place, year_of


def span(start, end=None, contract="S0001", plan="001", fresh=False):
    as_date = date.fromisoformat
    return Span(as_date(start), as_date(end) if end else None, contract, plan, fresh)


def told(spans):
    return [(str(each.start), str(each.end or ""), each.contract) for each in spans]


def test_the_first_span():
    assert told(place([], span("2026-01-01"))) == [("2026-01-01", "", "S0001")]


def test_the_same_start_is_the_same_span():
    spans = place([span("2026-01-01")], span("2026-01-01", "2026-06-30", "S0002"))
    assert told(spans) == [("2026-01-01", "2026-06-30", "S0002")]


def test_an_open_span_ends_the_day_before_the_next():
    spans = place([span("2026-01-01")], span("2026-07-01"))
    assert told(spans) == [("2026-01-01", "2026-06-30", "S0001"), ("2026-07-01", "", "S0001")]


def test_an_open_span_put_before_another_ends_before_it():
    spans = place([span("2026-07-01")], span("2026-01-01"))
    assert told(spans) == [("2026-01-01", "2026-06-30", "S0001"), ("2026-07-01", "", "S0001")]


def test_a_change_of_contract_closes_the_span_of_an_earlier_file():
    spans = place([span("2026-01-01", "2026-12-31", "S0001")], span("2026-07-01", "2026-12-31", "H0002"))
    assert told(spans) == [("2026-01-01", "2026-06-30", "S0001"), ("2026-07-01", "2026-12-31", "H0002")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (span("2026-01-01", "2026-12-31"), span("2026-07-01", "2026-12-31")),  # same contract
        (span("2026-01-01", "2026-12-31", "S1", fresh=True), span("2026-07-01", "2026-12-31", "S2")),  # same file
        (span("2026-07-01", "2026-12-31"), span("2026-01-01", "2026-07-01")),  # runs into the next
    ],
)
def test_other_overlaps_are_refused(old, new):
    with pytest.raises(Bad, match="overlapping-span"):
        place([old], new)


def test_adjacent_spans_do_not_overlap():
    assert len(place([span("2026-01-01", "2026-06-30")], span("2026-07-01", "2026-12-31"))) == 2


days = st.dates(date(2026, 1, 1), date(2026, 3, 1))
lines = st.tuples(days, st.none() | st.integers(0, 40), st.sampled_from(["S1", "S2"]), st.booleans())


@given(st.lists(lines, max_size=8))
def test_spans_never_overlap_whatever_comes(given_lines):
    spans = []
    for start, length, contract, fresh in given_lines:
        end = None if length is None else start + datetime.timedelta(days=length)
        try:
            spans = place(spans, Span(start, end, contract, "1", fresh))
        except Bad:
            continue
        assert all(each.end is None or each.end >= each.start for each in spans)
        for one, following in itertools.pairwise(spans):
            assert one.end is not None
            assert one.end + DAY <= following.start


def test_a_year_without_contracts_is_one_span():
    assert told(year_of(2008, [("", "")] * 12, None)) == [("2008-01-01", "2008-12-31", "")]


def test_contracts_of_months_cut_the_year():
    months = [("", "")] * 2 + [("Z1", "1")] * 3 + [("", "")] + [("Z2", "1")] * 4 + [("", "")] * 2
    assert told(year_of(2021, months, None)) == [
        ("2021-01-01", "2021-06-30", "Z1"),
        ("2021-07-01", "2021-12-31", "Z2"),
    ]


@pytest.mark.parametrize(
    ("death", "expected"),
    [
        (date(2021, 8, 15), [("2021-01-01", "2021-06-30", "Z1"), ("2021-07-01", "2021-08-15", "Z2")]),
        (date(2021, 6, 30), [("2021-01-01", "2021-06-30", "Z1")]),
        (date(2021, 1, 1), [("2021-01-01", "2021-01-01", "Z1")]),
        (date(2020, 12, 31), []),
        (date(2022, 1, 1), [("2021-01-01", "2021-06-30", "Z1"), ("2021-07-01", "2021-12-31", "Z2")]),
    ],
)
def test_coverage_ends_with_death(death, expected):
    assert told(year_of(2021, [("Z1", "1")] * 6 + [("Z2", "1")] * 6, death)) == expected
