"""A complaint that was heard in a call goes on to who answers it."""

from django.db import transaction

from members.services import audit, status
from reviews.models import Complaint, ComplaintState


@transaction.atomic
def hand_on(*, complaint: Complaint, by: str, reason: str) -> None:
    """To those who answer complaints. Raises ``TransitionRefused`` when that was done."""
    status.move(complaint, to=ComplaintState.HANDED_ON, by=by, reason=reason)
    audit.record(by=by, verb="complaint.handed_on", on=complaint, reason=reason)


@transaction.atomic
def answer(*, complaint: Complaint, by: str, reason: str) -> None:
    """The member has an answer: the clock stops. Raises ``TransitionRefused`` when it had one."""
    status.move(complaint, to=ComplaintState.ANSWERED, by=by, reason=reason)
    audit.record(by=by, verb="complaint.answered", on=complaint, reason=reason)
