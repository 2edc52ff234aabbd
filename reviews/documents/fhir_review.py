"""A finalised review as a FHIR R4B document: a Composition with the medication list and the to-do list.

Built after the guides of HL7 for the Pharmacist eCare Plan and for Standardized Medication Profiles; the library
validates it against the base schema, and no conformance with their profiles is claimed.
"""

import uuid
from typing import Any

from fhir.resources.R4B.bundle import Bundle

from reviews.documents.encounter import Encounter, Medicine, ToDo
from reviews.documents.fhir import MEMBER_IDS
from reviews.documents.packet_papers import read_encounter
from reviews.models import ReviewVersion

Json = dict[str, Any]
LOINC = "http://loinc.org"
REVIEW_TYPE = {"system": LOINC, "code": "28651-8", "display": "Medication management note"}
MEDICATIONS = {"system": LOINC, "code": "10160-0", "display": "History of Medication use Narrative"}
PLAN = {"system": LOINC, "code": "18776-5", "display": "Plan of care note"}
ALLERGIES = {"system": LOINC, "code": "48765-2", "display": "Allergies and adverse reactions Document"}


def document(version: ReviewVersion) -> str:
    """The version as JSON. The same version gives the same document."""
    member, year = version.review.member, version.review.program_year
    held = read_encounter(version.encounter, year=year.year, member_id=member.member_id)
    entries = _Entries(version)
    patient = entries.add("Patient", "member", _patient(version))
    medicines = [
        entries.add("MedicationStatement", f"medicine-{number}", _medicine(each, patient))
        for number, each in enumerate(held.medicines, 1)
    ]
    plan = entries.add("CarePlan", "plan", _plan(held, patient, version)) if held.to_do or held.goals else None
    allergies = [
        entries.add("AllergyIntolerance", f"allergy-{number}", {"code": {"text": each}, "patient": patient})
        for number, each in enumerate(held.allergies, 1)
    ]
    composition = _composition(version, held, patient, medicines, plan, allergies)
    found = {
        "resourceType": "Bundle",
        "type": "document",
        "identifier": {"system": "urn:ietf:rfc:3986", "value": f"urn:uuid:{version.pk}"},
        "timestamp": version.created_at.isoformat(),
        "entry": [entries.entry("Composition", "composition", composition), *entries.made],
    }
    return str(Bundle.model_validate(found).model_dump_json())


class _Entries:
    """The resources of the document; each has an address made from the version, so that it stays the same."""

    def __init__(self, version: ReviewVersion) -> None:
        self.version, self.made = version, list[Json]()

    def add(self, kind: str, name: str, columns: Json) -> Json:
        """Put a resource in; returns what refers to it."""
        entry = self.entry(kind, name, columns)
        self.made.append(entry)
        return {"reference": entry["fullUrl"]}

    def entry(self, kind: str, name: str, columns: Json) -> Json:
        key = uuid.uuid5(self.version.pk, name)
        return {"fullUrl": f"urn:uuid:{key}", "resource": {"resourceType": kind, "id": str(key), **columns}}


def _patient(version: ReviewVersion) -> Json:
    member = version.review.member
    return {
        "identifier": [{"system": MEMBER_IDS, "value": member.member_id}],
        "name": [{"text": member.full_name, "family": member.last_name, "given": [member.first_name]}],
        "birthDate": member.birth_date.isoformat(),
    }


def _composition(
    version: ReviewVersion,
    held: Encounter,
    patient: Json,
    medicines: list[Json],
    plan: Json | None,
    allergies: list[Json],
) -> Json:
    sections = [_section("Medication List", MEDICATIONS, medicines), _section("Allergies", ALLERGIES, allergies)]
    if plan:
        sections.append(_section("Recommended To-Do List", PLAN, [plan]))
    return {
        "status": "final" if version.number == 1 else "amended",
        "type": {"coding": [REVIEW_TYPE]},
        "subject": patient,
        "date": version.created_at.isoformat(),
        "author": [{"display": held.provider_name or version.by}],
        "title": "Comprehensive medication review",
        "event": [{"period": {"start": held.held_on.isoformat(), "end": held.held_on.isoformat()}}],
        "section": sections,
    }


def _section(title: str, code: Json, entries: list[Json]) -> Json:
    if entries:
        return {"title": title, "code": {"coding": [code]}, "entry": entries}
    none = {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/list-empty-reason", "code": "nilknown"}]}
    return {"title": title, "code": {"coding": [code]}, "emptyReason": none}


def _medicine(each: Medicine, patient: Json) -> Json:
    dates = {"start": each.started, "end": each.stopped}
    period = {name: day.isoformat() for name, day in dates.items() if day}
    found: Json = {
        "status": "stopped" if each.stopped else "active",
        "medicationCodeableConcept": {"text": each.name},
        "subject": patient,
        "category": {"text": each.kind},
    }
    if period:
        found["effectivePeriod"] = period
    if each.how:
        found["dosage"] = [{"text": each.how}]
    if each.why:
        found["reasonCode"] = [{"text": each.why}]
    if each.why_stopped:
        found["statusReason"] = [{"text": each.why_stopped}]
    return found


def _plan(held: Encounter, patient: Json, version: ReviewVersion) -> Json:
    notes = [{"text": f"{each.condition}: {each.goal}"} for each in held.goals]
    plan: Json = {
        "status": "active",
        "intent": "plan",
        "subject": patient,
        "created": version.created_at.isoformat(),
        "activity": [{"detail": detail} for each in held.to_do for detail in _steps(each)],
    }
    if not plan["activity"]:
        del plan["activity"]
    return {**plan, "note": notes} if notes else plan


def _steps(each: ToDo) -> list[Json]:
    about = [{"text": each.talked_about}]
    return [{"status": "not-started", "description": step, "reasonCode": about} for step in each.what_to_do]
