"""What goes over to the record that is kept, and what stays with the record that the plan's file names.

Only the member of a row changes, so that taking it back leaves every row as it was.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q, QuerySet

from members.models import Member, MemberMerge, OptOutWish
from reviews.models import (
    Appointment,
    Call,
    Complaint,
    CompletedReview,
    ContactAttempt,
    ContactConsent,
    ContactHold,
    FollowUp,
    Letter,
    ListRequest,
    MemberRequest,
    Message,
    Representative,
    ReviewDraft,
    SummarySent,
    TmrResult,
    VendorNotice,
)

Moved = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Once:
    """Of rows that ``standing`` fits a member has one per ``columns``: where the kept record has it, that one holds."""

    standing: Q
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Move:
    """A kind of row that goes over. ``parents``: what it belongs to, and goes back with, whenever it was made."""

    model: type[Model]
    parents: tuple[str, ...] = ()
    once: tuple[Once, ...] = ()

    def rows(self, member: Member) -> QuerySet[Any]:
        return self.model._base_manager.filter(member=member)


OF_REQUEST, EARLIER = ("request",), ("copy_of", "supersedes")
# Parents before what belongs to them.
MOVES = (
    Move(MemberRequest),
    Move(ListRequest),
    Move(Appointment, OF_REQUEST),
    Move(ContactAttempt, OF_REQUEST),
    Move(CompletedReview, OF_REQUEST),
    Move(SummarySent, OF_REQUEST),
    Move(TmrResult, OF_REQUEST),
    Move(ReviewDraft, ("request", "appointment", "review", "corrects")),
    Move(Call, ("request", "attempt")),
    Move(Complaint, ("call",)),
    Move(Representative, OF_REQUEST, (Once(Q(closed_at=None), ("closed_at",)),)),
    Move(Letter, ("request", "list_request", "appointment", "enrolment", "review_version__review", *EARLIER)),
    Move(VendorNotice, ("request", "enrolment")),
    Move(Message, ("letter", "appointment")),
    Move(FollowUp, ("letter",), (Once(Q(current_state="open"), ("kind", "address")),)),
    Move(ContactHold, (), (Once(Q(closed_at=None), ("kind",)),)),
    Move(ContactConsent, (), (Once(Q(), ("channel", "address")), Once(Q(current_state="given"), ("channel",)))),
    Move(OptOutWish, (), (Once(Q(ended_on=None), ("year",)),)),
)  # fmt: skip
BY_LABEL = {each.model._meta.label: each for each in MOVES}
FILE, LOCAL, HISTORY = "the plan's file, or what is worked out from it", "of the moment", "never rewritten"
STAYS = {
    "members.Coverage": FILE,
    "members.MemberFlag": FILE,
    "members.Enrolment": FILE,
    "members.TargetingDecision": FILE,
    "members.PrescriptionClaim": FILE,
    "members.Diagnosis": FILE,
    "members.MemberDrug": FILE,
    "members.MemberMonth": FILE,
    "members.MemberCondition": FILE,
    "members.MemberTouch": FILE,
    "reviews.MemberTmr": FILE,
    "reviews.TmrAlert": FILE,
    "reviews.WelcomeClaim": LOCAL,
    "reviews.DeskPresence": LOCAL,
    "reviews.VendorEvent": HISTORY,
    "reviews.SummaryDocument": HISTORY,
    "reviews.LegalHold": "no held record is merged",
    "reviews.DuplicatePair": "the pair itself",
    "members.MemberMerge": "the merge itself",
    "members.Member": "the merge itself",
}


def over(*, kept: Member, merged: Member) -> Moved:
    """Give the rows of ``merged`` to ``kept``; returns their keys by the name of their model."""
    moved = {}
    for move in MOVES:
        stay = {key for once in move.once for key in _twins(move, once, kept, merged)}
        keys = [key for key in move.rows(merged).values_list("pk", flat=True) if key not in stay]
        if keys:
            move.model._base_manager.filter(pk__in=keys).update(member=kept)
            moved[move.model._meta.label] = [str(key) for key in keys]
    return moved


def left_behind() -> set[int]:
    """Merged records by key that have rows of a kind that goes over: what a member has once, or what came too late."""
    merged = {"member__merged_into__isnull": False}
    rows = [move.model._base_manager.filter(**merged).values_list("member", flat=True).distinct() for move in MOVES]
    return {key for keys in rows for key in keys}


def _twins(move: Move, once: Once, kept: Member, merged: Member) -> list[Any]:
    taken = set(move.rows(kept).filter(once.standing).values_list(*once.columns))
    mine = move.rows(merged).filter(once.standing).values_list("pk", *once.columns)
    return [key for key, *columns in mine if tuple(columns) in taken]


def back(merge: MemberMerge) -> None:
    """Give back what went over, and with it what has come since and belongs to one of those rows."""
    for label, keys in merge.moved.items():
        BY_LABEL[label].rows(merge.kept).filter(pk__in=keys).update(member=merge.merged)
    for move in MOVES:
        for parent in move.parents:
            theirs = move.rows(merge.kept).filter(**{f"{parent}__member": merge.merged})
            move.model._base_manager.filter(pk__in=list(theirs.values_list("pk", flat=True))).update(
                member=merge.merged
            )


def since(merge: MemberMerge) -> int:
    """How many rows have come to the kept record since then, and stay with it."""
    later = {"created_at__gt": merge.created_at}
    dated = [move for move in MOVES if move.model is not OptOutWish]  # a wish has only its day
    return sum(move.rows(merge.kept).filter(**later).count() for move in dated)
