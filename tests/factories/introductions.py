"""Enrolled members, their introductory letters, and the forms that come back."""

import datetime
import uuid
from typing import Any

from django.utils import timezone

from members.models import Enrolment, EnrolmentState, Member
from members.services import status
from reviews.models import Letter, LetterKind, LetterState, VendorNotice
from reviews.services import introductions, letters
from reviews.services.paper_forms import Written
from tests.factories import members, reviews

BY = "test"


def enrolment(person: Member | None = None, **columns: Any) -> Enrolment:
    """In the program of today's year since today."""
    today = timezone.localdate()
    base = {
        "member": person or members.member(),
        "contract_number": "S0001",
        "reason_code": "01",
        "enrolled_on": today,
        "offer_due_on": today + datetime.timedelta(days=60),
    }
    columns.setdefault("program_year", None)
    columns["program_year"] = columns["program_year"] or reviews.todays_year()
    made = Enrolment.objects.create(**{**base, **columns})
    status.move(made, to=EnrolmentState.ENROLLED, by=BY, on=made.enrolled_on)
    return made


def due_letter(person: Member | None = None, **columns: Any) -> Letter:
    """The introductory letter of a new enrolment, made by the service."""
    row = enrolment(person, **columns)
    introductions.make_due(by=BY)
    return Letter.objects.get(enrolment=row, kind=LetterKind.INTRODUCTORY)


def rendered_letter(person: Member | None = None, **columns: Any) -> Letter:
    """Printed, and its undo window over; patch ``letter_content.print_to_pdf`` where paper is not what is tested."""
    letter = due_letter(person, **columns)
    letters.render(letter_id=str(letter.pk), by=BY)
    ripen()
    letter.refresh_from_db()
    return letter


def mailed_letter(person: Member | None = None, **columns: Any) -> Letter:
    """Long gone, whatever was printed."""
    letter = due_letter(person, **columns)
    for state in (LetterState.RENDERED, LetterState.IN_PRINT_BATCH, LetterState.MAILED):
        status.move(letter, to=state, by=BY)
    return letter


def ripen() -> None:
    """Every undo window is over."""
    moment = reviews.a_minute_ago()
    Letter.objects.update(not_before=moment)
    VendorNotice.objects.update(not_before=moment)


def written(**changes: Any) -> Written:
    """A signed form that asks for a review on a Tuesday morning."""
    return Written(**{"choice": "review", "times": ((1, "morning"),), "signed": True, **changes})


def paper_post(letter: Letter, **changes: Any) -> dict[str, Any]:
    """What the page ``Key a paper form`` sends when it is saved."""
    form = {
        "reference": letter.form_reference,
        "choice": "review",
        "time_1": "1-morning",
        "time_2": "",
        "time_3": "",
        "phone": "",
        "leave_message": "yes",
        "language": "",
        "helper_name": "",
        "helper_relationship": "",
        "signed": "on",
        "submission_key": str(uuid.uuid4()),
        "save": "yes",
    }
    return {**form, **changes}
