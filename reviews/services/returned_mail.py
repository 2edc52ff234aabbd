"""A letter that the post brought back: nothing more goes to that address, and somebody calls the member."""

from django.db import transaction

from members.models import Member
from members.services import audit, persons, status
from members.services.status import TransitionRefused
from reviews.models import FollowUp, FollowUpKind, Letter, LetterState
from reviews.models.follow_up import address_of
from reviews.services import follow_ups


@transaction.atomic
def record(*, letter: Letter, reason: str, by: str) -> FollowUp | None:
    """Note it, and open the follow-up "call the member"; none for a letter to a prescriber, which holds nothing.

    Until the address changes or a rep confirms it, no letter leaves for it. When the member has another address by
    now, that one is not held; nor is it for a copy that a representative did not get: that holds copies alone. Raises
    ``TransitionRefused`` when the letter never left or came back already.
    """
    if letter.is_to_prescriber:
        _note(letter, reason, by)
        return None
    # The member first, as whoever hears of it from a vendor does.
    member = persons.lock_kept(Member.objects.get(letters=letter))
    letter = Letter.objects.select_for_update(of=("self",)).get(pk=letter.pk)
    _note(letter, reason, by)
    if letter.representative_id:
        kind = FollowUpKind.COPY_RETURNED
        return follow_ups.open_for(letter=letter, member=member, kind=kind, reason=reason, by=by)
    same = letter.printed_address == member.address_lines
    return follow_ups.open_for(
        letter=letter,
        member=member,
        kind=FollowUpKind.RETURNED_MAIL,
        reason=reason,
        address=address_of(member) if same else "",
        by=by,
    )


def _note(letter: Letter, reason: str, by: str) -> None:
    if not letter.has_left:
        raise TransitionRefused("only a letter that has left comes back")
    status.move(letter, to=LetterState.RETURNED, by=by, reason=reason)
    audit.record(by=by, verb="letter.returned", on=letter, reason=reason)
