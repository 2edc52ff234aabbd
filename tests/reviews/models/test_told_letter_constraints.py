"""What the database itself refuses of letters about what a vendor told."""

from typing import Any

import pytest

from members.models import Member
from reviews.models import Letter, VendorEvent
from tests.factories import exchange, introductions, reviews
from tests.refused import refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter() -> Letter:
    request = exchange.told_request()
    introductions.enrolment(request.member)
    exchange.receive(exchange.message("member.opted_out", request))
    return Letter.objects.get(kind="told_leave")


@pytest.mark.parametrize(
    "columns",
    [
        {"event": None},
        {"member": None},
        {"form_reference": "MTM-7K2D-9QXH"},
        {"appointment_at": "2026-07-01T12:00:00Z"},
        {"kind": "confirmation_leave"},
        {"kind": "unreachable"},
    ],
)
def test_it_is_of_a_message_and_a_member_and_of_nothing_else(letter: Letter, columns: dict[str, Any]) -> None:
    with refused("of_a_request_or_an_introduction"):
        Letter.objects.filter(pk=letter.pk).update(**columns)


def test_it_is_not_of_a_request_as_well_and_no_other_letter_is_of_a_message(letter: Letter) -> None:
    confirmation = reviews.due_letter()
    with refused("of_a_request_or_an_introduction"):
        Letter.objects.filter(pk=letter.pk).update(request=confirmation.request)
    with refused("of_a_request_or_an_introduction"):
        Letter.objects.filter(pk=confirmation.pk).update(event=VendorEvent.objects.get())


def test_one_letter_per_message(letter: Letter) -> None:
    with refused("one_letter_per_event"):
        Letter.objects.create(kind="told_not_now", event=letter.event, member=Member.objects.first())
