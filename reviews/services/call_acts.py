"""What closing a call with a code sets, one function per name in ``reviews.dispositions``."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from members.services import audit, standing_wishes, status
from reviews.models import Call, Choice, Complaint, ComplaintState, MemberRequest
from reviews.models.letter_queries import TRIES
from reviews.services import ledger, phone_requests


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What the rep adds to a code; empty where nothing was typed. Day and time are Eastern."""

    day: datetime.date | None = None
    time: datetime.time | None = None
    language: str = ""
    note: str = ""

    @property
    def moment(self) -> datetime.datetime | None:
        if self.day is None:
            return None
        return timezone.make_aware(datetime.datetime.combine(self.day, self.time or datetime.time(12)))

    def is_ahead(self, now: datetime.datetime) -> bool:
        """A day alone is ahead until it is over."""
        if self.day is None or self.time is None:
            return self.day is None or self.day >= timezone.localdate(now)
        return self.moment is not None and self.moment > now


def has_asked(*, call: Call, added: Added, by: str) -> None:
    """The request with its times is taken before: it needs more than a code."""
    if call.request is None or call.request.choice != Choice.REVIEW:
        raise ValidationError({"code": _("Take the request for a review first, then close the call.")})


def not_now(*, call: Call, added: Added, by: str) -> None:
    _ask(call, Choice.NOT_NOW, by)


def leave(*, call: Call, added: Added, by: str) -> None:
    _ask(call, Choice.LEAVE, by)


def come_back(*, call: Call, added: Added, by: str) -> None:
    _ask(call, Choice.COME_BACK, by)


def _ask(call: Call, choice: Choice, by: str) -> None:
    """What was taken in this call already counts once."""
    if call.request is None or call.request.choice != choice:
        call.request = phone_requests.take(call=call, answers={"choice": choice}, by=by)


def scheduled(*, call: Call, added: Added, by: str) -> None:
    """The vendor's own message makes the appointment; until it comes, the time stands on the call."""
    wanted = MemberRequest.objects.wanting_review(call.member, call.program_year)
    if not wanted.exists():
        raise ValidationError({"code": _("There is no request for a review to be scheduled. Take it first.")})
    call.appointment_at = added.moment


def may_leave_message(*, call: Call, added: Added, by: str) -> None:
    if not MemberRequest.objects.allows_messages(call.member):
        raise ValidationError({"code": _("This member has not allowed messages. Choose “no answer”.")})


def tried_before(*, call: Call, added: Added, by: str) -> None:
    failed = ledger.standing(member=call.member, program_year=call.program_year).failed
    if failed < TRIES - 1:
        raise ValidationError({"code": _("This is not yet the third call in a row that reached nobody.")})


def language(*, call: Call, added: Added, by: str) -> None:
    standing_wishes.keep(member=call.member, by=by, reason=f"call {call.pk}", language=added.language)


def complaint(*, call: Call, added: Added, by: str) -> None:
    """Flagged and handed on, with its clock."""
    today = timezone.localdate()
    due_on = today + datetime.timedelta(days=settings.COMPLAINT_DAYS)
    made = Complaint.objects.create(member=call.member, call=call, words=added.note, received_on=today, due_on=due_on)
    status.move(made, to=ComplaintState.OPEN, by=by)
    audit.record(by=by, verb="complaint.heard", on=made, values={"due_on": due_on.isoformat()})


ACTS: dict[str, Callable[..., None]] = {
    each.__name__: each
    for each in (
        has_asked, not_now, leave, come_back, scheduled, may_leave_message, tried_before, language, complaint,
    )
}  # fmt: skip
