"""Least valid rows, answers and POST dictionaries of the reviews app."""

import datetime
import io
import itertools
import uuid
from typing import Any

import pikepdf
from django.utils import timezone

from members.models import Member, ProgramYear
from members.services import status
from reviews.answers import RequestAnswers
from reviews.documents.own_list import read
from reviews.models import FollowUp, Letter, MemberOwnList, MemberRequest, PrintRun, Vendor, VendorNotice
from reviews.models.follow_up import address_of
from reviews.services import follow_ups, letters, mailing, matching, own_lists, requests
from tests.factories import members

BY = "test"
_numbers = itertools.count(1)


def vendor(**columns: Any) -> Vendor:
    """The vendor of ``members.program_year()``; the demo settings hold its signing secret."""
    base = {"key": "sandbox", "name": "Example Reviews", "endpoint": "http://127.0.0.1:9/events"}
    return Vendor.objects.create(**{**base, **columns})


def answers(person: Member | None = None, **changes: Any) -> RequestAnswers:
    """A member asking for a review for herself; pass a member to ask in that name."""
    base: dict[str, Any] = {
        "choice": "review",
        "who": "self",
        "first_name": person.first_name if person else "Maria",
        "last_name": person.last_name if person else "Lopez",
        "birth_date": person.birth_date if person else members.BIRTH_DATE,
        "zip_code": person.zip_code if person else "02110",
        "member_id": person.member_id if person else "",
        "phone": "617-555-0123",
        "leave_message": True,
    }
    return RequestAnswers(**{**base, **changes})


def helper_answers(person: Member | None = None, **changes: Any) -> RequestAnswers:
    """The same, filled in by a daughter."""
    helper = {"who": "helper", "helper_name": "Ana Lopez", "helper_relationship": "daughter", "authority": "not_sure"}
    return answers(person, **{**helper, **changes})


def request(person: Member | None = None, *, program_year: ProgramYear | None = None, **changes: Any) -> MemberRequest:
    """A received request with its held letter and notice, made by the service. Each one is a new request.

    Without ``program_year`` it belongs to today's, which is made when it is not there.
    """
    changes.setdefault("questions", f"Question {next(_numbers)}")  # else equal answers would join one request
    return requests.submit(
        answers=changes.pop("answers", None) or answers(person, **changes),
        program_year=program_year or todays_year(),
        submission_key=uuid.uuid4(),
        by=BY,
    )


OWN_LIST = {
    "form_set": "2022",
    "language": "en",
    "texts": {"name": "Maria Lopez", "allergies": "Penicillin\nShellfish"},
    "medicines": [{"medication": "Lisinopril 10 mg", "how": "1 a day"}, {"medication": "Fish oil"}],
}


def own_list(record: MemberRequest, **changes: Any) -> MemberOwnList:
    """A member's own list that came with that request."""
    return own_lists.keep(request=record, own_list=read({**OWN_LIST, **changes}), by=BY)


def todays_year() -> ProgramYear:
    return ProgramYear.objects.filter(year=members.this_year()).first() or members.program_year()


def matched_request(person: Member | None = None, **changes: Any) -> MemberRequest:
    """A request that was matched with ``person``: its letter is due, its notice queued behind the undo window."""
    person = person or members.member()
    made = request(person, **changes)
    matching.match(request_id=str(made.pk), by=BY)
    made.refresh_from_db()
    return made


def due_letter(person: Member | None = None, **changes: Any) -> Letter:
    return matched_request(person, **changes).letters.get()


def rendered_letter(person: Member | None = None, *, ripe: bool = True, **changes: Any) -> Letter:
    """A letter really printed to PDF; ``ripe`` puts the end of its undo window into the past."""
    letter = due_letter(person, **changes)
    letters.render(letter_id=str(letter.pk), by=BY)
    if ripe:
        Letter.objects.filter(pk=letter.pk).update(not_before=a_minute_ago())
    letter.refresh_from_db()
    return letter


def blank_pdf(letter: Letter) -> bytes:
    """A page with nothing on it, another one for every letter: where printing is not what is tested.

    As large as a letter is, so that a disk can be full in the middle of it.
    """
    page, file = pikepdf.new(), io.BytesIO()
    page.add_blank_page()
    page.docinfo["/Title"] = str(letter.pk)
    page.docinfo["/Subject"] = "x" * 20_000
    page.save(file, deterministic_id=True)
    return file.getvalue()


def mailed_letter(person: Member | None = None, **changes: Any) -> Letter:
    """In the mail drop; the other letters that are ripe go with it."""
    letter = rendered_letter(person, **changes)
    mailing.put_into_mail_drop(by=BY)
    letter.refresh_from_db()
    return letter


def follow_up(letter: Letter, **columns: Any) -> FollowUp:
    """Open, about mail that came back from the member's address."""
    base = {"kind": "returned_mail", "reason": "moved", "address": address_of(letter.member), "by": BY}
    return follow_ups.open_for(letter=letter, member=letter.member, **{**base, **columns})


def print_run(**columns: Any) -> PrintRun:
    """Handed over, of one confirmation."""
    base = {"date": timezone.localdate(), "kind": "confirmation_review", "number": 1, "form": "merged", "size": 1}
    run = PrintRun.objects.create(**{**base, **columns})
    for state in ("making", "ready"):
        status.move(run, to=state, by=BY)
    return run


def queued_notice(person: Member | None = None, *, ripe: bool = True, **changes: Any) -> VendorNotice:
    """A notice waiting to be sent; ``ripe`` puts the end of its undo window into the past."""
    notice = matched_request(person, **changes).notices.get()
    if ripe:
        VendorNotice.objects.filter(pk=notice.pk).update(not_before=a_minute_ago())
    notice.refresh_from_db()
    return notice


def a_minute_ago() -> datetime.datetime:
    return timezone.now() - datetime.timedelta(minutes=1)


# POST dictionaries, one per step of /request/ -------------------------------------------------------------------------


def who_post(**changes: Any) -> dict[str, Any]:
    return {"who": "self", **changes}


def helper_post(**changes: Any) -> dict[str, Any]:
    form = {
        "who": "helper",
        "helper_name": "Ana Lopez",
        "helper_relationship": "daughter",
        "helper_phone": "617-555-0124",
        "authority": "not_sure",
    }
    return {**form, **changes}


def member_post(person: Member | None = None, **changes: Any) -> dict[str, Any]:
    typed = answers(person)
    form = {
        "first_name": typed.first_name,
        "last_name": typed.last_name,
        "birth_month": str(typed.birth_date.month),
        "birth_day": str(typed.birth_date.day),
        "birth_year": str(typed.birth_date.year),
        "member_id": typed.member_id,
        "zip_code": typed.zip_code,
    }
    return {**form, **changes}


def choice_post(**changes: Any) -> dict[str, Any]:
    return {"choice": "review", **changes}


def leave_post(**changes: Any) -> dict[str, Any]:
    return {"confirm": "yes", **changes}


def appointment_post(*windows: str) -> dict[str, Any]:
    """The wishes given, or none."""
    return {"windows": list(windows)}


def contact_post(**changes: Any) -> dict[str, Any]:
    return {"phone": "617-555-0123", "leave_message": "yes", "language": "en", **changes}


def manage_post(request: MemberRequest, **changes: Any) -> dict[str, Any]:
    form = {
        "reference": request.reference,
        "birth_month": str(request.birth_date.month),
        "birth_day": str(request.birth_date.day),
        "birth_year": str(request.birth_date.year),
    }
    return {**form, **changes}
