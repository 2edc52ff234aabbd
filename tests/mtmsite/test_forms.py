"""Form parts forgive how people type, and say plainly what they cannot read."""

import datetime
from decimal import Decimal
from typing import Any

import pytest
from django import forms
from django.http import QueryDict
from django.utils import translation

from mtmsite.forms import (
    Checkboxes,
    MemorableDateField,
    MoneyField,
    PlainTextField,
    PublicForm,
    Radios,
    WholeNumberField,
    month_number,
)


class Sample(PublicForm):
    unmarked = frozenset({"sizes"})

    birth = MemorableDateField(label="Birth date")
    name = PlainTextField(label="Name", required=False)
    size = forms.ChoiceField(choices=[("s", "Small"), ("l", "Large")], widget=Radios(hints={"l": "For two"}))
    sizes = forms.MultipleChoiceField(choices=[("s", "Small")], widget=Checkboxes, required=False)
    agreed = forms.BooleanField(label="Agreed", required=False)


def problem(field: forms.Field, value: Any) -> str:
    """The error code that a value gives, or "" when it is taken."""
    try:
        field.clean(value)
    except forms.ValidationError as error:
        return str(error.error_list[0].code or error.messages[0])
    return ""


# Whole numbers --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("8", 8),
        (" 8 ", 8),
        ("08", 8),
        ("8.0", 8),
        ("0", 0),
        ("1 2", 12),
        ("99", 99),
        ("", None),
        ("  ", None),
        (None, None),
    ],
)
def test_whole_number(typed: str | None, number: int | None) -> None:
    assert WholeNumberField(max_value=99, required=False).clean(typed) == number


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("-1", "negative"),
        ("−3", "negative"),
        ("8.5", "invalid"),
        ("eight", "invalid"),
        ("8\x00", "invalid"),
        ("8\x1f", "invalid"),
        ("٨", "invalid"),
        ("1e3", "invalid"),
        ("0x8", "invalid"),
        ("NaN", "invalid"),
        ("<script>", "invalid"),
        ("100", "too_big"),
        ("9" * 5000, "too_big"),
    ],
)
def test_whole_number_refuses(typed: str, code: str) -> None:
    assert problem(WholeNumberField(max_value=99), typed) == code


# Money ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("4935", "4935.00"),
        ("$4,935.01", "4935.01"),
        ("4 935", "4935.00"),
        ("US$ 4,935.5", "4935.50"),
        ("4935 usd", "4935.00"),
        (".50", "0.50"),
        ("4935.", "4935.00"),
        ("4935.000", "4935.00"),
        ("0", "0.00"),
        ("$\u00a04,935", "4935.00"),
        ("9,999,999.99", "9999999.99"),
    ],
)
def test_money(typed: str, amount: str) -> None:
    assert MoneyField(max_value=Decimal("9999999.99")).clean(typed) == Decimal(amount)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("-4935", "negative"),
        ("$-4935", "negative"),
        ("($4,935)", "negative"),
        ("4935,50", "invalid"),
        ("4.935,50", "invalid"),
        ("49,35", "invalid"),
        ("1.2.3", "invalid"),
        (".", "invalid"),
        ("about 5000", "invalid"),
        ("1e6", "invalid"),
        ("Infinity", "invalid"),
        ("NaN", "invalid"),
        ("4935\x07", "invalid"),
        ("٤٩٣٥", "invalid"),
        ("4935.001", "cents"),
        ("10000000", "too_big"),
        ("9" * 5000, "too_big"),
    ],
)
def test_money_refuses(typed: str, code: str) -> None:
    assert problem(MoneyField(max_value=Decimal("9999999.99")), typed) == code


@pytest.mark.parametrize("field", [WholeNumberField(max_value=99), MoneyField(max_value=Decimal(9))])
def test_a_required_number_asks(field: forms.Field) -> None:
    assert problem(field, " ") == "required"


# Plain text -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("  Ana   María ", "Ana María"),
        ("Ana\u00a0María", "Ana María"),
        ("O’Neil-D'Souza", "O’Neil-D'Souza"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("👩\u200d👩\u200d👧 李", "👩\u200d👩\u200d👧 李"),
        ("Jose\u0301", "José"),
        ("a" * 100, "a" * 100),
        ("", ""),
    ],
)
def test_plain_text_takes_any_character(typed: str, text: str) -> None:
    assert PlainTextField(required=False).clean(typed) == text


@pytest.mark.parametrize("typed", ["a\x00b", "a\x1bb", "a\nb", "a\u2028b", "a\x85b", "\ud800"])
def test_plain_text_refuses_control_characters(typed: str) -> None:
    assert problem(PlainTextField(), typed) in {"control", "null_characters_not_allowed"}


