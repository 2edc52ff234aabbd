"""A finalised review as a FHIR document: valid, whole, and the same each time."""

import json
from typing import Any

import pytest
from fhir.resources.R4B.bundle import Bundle

from reviews.documents import fhir_review
from tests.factories import cmr as held

pytestmark = pytest.mark.django_db


def document(**changes: Any) -> tuple[str, dict[str, list[dict[str, Any]]]]:
    """The text, and its resources by kind."""
    text = fhir_review.document(held.finalised(**changes))
    Bundle.model_validate_json(text)
    by_kind: dict[str, list[dict[str, Any]]] = {}
    for entry in json.loads(text)["entry"]:
        by_kind.setdefault(entry["resource"]["resourceType"], []).append(entry["resource"])
    return text, by_kind


def test_the_composition_comes_first_and_refers_to_all_that_is_there() -> None:
    text, by_kind = document(allergies=["Penicillin"])
    entries = json.loads(text)["entry"]
    assert entries[0]["resource"]["resourceType"] == "Composition"
    named = {each["reference"] for section in by_kind["Composition"][0]["section"] for each in section["entry"]}
    assert named | {by_kind["Composition"][0]["subject"]["reference"]} == {each["fullUrl"] for each in entries[1:]}


def test_a_medicine_has_what_was_written_of_it() -> None:
    stopped = {"name": "Warfarin", "started": "2026-01-02", "stopped": "2026-05-01", "why_stopped": "replaced"}
    _text, by_kind = document(medicines=[{"name": "Metformin", "how": "twice a day", "why": "Diabetes"}, stopped])
    first, second = by_kind["MedicationStatement"]
    assert (first["status"], first["dosage"][0]["text"], first["reasonCode"][0]["text"]) == (
        "active",
        "twice a day",
        "Diabetes",
    )
    assert (second["status"], second["effectivePeriod"]) == ("stopped", {"start": "2026-01-02", "end": "2026-05-01"})


def test_what_is_not_there_is_said_to_be_not_known_of() -> None:
    _text, by_kind = document(medicines=[], to_do=[])
    assert "CarePlan" not in by_kind
    assert all(section["emptyReason"] for section in by_kind["Composition"][0]["section"])


def test_each_step_stands_with_what_it_is_about_and_goals_are_notes() -> None:
    _text, by_kind = document(goals=[{"condition": "Diabetes", "goal": "A1c below 7"}])
    plan = by_kind["CarePlan"][0]
    assert plan["activity"][0]["detail"]["reasonCode"] == [{"text": "Your blood sugar"}]
    assert plan["note"] == [{"text": "Diabetes: A1c below 7"}]


def test_the_same_version_gives_the_same_document() -> None:
    version = held.finalised()
    assert fhir_review.document(version) == fhir_review.document(version)
