"""What came of an alert, noted by whoever contacted the member or the prescriber."""

from django.db import transaction
from django.utils import timezone

from members.services import audit, status
from reviews.models import TmrAlert, TmrAlertState, TmrRun
from reviews.services.tmr import reader
from reviews.services.tmr.products import Products
from reviews.tmr import MedicationHistory

RULE_OFF = "its rule is switched off for this year"


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


def withdraw(*, run: TmrRun, by: str) -> int:
    """Close what waits for an answer although the run's rules do not ask about it any more; returns how many.

    A rule that is switched on again raises what it finds anew.
    """
    orphans = list(TmrAlert.objects.unanswered(run.program_year).exclude(rule__in=run.rules).defer("evidence"))
    gone = status.move_all(orphans, to=TmrAlertState.WITHDRAWN, by=by, reason=RULE_OFF)
    audit.record_each(by=by, verb="tmr_alert.withdrawn", on=gone, reason=RULE_OFF)
    return len(gone)
