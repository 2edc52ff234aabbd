"""What the vendor of a program year is like."""

from members.models import ProgramYear
from reviews.models import Vendor
from reviews.offered_times import WEEKDAYS


def weekdays(year: ProgramYear | None) -> tuple[int, ...]:
    """The days on which the year's vendor calls, 0 being Monday; Monday to Friday while it has not said so."""
    known = Vendor.objects.filter(key=year.vendor_key).values_list("works_on", flat=True).first() if year else None
    return tuple(known or WEEKDAYS)
