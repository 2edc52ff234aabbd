"""A vendor tells a review and asks the plan for the packet: whole, once, and taken back when the vendor mails it."""

import datetime
from typing import Any

import pytest
from django.utils import timezone

from members.models import Enrolment
from reviews.documents.vendor_events import Refused
from reviews.models import (
    CompletedReview,
    Letter,
    LetterState,
    MemberRequest,
    ReviewVersion,
    SummarySent,
    VendorEvent,
)
from reviews.services import letters, mailing, packets
from tests.factories import exchange, introductions
from tests.factories.exchange import message, receive

pytestmark = pytest.mark.django_db

WHOLE: dict[str, Any] = {
    "packet_by": "plan",
    "provider_name": "Robin Example, PharmD",
    "allergies": [],
    "side_effects": ["dry cough with enalapril"],
}


@pytest.fixture(autouse=True)
def _drop(settings: Any, tmp_path: Any) -> None:
    settings.MAIL_DROP = tmp_path / "mail-drop"


@pytest.fixture
def request_row() -> MemberRequest:
    return exchange.told_request()


def ago(minutes: int) -> datetime.datetime:
    return timezone.now() - datetime.timedelta(minutes=minutes)


def told(request: MemberRequest, minutes: int = 0, **data: Any) -> None:
    receive(message("review.completed", request, happened=ago(minutes), **{**WHOLE, **data}))


def states() -> list[str]:
    return list(Letter.objects.filter(kind="takeaway").order_by("created_at").values_list("current_state", flat=True))


def test_what_is_told_whole_becomes_the_packet_in_the_mail(request_row: MemberRequest) -> None:
    told(request_row)
    letter = Letter.objects.get(kind="takeaway")
    letters.render(letter_id=str(letter.pk), by="worker")
    introductions.ripen()
    mailing.put_into_mail_drop(by="worker")
    assert packets.note_sent(by="worker") == 1
    letter.refresh_from_db()
    assert letter.content["list"]["medicines"][0]["medication"] == "lisinopril 10 mg"
    assert letter.content["signed"] == ["Robin Example, PharmD"]
    summary = SummarySent.objects.get()
    assert (summary.review_key, summary.sent_on) == ("R-1", letter.mail_date)


def test_a_review_that_a_vendor_told_stops_the_clock_of_the_offer(request_row: MemberRequest) -> None:
    row = introductions.enrolment(request_row.member)
    receive(message("review.completed", request_row))
    assert Enrolment.objects.get(pk=row.pk).offered_on == timezone.localdate()


PARTIAL = [
    ({"medicines": None}, "/data/medicines"),
    ({"to_do": None}, "/data/to_do"),
    ({"allergies": None}, "/data/allergies"),
    ({"side_effects": None}, "/data/side_effects"),
    ({"provider_name": None}, "/data/provider_name"),
    ({"medicines": [{"name": "lisinopril 10 mg"}]}, "/data/medicines/0/how"),
    ({"recipient": "caregiver", "why_not_the_member": "severe dementia"}, "/data"),
    ({"packet_by": "nobody"}, "/data/packet_by"),
    ({"medicines": [{"how": "one a day"}]}, "/data/medicines/0/name"),
    ({"method": None}, "/data/method"),
    ({"provider": "supervised_pharmacy_intern"}, "/data"),
]


@pytest.mark.parametrize(("changes", "pointer"), PARTIAL)
def test_a_partial_review_is_refused_with_its_reason_and_nothing_of_it_is_kept(
    request_row: MemberRequest, changes: dict[str, Any], pointer: str
) -> None:
    with pytest.raises(Refused) as caught:
        told(request_row, **changes)
    assert [(each["pointer"], bool(each["reason"])) for each in caught.value.errors] == [(pointer, True)]
    for model in (VendorEvent, CompletedReview, ReviewVersion, Letter.objects.filter(kind="takeaway")):
        assert not getattr(model, "objects", model).exists()


def test_what_is_not_taken_any_more_needs_no_directions(request_row: MemberRequest) -> None:
    told(request_row, medicines=[{"name": "warfarin", "stopped": timezone.localdate().isoformat()}])
    assert states() == [LetterState.DUE]


def test_without_asking_for_it_no_packet_is_made(request_row: MemberRequest) -> None:
    receive(message("review.completed", request_row))
    assert (CompletedReview.objects.count(), states()) == (1, [])


# Each row: what is told, minutes ago and how, in the order in which it comes; then the packets that there are.
ORDERS = [
    ([(5, {}), (3, {})], ["due"]),
    ([(5, {}), (3, {"method": "03"})], ["cancelled", "due"]),
    ([(3, {"method": "03"}), (5, {})], ["due"]),
    ([(5, {}), (3, {"packet_by": "vendor"})], ["cancelled"]),
    ([(3, {"packet_by": "vendor"}), (5, {})], []),
    ([(9, {}), (5, {"packet_by": "vendor"}), (3, {})], ["cancelled", "due"]),
]


@pytest.mark.parametrize(("story", "packets_then"), ORDERS)
def test_twice_corrected_and_out_of_order(request_row: MemberRequest, story: Any, packets_then: list[str]) -> None:
    for minutes, changes in story:
        told(request_row, minutes, **changes)
    assert states() == packets_then
    numbers = list(ReviewVersion.objects.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, len(packets_then) + 1))
    assert CompletedReview.objects.count() == 1


def test_the_same_message_again_makes_nothing(request_row: MemberRequest) -> None:
    content = message("review.completed", request_row, **WHOLE)
    assert [receive(content, "msg_1"), receive(content, "msg_1")] == ["accepted", "repeated"]
    assert (ReviewVersion.objects.count(), states()) == (1, ["due"])
