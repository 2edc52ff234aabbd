"""What a vendor's word does to our notices, enrolments and letters."""

import datetime
import uuid
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from members.models import Enrolment, Member
from members.services import enrolment
from reviews.documents.vendor_events import Refused
from reviews.models import MemberRequest, VendorEvent, VendorNotice
from tests.factories import exchange, introductions, members
from tests.factories.exchange import message, receive

pytestmark = pytest.mark.django_db


@pytest.fixture
def request_row() -> MemberRequest:
    return exchange.told_request()


def ago(minutes: int) -> datetime.datetime:
    return timezone.now() - datetime.timedelta(minutes=minutes)


def outcome() -> str:
    return VendorEvent.objects.latest("created_at").outcome


# Notices --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", ["sending", "sent", "acknowledged", "rejected", "dead", "queued"])
def test_the_vendor_acknowledges_what_may_have_reached_it(request_row: MemberRequest, state: str) -> None:
    now = timezone.now()
    timely = {"acknowledged_at": now} if state == "acknowledged" else {}
    VendorNotice.objects.update(state=state, claimed_at=now, **timely)
    receive(message("request.acknowledged", request_row))
    notice = VendorNotice.objects.get()
    assert (notice.state, notice.last_error) == ("acknowledged", "")
    assert notice.acknowledged_at


def test_a_rejection_has_its_reason_and_opens_the_notice_to_a_rep(request_row: MemberRequest) -> None:
    receive(message("request.rejected", request_row))
    notice = VendorNotice.objects.get()
    assert (notice.state, notice.last_error, notice.acknowledged_at) == ("rejected", "no such phone number", None)


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_of_two_answers_the_newer_holds(request_row: MemberRequest, order: tuple[int, int]) -> None:
    told = [
        message("request.rejected", request_row, happened=ago(9)),
        message("request.acknowledged", request_row, happened=ago(3)),
    ]
    for number in order:
        receive(told[number])
    notice = VendorNotice.objects.get()
    assert (notice.state, notice.last_error) == ("acknowledged", "")


def test_an_answer_names_its_notice_or_means_the_newest(request_row: MemberRequest) -> None:
    from reviews.services import notices

    first = request_row.notices.get()
    change = notices.announce(request=request_row, type="review.changed")
    exchange.sent(request_row)
    receive(message("request.rejected", request_row))
    receive(message("request.acknowledged", request_row, notice_id=str(first.pk)))
    states = dict(VendorNotice.objects.values_list("type", "state"))
    assert states == {"review.requested": "acknowledged", "review.changed": "rejected"}
    assert change.number == 1


# Leaving --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("reason", ["03", "99"])
def test_who_tells_the_vendor_that_she_leaves_is_out(request_row: MemberRequest, reason: str) -> None:
    row = introductions.enrolment(request_row.member)
    receive(message("member.opted_out", request_row, reason=reason, way="welcome_call"))
    row.refresh_from_db()
    assert (row.opted_out_on, row.opt_out_reason) == (timezone.localdate(), reason)
    assert row.opt_out_way == "welcome_call"


def test_who_came_back_after_that_stays_in(request_row: MemberRequest) -> None:
    row = introductions.enrolment(request_row.member)
    year: Any = request_row.program_year
    enrolment.opt_out(member=row.member, program_year=year, way="web", by="test")
    enrolment.come_back(member=row.member, program_year=year, by="test")
    receive(message("member.opted_out", request_row, happened=ago(30)))
    row.refresh_from_db()
    assert (row.opted_out_on, outcome()) == (None, "overtaken")


def test_a_death_waits_for_the_membership_file(request_row: MemberRequest) -> None:
    """Only the file ends a membership; the vendor's word may be a mix-up."""
    row = introductions.enrolment(request_row.member)
    receive(message("member.opted_out", request_row, reason="01"))
    row.refresh_from_db()
    assert (row.ended_on, row.opted_out_on, outcome()) == (None, None, "to_confirm")
    Member.objects.update(death_date=timezone.localdate())
    receive(message("member.opted_out", request_row, reason="01"))
    assert Enrolment.objects.get(pk=row.pk).ended_on == timezone.localdate()
    assert outcome() == "applied"


def test_leaving_the_plan_waits_for_the_end_of_coverage(request_row: MemberRequest) -> None:
    row = introductions.enrolment(request_row.member)
    cover = members.coverage(row.member, timezone.localdate() - datetime.timedelta(days=90))
    receive(message("member.opted_out", request_row, reason="02"))
    assert outcome() == "to_confirm"
    cover.end = timezone.localdate() - datetime.timedelta(days=1)
    cover.save()
    receive(message("member.opted_out", request_row, reason="02"))
    assert (Enrolment.objects.get(pk=row.pk).state, outcome()) == ("ended", "applied")


# Returned mail --------------------------------------------------------------------------------------------------------


def test_a_returned_letter_is_marked_with_its_reason() -> None:
    from tests.factories import reviews

    reviews.vendor()
    letter = introductions.mailed_letter()
    about = {"program_year": members.this_year(), "reference": letter.form_reference, "review_id": None}
    content = message("mail.returned", **about, letter_id=str(letter.pk), reason="bad_address")
    receive(content)
    newest = letter.statuses.last()
    assert newest
    assert (newest.state, newest.reason, newest.by) == ("returned", "bad_address", "vendor sandbox")
    receive(content)
    assert outcome() == "overtaken"
    assert letter.statuses.filter(state="returned").count() == 1


def test_a_letter_that_was_not_mailed_or_is_somebody_elses_cannot_come_back(request_row: MemberRequest) -> None:
    unsent = request_row.letters.get()
    strangers = introductions.mailed_letter()
    for letter_id in (unsent.pk, strangers.pk, uuid.uuid4()):
        content = message("mail.returned", request_row, review_id=None, letter_id=str(letter_id))
        with pytest.raises(Refused) as caught, transaction.atomic():
            receive(content)
        assert caught.value.errors[0]["pointer"] == "/data/letter_id"
