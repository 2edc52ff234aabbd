"""How much a typed person is like a member: a table of slips, and what no slip may do."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.likeness import POINTS, REASONS, Person, compare

BORN = datetime.date(1948, 4, 9)
ON_FILE = Person(
    first_name="Margaret", last_name="O’Brien", birth_date=BORN, zip_code="01608-1234", phone="(508) 555-0166 x7",
    identifiers=("XYZ-00042", "1EG4TE5MK73"),
)  # fmt: skip


def person(**changes):
    typed = {"first_name": "Margaret", "last_name": "O'Brien", "birth_date": BORN, "zip_code": "01608"}
    return Person(**{**typed, **changes})


TABLE = [
    ({}, ("name", "birth_date", "zip_code")),
    ({"zip_code": ""}, ("name", "birth_date")),
    ({"zip_code": "016"}, ("name", "birth_date")),
    ({"identifiers": ("xyz 00042",)}, ("member_id", "name", "birth_date", "zip_code")),
    ({"identifiers": ("1eg4-te5-mk73",)}, ("member_id", "name", "birth_date", "zip_code")),
    ({"identifiers": ("-",)}, ("name", "birth_date", "zip_code")),
    ({"phone": "508 555 0166"}, ("name", "birth_date", "zip_code", "phone")),
    ({"phone": "555-0166"}, ("name", "birth_date", "zip_code", "phone")),
    ({"phone": "0166"}, ("name", "birth_date", "zip_code")),
    ({"first_name": "Margret"}, ("name_close", "birth_date", "zip_code")),
    ({"first_name": "Maragret"}, ("name_close", "birth_date", "zip_code")),
    ({"last_name": "Obrein"}, ("name_close", "birth_date", "zip_code")),
    ({"first_name": "O'Brien", "last_name": "Margaret"}, ("names_swapped", "birth_date", "zip_code")),
    ({"first_name": "Peggy"}, ("last_name", "birth_date", "zip_code")),
    ({"first_name": "Peggy", "last_name": "O'Brian"}, ("last_name_close", "birth_date", "zip_code")),
    ({"last_name": "Miller"}, ("first_name", "birth_date", "zip_code")),
    ({"first_name": "Ann", "last_name": "Miller"}, ("birth_date", "zip_code")),
    ({"birth_date": datetime.date(1948, 9, 4)}, ("name", "birth_swapped", "zip_code")),
    ({"birth_date": datetime.date(1984, 4, 9)}, ("name", "birth_close", "zip_code")),
    ({"birth_date": datetime.date(1948, 4, 19)}, ("name", "birth_close", "zip_code")),
    ({"birth_date": datetime.date(1947, 3, 9)}, ("name", "zip_code")),
]


@pytest.mark.parametrize(("changes", "reasons"), TABLE)
def test_what_agrees(changes, reasons):
    found = compare(person(**changes), ON_FILE)
    assert found.reasons == reasons
    assert found.score == sum(POINTS[each] for each in reasons)


@pytest.mark.parametrize(
    ("changes", "enough"),
    [
        ({"birth_date": datetime.date(1930, 1, 1), "zip_code": ""}, False),  # a name alone
        ({"first_name": "Ann", "last_name": "Miller", "zip_code": ""}, False),  # a birth date alone
        ({"first_name": "Ann", "last_name": "Miller"}, True),
        ({"birth_date": datetime.date(1930, 1, 1)}, True),
        ({"first_name": "A", "last_name": "B", "birth_date": datetime.date(1930, 1, 1)}, False),
    ],
)
def test_two_things_must_agree(changes, enough):
    assert compare(person(**changes), ON_FILE).is_enough is enough


def test_the_identifier_alone_is_enough():
    nobody = Person(first_name="A", last_name="B", birth_date=datetime.date(1930, 1, 1), identifiers=("XYZ00042",))
    assert compare(nobody, ON_FILE).reasons == ("member_id",)
    assert compare(nobody, ON_FILE).is_enough


def test_short_names_must_be_the_same():
    assert compare(person(first_name="Al"), Person(**{**_columns(), "first_name": "Ed"})).reasons[0] == "last_name"


def _columns():
    return {"first_name": "Al", "last_name": "O'Brien", "birth_date": BORN}


def test_every_reason_has_points_and_words():
    assert set(POINTS) == set(REASONS)


people = st.builds(
    Person,
    first_name=st.text("abAÉ’ -", max_size=12),
    last_name=st.text("abAÉ’ -", max_size=12),
    birth_date=st.dates(datetime.date(1930, 1, 1), datetime.date(1932, 12, 31)),
    zip_code=st.sampled_from(["", "01608", "01608-1234", "02110"]),
    phone=st.sampled_from(["", "508-555-0166", "5085550166 x 3"]),
)


@given(people, people)
def test_it_is_the_same_the_other_way_round_and_nobody_is_more_like_somebody_than_that_person(one, two):
    assert compare(one, two) == compare(two, one)
    assert compare(one, two).score <= compare(one, one).score
