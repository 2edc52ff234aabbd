"""All that a rep needs of one member, gathered in a fixed number of queries."""

import datetime
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from django.db.models import Prefetch, QuerySet, prefetch_related_objects
from django.utils import timezone

from members.models import Coverage, Enrolment, Member, MemberMerge, ProgramYear, TargetingDecision
from mtmsite.compiled import Compiled
from reviews.models import (
    Appointment,
    Call,
    CallerCheck,
    Complaint,
    ComplaintState,
    CompletedReview,
    ContactAttempt,
    ContactConsent,
    ContactHold,
    DeskPresence,
    FollowUp,
    Letter,
    MemberRequest,
    Representative,
    ScriptVersion,
    SummarySent,
    TmrAlert,
    TmrResult,
    Vendor,
    VendorNotice,
)
from reviews.models.desk_presence import SEEN_FOR
from reviews.services import calls, ledger
from reviews.services.ledger import Standing

SHOWN, ALL = 15, 200  # lines of the time line: what fits a screen, and what a person can read
HEAVY = ("content", "file", "sha256")  # columns of a letter that nobody reads here


@dataclass(frozen=True, kw_only=True)
class Desk:
    """One member as of ``now``, seen by ``who``; lists have the newest first."""

    who: str
    now: datetime.datetime
    member: Member
    year: ProgramYear | None
    covered: bool
    vendor: Vendor | None
    enrolment: Enrolment | None
    requests: list[MemberRequest]
    letters: list[Letter]
    notices: list[VendorNotice]
    appointments: list[Appointment]
    reviews: list[CompletedReview]
    summaries: list[SummarySent]
    quarterly: list[TmrResult]
    alerts: list[TmrAlert]
    calls: list[Call]
    contacts: list[ContactAttempt]
    holds: list[ContactHold]
    complaints: list[Complaint]
    follow_ups: list[FollowUp]
    consents: list[ContactConsent]
    representatives: list[Representative]
    others: list[str]
    merges: list[MemberMerge]

    @cached_property
    def call(self) -> Call | None:
        """The open call of whoever looks."""
        return next((call for call in self.calls if _is_open(call, self.who)), None)

    @cached_property
    def decision(self) -> TargetingDecision | None:
        """Why the member is in the program or not; read when somebody may hear it."""
        rows = TargetingDecision.objects.filter(member=self.member, program_year=self.year)
        return rows.select_related("run", "program_year").first() if self.year else None

    @property
    def script(self) -> ScriptVersion | None:
        """What to say in the open call."""
        if self.call is None or not self.call.script:
            return None
        return calls.script_for(member=self.member, program_year=self.call.program_year, purpose=self.call.purpose)

    @property
    def is_checked(self) -> bool:
        return self.call is not None and any(check.passed for check in self.call.checks.all())

    @property
    def standing(self) -> Standing | None:
        return ledger.stand(self.contacts, self.year, self.now) if self.year else None

    @property
    def version(self) -> str:
        """Changes with what people do here, with all shown or few; printing and sending go on by themselves."""
        moved: list[Any] = [*self.requests[:SHOWN], *self.calls[:SHOWN], *self.complaints]
        rows: list[Any] = [(row.pk, row.state_since) for row in moved]
        rows += [(hold.pk, hold.until) for hold in self.holds]
        rows += [(each.pk, each.closed_at) for each in self.representatives]
        rows += [self.enrolment and self.enrolment.state_since, self.member.reads, self.member.death_date]
        rows += [self.member.large_print, self.member.braille, self.member.audio]
        return hashlib.sha256(repr(rows).encode()).hexdigest()[:16]


def find(*, key: int) -> Member | None:
    return next(iter(MEMBER(key)), None)


def gather(*, member: Member, who: str, everything: bool = False) -> Desk:
    """The same number of queries however much there is; of each kind the newest few, or many with ``everything``.

    One more is read than is shown, which tells whether there are more.
    """
    now, today = timezone.now(), timezone.localdate()
    year = next(iter(YEAR(today.year)), None)
    most = ALL if everything else SHOWN
    newest = {kind: rows(member.pk) for kind, rows in NEWEST[most].items()}
    return Desk(
        who=who,
        now=now,
        member=member,
        year=year,
        covered=_is_covered(member, today),
        vendor=next(iter(VENDOR(year.vendor_key)), None) if year else None,
        enrolment=next(iter(ENROLMENTS(member.pk, year.pk)), None) if year else None,
        **newest,
        calls=_calls(member, who, most),
        contacts=CONTACTS(member.pk),
        holds=HOLDS(member.pk, today),
        others=present(member=member, who=who),
        merges=MERGES(member.pk),
    )


