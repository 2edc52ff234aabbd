"""The year's cycle: enrolments follow coverage and death, end on 31 December, and targeting comes every quarter."""

import datetime
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from members.models import Enrolment, OptOutReason, ProgramYear, TargetingRun
from members.services import audit, enrolment_rows
from members.services.enrolment_rows import Leaving, Moving
from members.services.windows import DAY, add_months

DIED = "the member died"
LEFT = "no longer covered by the plan"
MOVED = "covered under another contract"
OVER = "the year ended"


@dataclass(frozen=True, slots=True)
class Followed:
    """How many enrolments ended by death and by leaving the plan, and how many went on under another contract."""

    died: int = 0
    left_plan: int = 0
    changed_contract: int = 0


@dataclass(frozen=True, slots=True)
class Closed:
    """A closed year. ``closed`` ended in this call; the others say how all enrolments of the year ended. Records
    that were merged count as the one that was kept."""

    year: int
    closed: int
    stayed_to_the_end: int
    opted_out: int
    died: int
    left_plan: int


# Enrolments of the year that have not ended, whose member had died by the day or is not covered under their contract.
# No row at all when nobody is covered on the day: then the membership data end before it.
_CHANGED = """
select there.id, there.opted_out_on is null as is_in, member.death_date,
    (
        select max("end") from members_coverage as past where past.member_id = there.member_id
            and past.contract_number = there.contract_number and past."end" < %(day)s
    ) as covered_until,
    other.contract_number, other.start
from members_enrolment as there
join members_member as member on member.id = there.member_id
left join members_coverage as here on here.member_id = there.member_id and here.contract_number = there.contract_number
    and here.start <= %(day)s and (here."end" is null or here."end" >= %(day)s)
left join members_coverage as other on other.member_id = there.member_id
    and other.contract_number <> there.contract_number
    and other.start <= %(day)s and (other."end" is null or other."end" >= %(day)s)
where there.program_year_id = %(year)s and there.ended_on is null
  and (member.death_date <= %(day)s or (here.id is null and exists (
      select from members_coverage where start <= %(day)s and ("end" is null or "end" >= %(day)s))))
order by there.id for no key update of there"""


@transaction.atomic
def follow_up(*, by: str, on: datetime.date | None = None) -> Followed:
    """End the enrolments of members who have died or left the plan by that day; safe twice.

    Who is covered under another contract instead goes on in a new record under that contract. Called after
    every membership file and every night.
    """
    on = on or timezone.localdate()
    total = Followed()
    years = ProgramYear.objects.filter(enrolments__ended_on=None).distinct().filter(year__lte=on.year)
    for year in years.order_by("year"):
        one = _follow(year, min(on, datetime.date(year.year, 12, 31)), by)
        total = Followed(
            total.died + one.died,
            total.left_plan + one.left_plan,
            total.changed_contract + one.changed_contract,
        )
    return total


def _follow(program_year: ProgramYear, day: datetime.date, by: str) -> Followed:
    leaving, moving = _changes(program_year, day)
    enrolment_rows.leave(leaving, by=by)
    enrolment_rows.carry_over(moving, by=by, why=MOVED)
    died = sum(each.cms_reason == OptOutReason.DEATH for each in leaving)
    return Followed(died, len(leaving) - died - len(moving), len(moving))


def _changes(program_year: ProgramYear, day: datetime.date) -> tuple[list[Leaving], list[Moving]]:
    leaving, moving = [], []
    with connection.cursor() as cursor:
        cursor.execute(_CHANGED, {"year": program_year.pk, "day": day})
        for key, is_in, died_on, covered_until, contract, start in cursor:
            if died_on and died_on <= day:
                leaving.append(Leaving(key, died_on, DIED, OptOutReason.DEATH))
                continue
            last_day = covered_until or (start - DAY if start else day)
            leaving.append(Leaving(key, last_day, MOVED if contract else LEFT, OptOutReason.LEFT_PLAN))
            if contract and is_in:
                moving.append(Moving(key, contract, start))
    return leaving, moving


@transaction.atomic
def close(*, program_year: ProgramYear, by: str) -> Closed:
    """End what is left of that year on 31 December; deaths and departures up to then are seen first. Safe twice.

    Raises ``ValidationError`` before the last day of the year.
    """
    last_day = datetime.date(program_year.year, 12, 31)
    if timezone.localdate() < last_day:
        text = _("%(year)s ends on 31 December. Nothing was closed.")
        raise ValidationError(text % {"year": program_year.year})
    _follow(program_year, last_day, by)
    left = Enrolment.objects.filter(program_year=program_year).not_ended()
    leaving = [Leaving(key, last_day, OVER) for key in left.values_list("pk", flat=True)]
    ended = enrolment_rows.leave(leaving, by=by)
    closed = _once_a_person(program_year).filter(pk__in=ended).count()
    if ended:
        audit.record(by=by, verb="program_year.closed", on=program_year, values={"closed": closed})
    return Closed(program_year.year, closed, **_how_they_ended(program_year))


def _how_they_ended(program_year: ProgramYear) -> dict[str, int]:
    asked = Q(opt_out_reason__in=[OptOutReason.REQUEST, OptOutReason.OTHER])
    return _once_a_person(program_year).aggregate(
        stayed_to_the_end=Count("pk", filter=Q(opted_out_on=None)),
        opted_out=Count("pk", filter=asked),
        died=Count("pk", filter=Q(opt_out_reason=OptOutReason.DEATH)),
        left_plan=Count("pk", filter=Q(opt_out_reason=OptOutReason.LEFT_PLAN)),
    )


def _once_a_person(program_year: ProgramYear) -> QuerySet[Enrolment]:
    return Enrolment.objects.filter(program_year=program_year).once_a_person()


def years_to_close(on: datetime.date) -> list[ProgramYear]:
    """Years that are over on that day and have enrolments that have not ended."""
    return list(ProgramYear.objects.filter(year__lt=on.year, enrolments__ended_on=None).distinct().order_by("year"))


def targeting_due(on: datetime.date) -> tuple[ProgramYear, datetime.date] | None:
    """The open year and the as-of date of the run that is still missing in this quarter, or ``None``.

    Targeting comes at least quarterly (42 CFR 423.153(d)(1)(vi)): as of the last day before the quarter.
    """
    year = ProgramYear.objects.open_on(on)
    as_of = quarter_start(on) - DAY
    if (
        year is None
        or TargetingRun.objects.filter(program_year=year, as_of__gte=as_of, finished_at__isnull=False).exists()
    ):
        return None
    return year, as_of


def quarter_start(day: datetime.date) -> datetime.date:
    return add_months(day.replace(day=1), -((day.month - 1) % 3))
