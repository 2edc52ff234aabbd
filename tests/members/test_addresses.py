"""What is warned of in an address, and what never is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from members.addresses import AddressWarning, warnings

GOOD = [
    ("1 Main Street", "", "Boston", "MA", "02110"),
    ("1 Main Street", "Apt 4", "Boston", "ma", "02110-1234"),
    ("1 Main Street", "", "Boston", "MA", "021101234"),
    ("PO Box 100", "", "Boston", "MA", "02205"),  # a ZIP code of boxes only
    ("P.O. BOX 12", "", "Wilmington", "DE", "19899"),
    ("RR 2 Box 152", "", "Alvy", "WV", "26377"),
    ("HC 65 Box 8", "", "Crawford", "NE", "69339"),
    ("PSC 802 Box 74", "", "APO", "AE", "09499"),
    ("CMR 420 Box 1204", "", "APO", "AE", "09063"),
    ("UNIT 100100 BOX 4120", "", "FPO", "AP", "96601"),
    ("Unit 8400 Box 0000", "", "DPO", "AE", "09498"),
    ("USS Constant 1", "", "fpo", "ae", "09502"),
    ("PSC 3 Box 1", "", "APO", "AA", "34034"),
    ("URB Las Gladiolas", "150 Calle A", "San Juan", "PR", "00926"),
    ("150 Calle A", "", "San Juan", "PR", "00926-3232"),
    ("Urb Royal Oak", "123 Calle 1", "Bayamon", "PR", "00961"),
    ("123 Marine Corps Drive", "", "Tamuning", "GU", "96913"),
    ("1 " + "Main Street " * 5, "Apartment " * 7, "Boston", "MA", "02110"),  # as many lines as the window shows
    ("1600 Pennsylvania Ave NW", "", "Washington", "DC", "20500"),
]
DOUBTFUL = [
    (("", "", "Boston", "MA", "02110"), ["no_street"]),
    (("   ", "", "Boston", "MA", "02110"), ["no_street"]),
    (("Main Street", "", "Boston", "MA", "02110"), ["no_number"]),
    (("PO Box", "", "Boston", "MA", "02110"), ["no_number"]),
    (("1 Main Street", "", "", "MA", "02110"), ["no_city"]),
    (("1 Main Street", "", "Boston", "", "02110"), ["no_state"]),
    (("1 Main Street", "", "Boston", "XX", "02110"), ["unknown_state"]),
    (("1 Main Street", "", "Boston", "MA", ""), ["no_zip"]),
    (("1 Main Street", "", "Boston", "MA", "2110"), ["bad_zip"]),
    (("1 Main Street", "", "Boston", "MA", "021101"), ["bad_zip"]),
    (("1 Main Street", "", "Boston", "MA", "0211O"), ["bad_zip"]),
    (("1 Main Street", "", "Boston", "MA", "99999"), ["unknown_zip"]),
    (("1 Main Street", "", "Boston", "NH", "02110"), ["other_state"]),
    (("PSC 802 Box 74", "", "APO", "AP", "09499"), ["other_state"]),
    (("150 Calle A", "", "San Juan", "FL", "00926"), ["other_state"]),
    (("PSC 802 Box 74", "", "Naples", "AE", "09499"), ["not_military"]),
    (("1 Main Street", "", "APO", "AE", "09499"), ["not_military"]),
    (("PSC 802 Box 74", "", "APO", "NY", "02110"), ["other_state", "not_military"]),
    (("1 Main Street " * 5, "Apartment " * 8, "Boston", "MA", "02110"), ["too_long"]),
    (("", "", "", "", ""), ["no_street", "no_city", "no_state", "no_zip"]),
]


def check(*lines: str) -> list[str]:
    return warnings(**dict(zip(("address1", "address2", "city", "state", "zip_code"), lines, strict=True)))


@pytest.mark.parametrize("lines", GOOD, ids=" ".join)
def test_nothing_is_wrong_with(lines: tuple[str, ...]) -> None:
    assert check(*lines) == []


@pytest.mark.parametrize(("lines", "found"), DOUBTFUL, ids=lambda value: " ".join(value) or "nothing")
def test_warns_of(lines: tuple[str, ...], found: list[str]) -> None:
    assert check(*lines) == found


@given(st.tuples(*[st.text(max_size=30)] * 5))
def test_whatever_stands_there_is_answered_with_known_codes(lines: tuple[str, ...]) -> None:
    assert set(check(*lines)) <= set(AddressWarning.values)
