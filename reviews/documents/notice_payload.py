"""The body of a notice as the vendor exchange fixes it: ``{"type", "timestamp", "data"}``."""

import datetime
from typing import Any

from members.models import Enrolment, Member, ProgramYear
from reviews.models import Appointment, MemberRequest, NoticeType, ProviderKind, VendorNotice

Payload = dict[str, Any]


def build(*, notice: VendorNotice, member: Member) -> Payload:
    """The body of a notice about a request, as the request is now; frozen when the notice is released."""
    request = notice.request
    data = {"reference": request.reference, "member": _member(member, request), **_own(notice)}
    happened = notice.created_at if notice.type in _LATER else request.created_at
    return _payload(notice.type, happened, notice.program_year, data)


def enrolled(*, enrolment: Enrolment, reference: str) -> Payload:
    """The body of ``member.enrolled``; ``reference`` is that of the form in the introductory letter.

    What made the member eligible stays with the plan: the vendor needs it for nothing.
    """
    data = {
        "reference": reference,
        "member": _member_on_file(enrolment.member),
        "contract_number": enrolment.contract_number,
        "enrolled_on": enrolment.enrolled_on.isoformat(),
        "offer_due_on": enrolment.offer_due_on.isoformat(),
    }
    return _payload(NoticeType.ENROLLED, enrolment.created_at, enrolment.program_year, data)


def left(*, enrolment: Enrolment, reference: str, at: datetime.datetime, cms_reason: str) -> Payload:
    """The body of ``member.opted_out`` for who left otherwise than by a request: by phone, by death, with the plan."""
    data = {"reference": reference, "member": _member_on_file(enrolment.member), "reason": cms_reason}
    return _payload(NoticeType.OPTED_OUT, at, enrolment.program_year, data)


def back(*, enrolment: Enrolment, reference: str, at: datetime.datetime) -> Payload:
    """The body of ``member.came_back`` for who came back otherwise than by a request."""
    data = {"reference": reference, "member": _member_on_file(enrolment.member)}
    return _payload(NoticeType.CAME_BACK, at, enrolment.program_year, data)


def hold(*, program_year: ProgramYear, on_hold: bool, at: datetime.datetime) -> Payload:
    """The body of ``hold.changed``: whether notices of that year are held back from now on. It is about nobody."""
    return _payload(NoticeType.HOLD_CHANGED, at, program_year, {"reference": None, "member": None, "on_hold": on_hold})


def with_member(payload: Payload, member: Member) -> Payload:
    """The same event, with the member as on file now."""
    return {**payload, "data": {**payload["data"], "member": _member_on_file(member)}}


def of_nobody(*, type: str, program_year: ProgramYear, at: datetime.datetime) -> Payload:
    """A test of that type: shaped like the real thing, with an invented member, and marked."""
    data: dict[str, Any] = {"reference": TEST_REFERENCE, "member": TEST_MEMBER, **_TEST_OWN.get(NoticeType(type), {})}
    return {**_payload(type, at, program_year, data), "test": True}


def _payload(type: str, at: datetime.datetime, program_year: ProgramYear, data: dict[str, Any]) -> Payload:
    body = {"program_year": program_year.year, **data}
    return {"type": NoticeType(type).value, "timestamp": at.isoformat(), "data": body}


def _member_on_file(member: Member) -> dict[str, Any]:
    return {
        "id": member.member_id,
        "name": member.full_name,
        "birth_date": member.birth_date.isoformat(),
        "phone": member.phone,
        "phone_alternate": "",
        "language": member.reads,
        "needs": {
            "interpreter": member.interpreter,
            "tty": member.uses_tty,
            "hearing_help": member.hearing_help,
            "large_print": member.large_print,
        },
    }


def _member(member: Member, request: MemberRequest) -> dict[str, Any]:
    """As on file, and as the request asks for it."""
    known = _member_on_file(member)
    asked = {need: getattr(request, need) for need in known["needs"]}
    return {
        **known,
        "phone": request.phone or member.phone,
        "phone_alternate": request.phone_alternate,
        "language": request.language or member.reads,
        "needs": {need: asked[need] or known["needs"][need] for need in asked},
    }


def _own(notice: VendorNotice) -> dict[str, Any]:
    """What belongs to the type."""
    own = _OWN.get(NoticeType(notice.type))
    return own(notice) if own else {}


def _wishes(notice: VendorNotice) -> dict[str, Any]:
    request = notice.request
    return {
        "windows": request.windows,
        "any_time": request.any_time,
        "leave_message": request.leave_message,
        "others_on_call": request.others_on_call,
        "questions": request.questions,
        "member_list_attached": request.own_lists.exists(),  # the list itself stays with the plan
    }


def _change(notice: VendorNotice) -> dict[str, Any]:
    """All as it is now: of two changes the one with the higher number holds, whichever arrives last."""
    return {**_wishes(notice), "change": notice.number, "appointment": _appointment(notice.request)}


def _appointment(request: MemberRequest) -> dict[str, Any] | None:
    """The call that is booked, by whom it is held, and the key under which a vendor tells what became of it."""
    booked = Appointment.objects.holding_places().filter(request=request).select_related("provider").first()
    if booked is None:
        return None
    return {
        "appointment_id": booked.key,
        "starts_at": booked.starts_at.isoformat(),
        "minutes": booked.minutes,
        "method": booked.method,
        "held_by": "vendor" if booked.provider.kind == ProviderKind.VENDOR else "plan",
    }


def _opted_out(notice: VendorNotice) -> dict[str, Any]:
    return {"reason": "03"}  # CMS: request from beneficiary (RESDAC, opt-out reason)


_OWN = {
    NoticeType.REVIEW_REQUESTED: _wishes,
    NoticeType.REVIEW_CHANGED: _change,
    NoticeType.OPTED_OUT: _opted_out,
}
_LATER = (NoticeType.REVIEW_CHANGED, NoticeType.REVIEW_CANCELLED)  # they happen after the request was made

TEST_REFERENCE = "MTM-0000-0000"
TEST_MEMBER = {
    "id": "TEST",
    "name": "Test Person",
    "birth_date": "1940-01-01",
    "phone": "617-555-0100",
    "phone_alternate": "",
    "language": "en",
    "needs": {"interpreter": False, "tty": False, "hearing_help": False, "large_print": False},
}
_TEST_WISHES = {"windows": [], "leave_message": True, "others_on_call": "", "questions": ""}
_TEST_OWN: dict[NoticeType, dict[str, Any]] = {
    NoticeType.ENROLLED: {"contract_number": "S0000", "enrolled_on": "2000-01-01", "offer_due_on": "2000-03-01"},
    NoticeType.OPTED_OUT: {"reason": "03"},
    NoticeType.REVIEW_REQUESTED: _TEST_WISHES,
    NoticeType.REVIEW_CHANGED: {**_TEST_WISHES, "change": 1, "appointment": None},
    NoticeType.HOLD_CHANGED: {"reference": None, "member": None, "on_hold": False},
}
