"""The body of a notice as the vendor exchange fixes it."""

from typing import Any

from members.models import Member
from reviews.models import Choice, MemberRequest, VendorNotice


def build(*, notice: VendorNotice, member: Member) -> dict[str, Any]:
    """``{"type", "timestamp", "data"}``, frozen when the notice is released."""
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


def _member(member: Member, request: MemberRequest) -> dict[str, Any]:
    return {
        "id": member.member_id,
        "name": member.full_name,
        "birth_date": member.birth_date.isoformat(),
        "phone": request.phone or member.phone,
        "phone_alternate": request.phone_alternate,
        "language": request.language or member.language,
        "needs": {
            "interpreter": request.interpreter or member.interpreter,
            "tty": request.tty or member.uses_tty,
            "hearing_help": request.hearing_help or member.hearing_help,
            "large_print": request.large_print or member.large_print,
        },
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
