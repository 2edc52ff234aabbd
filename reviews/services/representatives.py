"""Who gets a copy of a member's packets: recorded once it was proved, changed, ended; the member has the last word."""

import datetime
from dataclasses import asdict, dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from members.models import Member
from members.services import audit, persons, status
from reviews.models import (
    ContactHold,
    CopiesAskedBy,
    FollowUp,
    FollowUpKind,
    FollowUpState,
    HoldKind,
    HoldSource,
    Letter,
    LetterState,
    MemberRequest,
    Representative,
)
from reviews.services import closing, contact_holds, letters_again

CHANGED = "changed"
ANOTHER_ADDRESS = "what is on file of the representative was changed"
ENDED = "copies to the representative were ended"
ASKED_AGAIN = "the member asked for copies again"


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What a rep has confirmed; the names are those of the columns."""

    name: str
    address1: str
    city: str
    state: str
    zip_code: str
    proof: str
    asked_by: str
    since: datetime.date
    address2: str = ""
    proof_note: str = ""
    until: datetime.date | None = None


def of(member: Member) -> Representative | None:
    """The one on file, whether or not copies go out today."""
    found: Representative | None = Representative.objects.open().filter(member=member).first()
    return found


@transaction.atomic
def record(*, member: Member, named: Named, by: str, request: MemberRequest | None = None) -> Representative:
    """Put somebody on file; whoever was there is ended, and copies that wait are written anew. Safe twice.

    Raises ``ValidationError`` for a first day that is over, and where the member wants no copies to go out unless it
    is the member who asks.
    """
    persons.lock(member)
    before = of(member)
    columns = asdict(named)
    if before and all(getattr(before, name) == value for name, value in columns.items()):
        return before
    _refuse_a_day_that_is_over(named, before)
    _heed_the_member(member, named, by)
    if before:
        closing.close(before, by=by, word=CHANGED, verb="representative.changed")
    made: Representative = Representative.objects.create(member=member, request=request, by=by, **columns)
    values = {"proof": made.proof, "asked_by": made.asked_by, "since": made.since.isoformat()}
    values |= {"until": made.until.isoformat()} if made.until else {}
    audit.record(by=by, verb="representative.recorded", on=made, values=values, reason=named.proof_note)
    if before:
        _go_over(before, by)
    return made


def _refuse_a_day_that_is_over(named: Named, before: Representative | None) -> None:
    """No packet of a former time is copied; who is on file keeps the day on which copies began."""
    if named.since < timezone.localdate() and not (before and before.since <= named.since):
        raise ValidationError({"since": _("Copies begin today or later.")})


def _heed_the_member(member: Member, named: Named, by: str) -> None:
    wish = ContactHold.objects.open().filter(member=member, kind=HoldKind.NO_COPIES).first()
    if wish is None:
        return
    if named.asked_by != CopiesAskedBy.MEMBER:
        raise ValidationError(_("The member wants no copies to go to anybody. Only the member can ask for them again."))
    contact_holds.lift(hold=wish, by=by, reason=ASKED_AGAIN)


def _go_over(before: Representative, by: str) -> None:
    _settle_follow_ups(before, by)
    for letter in Letter.objects.unsent_to(before):
        letters_again.replace(letter=letter, by=by, reason=ANOTHER_ADDRESS)


@transaction.atomic
def end(*, representative: Representative, by: str, reason: str) -> None:
    """No more copies, of what waits neither. Raises ``TransitionRefused`` when it was ended already."""
    closing.close(representative, by=by, word=reason, verb="representative.ended")
    unsent = list(Letter.objects.unsent_to(representative))
    stopped = status.move_all(unsent, to=LetterState.CANCELLED, by=by, reason=ENDED)
    audit.record_each(by=by, verb="letter.cancelled", on=stopped, values={"reason": ENDED})
    _settle_follow_ups(representative, by)


@transaction.atomic
def want_no_copies(*, member: Member, by: str, reason: str) -> None:
    """The member's standing wish: nobody else gets copies, now or later, until the member says so. Safe twice."""
    persons.lock(member)
    if on_file := of(member):
        end(representative=on_file, by=by, reason=reason)
    contact_holds.begin(member=member, kind=HoldKind.NO_COPIES, source=HoldSource.MEMBER, by=by, reason=reason)


def _settle_follow_ups(representative: Representative, by: str) -> None:
    about = FollowUp.objects.open().filter(kind=FollowUpKind.COPY_RETURNED, letter__representative=representative)
    settled = status.move_all(list(about), to=FollowUpState.SETTLED, by=by, reason=ANOTHER_ADDRESS)
    audit.record_each(by=by, verb="follow_up.settled", on=settled)
