"""What the database refuses in requests, letters and notices, whoever writes them."""

import datetime
import uuid
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from members.models import Member
from reviews.models import Letter, MemberRequest, VendorNotice
from tests.factories import members, reviews
from tests.refused import refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def request_row() -> MemberRequest:
    return reviews.request()


def change(row: Any, **columns: Any) -> None:
    type(row).objects.filter(pk=row.pk).update(**columns)


# Requests -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("constraint", "columns"),
    [
        ("helper_is_named", {"who": "helper"}),
        ("helper_is_named", {"who": "helper", "helper_name": "Ana"}),
        ("helper_is_named", {"who": "representative", "authority": "on_file"}),
        ("three_wishes_at_most", {"windows": ["2026-12-01-morning"] * 4}),
        ("wishes_only_for_a_review", {"choice": "leave", "windows": ["2026-12-01-morning"]}),
        ("consent_needs_an_email", {"email_consent": True}),
    ],
)
def test_a_request_is_consistent(request_row: MemberRequest, constraint: str, columns: dict[str, Any]) -> None:
    with refused(constraint):
        change(request_row, **columns)


@pytest.mark.parametrize(
    "columns",
    [
        {"who": "helper", "helper_name": "Ana", "authority": "not_sure"},
        {"windows": ["2026-12-01-morning"] * 3},
        {"email_consent": True, "email": "maria@example.org"},
        {"email": "maria@example.org"},
    ],
)
def test_what_a_request_may_hold(request_row: MemberRequest, columns: dict[str, Any]) -> None:
    change(request_row, **columns)


@pytest.mark.parametrize("name", ["reference", "submission_key", "fingerprint"])
def test_what_makes_a_request_one_of_its_kind(request_row: MemberRequest, name: str) -> None:
    other = reviews.request()
    with pytest.raises(IntegrityError), transaction.atomic():
        change(other, **{name: getattr(request_row, name)})


# Letters --------------------------------------------------------------------------------------------------------------

FROZEN = {
    "frozen_at": datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC),
    "content": {"kind": "confirmation_review"},
    "template_version": "1",
    "language": "en",
    "size": "standard",
}
PRINTED = {"file": "a.pdf", "sha256": "0" * 64, "pages": 1}


@pytest.mark.parametrize("missing", ["frozen_at", "content", "template_version", "language", "size"])
def test_a_letter_is_frozen_whole(request_row: MemberRequest, missing: str) -> None:
    empty = None if missing in {"frozen_at", "content"} else ""
    with refused("frozen_whole_or_not_at_all"):
        change(request_row.letters.get(), **{**FROZEN, missing: empty})


@pytest.mark.parametrize(
    "columns",
    [
        {"file": "a.pdf"},
        {"sha256": "0" * 64},
        {"pages": 1},
        {**PRINTED, "sha256": "0" * 63},
        {**PRINTED, "sha256": "G" * 64},
        {**PRINTED, "pages": 0},
        {**PRINTED, "pages": None},
        {**PRINTED, "file": ""},
    ],
)
def test_a_letter_is_printed_whole(request_row: MemberRequest, columns: dict[str, Any]) -> None:
    letter = request_row.letters.get()
    change(letter, **FROZEN)
    with refused("printed_whole_or_not_at_all"):
        change(letter, **columns)


def test_a_letter_is_frozen_before_it_is_printed_and_printed_before_it_is_mailed(request_row: MemberRequest) -> None:
    letter = request_row.letters.get()
    with refused("printed_whole_or_not_at_all"):
        change(letter, **PRINTED)
    change(letter, **FROZEN)
    with refused("mailed_only_when_printed"):
        change(letter, mail_date=datetime.date(2026, 1, 1))
    change(letter, **PRINTED, mail_date=datetime.date(2026, 1, 1))


def test_a_request_has_one_letter_of_a_kind_and_one_notice_of_a_type(request_row: MemberRequest) -> None:
    letter, notice = request_row.letters.get(), request_row.notices.get()
    with refused("one_letter_per_request_and_kind"):
        Letter.objects.create(request=request_row, kind=letter.kind)
    with refused("one_notice_per_request_and_type"):
        VendorNotice.objects.create(request=request_row, type=notice.type, program_year=notice.program_year)


# Notices --------------------------------------------------------------------------------------------------------------


def told(person: Member) -> dict[str, Any]:
    return {"state": "queued", "payload": {"type": "x"}, "member_id": person.pk, "not_before": timezone.now()}


@pytest.mark.parametrize("missing", ["payload", "member_id", "not_before"])
@pytest.mark.parametrize("state", ["queued", "sending", "sent", "acknowledged", "rejected", "dead"])
def test_vendors_are_told_of_members_only(request_row: MemberRequest, state: str, missing: str) -> None:
    timely = {"claimed_at": timezone.now(), "sent_at": timezone.now()}
    if state == "acknowledged":
        timely["acknowledged_at"] = timezone.now()
    with refused("only_members_are_told_of"):
        columns = {**told(members.member()), **timely, "state": state, missing: None}
        change(request_row.notices.get(), **columns)


@pytest.mark.parametrize(
    ("constraint", "columns"),
    [
        ("acknowledged_has_its_time", {"state": "acknowledged"}),
        ("acknowledged_has_its_time", {"acknowledged_at": timezone.now()}),
        ("sending_is_claimed", {"state": "sending"}),
        ("handed_over_has_its_time", {"state": "sent"}),
        ("only_some_notices_are_repeated", {"number": 2}),
        ("only_some_notices_are_repeated", {"number": 0}),
    ],
)
def test_a_notice_is_consistent(request_row: MemberRequest, constraint: str, columns: dict[str, Any]) -> None:
    with refused(constraint):
        change(request_row.notices.get(), **{**told(members.member()), **columns})


def test_a_request_may_change_often_and_each_change_is_a_notice(request_row: MemberRequest) -> None:
    base = {"request": request_row, "type": "review.changed", "program_year": request_row.program_year}
    VendorNotice.objects.create(**base, number=1)
    VendorNotice.objects.create(**base, number=2)
    with refused("one_notice_per_request_and_type"):
        VendorNotice.objects.create(**base, number=2)


def test_a_hold_and_a_test_are_about_nobody(request_row: MemberRequest) -> None:
    year, now = request_row.program_year, timezone.now()
    told_now = {"state": "queued", "payload": {"type": "x"}, "not_before": now, "program_year": year}
    VendorNotice.objects.create(**told_now, type="hold.changed")
    VendorNotice.objects.create(**told_now, type="hold.changed", number=2)
    VendorNotice.objects.create(**told_now, type="review.requested", test=True)
    with refused("one_notice_per_hold"):
        VendorNotice.objects.create(**told_now, type="hold.changed", number=2)
    for columns in ({"type": "review.requested"}, {"type": "hold.changed", "number": 3, "member": members.member()}):
        with refused("of_a_request_or_an_enrolment"):
            VendorNotice.objects.create(**told_now, **columns)


def test_a_held_notice_needs_no_member(request_row: MemberRequest) -> None:
    notice = request_row.notices.get()
    assert (notice.state, notice.member_id, notice.payload) == ("held", None, None)
    change(notice, state="cancelled")


def test_records_have_keys_that_cannot_be_guessed(request_row: MemberRequest) -> None:
    for row in (request_row, request_row.letters.get(), request_row.notices.get()):
        assert isinstance(row.pk, uuid.UUID)
        assert row.pk.version == 4
