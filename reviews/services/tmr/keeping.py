"""What a run found about some members, kept: their reviews, new alerts, and alerts that later claims resolved.

The same findings again change nothing, so that a run that was cut short is simply run again.
"""

import datetime
import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from members.services import status
from reviews.models import TmrAlert, TmrAlertState, TmrRun
from reviews.models.tmr_alert import STANDING, TO_DO
from reviews.services.tmr import catalogue, quarters, storing
from reviews.tmr import Assessment, Finding
from reviews.tmr.findings import RANK

YEAR = datetime.timedelta(days=365)
WEEK = datetime.timedelta(days=7)
RESOLVED = "the newest claims no longer show it"


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One member's review; ``fills`` and how many of them are of packages that the reference does not know."""

    member: int
    assessment: Assessment
    fills: int
    unknown_fills: int


def keep(run: TmrRun, reviewed: Sequence[Reviewed], *, by: str) -> None:
    """Write it all down; the caller's transaction makes it whole."""
    today = timezone.localdate()
    there = _alerts_of(run, [each.member for each in reviewed], today)
    partings = [_part(run, each, there[each.member], today) for each in reviewed]
    storing.reviews(run, list(map(_review, reviewed, partings)), today)
    raised = [
        _alert(each.member, *one, today)
        for each, parting in zip(reviewed, partings, strict=True)
        for one in parting.raised
    ]
    storing.alerts(run, raised, today, by=by)
    resolved = [alert for parting in partings for alert in parting.resolved]
    status.move_all(resolved, to=TmrAlertState.RESOLVED, by=by, reason=RESOLVED)


def _alerts_of(run: TmrRun, members: list[int], today: datetime.date) -> dict[int, list[TmrAlert]]:
    """Alerts that keep a finding from being raised again, by member."""
    found = TmrAlert.objects.filter(member__in=members, program_year=run.program_year_id).suppressing(today - YEAR)
    by_member: dict[int, list[TmrAlert]] = defaultdict(list)
    for alert in found.defer("evidence"):
        by_member[alert.member_id].append(alert)
    return by_member


@dataclass(frozen=True, slots=True)
class _Parting:
    raised: list[tuple[int, Finding]]  # with their rank
    resolved: list[TmrAlert]
    held_back: list[str]


def _part(run: TmrRun, each: Reviewed, there: list[TmrAlert], today: datetime.date) -> _Parting:
    """Which findings are new alerts, which alerts are no more, and what is held back by the cap for one member."""
    known = {(alert.rule, alert.subject): alert for alert in there}
    findings = {(found.rule, found.subject) for found in each.assessment.findings}
    resolved = [alert for key, alert in known.items() if key not in findings and _is_answered(run, each, alert)]
    room = catalogue.lists()["alerts_at_once"] - sum(
        alert.current_state in TO_DO for alert in there if alert not in resolved
    )
    raised, held_back = [], []
    for rank, found in enumerate(each.assessment.findings, start=1):
        alert = known.get((found.rule, found.subject))
        if alert:
            _raise_severity(alert, found, today)
        elif found.severity == "high" or room > 0:
            raised.append((rank, found))
            room -= 1
        else:
            held_back.append(found.rule)
    return _Parting(raised, resolved, held_back)


def _is_answered(run: TmrRun, each: Reviewed, alert: TmrAlert) -> bool:
    """Whether the run asked that rule and got an answer; a rule that is off, or not known, resolves nothing."""
    asked = alert.rule in run.rules and alert.rule not in each.assessment.not_known
    return asked and alert.current_state in STANDING


def _raise_severity(alert: TmrAlert, found: Finding, today: datetime.date) -> None:
    """An alert that nobody has answered yet becomes as pressing as its finding is now."""
    if alert.current_state in TO_DO and RANK[found.severity] < RANK[alert.severity]:
        alert.severity, alert.evidence = found.severity, evidence(found)
        alert.due_on = max(alert.raised_on, min(alert.due_on, due(found.severity, today)))
        alert.save(update_fields=["severity", "evidence", "due_on"])


def due(severity: str, raised_on: datetime.date) -> datetime.date:
    """High on the same day, moderate within a week, low by the end of the next cycle."""
    if severity == "low":
        return quarters.next_end(raised_on)
    return raised_on if severity == "high" else raised_on + WEEK


def evidence(found: Finding) -> list[dict[str, Any]]:
    return [{"kind": line.kind, "values": dict(line.values)} for line in found.lines]


def _alert(member: int, rank: int, found: Finding, today: datetime.date) -> storing.Alert:
    return storing.Alert(
        member=member,
        rule=found.rule,
        subject=found.subject,
        heading=found.heading,
        severity=found.severity,
        to=found.to,
        rank=rank,
        evidence=json.dumps(evidence(found)),
        due_on=due(found.severity, today),
    )


def _review(each: Reviewed, parting: _Parting) -> storing.Review:
    return storing.Review(
        member=each.member,
        fills=each.fills,
        unknown_fills=each.unknown_fills,
        found=[found.rule for found in each.assessment.findings],
        not_known=list(each.assessment.not_known),
        raised=[found.rule for _rank, found in parting.raised],
        resolved=[alert.rule for alert in parting.resolved],
        held_back=parting.held_back,
    )
