"""Single values, and whole lines of claims: what is taken and what is refused, with its reason."""

import csv
import string

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from members.services.imports import claim_lines, fields, lines
from members.services.imports.bad import Bad
from members.services.imports.dates import from_rif, from_synpuf


@pytest.mark.parametrize("value", ["2026-01-31", "2024-02-29", "1900-01-01", "2099-12-31"])
def test_dates(value):
    assert fields.date(value) == value


@pytest.mark.parametrize(
    "value",
    ["2026-02-30", "2025-02-29", "2026-2-3", "20260203", "02/03/2026", "1899-12-31", "2100-01-01", "today", "infinity",
     "2026-01-01T00:00", "２０２６-01-01", "2026-13-01", "2026-00-10", "0000-00-00"],
)  # fmt: skip
def test_what_is_no_date(value):
    with pytest.raises(Bad, match="bad-date"):
        fields.date(value)


@pytest.mark.parametrize("value", ["0", "12.5", "12.50", "99999999.99"])
def test_amounts(value):
    assert fields.decimal(8, 2)(value) == value


@pytest.mark.parametrize("value", ["-1", "1,50", "1.234", "NaN", "1e5", "$5", "123456789", ".5", "5.", "١٢", "0x10"])
def test_what_is_no_amount(value):
    with pytest.raises(Bad, match="bad-number"):
        fields.decimal(8, 2)(value)


@pytest.mark.parametrize("value", ["J1234", "0009350569", "000935056981", "00093-5056-98", "abc", "0009350569X"])
def test_what_is_no_ndc_is_never_padded(value):
    with pytest.raises(Bad, match="bad-ndc"):
        fields.ndc(value)


@pytest.mark.parametrize(
    ("value", "answer"), [("YES", "true"), ("1", "true"), ("t", "true"), ("No", "false"), ("0", "false")]
)
def test_yes_and_no(value, answer):
    assert fields.yes_no(value) == answer


@pytest.mark.parametrize(
    ("text", "iso"), [("01-Mar-2015", "2015-03-01"), ("31-DEC-1999", "1999-12-31"), ("1-Mar-2015", "1-Mar-2015"),
                      ("01-Mrz-2015", "01-Mrz-2015"), ("", "")],
)  # fmt: skip
def test_dates_of_rif_files(text, iso):
    assert from_rif(text) == iso


@pytest.mark.parametrize(
    ("text", "iso"), [("20090107", "2009-01-07"), ("2009010", "2009010"), ("2009O107", "2009O107")]
)
def test_dates_of_synpuf_files(text, iso):
    assert from_synpuf(text) == iso


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"a\x00b", "control-character"), (b"a\tb", "control-character"), (b"a\x7fb", "control-character"),
        ("a\x85b".encode(), "control-character"), (b"a\xff", "invalid-utf8"), (b"\xc0\xaf", "invalid-utf8"),
        (b"\xed\xa0\x80", "invalid-utf8"), ("caf\xe9".encode("latin-1"), "invalid-utf8"),
        (b'a,"b', "broken-quotes"), (b'"a"b,c', "broken-quotes"), (b'a,b"', "broken-quotes"),
        (b"a", "wrong-column-count"), (b"a,b,c", "wrong-column-count"),
    ],
)  # fmt: skip
def test_lines_that_are_no_lines(line, reason):
    with pytest.raises(Bad, match=reason):
        lines.fields_of(line, ",", 2)


def test_a_quoted_field_keeps_its_comma_and_its_quotation_mark():
    assert lines.fields_of(b'"a, ""b""", c ', ",", 2) == ['a, "b"', "c"]


def test_a_pipe_line_knows_no_quotation_marks():
    assert lines.fields_of(b'"a|b', "|", 2) == ['"a', "b"]


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"])), min_size=1, max_size=5))
def test_what_was_read_is_written_for_copy_so_that_it_is_read_the_same(values):
    (read,) = csv.reader([lines.csv_row(7, values).decode().removesuffix("\n")])
    assert read == ["7", *values]


SOME = string.digits + string.ascii_letters + "-.,:/ \"'\\\x00é"
field = st.one_of(
    st.sampled_from(
        ["", "C1", "2026-02-28", "2026-02-29", "2024-02-29", "2026-04-31", "00093505698", "30", "30.125", "1.5", "true",
         "yes", "void", "replace", "99999999.99", "9999", "10000", "123456789"]
    ),
    st.text(SOME, max_size=12),
)  # fmt: skip
GOOD = ["C1", "M1", "2026-03-05", "00093505698", "30", "30", "1.00", "5.25", "12", "34", "true", ""]


@given(st.integers(0, 11), field)
@example(2, "2026-02-30")
@example(4, "1234567890")
def test_the_short_way_takes_nothing_that_the_long_way_would_refuse(place, value):
    values = [*GOOD[:place], value, *GOOD[place + 1 :]]
    if claim_lines.PLAIN.fullmatch(",".join(values).encode()):
        assert claim_lines.values(values) == values


def test_the_short_way_takes_a_good_line():
    assert claim_lines.PLAIN.fullmatch(",".join(GOOD).encode())
