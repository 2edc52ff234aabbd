"""The vendors' door: who is let in, what is answered, and that nothing else is told."""

import datetime
import json
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from members.models import ProgramYear
from reviews.models import Appointment, MemberRequest, VendorEvent
from tests.factories import exchange, members, reviews

pytestmark = pytest.mark.django_db
OTHER = "whsec_" + "b3RoZXItc2VjcmV0LW9mLXRoZS10ZXN0LTAwMDAwMA=="


@pytest.fixture
def request_row() -> MemberRequest:
    return exchange.told_request()


@pytest.fixture
def scheduled(request_row: MemberRequest) -> dict[str, Any]:
    return exchange.message("appointment.scheduled", request_row)


def test_a_signed_message_is_taken_once(client: Client, scheduled: dict[str, Any]) -> None:
    for status in ("accepted", "repeated", "repeated"):
        answer = exchange.post(client, scheduled, webhook_id="msg_a")
        assert (answer.status_code, answer.json()) == (200, {"status": status})
    event = VendorEvent.objects.get()
    assert (event.webhook_id, json.loads(event.body)) == ("msg_a", scheduled)
    assert Appointment.objects.count() == 1


def test_another_message_under_the_same_id_is_a_conflict(client: Client, scheduled: dict[str, Any]) -> None:
    exchange.post(client, scheduled, webhook_id="msg_a")
    scheduled["data"]["minutes"] = 60
    answer = exchange.post(client, scheduled, webhook_id="msg_a")
    assert (answer.status_code, answer.headers["content-type"]) == (409, "application/problem+json")
    assert Appointment.objects.get().minutes == 30


def test_the_same_id_of_two_vendors_is_two_messages(
    client: Client, scheduled: dict[str, Any], settings: Any, request_row: MemberRequest
) -> None:
    settings.VENDOR_SECRETS = {**settings.VENDOR_SECRETS, "other": OTHER}
    reviews.vendor(key="other")
    next_year = members.program_year(members.this_year() - 1, vendor_key="other")
    theirs = exchange.told_request(program_year=next_year)
    assert exchange.post(client, scheduled, webhook_id="msg_a").json() == {"status": "accepted"}
    declined = exchange.message("request.acknowledged", theirs)
    assert exchange.post(client, declined, webhook_id="msg_a", secret=OTHER).json() == {"status": "accepted"}


MINUTES = datetime.timedelta(minutes=1)


@pytest.mark.parametrize(
    "wrong",
    [
        {"secret": OTHER},
        {"at": -6 * MINUTES},
        {"at": 6 * MINUTES},
        {"webhook_id": "x" * 256},
    ],
    ids=["forged", "old", "early", "endless id"],
)
def test_forged_and_old_messages_are_refused(client: Client, scheduled: dict[str, Any], wrong: dict[str, Any]) -> None:
    if "at" in wrong:
        wrong = {"at": timezone.now() + wrong["at"]}  # not when the module was read: a run takes minutes
    answer = exchange.post(client, scheduled, **wrong)
    assert (answer.status_code, set(answer.json())) == (401, {"title", "status"})
    assert not VendorEvent.objects.exists()


def test_a_changed_body_and_missing_headers_are_refused(client: Client, scheduled: dict[str, Any]) -> None:
    body = json.dumps(scheduled)
    signed = exchange.headers(body, webhook_id="msg_a")
    changed = body.replace('"minutes": 30', '"minutes": 31')
    for text, given in ((changed, signed), *((body, {**signed, name: ""}) for name in signed), (body, {})):
        answer = client.post(exchange.EVENTS, data=text, content_type="application/json", headers=given)
        assert answer.status_code == 401
    broken = {**signed, "webhook-signature": "v1"}
    assert client.post(exchange.EVENTS, data=body, content_type="x/y", headers=broken).status_code == 401
    assert not VendorEvent.objects.exists()


def test_while_a_key_is_changed_both_verify(client: Client, scheduled: dict[str, Any], settings: Any) -> None:
    old = settings.VENDOR_SECRETS["sandbox"]
    settings.VENDOR_SECRETS = {"sandbox": f"{OTHER} {old}"}
    for secret in (OTHER, old):
        assert exchange.post(client, scheduled, secret=secret).status_code == 200
    settings.VENDOR_SECRETS = {"sandbox": OTHER}
    assert exchange.post(client, scheduled, secret=old).status_code == 401


def test_a_secret_without_its_vendor_is_no_login(client: Client, scheduled: dict[str, Any], settings: Any) -> None:
    settings.VENDOR_SECRETS = {**settings.VENDOR_SECRETS, "ghost": OTHER}
    assert exchange.post(client, scheduled, secret=OTHER).status_code == 401


def test_every_method_but_post_is_refused(client: Client) -> None:
    for method in ("get", "put", "patch", "delete"):
        answer = getattr(client, method)(exchange.EVENTS)
        assert (answer.status_code, answer.headers["allow"]) == (405, "POST")


