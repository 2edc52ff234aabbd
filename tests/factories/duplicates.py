"""Records that may be one person."""

from typing import Any

from members.models import Member, MemberMerge
from members.services import status
from reviews.models import DuplicatePair, PairState
from reviews.services import duplicate_finding, merges
from tests.factories import members

REP = "rep"


def pair(first: Member | None = None, second: Member | None = None, **columns: Any) -> DuplicatePair:
    """Open, with the same name, birth date, ZIP code and phone; the two are made when none are given."""
    first = first or members.member()
    second = second or members.member()
    base = {"reasons": ["name", "birth_date", "zip_code", "phone"], "points": 13, "facts": "as found"}
    made = DuplicatePair.objects.create(first=first, second=second, **{**base, **columns})
    status.move(made, to=PairState.OPEN, by="worker")
    return made


def found() -> set[tuple[str, str]]:
    """The member IDs of all open pairs, after a search."""
    duplicate_finding.find(by="worker")
    rows = DuplicatePair.objects.open().values_list("first__member_id", "second__member_id")
    return {(one, other) for one, other in rows}


def merged(kept: Member | None = None, other: Member | None = None, reason: str = "called both numbers") -> MemberMerge:
    """``other`` counts as ``kept``."""
    kept = kept or members.member()
    first, second = sorted([kept, other or members.member()], key=lambda member: member.pk)
    return merges.merge(pair=pair(first, second), kept=kept, by=REP, reason=reason)
