"""From meeting the criteria to the summary: how many members came how far, in a week or in all of a year."""

from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from members.models import Enrolment, TargetingDecision, Verdict
from reviews.models import Appointment, Choice, CompletedReview, MemberRequest, SummarySent
from reviews.reporting.period import Period
from reviews.reporting.pictures import Picture

NAMES = {
    "eligible": _("met the criteria"),
    "enrolled": _("were enrolled"),
    "offered": _("were offered a review"),
    "asked": _("asked for a review"),
    "scheduled": _("had a time agreed"),
    "done": _("had the review"),
    "sent": _("were sent the summary"),
}
# Records that were merged are one person.
PERSON = Coalesce("member__merged_into_id", "member_id")


def funnel(period: Period) -> Picture:
    """One statement a step; each member counts once in it, on the day of the first such event of the period."""
    counts = {
        name: rows.order_by().annotate(person=PERSON).values("person").distinct().count()
        for name, (rows, _column) in steps(period).items()
    }
    about = _(
        "Each member counts once a step. Who met the criteria is counted by the day of the targeting run that found it."
        " Somebody may ask before the offer."
    )
    title = _("How far members came")
    return Picture("funnel", title, about, counts, NAMES, parts=False)


def steps(period: Period) -> dict[str, tuple[QuerySet[Any], str]]:
    """The rows of each step in that period, and the column that says when."""
    days, moments = period.days, period.moments
    asked = MemberRequest.objects.filter(choice=Choice.REVIEW, member__isnull=False)
    met = TargetingDecision.objects.filter(outcome=Verdict.MET)
    rows: dict[str, tuple[QuerySet[Any], str, Any]] = {
        "eligible": (met, "run__created_at", moments),
        "enrolled": (Enrolment.objects.all(), "enrolled_on", days),
        "offered": (Enrolment.objects.all(), "offered_on", days),
        "asked": (asked, "created_at", moments),
        "scheduled": (Appointment.objects.all(), "created_at", moments),
        "done": (CompletedReview.objects.all(), "done_on", days),
        "sent": (SummarySent.objects.all(), "sent_on", days),
    }
    year = period.program_year
    return {
        name: (each.filter(program_year=year, **{f"{column}__range": span}), column)
        for name, (each, column, span) in rows.items()
    }
