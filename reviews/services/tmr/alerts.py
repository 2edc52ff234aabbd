"""What came of an alert, noted by whoever contacted the member or the prescriber."""

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from members.services import audit, status
from reviews.models import TmrAlert, TmrAlertState, TmrRun
from reviews.services.tmr import reader
from reviews.services.tmr.products import Products
from reviews.tmr import MedicationHistory

RULE_OFF = "its rule is switched off for this year"


@transaction.atomic
def answer(
    *, alert: TmrAlert, to: str, by: str, reason: str, said_on: datetime.date | None = None, by_whom: str = ""
) -> None:
    """Note what was answered: on which day, by the member or the prescriber.

    Raises ``TransitionRefused`` when that may not follow what is known already, ``ValidationError`` for a day that is
    still to come.
    """
    if said_on and said_on > timezone.localdate():
        raise ValidationError({"said_on": _("That day is still to come.")})
    status.move(alert, to=to, by=by, reason=reason, said_on=said_on, by_whom=by_whom)
    values = {"state": to, "by_whom": by_whom}
    audit.record(by=by, verb="tmr_alert.answered", on=alert, values=values, reason=reason)


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
