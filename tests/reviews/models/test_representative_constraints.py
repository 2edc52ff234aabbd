"""What the database itself refuses of representatives, of what they ask for, and of their letters."""

import datetime

import pytest
from django.utils import timezone

from reviews.models import Letter, MemberRequest, Representative
from tests.factories import cmr, members, representatives, reviews
from tests.refused import refused

pytestmark = pytest.mark.django_db
ASKED = {f"copy_{name}": text for name, text in representatives.PLACE.items()}


@pytest.mark.parametrize(
    ("columns", "constraint"),
    [
        ({"name": ""}, "a_representative_can_be_written_to"),
        ({"address1": ""}, "a_representative_can_be_written_to"),
        ({"city": ""}, "a_representative_can_be_written_to"),
        ({"state": ""}, "a_representative_can_be_written_to"),
        ({"zip_code": ""}, "a_representative_can_be_written_to"),
        ({"proof": "other"}, "another_proof_is_said_in_words"),
        ({"proof": ""}, "a_representative_is_proved_and_noted"),
        ({"asked_by": "neighbor"}, "a_representative_is_proved_and_noted"),
        ({"by": ""}, "a_representative_is_proved_and_noted"),
        ({"until": datetime.date(2020, 1, 1)}, "copies_end_after_they_begin"),
        ({"closed_at": timezone.now()}, "a_representative_is_ended_with_a_word"),
    ],
)
def test_a_representative_is_whole(columns, constraint):
    made = representatives.on_file()
    with refused(constraint):
        Representative.objects.filter(pk=made.pk).update(**columns)


def test_one_at_a_time():
    made = representatives.on_file()
    with refused("one_representative_at_a_time"):
        Representative.objects.create(member=made.member, by="rep", since=made.since, name="Bo", proof="court_order",
                                      asked_by="member", **representatives.PLACE)  # fmt: skip


@pytest.mark.parametrize(
    "columns",
    [
        {"who": "self", "copy_wanted": True, **ASKED},
        {"who": "helper", "copy_wanted": True, **ASKED},
        {"who": "representative", "copy_wanted": True, **ASKED, "copy_city": ""},
        {"who": "representative", "copy_wanted": True},
        {"who": "representative", "copy_address1": "8 Elm Street"},
    ],
)
def test_only_a_representative_asks_for_a_copy_and_says_where_to(columns):
    request = reviews.request(helper_name="Ana", authority="on_file", who="helper")
    with refused("a_copy_goes_to_a_representatives_address"):
        MemberRequest.objects.filter(pk=request.pk).update(**columns)


@pytest.mark.parametrize(("kind", "whose"), [("takeaway", True), ("takeaway_copy", False)])
def test_copies_and_nothing_else_go_to_a_representative(kind, whose):
    packet = cmr.packet(cmr.finalised(members.member()))
    reader = representatives.on_file(packet.member) if whose else None
    with refused("only_copies_go_to_a_representative"):
        Letter.objects.filter(pk=packet.pk).update(kind=kind, representative=reader)


def test_one_copy_of_a_version():
    copy = representatives.copy()
    with refused("one_packet_and_copy_per_version"):
        Letter.objects.create(kind=copy.kind, review_version=copy.review_version, member=copy.member,
                              representative=copy.representative)  # fmt: skip