def test_a_body_past_the_limit_is_refused_unread(client: Client) -> None:
    answer = exchange.post(client, " " * (256 * 1024 + 1))
    assert (answer.status_code, answer.json()["status"]) == (413, 413)


NONSENSE = [
    ("", [""]),
    ("no json", [""]),
    ("[]", [""]),
    ("{}", ["/type"]),
    ('{"type": "made.up"}', ["/type"]),
    ('{"type": "summary.sent"}', ["/data", "/timestamp"]),
    ('{"type": "summary.sent", "timestamp": "yesterday", "data": {"x": 1}}',
     ["/data/program_year", "/data/review_id", "/data/sent_on", "/data/x", "/timestamp"]),
    ("\ufeff{}", [""]),
    ('{"type": "\\u0000"}', [""]),
    ('{"type": "\\ud800"}', [""]),
    ("[" * 5000, [""]),
    ('{"type": 1e999}', ["/type"]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "pointers"), NONSENSE)
def test_nonsense_is_refused_with_its_places(
    client: Client, request_row: MemberRequest, body: str, pointers: list[str]
) -> None:
    answer = exchange.post(client, body)
    assert answer.status_code == 422
    assert sorted(each["pointer"] for each in answer.json()["errors"]) == pointers
    assert all(each["reason"] for each in answer.json()["errors"])
    assert not VendorEvent.objects.exists()


def test_bytes_that_are_no_text_are_refused(client: Client, request_row: MemberRequest) -> None:
    answer = client.post(exchange.EVENTS, data=b"\xff\xfe", content_type="application/json")
    assert answer.status_code == 401


def test_half_right_is_wholly_refused_and_may_come_mended(
    client: Client, request_row: MemberRequest, scheduled: dict[str, Any]
) -> None:
    wrong = {**scheduled, "data": {**scheduled["data"], "minutes": 3, "colour": "red"}}
    answer = exchange.post(client, wrong, webhook_id="msg_a")
    assert {each["pointer"] for each in answer.json()["errors"]} == {"/data/minutes", "/data/colour"}
    assert not Appointment.objects.exists()
    assert exchange.post(client, scheduled, webhook_id="msg_a").json() == {"status": "accepted"}


def test_an_unknown_reference_and_another_vendors_have_the_same_answer(
    client: Client, request_row: MemberRequest, settings: Any
) -> None:
    other_year = members.program_year(members.this_year() - 1, vendor_key="other")
    theirs = exchange.told_request(program_year=other_year)
    waiting = reviews.request()  # nobody's yet
    year = request_row.program_year.year
    answers = []
    for reference in ("MTM-0000-0000", theirs.reference, waiting.reference):
        about = {"program_year": year, "reference": reference}
        answers.append(exchange.post(client, exchange.message("request.acknowledged", **about)))
    assert {answer.status_code for answer in answers} == {422}
    assert len({answer.content for answer in answers}) == 1


@pytest.mark.parametrize("about", ["stranger", "of another year"])
def test_a_member_id_that_is_not_the_vendors_is_refused(client: Client, about: str) -> None:
    request = exchange.told_request()
    stranger = members.member()
    if about == "of another year":
        reviews.matched_request(stranger, program_year=members.program_year(members.this_year() - 1, vendor_key="x"))
    data = {"program_year": request.program_year.year, "member_id": stranger.member_id}
    answer = exchange.post(client, exchange.message("summary.sent", **data))
    assert [each["pointer"] for each in answer.json()["errors"]] == ["/data/member_id"]


def test_a_year_of_another_vendor_is_refused(client: Client, request_row: MemberRequest) -> None:
    ProgramYear.objects.create(**{**members.year_columns(2019), "vendor_key": "other"})
    for year in (2019, 2018):
        content = exchange.message("request.acknowledged", request_row, program_year=year)
        assert exchange.post(client, content).json()["errors"][0]["pointer"] == "/data/program_year"


def test_the_description_is_public_and_the_same_for_all(client: Client) -> None:
    answer = client.get("/api/vendor/v1/openapi.json")
    assert answer.json()["openapi"] == "3.1.0"
    assert (
        answer.headers["cache-control"] == "public, max-age=3600" or "max-age=3600" in answer.headers["cache-control"]
    )
    assert client.post("/api/vendor/v1/openapi.json").status_code == 405


def test_the_log_says_why_and_nothing_of_whom(
    client: Client, request_row: MemberRequest, caplog: pytest.LogCaptureFixture
) -> None:
    person = request_row.member
    assert person
    exchange.post(client, exchange.message("summary.sent", request_row, member_id="M-1948"))
    exchange.post(client, exchange.message("summary.sent", request_row), secret=OTHER)
    for secret in (request_row.reference, person.member_id, "M-1948", "Lopez"):
        assert secret not in caplog.text
