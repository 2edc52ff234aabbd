"""A request as vendors that speak FHIR R4B read it: ServiceRequest, and the Appointment that is wished for or made.

The library validates what is built here; nothing leaves that is not FHIR.
"""

import datetime
from typing import Any

from fhir.resources.R4B.appointment import Appointment as FhirAppointment
from fhir.resources.R4B.operationoutcome import OperationOutcome
from fhir.resources.R4B.servicerequest import ServiceRequest

from members.models import Member
from reviews.models import Appointment, AppointmentState, MemberRequest, RequestState
from reviews.offered_times import EASTERN, parts_of_day

Json = dict[str, Any]
KIND = "application/fhir+json"
REFERENCES = "urn:mtm:reference"
MEMBER_IDS = "urn:mtm:member-id"
LANGUAGES = "urn:ietf:bcp:47"
REVIEW = "Comprehensive medication review"
USUAL_MINUTES = 30
STATUS = {
    RequestState.DONE: "completed",
    RequestState.DECLINED: "revoked",
    RequestState.CANCELLED: "revoked",
    RequestState.REPLACED: "revoked",
}
APPOINTMENT_STATUS = {
    AppointmentState.SCHEDULED: "booked",
    AppointmentState.MISSED: "noshow",
    AppointmentState.DONE: "fulfilled",
}


def service_request(request: MemberRequest, member: Member) -> str:
    """The request for a review, with the member as a contained Patient."""
    found: Json = {
        "resourceType": "ServiceRequest",
        "id": request.reference,
        "contained": [_patient(request, member)],
        "identifier": [{"system": REFERENCES, "value": request.reference}],
        "status": STATUS.get(RequestState(request.current_state), "active"),
        "intent": "order",
        "code": {"text": REVIEW},
        "subject": {"reference": "#member"},
        "authoredOn": request.created_at.isoformat(),
        "requester": {"display": request.program_year.sponsor_name},
        "performer": [{"display": request.program_year.vendor_name or request.program_year.vendor_key}],
    }
    if request.questions:
        found["note"] = [{"text": request.questions}]
    return str(ServiceRequest.model_validate(found).model_dump_json())


def appointment(request: MemberRequest, member: Member, made: Appointment | None) -> str:
    """The appointment that was made, or a proposed one with the times that the member wishes for."""
    found: Json = {
        "resourceType": "Appointment",
        "id": request.reference,
        "contained": [_patient(request, member)],
        "description": REVIEW,
        "basedOn": [{"reference": f"ServiceRequest/{request.reference}"}],
        "participant": [{"actor": {"reference": "#member"}, "status": "needs-action"}],
        **(_made(made) if made and made.starts_at else _proposed(request)),
    }
    return str(FhirAppointment.model_validate(found).model_dump_json())


def outcome(code: str, words: str) -> str:
    """An error, as FHIR says it."""
    issue = {"severity": "error", "code": code, "diagnostics": words}
    return str(
        OperationOutcome.model_validate({"resourceType": "OperationOutcome", "issue": [issue]}).model_dump_json()
    )


def _made(made: Appointment) -> Json:
    status = APPOINTMENT_STATUS.get(AppointmentState(made.current_state), "cancelled")
    end = made.starts_at + datetime.timedelta(minutes=made.minutes or USUAL_MINUTES)
    return {"status": status, "start": made.starts_at.isoformat(), "end": end.isoformat()}


def _proposed(request: MemberRequest) -> Json:
    closed = RequestState(request.current_state) in STATUS
    periods = [_period(window, request) for window in request.windows]
    return {"status": "cancelled" if closed else "proposed", **({"requestedPeriod": periods} if periods else {})}


def _period(window: str, request: MemberRequest) -> Json:
    day, _, part = window.rpartition("-")
    since, until = parts_of_day(request.program_year)[part]
    date = datetime.date.fromisoformat(day)
    moments = [datetime.datetime.combine(date, time, EASTERN).isoformat() for time in (since, until)]
    return {"start": moments[0], "end": moments[1]}


def _patient(request: MemberRequest, member: Member) -> Json:
    phones = [phone for phone in (request.phone or member.phone, request.phone_alternate) if phone]
    language = request.language or member.language
    patient: Json = {
        "resourceType": "Patient",
        "id": "member",
        "identifier": [{"system": MEMBER_IDS, "value": member.member_id}],
        "name": [{"text": member.full_name, "family": member.last_name, "given": [member.first_name]}],
        "birthDate": member.birth_date.isoformat(),
        "communication": [{"language": {"text": language}, "preferred": True}],
    }
    if len(language) == 2:
        patient["communication"][0]["language"]["coding"] = [{"system": LANGUAGES, "code": language}]
    if phones:
        patient["telecom"] = [{"system": "phone", "value": each, "rank": rank} for rank, each in enumerate(phones, 1)]
    return patient
