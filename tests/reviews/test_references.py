"""References: every single wrong character and every swap of neighbours is noticed; typing is forgiven."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.references import ALPHABET, new_reference, parse_reference

bodies = st.text(ALPHABET, min_size=7, max_size=7)


def complete(body: str) -> str:
    """The one reference with that body, found by trying."""
    found = [ref for char in ALPHABET if (ref := parse_reference(body + char))]
    assert len(found) == 1
    return found[0]


def plain(reference: str) -> str:
    return reference.removeprefix("MTM-").replace("-", "")


@given(bodies)
def test_every_single_wrong_character_is_refused(body: str) -> None:
    typed = plain(complete(body))
    for place, right in enumerate(typed):
        for wrong in ALPHABET:
            if wrong != right:
                assert parse_reference(typed[:place] + wrong + typed[place + 1 :]) is None


@given(bodies)
def test_every_swap_of_neighbours_is_refused(body: str) -> None:
    typed = plain(complete(body))
    for place in range(len(typed) - 1):
        one, other = typed[place], typed[place + 1]
        if one != other:
            assert parse_reference(typed[:place] + other + one + typed[place + 2 :]) is None


@given(bodies)
def test_typing_is_forgiven(body: str) -> None:
    reference = complete(body)
    typed = plain(reference)
    for spelling in (
        reference.lower(),
        typed,
        f"  {reference} ",
        " ".join(typed),
        reference.replace("-", "–"),
        reference.replace("-", ""),
        reference.replace("0", "O").replace("1", "I"),
        reference.lower().replace("0", "o").replace("1", "l"),
    ):
        assert parse_reference(spelling) == reference


@pytest.mark.parametrize("typed", ["", "MTM", "MTM-0000-000", "MTM-0000-00000", "NTM-0000-0000", "0000000Z", "٠" * 8])
def test_what_cannot_be_a_reference(typed: str) -> None:
    assert parse_reference(typed) is None


@given(st.text(max_size=30))
def test_anything_may_be_typed(typed: str) -> None:
    parsed = parse_reference(typed)
    assert parsed is None or re.fullmatch(r"MTM-[0-9A-Z]{4}-[0-9A-Z]{4}", parsed)


def test_new_ones_are_read_back_and_rarely_repeat() -> None:
    made = [new_reference() for _ in range(2000)]
    assert all(parse_reference(each) == each for each in made)
    assert len(set(made)) == len(made)
    assert len(made[0]) == 13  # the width of its column
