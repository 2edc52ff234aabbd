"""What came of an alert, noted by whoever contacted the member or the prescriber."""

from django.db import transaction
from django.utils import timezone

from members.services import audit, status
from reviews.models import TmrAlert
from reviews.services.tmr import reader
from reviews.services.tmr.products import Products
from reviews.tmr import MedicationHistory


@transaction.atomic
def answer(*, alert: TmrAlert, to: str, by: str, reason: str) -> None:
    """Note that somebody was contacted, or what was answered.

    Raises ``TransitionRefused`` when that may not follow what is known already.
    """
    status.move(alert, to=to, by=by, reason=reason)
    audit.record(by=by, verb="tmr_alert.answered", on=alert, values={"state": to}, reason=reason)


def history_now(alert: TmrAlert) -> MedicationHistory | None:
    """The member's medicines up to today; None for one who is not covered any more."""
    found = reader.histories([alert.member_id], timezone.localdate(), Products())
    return next((history for _member, history in found), None)


def to_do() -> int:
    """Alerts that are due by today."""
    return TmrAlert.objects.to_do().filter(due_on__lte=timezone.localdate()).count()
