"""The report to CMS in the back office: what is missing, how sure each element is, files, and who took them."""

import csv
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from members import roles
from members.models import AuditEvent
from tests.factories import introductions, members, reviews, staff

pytestmark = pytest.mark.django_db
PAGE = "/admin/cms-report/"


@pytest.fixture
def owner() -> Client:
    return staff.signed_in(roles.PROGRAM_OWNER)


def file_of(part: str, contract: str = "S0001") -> str:
    return f"{PAGE}{timezone.localdate().year}/{part}.csv?contract={contract}"


def taken(client: Client, where: str) -> list[dict[str, str]]:
    answer: Any = client.get(where)
    return list(csv.DictReader(b"".join(answer.streaming_content).decode().splitlines()))


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (roles.SUPERVISOR, 200),
        (roles.PROGRAM_OWNER, 200),
        (roles.REP, 403),
        (roles.PHARMACIST, 403),
        (roles.AUDITOR, 403),
    ],
)
def test_who_may(role: str, status: int) -> None:
    introductions.enrolment()
    client = staff.signed_in(role)
    assert client.get(PAGE).status_code == status
    answer = client.get(file_of("records"))
    b"".join(answer)
    assert answer.status_code == status


def test_who_is_not_signed_in_and_wrong_methods(client: Client, owner: Client) -> None:
    assert client.get(PAGE).status_code == 302
    assert client.get(file_of("records")).status_code == 302
    assert owner.post(PAGE).status_code == 405
    assert owner.post(file_of("records")).status_code == 405


@pytest.mark.parametrize(
    "where",
    [
        f"{PAGE}?year=1999",
        file_of("records", "H9999"),
        file_of("records", ""),
        file_of("nothing"),
        f"{PAGE}1999/records.csv?contract=S0001",
    ],
)
def test_what_is_not_there(owner: Client, where: str) -> None:
    introductions.enrolment()
    assert owner.get(where).status_code == 404


def test_the_page_says_what_is_missing_when_asked_and_how_sure_each_element_is(owner: Client) -> None:
    introductions.enrolment(members.member(mbi=None))
    plain = owner.get(PAGE)
    assert plain.context["found"] is None
    assert "not verified" in plain.content.decode()
    checked = owner.get(PAGE, {"check": "1"})
    missing = {element.letter: count for element, _sure, count, _long in checked.context["elements"]}
    assert (missing["B"], missing["A"]) == (1, 0)
    assert "No targeted review in the year" in checked.content.decode()


def test_a_year_without_anybody_says_so(owner: Client) -> None:
    assert "No program year is published yet" in owner.get(PAGE).content.decode()
    reviews.todays_year()
    assert "Nobody was in the program of that year" in owner.get(PAGE, {"check": "1"}).content.decode()


def test_a_member_without_a_contract_has_a_file_too(owner: Client) -> None:
    introductions.enrolment(contract_number="")
    assert "not known" in owner.get(PAGE).content.decode()
    assert len(taken(owner, file_of("records", ""))) == 1


def test_files_are_whole_and_taking_them_is_written_down(owner: Client, django_assert_max_num_queries: Any) -> None:
    people = [members.member() for _each in range(3)]
    for person in people:
        introductions.enrolment(person)
    introductions.enrolment(contract_number="H0002")
    with django_assert_max_num_queries(12):
        lines = taken(owner, file_of("records"))
    traces = taken(owner, file_of("traces"))
    assert [line["line"] for line in traces] == ["1", "2", "3"]
    assert {line["member_id"] for line in traces} == {person.member_id for person in people}
    assert {line["C First name"] for line in lines} == {person.first_name for person in people}
    events = AuditEvent.objects.filter(verb="cms_report.exported")
    assert {event.values["part"] for event in events} == {"records", "traces"}
    assert people[0].member_id not in str([event.values for event in events])
