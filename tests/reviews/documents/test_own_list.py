"""A list that a browser sends: what is read, what is refused with which words, and how it is shown."""

import copy
from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import translation

from reviews.documents.form_sets import form_set_of
from reviews.documents.own_list import Refused, read

GOOD: dict[str, Any] = {
    "form_set": "2022",
    "language": "en",
    "texts": {"name": "José Núñez", "allergies": "Penicillin\r\nShellfish", "notes": "  "},
    "medicines": [{"medication": " Lisinopril 10 mg ", "how": ""}, {"how": ""}, {"medication": "أملوديبين"}],
}


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


def changed(**changes: Any) -> dict[str, Any]:
    return {**copy.deepcopy(GOOD), **changes}


def problems(content: Any) -> list[tuple[str, str]]:
    with pytest.raises(Refused) as refused:
        read(content)
    return refused.value.problems


def test_what_is_typed_is_kept_without_stray_blanks_and_empty_places() -> None:
    found = read(GOOD)
    assert found.as_content() == {
        "form_set": "2022",
        "language": "en",
        "texts": {"name": "José Núñez", "allergies": "Penicillin\nShellfish"},
        "medicines": [{"medication": "Lisinopril 10 mg"}, {"medication": "أملوديبين"}],
    }
    assert read(found.as_content()) == found


@pytest.mark.parametrize("odd", ["\0", "\ud800", "\udfff\0"], ids=ascii)
def test_what_is_no_character_is_left_out(odd: str) -> None:
    assert read(changed(medicines=[{"medication": f"Zo{odd}cor"}])).rows == [[("Medication", "Zocor")]]


def test_it_is_shown_with_the_labels_of_its_form_and_language() -> None:
    found = read(changed(language="es"))
    assert found.head == [("Nombre", "José Núñez")]
    assert found.boxes == [("Alergias", "Penicillin\nShellfish")]
    assert found.rows[0] == [("Medicamento", "Lisinopril 10 mg")]


def test_the_older_form_has_its_own_places() -> None:
    old = read(changed(form_set="pre2022", texts={}, medicines=[{"medication": "Zocor", "stopped": "March 2021"}]))
    assert old.rows == [[("Medication", "Zocor"), ("Date I stopped using it", "March 2021")]]


@pytest.mark.parametrize(
    "content",
    [
        None,
        [],
        "text",
        {},
        changed(form_set="1999"),
        changed(form_set=["2022"]),
        changed(language="fr"),
        changed(texts=[]),
        changed(texts={"ssn": "1"}),
        changed(texts={"name": 3}),
        changed(medicines={}),
        changed(medicines="x"),
        changed(medicines=["x"]),
        changed(medicines=[{"medication": None}]),
        changed(medicines=[{"stopped": "a place of the older form"}]),
    ],
)
def test_what_is_no_list_of_ours_is_refused(content: Any) -> None:
    assert problems(content) == [("#medicines", "We could not read the list. Please send it again.")]


def test_a_list_names_a_medicine() -> None:
    assert problems(changed(medicines=[{"medication": "  "}])) == [("#medicines", "Type at least one medicine first.")]


@pytest.mark.parametrize(("rows", "fits"), [(40, True), (41, False)])
def test_there_is_an_end_to_its_rows(rows: int, fits: bool) -> None:
    content = changed(medicines=[{"medication": "Zocor"}] * rows)
    if fits:
        assert len(read(content).medicines) == rows
    else:
        assert problems(content) == [("#medicines", "The list holds 40 medicines.")]


@pytest.mark.parametrize("year", [2021, 2026])
def test_every_place_has_its_limit_and_says_so(year: int) -> None:
    form_set = form_set_of(year)
    words = form_set.words["en"]
    outside = (*words.head, *words.before, *words.after)
    full = changed(
        form_set=form_set.key,
        texts={field.key: "ñ" * field.limit for field in outside},
        medicines=[{field.key: "ñ" * field.limit for field in words.columns}],
    )
    assert read(full).as_content()["texts"] == full["texts"]
    for field in outside:
        texts = {**full["texts"], field.key: "ñ" * (field.limit + 1)}
        [(box, sentence)] = problems({**full, "texts": texts})
        assert box == f"#{field.key}"
        assert sentence == f"{field.label.rstrip(':')}: shorten the text to {field.limit} characters."
    for field in words.columns:
        rows = [full["medicines"][0], {**full["medicines"][0], field.key: "ñ" * (field.limit + 1)}]
        [(box, sentence)] = problems({**full, "medicines": rows})
        assert box == f"#{field.key}_2"
        assert sentence.startswith(f"Medicine 2: {field.label.rstrip(':')}: shorten")
