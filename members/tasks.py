"""Background work of the year's cycle. No message holds more than a task's name; every task may run twice."""

from celery import shared_task
from django.utils import timezone

from members.services import targeting, year_cycle
from members.services.targeting import Order

BY = "worker"


@shared_task(name="members.tasks.follow_up")
def follow_up() -> None:
    """Every night: close a year that is over, and let enrolments follow coverage and death."""
    for year in year_cycle.years_to_close(timezone.localdate()):
        year_cycle.close(program_year=year, by=BY)
    year_cycle.follow_up(by=BY)


@shared_task(name="members.tasks.target")
def target() -> None:
    """Every night, so that a night the site slept through is made good: the quarter's run, when it is missing."""
    due = year_cycle.targeting_due(timezone.localdate())
    if due:
        year, as_of = due
        targeting.run(Order(program_year=year, as_of=as_of), by=BY)
