"""Letters that the plan also makes by hand, in Braille or as audio, for members who asked for it."""

from collections.abc import Iterable

from members.models import Member
from members.services import audit, status
from reviews.models import HandmadeCopy, HandmadeState, Letter, OtherFormat


def open_for(*, letters: Iterable[Letter], by: str) -> int:
    """Put the mailed letters of such members on the worklist; returns how many copies are to be made. Safe twice."""
    letters = [letter for letter in letters if letter.representative_id is None]
    readers = Member.objects.in_another_format().in_bulk({letter.member_id for letter in letters if letter.member_id})
    wanted = [(letter, format) for letter in letters for format in _formats(readers.get(letter.member_id or 0))]
    made = [_open(letter, format, by) for letter, format in wanted]
    return sum(made)


def close(*, copy: HandmadeCopy, to: str, by: str, reason: str) -> None:
    """Note that a copy was made and sent, is not needed, or is to be made after all.

    Raises ``TransitionRefused`` when it is in that state already.
    """
    status.move(copy, to=to, by=by, reason=reason)
    audit.record(by=by, verb=f"handmade_copy.{to}", on=copy, reason=reason)


def _formats(member: Member | None) -> list[str]:
    if member is None:
        return []
    return [format for format in OtherFormat.values if getattr(member, format)]


def _open(letter: Letter, format: str, by: str) -> bool:
    copy, made = HandmadeCopy.objects.get_or_create(letter=letter, format=format)
    if made:
        status.move(copy, to=HandmadeState.OPEN, by=by)
    return made
