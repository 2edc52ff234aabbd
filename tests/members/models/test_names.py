"""The key under which two spellings of a name meet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from members.names import identifier_key, name_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("María", "maria"),
        ("Mari\u0301a", "MARÍA"),  # the accent as a character of its own
        ("O'Brien", "O’Brien"),
        ("O'Brien", "OBrien"),
        ("O'Brien", "O\u02bcBrien"),  # the apostrophe that is a letter to Unicode
        ("O'Brien", "O\u00b4Brien"),  # an accent typed for an apostrophe
        ("O'Brien", "o`brien"),
        ("Kaʻahumanu", "Kaahumanu"),
        ("Peña-Ruiz", "pena ruiz"),
        ("Strauß", "STRAUSS"),
        ("Le  Roy", "LeRoy"),
        ("St. John", "St John"),
        ("Ⅳ", "iv"),
    ],
)
def test_spellings_that_meet(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(("one", "other"), [("Ana", "Anna"), ("Lopez", "López-Ruiz"), ("🙂", "🙃"), ("李", "王")])
def test_spellings_that_do_not(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@given(st.text(min_size=1, max_size=100).filter(str.strip))
def test_a_name_is_never_an_empty_key_and_fits_its_column(name: str) -> None:
    assert 1 <= len(name_key(name)) <= 200


def test_the_longest_key_fits_its_column() -> None:
    assert len(name_key("\ufdfa" * 100)) <= 200  # one character that Unicode spells out as eighteen


@given(st.text(max_size=40))
def test_a_key_is_its_own_key(text: str) -> None:
    assert identifier_key(identifier_key(text)) == identifier_key(text)


def test_identifiers_are_read_in_any_typing() -> None:
    assert identifier_key(" 1eg4-te5 mk73 ") == "1EG4TE5MK73"
