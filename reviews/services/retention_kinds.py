"""The kinds of records that are purged: which rows, how old they are, what goes with them, whose they are."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db.models import QuerySet

from members.models import (
    AuditEvent,
    Diagnosis,
    Enrolment,
    MemberMerge,
    PrescriptionClaim,
    QuarantinedLine,
    SelfCheckCount,
)
from reviews.models import (
    Appointment,
    Call,
    Complaint,
    CompletedReview,
    ContactAttempt,
    ContactConsent,
    ContactHold,
    Discrepancy,
    DuplicatePair,
    FollowUp,
    InboundText,
    Letter,
    LetterKind,
    ListDownload,
    ListRequest,
    MemberOwnList,
    MemberRequest,
    Message,
    PairState,
    Representative,
    ReviewDraft,
    SummaryDocument,
    SummarySent,
    TmrAlert,
    TmrOutreach,
    TmrResult,
    VendorEvent,
    VendorFile,
    VendorNotice,
)


@dataclass(frozen=True, kw_only=True)
class Kind:
    """``aged_by``: what has states is as old as its last change. ``owned``: relations whose rows go first, dots between
    steps. ``person``: the way to the member; a kind about many people has none, and waits while anybody is held, as
    does a row that names nobody. They stand in the order in which rows refer to each other, the referring ones first.
    """

    name: str
    rows: Callable[[], QuerySet]
    aged_by: str
    owned: tuple[str, ...] | None = None
    person: str = ""
    anonymous: bool = False
    by_day: bool = False


@dataclass(frozen=True, kw_only=True)
class Period:
    years: int
    source: str
    confidence: str


def _unmatched_requests() -> QuerySet:
    return MemberRequest.objects.filter(member=None).exclude(letters__file__gt="")


def _unmatched_list_requests() -> QuerySet:
    return ListRequest.objects.filter(member=None).exclude(letters__file__gt="")


def _matched_requests() -> QuerySet:
    return MemberRequest.objects.exclude(member=None)


def _matched_list_requests() -> QuerySet:
    return ListRequest.objects.exclude(member=None)


def _unfinished_drafts() -> QuerySet:
    """Those that became a review go with it."""
    return ReviewDraft.objects.filter(review=None, corrects=None)


def _lifted_holds() -> QuerySet:
    return ContactHold.objects.exclude(closed_at=None)


def _ended_representatives() -> QuerySet:
    return Representative.objects.exclude(closed_at=None)


def _undone_merges() -> QuerySet:
    """While one is open, the records count as one by it."""
    return MemberMerge.objects.exclude(undone_at=None)


def _settled_pairs() -> QuerySet:
    return DuplicatePair.objects.exclude(current_state=PairState.OPEN)


def _settled_differences() -> QuerySet:
    return Discrepancy.objects.exclude(closed_at=None)


ALONE: tuple[str, ...] = ()  # it owns nothing, but others may refer to it, so each row is tried by itself
LETTERS = ("letters.statuses", "letters")
KINDS = (
    Kind(name="self_check_counts", rows=SelfCheckCount.objects.all, aged_by="day", anonymous=True, by_day=True),
    Kind(name="list_downloads", rows=ListDownload.objects.all, aged_by="day", anonymous=True, by_day=True),
    Kind(name="quarantined_lines", rows=QuarantinedLine.objects.all, aged_by="file__started_at"),
    Kind(name="vendor_files", rows=VendorFile.objects.all, aged_by="created_at", owned=("problems",)),
    Kind(
        name="unmatched_requests", rows=_unmatched_requests, aged_by="state_since",
        owned=("statuses", "own_lists", "changes", "notices", *LETTERS),
    ),
    Kind(
        name="unmatched_list_requests", rows=_unmatched_list_requests, aged_by="state_since",
        owned=("statuses", *LETTERS),
    ),
    Kind(name="own_lists", rows=MemberOwnList.objects.all, aged_by="created_at", person="request__member"),
    Kind(
        name="follow_ups", rows=FollowUp.objects.all, aged_by="state_since", owned=("statuses",), person="member"
    ),
    Kind(name="messages", rows=Message.objects.all, aged_by="state_since", owned=("statuses",), person="member"),
    Kind(
        name="letters", rows=lambda: Letter.objects.exclude(kind=LetterKind.ALERT_PRESCRIBER), aged_by="state_since",
        person="member",
        owned=("statuses", "handmade_copies.statuses", "handmade_copies"),
    ),
    Kind(
        name="letters_to_prescribers", rows=lambda: Letter.objects.filter(kind=LetterKind.ALERT_PRESCRIBER),
        aged_by="state_since", person="outreach__alert__member", owned=("statuses",),
    ),
    Kind(name="representatives", rows=_ended_representatives, aged_by="closed_at", owned=ALONE, person="member"),
    Kind(
        name="outreach", rows=TmrOutreach.objects.all, aged_by="state_since", owned=("statuses",),
        person="alert__member",
    ),
    Kind(name="complaints", rows=Complaint.objects.all, aged_by="state_since", owned=("statuses",), person="member"),
    Kind(name="calls", rows=Call.objects.all, aged_by="state_since", owned=("statuses", "checks"), person="member"),
    Kind(name="contact_holds", rows=_lifted_holds, aged_by="closed_at", owned=ALONE, person="member"),
    Kind(
        name="contact_consents", rows=ContactConsent.objects.all, aged_by="state_since", owned=("statuses",),
        person="member",
    ),
    Kind(name="inbound_texts", rows=InboundText.objects.all, aged_by="created_at", owned=ALONE),
    Kind(name="summaries", rows=SummarySent.objects.all, aged_by="created_at", owned=ALONE, person="member"),
    Kind(
        name="summary_documents", rows=SummaryDocument.objects.all, aged_by="created_at", owned=ALONE, person="member"
    ),
    Kind(name="review_drafts", rows=_unfinished_drafts, aged_by="created_at", owned=ALONE, person="member"),
    Kind(
        name="completed_reviews", rows=CompletedReview.objects.all, aged_by="created_at", person="member",
        owned=("drafts", "corrections", "versions"),
    ),
    Kind(
        name="appointments", rows=Appointment.objects.all, aged_by="state_since", owned=("statuses",), person="member"
    ),
    Kind(name="tmr_alerts", rows=TmrAlert.objects.all, aged_by="state_since", owned=("statuses",), person="member"),
    Kind(name="tmr_results", rows=TmrResult.objects.all, aged_by="created_at", owned=ALONE, person="member"),
    Kind(
        name="differences", rows=_settled_differences, aged_by="closed_at", owned=ALONE, person="request__member"
    ),
    Kind(name="member_merges", rows=_undone_merges, aged_by="undone_at", owned=ALONE, person="kept"),
    Kind(name="duplicate_pairs", rows=_settled_pairs, aged_by="state_since", owned=("statuses",)),
    Kind(
        name="contact_attempts", rows=ContactAttempt.objects.all, aged_by="created_at", owned=ALONE, person="member"
    ),
    Kind(name="vendor_events", rows=VendorEvent.objects.all, aged_by="created_at", owned=ALONE, person="member"),
    Kind(name="vendor_notices", rows=VendorNotice.objects.all, aged_by="created_at", owned=ALONE, person="member"),
    Kind(
        name="requests", rows=_matched_requests, aged_by="state_since", owned=("statuses", "changes"),
        person="member",
    ),
    Kind(
        name="list_requests", rows=_matched_list_requests, aged_by="state_since", owned=("statuses",), person="member"
    ),
    Kind(
        name="enrolments", rows=Enrolment.objects.all, aged_by="state_since", owned=("statuses",), person="member"
    ),
    Kind(name="claims", rows=PrescriptionClaim.objects.all, aged_by="fill_date", person="member", by_day=True),
    Kind(name="diagnoses", rows=Diagnosis.objects.all, aged_by="date", person="member", by_day=True),
    Kind(name="audit", rows=AuditEvent.objects.all, aged_by="at"),
)  # fmt: skip


def periods(path: Path | None = None) -> dict[str, Period]:
    """Kind → how long it is kept. Raises ``ImproperlyConfigured`` unless every kind has a whole year at least."""
    path = path or settings.RETENTION_FILE
    try:
        found = {name: Period(**row) for name, row in tomllib.loads(path.read_text(encoding="utf-8")).items()}
    except (OSError, ValueError, TypeError) as error:
        raise ImproperlyConfigured(f"{path.name} cannot be read: {error}") from error
    wrong = {kind.name for kind in KINDS} ^ set(found)
    wrong |= {name for name, each in found.items() if not isinstance(each.years, int) or each.years < 1}
    if wrong:
        raise ImproperlyConfigured(f"{path.name}: each kind needs its whole years, wrong: {', '.join(sorted(wrong))}")
    return found
