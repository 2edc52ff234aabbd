"""The queue of welcome calls: who has joined and was not called yet; the next one goes to one rep alone."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.utils import timezone
from django.utils.translation import gettext as _

from members.models import Coverage, Enrolment
from members.services import audit
from members.services.status import TransitionRefused
from reviews import call_hours
from reviews.models import (
    Call,
    CallDirection,
    CallPurpose,
    ContactAttempt,
    ContactHold,
    MemberRequest,
    WelcomeClaim,
)
from reviews.models.codes import ContactChannel
from reviews.services import calls
from reviews.services.ledger import A_WEEK

LOOKED_AT = 200  # rows that one press of the button tries before it says that nobody can be called now


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What a rep sees before dialing."""

    enrolment: Enrolment
    until: datetime.datetime
    best_time: str
    may_leave_message: bool


def waiting() -> QuerySet[Enrolment]:
    """In this year's program, with us today, not welcomed yet, and nothing that forbids a call; longest in first."""
    today = timezone.localdate()
    welcomed = Call.objects.filter(
        member=OuterRef("member"), program_year=OuterRef("program_year"), purpose=CallPurpose.WELCOME
    )
    current = Enrolment.objects.current().filter(program_year__year=today.year, enrolled_on__lte=today)
    callable_ = current.filter(
        ~Exists(welcomed.exclude(closed_at=None)),
        ~Exists(ContactHold.objects.stopping_calls_outer("member")),
        _covered(today),
        member__death_date=None,
    ).exclude(member__phone="")
    seldom = callable_.annotate(this_week=_called_since(timezone.now() - A_WEEK))
    return seldom.filter(Q(this_week=None) | Q(this_week__lt=settings.CALLS_PER_WEEK)).order_by(
        "enrolled_on", "created_at", "pk"
    )


def free(now: datetime.datetime) -> QuerySet[Enrolment]:
    """Those whom no rep has taken on or is speaking with."""
    taken = WelcomeClaim.objects.live(now).of_outer("member")
    busy = Call.objects.open().filter(member=OuterRef("member"))
    return waiting().filter(~Exists(taken), ~Exists(busy))


def _covered(today: datetime.date) -> Q:
    spans = Coverage.objects.filter(member=OuterRef("member"))
    here = spans.filter(Q(end=None) | Q(end__gte=today), start__lte=today)
    return Q(Exists(here)) | ~Q(Exists(spans))


def _called_since(moment: datetime.datetime) -> Subquery:
    """How often we or the vendor called, a caller's own calls not counted; the same as the ledger counts."""
    rows = ContactAttempt.objects.filter(member=OuterRef("member"), channel=ContactChannel.PHONE, at__gt=moment)
    ours = rows.exclude(call__direction=CallDirection.INBOUND).order_by().annotate(one=Value(1)).values("one")
    return Subquery(ours.annotate(number=Count("*")).values("number"), output_field=models.IntegerField())


def mine(*, who: str) -> WelcomeClaim | None:
    """What the rep has taken on, while its time runs and the call is still to be made."""
    rows = WelcomeClaim.objects.live(timezone.now()).filter(claimed_by=who, enrolment__in=waiting().values("pk"))
    return rows.select_related("enrolment__member", "enrolment__program_year").first()


def sheet(claim: WelcomeClaim) -> Sheet:
    """From the plan's file, and from what the member said last."""
    member = claim.enrolment.member
    newest = MemberRequest.objects.filter(member=member).exclude(best_time="").order_by("-created_at").first()
    return Sheet(
        enrolment=claim.enrolment,
        until=claim.until,
        best_time=newest.get_best_time_display() if newest else "",
        may_leave_message=MemberRequest.objects.allows_messages(member),
    )


def take_next(*, by: str) -> WelcomeClaim | None:
    """The rep's own claim, or the next member who may be called at this hour; ``None`` when there is nobody.

    Safe twice and from many reps at once: no two get the same member, and a double click gets one.
    """
    for enrolment in _callable_now():
        there = mine(who=by)
        if there:
            return there
        claim = _claim(enrolment, by)
        if claim:
            return claim
    return mine(who=by)


def _callable_now() -> Iterator[Enrolment]:
    now = timezone.now()
    hours = {"from_hour": settings.CALLS_FROM_HOUR, "until_hour": settings.CALLS_UNTIL_HOUR}
    for enrolment in free(now).select_related("member")[:LOOKED_AT]:
        if call_hours.is_decent(enrolment.member.zip_code, now, **hours):
            yield enrolment


def _claim(enrolment: Enrolment, by: str) -> WelcomeClaim | None:
    """``None`` when another rep holds the row at this moment, or was first."""
    now = timezone.now()
    try:
        with transaction.atomic():
            row = free(now).filter(pk=enrolment.pk).select_for_update(skip_locked=True, of=("self",)).first()
            if row is None:
                return None
            over = Q(until__lte=now) | ~Q(enrolment__in=waiting().values("pk"))
            WelcomeClaim.objects.filter(over, Q(member=row.member_id) | Q(claimed_by=by)).delete()
            until = now + settings.WELCOME_CLAIM
            made: WelcomeClaim = WelcomeClaim.objects.create(
                member_id=row.member_id, enrolment=row, claimed_by=by, claimed_at=now, until=until
            )
            audit.record(by=by, verb="welcome.claimed", on=row, values={"until": until.isoformat()})
    except IntegrityError:
        return None
    return made


@transaction.atomic
def give_back(*, enrolment: str, by: str) -> None:
    """Somebody else may take it. Raises ``TransitionRefused`` when the rep no longer has it."""
    claim = _held(enrolment, by)
    claim.delete()
    audit.record(by=by, verb="welcome.given_back", on=claim.enrolment)


@transaction.atomic
def begin(*, enrolment: str, by: str) -> Call:
    """Open the call with the member whom the rep has taken on.

    Raises ``TransitionRefused`` when the rep no longer has it, ``ValidationError`` when the member may not be called.
    """
    claim = _held(enrolment, by)
    found = claim.enrolment
    call = calls.open_call(
        member=found.member, program_year=found.program_year, direction=CallDirection.OUTBOUND,
        purpose=CallPurpose.WELCOME, by=by,
    )  # fmt: skip
    if call.purpose != CallPurpose.WELCOME:
        raise ValidationError(_("You have another call with this member open. Close that one first."))
    return call


def _held(enrolment: str, by: str) -> WelcomeClaim:
    claim = mine(who=by)
    if claim is None or str(claim.enrolment_id) != enrolment:
        raise TransitionRefused("this welcome call is not the rep's, or no longer")
    return claim
