"""A request that a member makes in a call: the same rows and rules as the public form's, known to be hers at once."""

import uuid
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from members.models import Member, ProgramYear
from members.services import status
from members.services.status import TransitionRefused
from reviews.answers import RequestAnswers
from reviews.models import Authority, Call, Choice, HoldKind, MemberRequest, RequestState, Source, Who
from reviews.services import calls, closing, matching, requests

ON_THE_PHONE = "asked for in a call, the caller was checked"
ASKED = "the member asked for a review"


@transaction.atomic
def take(*, call: Call, answers: dict[str, Any], by: str, submission_key: uuid.UUID | None = None) -> MemberRequest:
    """Save the request and let letter and notice go; once, however often it is sent.

    ``answers`` are those of the public form's steps; who it is stands in the plan's file. When somebody helps
    (``helper_name``), it waits until a rep has confirmed it with the member. Raises ``ValidationError`` when nobody
    passed the check, the year is closed or the member has died, ``TransitionRefused`` for a closed call.
    """
    call = calls.locked(call)
    if call.closed_at:
        raise TransitionRefused("this call is closed already")
    _refuse_what_cannot_be_taken(call, helped=bool(answers.get("helper_name")))
    request = requests.submit(
        answers=_answers(call.member, answers),
        program_year=call.program_year,
        submission_key=submission_key or uuid.uuid5(call.pk, answers["choice"]),
        by=by,
        source=Source.PHONE,
        site_language="es" if call.member.reads.lower().startswith("es") else "en",
    )
    if request.state == RequestState.RECEIVED and request.source == Source.PHONE:
        _go_on(request, call.member, by)
    Call.objects.filter(pk=call.pk).update(request=request)
    return request


def _refuse_what_cannot_be_taken(call: Call, *, helped: bool) -> None:
    if not helped and not calls.is_checked(call):
        raise ValidationError(_("The caller has not passed the check. Give general information only."))
    if call.program_year != ProgramYear.objects.open_on(timezone.localdate()):
        raise ValidationError(_("That program year is not open today."))
    if call.member.death_date:
        raise ValidationError(_("The plan’s file says that this member has died. Nothing is taken."))


def _go_on(request: MemberRequest, member: Member, by: str) -> None:
    if request.needs_confirmation:
        status.move(request, to=RequestState.WAITING, by=by, reason=matching.CONFIRM)
        return
    matching.release(request=request, member=member, by=by, reason=ON_THE_PHONE)
    if request.choice == Choice.REVIEW:
        for hold in member.contact_holds.filter(kind=HoldKind.DECLINED, closed_at=None):
            closing.settle(hold, by=by, word=ASKED)


def _answers(member: Member, typed: dict[str, Any]) -> RequestAnswers:
    helped = bool(typed.get("helper_name"))
    who = {"who": Who.HELPER, "authority": Authority.NOT_SURE} if helped else {"who": Who.SELF}
    same = {name: getattr(member, name) for name in ("first_name", "last_name", "birth_date", "zip_code", "member_id")}
    answers = {"phone": member.phone, **typed, **who, **same}
    return RequestAnswers(**{**answers, "windows": tuple(answers.get("windows", ()))})
