"""What the database itself refuses of introductory letters, their notices and their forms."""

from typing import Any

import pytest

from reviews.models import Letter, MemberRequest, VendorNotice
from tests.factories import introductions, members, reviews
from tests.refused import refused

pytestmark = pytest.mark.django_db
ONE_OF_TWO = "of_a_request_or_an_introduction"
NOTICE_OF_ONE = "of_a_request_or_an_enrolment"


def change(row: Any, **columns: Any) -> None:
    type(row).objects.filter(pk=row.pk).update(**columns)


@pytest.mark.parametrize(
    "columns",
    [
        {"enrolment": None},
        {"member": None},
        {"form_reference": ""},
        {"form_reference": "MTM-1234"},
        {"form_reference": "mtm-7k2d-9qxh"},
        {"kind": "confirmation_review"},
    ],
)
def test_an_introduction_has_an_enrolment_a_member_and_a_reference(columns: dict[str, Any]) -> None:
    with refused(ONE_OF_TWO):
        change(introductions.due_letter(), **columns)


def test_a_letter_belongs_to_a_request_or_to_an_enrolment_never_to_both() -> None:
    introduction, confirmation = introductions.due_letter(), reviews.due_letter()
    with refused(ONE_OF_TWO):
        change(introduction, request=confirmation.request)
    with refused(ONE_OF_TWO):
        change(confirmation, enrolment=introduction.enrolment)
    with refused(ONE_OF_TWO):
        change(confirmation, request=None)
    with refused(ONE_OF_TWO):
        change(confirmation, kind="introductory")
    with refused(ONE_OF_TWO):
        change(confirmation, form_reference="MTM-7K2D-9QXH")


def test_one_introduction_per_enrolment_and_one_letter_per_reference() -> None:
    first, second = introductions.due_letter(), introductions.due_letter()
    with refused("one_letter_per_enrolment_and_kind"):
        change(second, enrolment=first.enrolment)
    with refused("one_letter_per_form_reference"):
        change(second, form_reference=first.form_reference)


def test_a_notice_belongs_to_a_request_or_to_an_enrolment() -> None:
    letter = introductions.due_letter()
    enrolled = VendorNotice.objects.get(enrolment=letter.enrolment)
    asked = reviews.queued_notice()
    for row, columns in (
        (enrolled, {"enrolment": None}),
        (enrolled, {"request": asked.request}),
        (enrolled, {"type": "review.requested"}),
        (enrolled, {"type": "hold.changed"}),
        (enrolled, {"test": True}),
        (asked, {"type": "hold.changed"}),
        (asked, {"test": True}),
        (asked, {"type": "member.enrolled"}),
        (asked, {"enrolment": letter.enrolment}),
        (asked, {"request": None}),
    ):
        with refused(NOTICE_OF_ONE):
            change(row, **columns)


def test_the_vendor_hears_of_an_enrolment_once() -> None:
    notice = VendorNotice.objects.get(enrolment=introductions.due_letter().enrolment)
    with refused("one_notice_per_enrolment_and_type"):
        VendorNotice.objects.create(
            type=notice.type, enrolment=notice.enrolment, program_year=notice.program_year, member=notice.member
        )


def test_a_form_comes_on_paper() -> None:
    letter, request = introductions.due_letter(), reviews.request()
    with refused("forms_come_on_paper"):
        change(request, paper_form=letter)
    change(request, paper_form=letter, source="paper")
    assert MemberRequest.objects.get(paper_form=letter) == request


def test_letters_and_notices_name_their_reference() -> None:
    letter = introductions.due_letter(members.member())
    notice = VendorNotice.objects.get(enrolment=letter.enrolment)
    assert letter.reference == letter.form_reference == notice.reference
    confirmation = reviews.due_letter()
    assert Letter.objects.get(pk=confirmation.pk).reference == confirmation.request.reference
    assert confirmation.request.notices.get().reference == confirmation.request.reference


@pytest.mark.parametrize(
    "columns",
    [
        {"form_reference": "MTM-7K2D-9QXH"},
        {"member": None},
        {"enrolment": None},
        {"appointment_at": "2026-07-01T12:00:00Z"},
        {"kind": "appointment_reminder"},
        {"kind": "confirmation_review"},
    ],
)
def test_a_letter_to_whom_nobody_reached_is_of_an_enrolment(columns: dict[str, Any]) -> None:
    enrolment = introductions.enrolment()
    letter = Letter.objects.create(kind="unreachable", enrolment=enrolment, member=enrolment.member)
    with refused(ONE_OF_TWO):
        change(letter, **columns)
