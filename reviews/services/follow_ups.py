"""Follow-ups about mail: opened by what happens to letters, closed by a person or by another address."""

import datetime
import uuid

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from members.models import Member
from members.services import audit, persons, status
from reviews.models import FollowUp, FollowUpKind, FollowUpState, Letter
from reviews.models.follow_up import address_of

LOOKS_BACK = datetime.timedelta(days=7)
AT_ONCE = 500
CHANGED = "the address on file has changed"


@transaction.atomic
def open_for(*, letter: Letter, member: Member, kind: str, reason: str, by: str, address: str = "") -> FollowUp:
    """One open follow-up of a kind per member and address: another letter's joins it.

    The caller holds the member's row, so that two letters of one member never open it twice.
    """
    same = FollowUp.objects.open().filter(member=member, kind=kind, address=address).first()
    if same:
        return same
    due_on = timezone.localdate() + datetime.timedelta(days=settings.FOLLOW_UP_WITHIN_DAYS)
    made: FollowUp = FollowUp.objects.create(
        kind=kind, member=member, letter=letter, reason=reason, address=address, due_on=due_on
    )
    status.move(made, to=FollowUpState.OPEN, by=by)
    audit.record(by=by, verb="follow_up.opened", on=made, values={"kind": kind}, reason=reason)
    return made


@transaction.atomic
def close(*, follow_up: FollowUp, by: str, reason: str) -> None:
    """It was done; mail that came back still waits for another address. Raises ``TransitionRefused`` when closed."""
    status.move(follow_up, to=FollowUpState.DONE, by=by, reason=reason)
    audit.record(by=by, verb="follow_up.done", on=follow_up, reason=reason)


@transaction.atomic
def confirm_address(*, follow_up: FollowUp, by: str, reason: str) -> None:
    """The address is right: letters go to it again. Raises ``TransitionRefused`` when that was said already."""
    status.move(follow_up, to=FollowUpState.CONFIRMED, by=by, reason=reason)
    audit.record(by=by, verb="follow_up.address_confirmed", on=follow_up, reason=reason)


@transaction.atomic
def settle(*, by: str) -> int:
    """Close those about addresses that are not on file any more; returns how many. Safe twice."""
    former = list(FollowUp.objects.of_a_former_address().select_for_update(of=("self",), skip_locked=True))
    settled = status.move_all(former, to=FollowUpState.SETTLED, by=by, reason=CHANGED)
    audit.record_each(by=by, verb="follow_up.settled", on=settled)
    return len(settled)


def ask_about_addresses(*, by: str) -> int:
    """Ask a person to look at addresses that seem wrong; returns how many. Their letters go all the same.

    Once it was looked at, the same address is not asked about again. Safe twice.
    """
    since = timezone.now() - LOOKS_BACK
    keys = list(Letter.objects.with_a_doubtful_address(since).values_list("pk", flat=True)[:AT_ONCE])
    return sum(_ask_about(key, by) for key in keys)


@transaction.atomic
def _ask_about(key: uuid.UUID, by: str) -> bool:
    member = persons.lock_kept(Member.objects.get(letters=key))
    letter = Letter.objects.with_a_doubtful_address(timezone.now() - LOOKS_BACK).filter(pk=key).first()
    if letter is None:
        return False  # another letter's was opened meanwhile, or the address has changed
    reason = ", ".join(letter.address_warnings)
    kind = FollowUpKind.ADDRESS_CHECK
    open_for(letter=letter, member=member, kind=kind, reason=reason, address=address_of(member), by=by)
    return True
