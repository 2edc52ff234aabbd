"""The targeted review of the invented members, and alerts that were told, answered, or still wait."""

import datetime
from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.utils import timezone

from members.models import ProgramYear
from members.services.status import TransitionRefused
from reviews.demo.years import BY
from reviews.models import Prescriber, TmrAlert, TmrAlertState, TmrChannel, TmrRun, TmrTo
from reviews.services.tmr import alerts, outreach, quarters, recommendations, runs
from reviews.services.tmr.runs import Order

PHARMACIST = "demo-pharmacist"


def live(year: ProgramYear, today: datetime.date) -> dict[str, int] | str:
    """Review everybody of the year's program; once, for the beat goes on with it."""
    if TmrRun.objects.filter(program_year=year).exists():
        return "kept"
    report = runs.run(Order(program_year=year, quarter=quarters.of_day(today)), by=BY)
    waiting = TmrAlert.objects.to_do().filter(program_year=year)[: len(STORIES)]
    told = sum(_happens(story, alert) for story, alert in zip(STORIES, waiting, strict=False))
    return {"members": report.reviewed, "alerts": sum(report.raised.values()), "told": told}


def _happens(story: Callable[[TmrAlert], None], alert: TmrAlert) -> bool:
    """Beside a running site somebody may have been faster."""
    try:
        story(alert)
    except (TransitionRefused, ValidationError):
        return False
    return True


def waits(alert: TmrAlert) -> None:
    """Nobody has looked at it yet."""


def written_to_prescriber(alert: TmrAlert) -> None:
    outreach.tell_prescriber(alert=alert, channel=TmrChannel.MAIL, prescriber=_prescriber(alert), by=PHARMACIST)


def faxed_and_accepted(alert: TmrAlert) -> None:
    told = outreach.tell_prescriber(alert=alert, channel=TmrChannel.FAX, prescriber=_prescriber(alert), by=PHARMACIST)
    outreach.sent(outreach=told, by=BY)
    _answer(alert, TmrAlertState.ACCEPTED, TmrTo.PRESCRIBER, "will stop one of the two")


def written_to_member(alert: TmrAlert) -> None:
    outreach.write_to_member(alert=alert, by=PHARMACIST)


def talked_and_changed(alert: TmrAlert) -> None:
    _talk(alert)
    _answer(alert, TmrAlertState.MODIFIED, TmrTo.MEMBER, "asks the doctor for a lower dose first")


def talked_and_refused(alert: TmrAlert) -> None:
    _talk(alert)
    _answer(alert, TmrAlertState.REFUSED, TmrTo.MEMBER, "does not want to change anything")


def without_response(alert: TmrAlert) -> None:
    alerts.answer(alert=alert, to=TmrAlertState.NO_RESPONSE, by=PHARMACIST, reason="called three times")


STORIES = [
    waits, faxed_and_accepted, written_to_prescriber, written_to_member, talked_and_changed, talked_and_refused,
    without_response, written_to_prescriber,
]  # fmt: skip


def _talk(alert: TmrAlert) -> None:
    note = "at the pharmacy counter"
    outreach.note_talk(alert=alert, channel=TmrChannel.IN_PERSON, to=TmrTo.MEMBER, note=note, by=PHARMACIST)


def _answer(alert: TmrAlert, to: str, by_whom: str, reason: str) -> None:
    alert.refresh_from_db()
    alerts.answer(alert=alert, to=to, by=PHARMACIST, reason=reason, said_on=timezone.localdate(), by_whom=by_whom)


def _prescriber(alert: TmrAlert) -> Prescriber:
    npi = recommendations.npi_of(alert)
    return recommendations.remember(
        npi=npi, by=PHARMACIST, name=f"Dr. Sample {npi[-1]} (invented)", address1="1 Invented Street", city="Boston",
        state="MA", zip_code="02108", fax="+16175550199",
    )  # fmt: skip
