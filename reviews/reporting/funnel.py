"""From being in the program to the summary: how many members came how far, in a week or in all of a year."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from members.models import Enrolment
from reviews.models import Appointment, Choice, CompletedReview, MemberRequest, SummarySent
from reviews.reporting.period import Period
from reviews.reporting.pictures import Picture

NAMES = {
    "eligible": _("met the criteria and were enrolled"),
    "offered": _("were offered a review"),
    "asked": _("asked for a review"),
    "scheduled": _("had a time agreed"),
    "done": _("had the review"),
    "sent": _("were sent the summary"),
}


def funnel(period: Period) -> Picture:
    """One statement a step; each member counts once in it, on the day of the first such event of the period."""
    counts = {name: rows.order_by().values("member").distinct().count() for name, rows in _steps(period).items()}
    about = _("Each member counts once a step. Somebody may ask before the offer.")
    title = _("How far members came")
    return Picture("funnel", title, about, counts, NAMES, parts=False)


def _steps(period: Period) -> dict[str, QuerySet[Any]]:
    year, days, moments = period.program_year, period.days, period.moments
    asked = MemberRequest.objects.filter(choice=Choice.REVIEW, member__isnull=False, created_at__range=moments)
    rows: dict[str, QuerySet[Any]] = {
        "eligible": Enrolment.objects.filter(enrolled_on__range=days),
        "offered": Enrolment.objects.filter(offered_on__range=days),
        "asked": asked,
        "scheduled": Appointment.objects.filter(created_at__range=moments),
        "done": CompletedReview.objects.filter(done_on__range=days),
        "sent": SummarySent.objects.filter(sent_on__range=days),
    }
    return {name: each.filter(program_year=year) for name, each in rows.items()}
