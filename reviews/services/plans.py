"""Working plans are changed in the back office; who changed what stands in the audit."""

from django.db import transaction

from members.services import audit
from reviews.models import ClosedDay, ReviewProvider


@transaction.atomic
def changed(*, plan: ReviewProvider | ClosedDay, parts: list[str], by: str) -> None:
    """Call it after a provider, its hours, or a closed day was saved with those parts changed.

    Booked calls stay where they are: the calendar shows those that lie outside the new hours.
    """
    audit.record(by=by, verb="plan.changed", on=plan, values={"parts": sorted(parts)})
