"""Background work of the year's cycle and its pages. A message holds a task's name alone; every task may run twice."""

from celery import shared_task
from django.utils import timezone

from members.services import page_history, sign_in_limits, targeting, typed_forms, year_cycle
from members.services.targeting import Order
from members.views import snapshots

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


@shared_task(name="members.tasks.keep_pages")
def keep_pages() -> None:
    """Every few minutes, so that a year that was just published, or a new text, is kept soon after it is shown."""
    page_history.keep(pages=snapshots.public_pages(), by=BY)


@shared_task(name="members.tasks.tidy_sign_ins")
def tidy_sign_ins() -> None:
    """Every night: failed attempts that are a month old go, and kept forms that nobody came back for."""
    sign_in_limits.drop_old()
    typed_forms.drop_old()
