"""The body of a notice as the vendor exchange fixes it."""

from typing import Any

from members.models import Enrolment, Member
from reviews.models import Choice, MemberRequest, NoticeType, VendorNotice


def build(*, notice: VendorNotice, member: Member) -> dict[str, Any]:
    """``{"type", "timestamp", "data"}``, frozen when the notice of a request is released."""
    request = notice.request
    return {
        "type": notice.type,
        "timestamp": request.created_at.isoformat(),
        "data": {
            "program_year": notice.program_year.year,
            "reference": request.reference,
            "member": _member(member, request),
            **_of_the_choice(request),
        },
    }


def enrolled(*, enrolment: Enrolment, reference: str) -> dict[str, Any]:
    """The body of ``member.enrolled``; ``reference`` is that of the form in the introductory letter.

    What made the member eligible stays with the plan: the vendor needs it for nothing.
    """
    return {
        "type": NoticeType.ENROLLED.value,
        "timestamp": enrolment.created_at.isoformat(),
        "data": {
            "program_year": enrolment.program_year.year,
            "reference": reference,
            "member": _member_on_file(enrolment.member),
            "contract_number": enrolment.contract_number,
            "enrolled_on": enrolment.enrolled_on.isoformat(),
            "offer_due_on": enrolment.offer_due_on.isoformat(),
        },
    }


def _member_on_file(member: Member) -> dict[str, Any]:
    return {
        "id": member.member_id,
        "name": member.full_name,
        "birth_date": member.birth_date.isoformat(),
        "phone": member.phone,
        "phone_alternate": "",
        "language": member.language,
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
        "language": request.language or member.language,
        "needs": {need: asked[need] or known["needs"][need] for need in asked},
    }


def _of_the_choice(request: MemberRequest) -> dict[str, Any]:
    if request.choice == Choice.REVIEW:
        return {
            "windows": request.windows,
            "leave_message": request.leave_message,
            "others_on_call": request.others_on_call,
            "questions": request.questions,
        }
    if request.choice == Choice.LEAVE:
        # CMS reason 03: request from beneficiary (RESDAC, opt-out reason).
        return {"reason": "03"}
    return {}
