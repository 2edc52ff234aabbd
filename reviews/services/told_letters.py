"""Letters about what a vendor told: that a member left the program, or does not want a review now.

The member reads what we were told, and calls when it is wrong. What members told us themselves has a letter already.
"""

import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from members.models import Enrolment, Member, OptOutReason, OptOutWish, ProgramYear
from members.services import audit, status
from reviews.documents import vendor_events
from reviews.documents.vendor_events import Event
from reviews.models import (
    IN_FORCE,
    Choice,
    EventType,
    Letter,
    LetterKind,
    LetterState,
    MemberRequest,
    RequestState,
    VendorEvent,
)
from reviews.services.due_letters import set_due

KINDS = {EventType.OPTED_OUT: LetterKind.TOLD_LEAVE, EventType.REVIEW_DECLINED: LetterKind.TOLD_NOT_NOW}
WISHED = (OptOutReason.REQUEST, OptOutReason.OTHER)  # who died or left the plan gets no letter of the program
AT_ONCE = 500
BACK, OUT = "the member is in the program again", "the member has left the program"
NEWER, CHANGED = "a newer wish of the member counts", "the review has a time or was held"


def is_news(*, event: Event, member: Member, program_year: ProgramYear) -> bool:
    """Whether the member is to be written to, asked under the lock of the member, before the message is applied.

    The same thing told again under another key is none, and neither is what the member told us itself.
    """
    if event.type == EventType.OPTED_OUT:
        return event.data.reason in WISHED and not _is_out(member, program_year)
    if event.type == EventType.REVIEW_DECLINED:
        return not _declined_before(event.data.on, member, program_year)
    return False


def make_due(*, event: VendorEvent, by: str) -> Letter | None:
    """The letter about a message that was just applied; ``None`` when something that happened later overtook it."""
    if overtaken(event):
        return None
    letter: Letter = Letter.objects.create(
        kind=KINDS[EventType(event.type)],
        event=event,
        member=event.member,
        not_before=timezone.now() + settings.UNDO_WINDOW,
    )
    set_due(letter=letter, about=event, by=by)
    return letter


def overtaken(event: VendorEvent) -> str:
    """Why what was told holds no more, or an empty string; asked again in the moment of mailing."""
    if event.member is None or event.program_year is None:
        return "no member"
    out = _is_out(event.member, event.program_year)
    if event.type == EventType.OPTED_OUT:
        return "" if out else BACK
    if out:
        return OUT
    if event.request and event.request.current_state != RequestState.DECLINED:
        return CHANGED
    newer = _wishes(event.member, event.program_year).filter(created_at__gt=event.occurred_at)
    return NEWER if newer.exists() else ""


def withdraw(*, by: str) -> int:
    """Cancel letters that have not left about what holds no more; returns how many. Safe twice."""
    found = Letter.objects.unsent_of_events().select_related("event__member", "event__program_year", "event__request")
    return sum(_cancel(letter, by) for letter in found[:AT_ONCE] if overtaken(letter.event))


@transaction.atomic
def _cancel(letter: Letter, by: str) -> bool:
    """Not when it went on its way since it was looked for."""
    Letter.objects.select_for_update().get(pk=letter.pk)
    reason = overtaken(letter.event) if letter.event else ""
    if not reason or not letter.may_become(LetterState.CANCELLED):
        return False
    status.move(letter, to=LetterState.CANCELLED, by=by, reason=reason)
    audit.record(by=by, verb="letter.cancelled", on=letter, reason=reason)
    return True


def _is_out(member: Member, program_year: ProgramYear) -> bool:
    """Left the program of that year, or wishes to stay out of it without having been in."""
    known = Enrolment.objects.of(member, program_year)
    wished = OptOutWish.objects.filter(member=member).holding_for(program_year.year)
    return not known.current().exists() and (known.exists() or wished.exists())


def _declined_before(day: datetime.date, member: Member, program_year: ProgramYear) -> bool:
    """By the member itself, or by a message about the same day."""
    if _wishes(member, program_year).filter(choice=Choice.NOT_NOW).exists():
        return True
    written = Letter.objects.filter(
        kind=LetterKind.TOLD_NOT_NOW, event__member=member, event__program_year=program_year
    ).select_related("event")
    return any(told_on(letter.event) == day for letter in written)


def told_on(event: VendorEvent) -> datetime.date:
    """The day on which the member said it, as the vendor has it."""
    day: datetime.date = vendor_events.read(event.body.encode()).data.on
    return day


def _wishes(member: Member, program_year: ProgramYear) -> QuerySet[MemberRequest]:
    found: QuerySet[MemberRequest] = MemberRequest.objects.filter(member=member, program_year=program_year)
    return found.filter(current_state__in=IN_FORCE)