def _newest(most: int) -> dict[str, Compiled[Any]]:
    """What has no more to it than its rows."""
    rows = {
        "requests": MemberRequest.objects.order_by("-created_at"),
        "letters": Letter.objects.defer(*HEAVY).order_by("-created_at"),
        "notices": VendorNotice.objects.defer("payload").order_by("-created_at"),
        "appointments": Appointment.objects.order_by("-created_at"),
        "reviews": CompletedReview.objects.defer("encounter"),
        "summaries": SummarySent.objects.all(),
        "quarterly": TmrResult.objects.all(),
        "alerts": TmrAlert.objects.defer("evidence").order_by("-created_at"),
    }
    few = {
        "complaints": Complaint.objects.exclude(current_state=ComplaintState.ANSWERED),
        "follow_ups": FollowUp.objects.open(),
        "consents": ContactConsent.objects.all(),
        "representatives": Representative.objects.all(),
    }
    return _compiled(rows, most) | _compiled(few, SHOWN)


def _compiled(rows: Mapping[str, QuerySet[Any]], most: int) -> dict[str, Compiled[Any]]:
    return {kind: Compiled(partial(_first, own, most)) for kind, own in rows.items()}


def _first(rows: QuerySet[Any], most: int, key: Any) -> QuerySet[Any]:
    return rows.filter(member=key)[: most + 1]


NEWEST = {most: _newest(most) for most in (SHOWN, ALL)}
NEWEST_CALLS = {most: Compiled(partial(_first, Call.objects.order_by("-created_at"), most)) for most in (SHOWN, ALL)}


MEMBER = Compiled(lambda key: Member.objects.filter(pk=key))
YEAR = Compiled(lambda year: ProgramYear.objects.published().filter(year=year))
VENDOR = Compiled(lambda key: Vendor.objects.filter(key=key))
ENROLMENTS = Compiled(lambda member, year: Enrolment.objects.of(member, year)[:1])
MERGES = Compiled(lambda key: MemberMerge.objects.about(key))
COVERAGE = Compiled(lambda key: Coverage.objects.filter(member=key).only("start", "end"))
HOLDS = Compiled(lambda key, today: ContactHold.objects.holding(today).filter(member=key)[:SHOWN])
PRESENT = Compiled(
    lambda key, who, since: DeskPresence.objects.filter(member=key).others(than=who, since=since).only("who")
)


def _contacts(key: Any) -> QuerySet[ContactAttempt]:
    """Of a call at the desk its direction is enough."""
    rows = ContactAttempt.objects.calls_to(key).select_related("call")
    shown = rows.only("at", "channel", "outcome", "program_year", "member", "call__direction", "call__attempt")
    return shown.order_by("-at")[: ALL + 1]


CONTACTS = Compiled(_contacts)


def _is_covered(member: Member, today: datetime.date) -> bool:
    known = COVERAGE(member.pk)
    return not known or any(span.start <= today and (span.end is None or span.end >= today) for span in known)


def _calls(member: Member, who: str, most: int) -> list[Call]:
    """With what belongs to it for the one that is open: of the others a line is shown."""
    found: list[Call] = NEWEST_CALLS[most](member.pk)
    checks = Prefetch("checks", queryset=CallerCheck.objects.order_by("number"))
    prefetch_related_objects([call for call in found if _is_open(call, who)], "program_year", "request", checks)
    return found


def _is_open(call: Call, who: str) -> bool:
    return call.opened_by == who and not call.closed_at


def present(*, member: Member, who: str) -> list[str]:
    """Who else has the page open right now."""
    return [each.who for each in PRESENT(member.pk, who, timezone.now() - SEEN_FOR)]


def arrive(*, member: Member, who: str) -> None:
    """``who`` has the page open; said again while it is. One statement, safe from two windows at once."""
    here = DeskPresence(member=member, who=who, seen_at=timezone.now())
    DeskPresence.objects.bulk_create(
        [here], update_conflicts=True, unique_fields=["member", "who"], update_fields=["seen_at"]
    )


@dataclass(frozen=True, kw_only=True)
class CallList:
    """Of one rep: what was left open, and whom to call again; ``everybody`` has what others are to follow."""

    left_open: list[Call]
    mine: list[Call]
    everybody: list[Call]


def calls_of(*, who: str) -> CallList:
    """The longest due first; the list ends with today."""
    tomorrow = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0) + datetime.timedelta(days=1)
    due = Call.objects.to_follow(tomorrow).select_related("member")
    return CallList(
        left_open=list(Call.objects.open().by(who).select_related("member").order_by("created_at")[:ALL]),
        mine=list(due.by(who)[:ALL]),
        everybody=list(due.exclude(opened_by=who)[:ALL]),
    )
