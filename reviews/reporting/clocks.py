"""The clocks that run for members of a year, by how long they have run. They show today, whatever week is chosen."""

import datetime
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Case, CharField, Count, Exists, OuterRef, QuerySet, Value, When
from django.utils.translation import gettext_lazy as _

from members.models import Enrolment, ProgramYear
from reviews.models import MemberTmr, TmrResult, without_summary
from reviews.reporting.pictures import Picture

ONE_DAY = datetime.timedelta(days=1)
OFFERS = {
    "late": _("overdue"),
    "week": _("due within 7 days"),
    "month": _("due in 8 to 30 days"),
    "later": _("due later"),
}
SUMMARIES = {
    "fresh": _("held up to 7 days ago"),
    "soon": _("held 8 to 14 days ago"),
    "late": _("held longer ago: overdue"),
}
QUARTERS = {
    "done": _("done this quarter"),
    "due": _("not done yet this quarter"),
    "missed": _("not done, and missed the quarter before, too"),
}


def offers(year: ProgramYear, today: datetime.date) -> Picture:
    """Reviews not offered yet: 60 days from the enrolment (42 CFR 423.153(d)(1)(vii)(C))."""
    rows = Enrolment.objects.current().filter(program_year=year, offered_on=None)
    bands = {
        "late": {"offer_due_on__lt": today},
        "week": {"offer_due_on__lte": today + 7 * ONE_DAY},
        "month": {"offer_due_on__lte": today + 30 * ONE_DAY},
    }
    counts = _by_band(rows, bands, "later", OFFERS)
    return Picture("offers", _("Reviews still to be offered"), _("Sixty days from the enrolment."), counts, OFFERS)


def summaries(year: ProgramYear, today: datetime.date) -> Picture:
    """Reviews without their summary: 14 days from the review (42 CFR 423.153(d)(1)(vii)(D))."""
    rows = without_summary().filter(program_year=year)
    bands = {
        "fresh": {"done_on__gte": today - 7 * ONE_DAY},
        "soon": {"done_on__gte": today - 14 * ONE_DAY},
    }
    counts = _by_band(rows, bands, "late", SUMMARIES)
    about = _("Fourteen days from the review.")
    return Picture("summaries", _("Summaries still to be sent"), about, counts, SUMMARIES)


def quarters(year: ProgramYear, today: datetime.date) -> Picture:
    """Members in the program by their targeted review, the vendor's or ours, of this quarter and of the one before."""
    quarter = (today.month + 2) // 3
    before = datetime.date(today.year, 3 * quarter - 2, 1)
    rows = (
        Enrolment.objects.current()
        .filter(program_year=year)
        .annotate(now=_reviewed(year, quarter), earlier=_reviewed(year, quarter - 1))
    )
    bands: dict[str, dict[str, Any]] = {"done": {"now": True}}
    if quarter > 1:
        bands["missed"] = {"earlier": False, "enrolled_on__lt": before}
    counts = _by_band(rows, bands, "due", QUARTERS)
    about = _("Targeted reviews, each quarter of the year.")
    return Picture("quarters", _("Targeted reviews of this quarter"), about, counts, QUARTERS)


def _reviewed(year: ProgramYear, quarter: int) -> Any:
    """By a vendor, or by ourselves as this record or as one that was merged into it."""
    told, ours = TmrResult.objects.all(), MemberTmr.objects.all()
    rows = [told.filter(member=OuterRef("member")), ours.filter(member=OuterRef("member"))]
    rows.append(ours.filter(member__merged_into=OuterRef("member")))
    first, *others = [Exists(each.filter(program_year=year, quarter=quarter)) for each in rows]
    return reduce(or_, others, first)


def _by_band(rows: QuerySet[Any], bands: dict[str, dict[str, Any]], rest: str, names: dict[str, Any]) -> dict[str, int]:
    """How many members are in the first band that fits; one statement."""
    whens = [When(**fits, then=Value(name)) for name, fits in bands.items()]
    band = Case(*whens, default=Value(rest), output_field=CharField())
    found = dict(rows.order_by().annotate(band=band).values_list("band").annotate(Count("member", distinct=True)))
    return {name: found.get(name, 0) for name in names}
