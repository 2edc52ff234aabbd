"""Letters and notices to the vendor by the state they are in, of those made in a period."""

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from reviews.models import Letter, LetterState, NoticeState, VendorNotice
from reviews.reporting.period import Period
from reviews.reporting.pictures import Picture


def letters(period: Period) -> Picture:
    year = period.program_year
    of_year = Q(request__program_year=year) | Q(enrolment__program_year=year) | Q(appointment__program_year=year)
    rows = Letter.objects.filter(of_year, created_at__range=period.moments)
    names = dict(LetterState.choices)
    return Picture(
        "letters", _("Letters"), _("By the state they are in now."), _counts(rows, "current_state", names), names
    )


def notices(period: Period) -> Picture:
    rows = VendorNotice.objects.live().filter(program_year=period.program_year, created_at__range=period.moments)
    names = dict(NoticeState.choices)
    about = _("By the state they are in now.")
    return Picture("notices", _("Notices to the vendor"), about, _counts(rows, "state", names), names)


def _counts(rows: QuerySet[Any], column: str, names: dict[str, Any]) -> dict[str, int]:
    found = dict(rows.order_by().values_list(column).annotate(Count("pk")))
    return {name: found.get(name, 0) for name in names}
