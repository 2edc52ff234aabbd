"""Who fills in the request."""

from collections.abc import Callable

import pytest

from reviews.forms.about import About
from reviews.forms.who import WhoForm
from tests.factories import representatives, reviews
from tests.reviews.forms.conftest import posted


def test_a_member_is_asked_nothing_else(about: Callable[..., About]) -> None:
    form = WhoForm(posted({"who": "self", "helper_name": "x" * 500, "helper_phone": "nonsense"}), about=about())
    assert form.is_valid()
    assert form.cleaned_data["helper_name"] == form.cleaned_data["helper_phone"] == ""
    assert [row.name for row in form.rows()] == ["who"]


@pytest.mark.parametrize("who", ["helper", "representative"])
@pytest.mark.parametrize("missing", ["helper_name", "helper_relationship", "authority"])
def test_somebody_else_says_who_they_are(about: Callable[..., About], who: str, missing: str) -> None:
    form = WhoForm(posted(reviews.helper_post(who=who, **{missing: " "})), about=about())
    assert set(form.errors) == {missing}


@pytest.mark.parametrize("authority", ["on_file", "not_on_file", "not_sure"])
def test_any_answer_about_papers_will_do(about: Callable[..., About], authority: str) -> None:
    assert WhoForm(posted(reviews.helper_post(authority=authority)), about=about()).is_valid()


def test_the_helpers_phone_is_optional(about: Callable[..., About]) -> None:
    form = WhoForm(posted(reviews.helper_post(helper_phone="")), about=about())
    assert form.is_valid()
    assert form.fields["helper_phone"].says_optional


@pytest.mark.parametrize("who", ["", "doctor", "SELF", "self\x00", "-1"])
def test_nobody_else_fills_it_in(about: Callable[..., About], who: str) -> None:
    assert "who" in WhoForm(posted({"who": who}), about=about()).errors


ASKS = representatives.asks_post


def test_a_representative_may_ask_for_a_copy_and_reads_where_it_goes(about: Callable[..., About]) -> None:
    form = WhoForm(posted(ASKS(copy_state="m.a.", copy_address2="Floor 2")), about=about())
    assert form.is_valid(), form.errors
    assert form.cleaned_data["copy_state"] == "MA"
    rows = {row.name: row.lines for row in form.rows()}
    assert rows["copy_wanted"] == ["Yes"]
    assert rows["copy_address1"] == ["8 Elm Street", "Floor 2", "Quincy, MA 02169"]


def test_without_the_wish_no_address_counts(about: Callable[..., About]) -> None:
    form = WhoForm(posted(ASKS(copy_wanted="", copy_zip_code="nonsense")), about=about())
    assert form.is_valid(), form.errors
    assert not form.cleaned_data["copy_wanted"]
    assert {form.cleaned_data[f"copy_{part}"] for part in representatives.PLACE} == {""}
    assert {row.name: row.lines for row in form.rows()}["copy_wanted"] == ["No"]


@pytest.mark.parametrize("who", ["self", "helper"])
def test_nobody_else_gets_a_copy(about: Callable[..., About], who: str) -> None:
    form = WhoForm(posted(ASKS(who=who, copy_city="")), about=about())
    assert form.is_valid(), form.errors
    assert (form.cleaned_data["copy_wanted"], form.cleaned_data["copy_address1"]) == (False, "")
    assert not [row for row in form.rows() if row.name.startswith("copy")]


@pytest.mark.parametrize(
    ("place", "typed", "words"),
    [
        ("copy_address1", " ", "Enter the street and number"),
        ("copy_city", "", "Enter the city."),
        ("copy_state", "", "Enter the state in two letters"),
        ("copy_state", "XX", "Enter the state in two letters"),
        ("copy_state", "Massachusetts", "Enter the state in two letters"),
        ("copy_zip_code", "", "Enter the ZIP code."),
        ("copy_zip_code", "0216", "5 or 9 digits"),
        ("copy_address1", "8 Elm \x07 Street", "cannot be printed"),
        ("copy_address1", "x" * 61, "60 characters or fewer"),
    ],
)
def test_an_address_is_whole(about: Callable[..., About], place: str, typed: str, words: str) -> None:
    form = WhoForm(posted(ASKS(**{place: typed})), about=about())
    assert set(form.errors) == {place}
    assert words in form.errors[place][0]


def test_a_zip_code_of_another_state_is_told_and_stops_nothing(about: Callable[..., About]) -> None:
    form = WhoForm(posted(ASKS(copy_state="NH")), about=about())
    assert form.is_valid()
    lines = {row.name: row.lines for row in form.rows()}["copy_address1"]
    assert lines[-1] == "Please check the address: the ZIP code belongs to another state."
