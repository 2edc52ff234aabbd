"""FHIR views: valid by the library, signed, of the vendor's own requests only, each look written down."""

import datetime
from typing import Any

import pytest
from django.test import Client
from fhir.resources.R4B.appointment import Appointment as FhirAppointment
from fhir.resources.R4B.operationoutcome import OperationOutcome
from fhir.resources.R4B.servicerequest import ServiceRequest

from members.models import AuditEvent
from members.services import status
from reviews.models import MemberRequest, Vendor
from tests.factories import exchange, members, reviews

pytestmark = pytest.mark.django_db
BASE = "/api/vendor/v1/fhir"
WINDOW = f"{members.this_year()}-12-29-morning"


@pytest.fixture
def request_row() -> MemberRequest:
    person = members.member(first_name="José", last_name="Núñez", language="es", middle_initial="A")
    return exchange.told_request(person=person, windows=(WINDOW,), phone="617-555-0188", questions="May I stop it?")


def read(client: Client, path: str, signed_path: str = "", **how: Any) -> Any:
    signed = exchange.headers(f"GET {signed_path or path}", webhook_id=exchange.new_id(), **how)
    return client.get(path, headers=signed)


def test_a_request_is_a_valid_service_request(client: Client, request_row: MemberRequest) -> None:
    answer = read(client, f"{BASE}/ServiceRequest/{request_row.reference}")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/fhir+json")
    assert answer.headers["cache-control"] == "no-store"
    found = ServiceRequest.model_validate_json(answer.content)
    assert (found.id, found.status, found.intent) == (request_row.reference, "active", "order")
    (patient,) = found.contained
    assert (patient.name[0].text, str(patient.birthDate)) == ("José A Núñez", "1948-04-28")
    assert (patient.telecom[0].value, patient.communication[0].language.coding[0].code) == ("617-555-0188", "es")
    assert found.note[0].text == "May I stop it?"
    event = AuditEvent.objects.get(verb="request.viewed")
    assert (event.actor, event.object_id) == ("vendor sandbox", str(request_row.pk))


def test_wishes_are_a_proposed_appointment(client: Client, request_row: MemberRequest) -> None:
    answer = read(client, f"{BASE}/Appointment/{request_row.reference}")
    found = FhirAppointment.model_validate_json(answer.content)
    assert (found.status, found.start, found.basedOn[0].reference) == (
        "proposed",
        None,
        f"ServiceRequest/{request_row.reference}",
    )
    (period,) = found.requestedPeriod
    assert (period.start.isoformat(), period.end.isoformat()) == (
        f"{members.this_year()}-12-29T08:00:00-05:00",
        f"{members.this_year()}-12-29T12:00:00-05:00",
    )


@pytest.mark.parametrize(
    ("types", "shown"),
    [
        (["appointment.scheduled"], "booked"),
        (["appointment.scheduled", "appointment.missed"], "noshow"),
        (["appointment.scheduled", "appointment.cancelled"], "cancelled"),
        (["appointment.missed"], "proposed"),  # a time was never told
    ],
)
def test_an_appointment_shows_what_became_of_it(
    client: Client, request_row: MemberRequest, types: list[str], shown: str
) -> None:
    for type in types:
        exchange.receive(exchange.message(type, request_row))
    found = FhirAppointment.model_validate_json(read(client, f"{BASE}/Appointment/{request_row.reference}").content)
    assert found.status == shown
    assert (found.start is None) == (shown == "proposed")


@pytest.mark.parametrize(("state", "shown"), [("done", "completed"), ("cancelled", "revoked"), ("scheduled", "active")])
def test_the_status_follows_the_request(client: Client, request_row: MemberRequest, state: str, shown: str) -> None:
    status.move(request_row, to=state, by="test")
    answer = read(client, f"{BASE}/ServiceRequest/{request_row.reference}")
    assert ServiceRequest.model_validate_json(answer.content).status == shown


@pytest.mark.parametrize("kind", ["ServiceRequest", "Appointment"])
def test_any_other_request_is_not_found_in_the_same_words(
    client: Client, request_row: MemberRequest, kind: str
) -> None:
    other_year = members.program_year(members.this_year() - 1, vendor_key="other")
    theirs = exchange.told_request(program_year=other_year)
    untold = reviews.matched_request(members.member(first_name="Ana"))
    answers = [
        read(client, f"{BASE}/{kind}/{reference}")
        for reference in ("MTM-0000-0000", theirs.reference, untold.reference, "x")
    ]
    Vendor.objects.update(test_mode=True)
    answers.append(read(client, f"{BASE}/{kind}/{request_row.reference}"))
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    assert OperationOutcome.model_validate_json(answers[0].content).issue[0].code == "not-found"
    assert not AuditEvent.objects.filter(verb="request.viewed").exists()


def test_a_signature_is_good_for_its_own_path_and_time(client: Client, request_row: MemberRequest) -> None:
    path = f"{BASE}/ServiceRequest/{request_row.reference}"
    old = datetime.datetime.now(datetime.UTC) - datetime.timedelta(minutes=6)
    wrong = "whsec_" + "b3RoZXItc2VjcmV0LW9mLXRoZS10ZXN0LTAwMDAwMA=="
    refused = [
        client.get(path),
        read(client, path, signed_path=f"{BASE}/Appointment/{request_row.reference}"),
        read(client, path, at=old),
        read(client, path, secret=wrong),
    ]
    assert {answer.status_code for answer in refused} == {401}
    assert OperationOutcome.model_validate_json(refused[0].content).issue[0].code == "login"
    assert client.post(path).status_code == 405
