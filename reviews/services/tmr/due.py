"""Which targeted reviews are due today, without anybody asking."""

from django.utils import timezone

from members.models import ProgramYear
from mtmsite.locks import only_one
from reviews.services.tmr import quarters, runs
from reviews.services.tmr.reports import Report
from reviews.services.tmr.runs import Order


def review(*, by: str, everyone: bool = False) -> Report | None:
    """The run of today's quarter in today's year, when that is published. None when there is nothing to run with, or
    another run is under way: the next night makes that good."""
    today = timezone.localdate()
    year = ProgramYear.objects.filter(year=today.year, published_at__lte=timezone.now()).first()
    if year is None:
        return None
    with only_one(runs.LOCK) as mine:
        if not mine:
            return None
        return runs.run(Order(program_year=year, quarter=quarters.of_day(today), everyone=everyone), by=by)
