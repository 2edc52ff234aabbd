"""Who passes the check of a caller."""

import datetime
from types import SimpleNamespace

import pytest

from reviews.caller_check import agreeing, passes

BORN = datetime.date(1948, 4, 28)
MEMBER = SimpleNamespace(
    first_name="María José", last_name="O’Brien", member_id="AB-12", mbi="1EG4TE5MK73", birth_date=BORN,
    zip_code="02110-1234", phone="(617) 555-0123",
)  # fmt: skip
RIGHT = {"name": "Maria Jose Obrien", "number": "ab12", "zip_code": "02110", "phone": "1 617 555 0123"}


def agrees(birth_date=BORN, **changes):
    return agreeing({**RIGHT, **changes}, birth_date, MEMBER)


@pytest.mark.parametrize(
    ("changes", "passed"),
    [
        ({}, True),
        ({"zip_code": ""}, True),
        ({"phone": "617-555-9999"}, True),
        ({"zip_code": "", "phone": ""}, False),
        ({"number": "1eg4-te5-mk73"}, True),
        ({"number": "AB13"}, False),
        ({"number": ""}, False),
        ({"name": "Obrien, Jose María"}, True),
        ({"name": "Maria"}, False),
        ({"name": ""}, False),
        ({"birth_date": None}, False),
    ],
)
def test_name_number_birth_date_and_one_more(changes, passed):
    assert passes(agrees(**changes)) is passed


@pytest.mark.parametrize(
    ("said", "right"),
    [
        ("1948-04-28", True),
        ("1946-04-28", True),
        ("1950-04-28", True),
        ("1945-04-28", False),
        ("1951-04-28", False),
        ("1948-04-27", False),
        ("1948-05-28", False),
    ],
)
def test_the_year_of_birth_may_be_two_off(said, right):
    assert ("birth_date" in agrees(datetime.date.fromisoformat(said))) is right


def test_an_empty_file_agrees_with_nothing_said():
    nobody = SimpleNamespace(**{**vars(MEMBER), "zip_code": "", "phone": "", "mbi": None})
    assert agreeing({"zip_code": "", "phone": "", "name": "", "number": ""}, None, nobody) == []
