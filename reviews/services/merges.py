"""Two records of one person count as one, and that can be taken back. No record goes; both keep what the file says."""

import datetime
import uuid
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from members.models import Member, MemberMerge
from members.services import audit, status
from members.services.status import TransitionRefused
from reviews.models import Call, DuplicatePair, MemberRequest, PairState
from reviews.services import merge_moves
from reviews.services.exchange import merged_ids
from reviews.services.merge_refusals import why_not

OTHER_MERGE = "one of the two was merged"


@transaction.atomic
def merge(*, pair: DuplicatePair, kept: Member, by: str, reason: str) -> MemberMerge:
    """``kept`` is the record that counts; what was done for the other goes over to it.

    Raises ``ValueError`` without a reason or for a member who is none of the pair, ``TransitionRefused`` when the pair
    was settled already, ``ValidationError`` that says what to settle first.
    """
    if not reason or kept not in (pair.first, pair.second):
        raise ValueError("a merge has its reason, and keeps one of the two")
    first, second = _locked(pair.first_id, pair.second_id)
    status.move(pair, to=PairState.MERGED, by=by, reason=reason)
    kept, merged = (first, second) if kept.pk == first.pk else (second, first)
    in_the_way = why_not(kept=kept, merged=merged, today=timezone.localdate())
    if in_the_way:
        raise ValidationError(in_the_way)
    made: MemberMerge = MemberMerge.objects.create(kept=kept, merged=merged, by=by, reason=reason)
    merged_ids.to_tell(merge=made)
    made.moved = merge_moves.over(kept=kept, merged=merged)
    made.save(update_fields=["moved"])
    _put_aside(merged, by)
    _tell(made, "merged", {"rows": sum(map(len, made.moved.values()))}, by=by, reason=reason)
    return made


def _locked(*keys: Any) -> list[Member]:
    """Requests before members, as everywhere, so that whoever writes about a request is done or sees the merge. In one
    order and before the pairs, so that two merges never wait for each other; whoever holds rows about them can still
    write those."""
    list(MemberRequest.objects.select_for_update(no_key=True).filter(member__in=keys).order_by("pk").values("pk"))
    rows = Member.objects.select_for_update(no_key=True).filter(pk__in=keys)
    return list(rows.order_by("pk"))


def _put_aside(merged: Member, by: str) -> None:
    """Its other pairs are looked at no more while it counts as another record."""
    others = list(DuplicatePair.objects.of(merged).in_state(PairState.OPEN))
    status.move_all(others, to=PairState.GONE, by=by, reason=OTHER_MERGE)


@transaction.atomic
def undo(*, merge: MemberMerge, by: str, reason: str) -> int:
    """Both count for themselves again, and every row is where it was; returns how many have come since, and stay.

    What has come since and belongs to something that goes back, as a letter to its request, goes back with it. Raises
    ``ValueError`` without a reason, ``TransitionRefused`` when it was undone already, ``ValidationError`` in a call.
    """
    if not reason:
        raise ValueError("an undoing has its reason")
    merge = MemberMerge.objects.select_for_update().get(pk=merge.pk)
    if merge.undone_at:
        raise TransitionRefused("this merge was undone")
    _locked(merge.kept_id, merge.merged_id)
    if Call.objects.open().filter(member=merge.kept).exists():
        raise ValidationError(_("A call with the member is open. Close it first."))
    _end(merge, timezone.now(), by, reason)
    _give_back(merge)
    _look_again(merge, by, reason)
    merged_ids.undone(merge=merge, by=by)
    stays = merge_moves.since(merge)
    _tell(merge, "merge_undone", {"rows": sum(map(len, merge.moved.values())), "stay": stays}, by=by, reason=reason)
    return stays


def gather(*, by: str) -> int:
    """What came to a merged record too late to go over goes over now; returns how many rows. Safe twice.

    What a member has once, and the kept record has, stays. A merge that is undone gives all of it back.
    """
    late = MemberMerge.objects.open().filter(merged__in=merge_moves.left_behind())
    return sum(_gather(key, by) for key in list(late.values_list("pk", flat=True)))


@transaction.atomic
def _gather(key: uuid.UUID, by: str) -> int:
    merge = MemberMerge.objects.select_for_update().get(pk=key)
    if merge.undone_at:
        return 0
    _locked(merge.kept_id, merge.merged_id)
    try:
        with transaction.atomic():
            moved = merge_moves.over(kept=merge.kept, merged=merge.merged)
    except IntegrityError:  # the kept record has by now what a member has once
        return 0
    rows = sum(map(len, moved.values()))
    if rows:
        merge.moved |= {label: merge.moved.get(label, []) + keys for label, keys in moved.items()}
        merge.save(update_fields=["moved"])
        _tell(merge, "merge_gathered", {"rows": rows}, by=by, reason=merge.reason)
    return rows


def _end(merge: MemberMerge, now: datetime.datetime, by: str, reason: str) -> None:
    merge.undone_at, merge.undone_by, merge.undo_reason = now, by, reason
    merge.save(update_fields=["undone_at", "undone_by", "undo_reason"])


def _give_back(merge: MemberMerge) -> None:
    try:
        with transaction.atomic():
            merge_moves.back(merge)
    except IntegrityError as error:  # both have by now what a member has once
        words = _("Both records have the same open item by now. Close one of them, then undo the merge.")
        raise ValidationError(words) from error


def _look_again(merge: MemberMerge, by: str, reason: str) -> None:
    for pair in DuplicatePair.objects.of(merge.merged).in_state(PairState.MERGED):
        status.move(pair, to=PairState.OPEN, by=by, reason=reason)


def _tell(merge: MemberMerge, what: str, values: dict[str, int], *, by: str, reason: str) -> None:
    """Of both members, so that whoever asks about one of them finds it."""
    for member, other in ((merge.kept, merge.merged), (merge.merged, merge.kept)):
        known = {**values, "merge": str(merge.pk), "kept": merge.kept.member_id, "with": other.member_id}
        audit.record(by=by, verb=f"member.{what}", on=member, values=known, reason=reason)
