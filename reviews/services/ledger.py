"""The ledger of contacts: one list of what we and the vendor tried, and what it allows next."""

import datetime
from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone

from members.models import Member, ProgramYear
from reviews.models import ContactAttempt
from reviews.models.letter_queries import TRIES, UNREACHED

A_WEEK = datetime.timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """``failed`` are the tries since somebody was last reached; three are followed by a letter."""

    attempts: int
    failed: int
    this_week: int
    last: ContactAttempt | None

    @property
    def often_enough(self) -> bool:
        """The week's calls to this member are used up."""
        return self.this_week >= settings.CALLS_PER_WEEK

    @property
    def tries_left(self) -> int:
        return max(0, TRIES - self.failed)


def standing(*, member: Member, program_year: ProgramYear, now: datetime.datetime | None = None) -> Standing:
    """Counted over the year's calls; the week may begin in the year before."""
    now = now or timezone.now()
    calls = list(ContactAttempt.objects.calls_to(member).since(_from(program_year, now)).select_related("call"))
    return stand(calls, program_year, now)


def stand(calls: list[ContactAttempt], program_year: ProgramYear, now: datetime.datetime) -> Standing:
    """``calls`` are the member's phone contacts, newest first, a caller's own among them."""
    of_year = [each for each in calls if each.program_year_id == program_year.pk]
    ours = [each for each in of_year if each.is_ours]
    reached = next((place for place, each in enumerate(of_year) if each.outcome not in UNREACHED), len(of_year))
    return Standing(
        attempts=sum(each.outcome in UNREACHED for each in ours),
        failed=reached,
        this_week=sum(each.is_ours and each.at > now - A_WEEK for each in calls),
        last=calls[0] if calls else None,
    )


def _from(program_year: ProgramYear, now: datetime.datetime) -> datetime.datetime:
    new_year = datetime.datetime(program_year.year, 1, 1, tzinfo=timezone.get_current_timezone())
    return min(new_year, now - A_WEEK)