def test_plain_text_past_the_maximum_says_how_long_it_was() -> None:
    with pytest.raises(forms.ValidationError) as caught:
        PlainTextField().clean("é" * 101)
    assert caught.value.messages == ["Use 100 characters or fewer. You used 101."]


def test_several_lines_keep_their_ends_and_nothing_else_odd() -> None:
    field = PlainTextField(multiline=True, max_length=20)
    assert field.clean("one\r\ntwo") == "one\ntwo"
    assert problem(field, "one\x0btwo") == "control"


def test_no_maxlength_in_the_page() -> None:
    assert "maxlength" not in str(Sample()["name"])


# Dates ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    [
        ["4", "28", "1948"],
        ["04", "28", "1948"],
        [" 4 ", "28,", "1948."],
        ["Apr", "28", "1948"],
        ["april", "28", "1948"],
        ["ABRIL", "28", "1948"],
        ["abr.", "28", "1948"],
    ],
)
def test_a_date_as_people_type_it(typed: list[str]) -> None:
    assert MemorableDateField().clean(typed) == datetime.date(1948, 4, 28)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (["", "", ""], "required"),
        (None, "required"),
        (["x", "1", "1948"], "digits"),
        (["4", "1st", "1948"], "digits"),
        (["ma", "1", "1948"], "digits"),
        (["4", "1", "48"], "century"),
        (["4", "1", "19480"], "digits"),
        (["2", "29", "1947"], "impossible"),
        (["13", "1", "1948"], "impossible"),
        (["0", "1", "1948"], "impossible"),
        (["4", "1", "1899"], "too_early"),
        (["4", "1", "9999"], "too_late"),
        (["4\x00", "1", "1948"], "digits"),
    ],
)
def test_a_date_refuses(typed: list[str] | None, code: str) -> None:
    assert problem(MemorableDateField(), typed) == code


def test_errors_name_the_missing_parts() -> None:
    with pytest.raises(forms.ValidationError) as caught:
        MemorableDateField().clean(["4", "", ""])
    assert caught.value.messages == ["The date must include a day.", "The date must include a year."]


def test_today_is_the_latest_day() -> None:
    today = datetime.date(2026, 3, 1)
    field = MemorableDateField(latest=lambda: today)
    assert field.clean(["3", "1", "2026"]) == today
    assert problem(field, ["3", "2", "2026"]) == "too_late"


def test_an_optional_date_may_be_empty() -> None:
    assert MemorableDateField(required=False).clean(["", " ", ""]) is None


@pytest.mark.parametrize(
    ("typed", "month"),
    [("12", 12), ("dic", 12), ("Sept", 9), ("ene", 1), ("ago", 8), ("13", 13), ("j", None), ("zzz", None), ("", None)],
)
def test_month_names(typed: str, month: int | None) -> None:
    assert month_number(typed) == month


# Forms ----------------------------------------------------------------------------------------------------------------


def test_date_boxes_have_stable_names_and_labels() -> None:
    html = str(Sample()["birth"])
    for part in ("month", "day", "year"):
        assert f'name="birth_{part}"' in html
        assert f'id="id_birth_{part}"' in html
        assert f'for="id_birth_{part}"' in html
        assert f'autocomplete="bday-{part}"' in html
    assert "required" not in html


def test_the_error_summary_leads_to_the_first_control_of_each_field() -> None:
    form = Sample(QueryDict("name=%07&size=xl"))
    hrefs = [href for href, _message in form.error_summary()]
    assert hrefs == ["#id_birth_month", "#id_name", "#id_size_0"]
    form.add_error(None, "Altogether")
    assert ("#main", "Altogether") in form.error_summary()


def test_each_error_stands_at_its_field_in_the_same_words() -> None:
    form = Sample(QueryDict("name=%07&size=xl"))
    html = "".join(field.as_field_group() for field in form)
    for _href, message in form.error_summary():
        assert message in html
    assert html.count('class="field field--error"') == 3
    assert 'aria-invalid="true"' in html


def test_optional_is_said_where_it_helps() -> None:
    form = Sample()
    assert "(optional)" in form["name"].as_field_group()
    for name in ("birth", "size", "sizes", "agreed"):
        assert "(optional)" not in form[name].as_field_group()
    with translation.override("es"):
        assert "(opcional)" in form["name"].as_field_group()


def test_choices_carry_hints_and_values_come_back_escaped() -> None:
    form = Sample(QueryDict("name=%3Cb%3E&size=l"))
    assert "For two" in form["size"].as_field_group()
    assert "&lt;b&gt;" in form["name"].as_field_group()
