"""What a rep does with a request: match, reject, take back, call off."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from members.admin.acts import Act
from members.models import Member
from reviews import tasks
from reviews.admin.matching_acts import match_act, reject_act
from reviews.admin.representative_forms import RequestMatchForm
from reviews.models import IN_FORCE, Choice, LetterState, MemberRequest, NoticeState, RequestState
from reviews.services import changes, matching, representatives, requests
from reviews.services.representatives import Named


@transaction.atomic
def _match(
    request: MemberRequest, *, by: str, member: Member, reason: str, copies: Named | None = None
) -> tuple[Any, MemberRequest]:
    matching.release(request=request, member=member, by=by, reason=reason)
    if copies:
        representatives.record(member=request.member or member, named=copies, request=request, by=by)
    tasks.print_due(str(request.pk))
    if request.state == RequestState.REPLACED:
        return _("Matched. A newer wish of this member counts, so nothing leaves for this one."), request
    return _("Matched. The letter and the notice leave when the undo window is over."), request


def _reject(request: MemberRequest, *, by: str, reason: str) -> tuple[Any, MemberRequest]:
    matching.reject(request=request, by=by, reason=reason)
    return _("Rejected. No letter and no notice leave."), request


def _undo(request: MemberRequest, *, by: str, reason: str) -> tuple[Any, MemberRequest]:
    requests.cancel(request=request, by=by, reason=reason)
    return _("Taken back. The letter and the notice are cancelled."), request


def _call_off(request: MemberRequest, *, by: str, reason: str) -> tuple[Any, MemberRequest]:
    changes.call_off(request=request, by=by, reason=reason)
    tasks.enqueue(tasks.settle_request, str(request.pk))
    return _("Called off. A letter says so, and the vendor is told if it has heard of the request."), request


def _may_call_off(request: MemberRequest) -> bool:
    return request.choice == Choice.REVIEW and request.state in IN_FORCE and not _still_here(request)


def _still_here(request: MemberRequest) -> bool:
    """As far as can be seen now; the service asks again when it has the rows."""
    gone = request.notices.exclude(state=NoticeState.CANCELLED).exclude(
        state__in=[NoticeState.HELD, NoticeState.QUEUED], attempts=0
    )
    letters_here = all(each.was_stopped or each.may_become(LetterState.CANCELLED) for each in request.letters.all())
    return request.state == RequestState.MATCHED and letters_here and not gone.exists()


MATCH = match_act("reviews.match_memberrequest", _match, RequestMatchForm)
REJECT = reject_act(
    "reviews.match_memberrequest",
    _reject,
    hint=_("For a request that belongs to no member. No letter and no notice leave."),
)
UNDO = Act(
    slug="undo",
    title=_("Take back"),
    button=_("Cancel letter and notice"),
    hint=_("Possible until the letter or the notice has left."),
    permission="reviews.withdraw_memberrequest",
    may=_still_here,
    do=_undo,
)
CALL_OFF = Act(
    slug="call-off",
    title=_("Call off"),
    button=_("Cancel the review"),
    hint=_("The member gets a letter. The vendor is told if it has heard of the request."),
    permission="reviews.withdraw_memberrequest",
    may=_may_call_off,
    do=_call_off,
)
