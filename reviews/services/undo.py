"""Take a matched request back while its letter and notice are still in the house."""

from django.db import transaction

from members.services import audit, status
from members.services.status import TransitionRefused
from reviews.models import LetterState, MemberRequest, NoticeState, RequestState
from reviews.services import matching

STILL_HERE = {NoticeState.HELD, NoticeState.QUEUED, NoticeState.CANCELLED}


def may_undo(request: MemberRequest) -> bool:
    """Whether nothing of a matched request has left yet, as far as can be seen now."""
    letters = all(
        letter.state == LetterState.CANCELLED or letter.may_become(LetterState.CANCELLED)
        for letter in request.letters.all()
    )
    return request.state == RequestState.MATCHED and letters and _all_here(request)


@transaction.atomic
def undo(*, request: MemberRequest, by: str, reason: str) -> None:
    """Cancel a matched request with its letter and its notice, all of them or nothing.

    Raises ``ValueError`` without a reason, ``TransitionRefused`` when it is not matched or
    something has left meanwhile.
    """
    if not reason:
        raise ValueError("taking a request back needs a reason")
    if request.state != RequestState.MATCHED:
        raise TransitionRefused("only a matched request is taken back")
    status.move(request, to=RequestState.CANCELLED, by=by, reason=reason)
    matching.withdraw(request=request, by=by)
    # A worker may have taken one of them between the look and the touch; then all stays as it was.
    letters_here = all(letter.state == LetterState.CANCELLED for letter in request.letters.all())
    if not letters_here or request.notices.exclude(state=NoticeState.CANCELLED).exists():
        raise TransitionRefused("the letter or the notice has left")
    audit.record(by=by, verb="request.undone", on=request, reason=reason)


def _all_here(request: MemberRequest) -> bool:
    return not request.notices.exclude(state__in=STILL_HERE).exists()
