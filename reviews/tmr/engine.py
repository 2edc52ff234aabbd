"""The review itself: all rules that are on, over one member's history."""

from .findings import RANK, Assessment, Finding, Found, NotKnown, Severity
from .history import MedicationHistory
from .rules import RULES
from .settings import RuleSetting, Settings

_BY_RANK: tuple[Severity, ...] = ("high", "moderate", "low")


def assess(history: MedicationHistory, settings: Settings) -> Assessment:
    """Findings, the worst first, and which rules the data did not answer.

    Raises ``KeyError`` for a setting of a rule that does not exist, or a limit that its setting lacks.
    """
    findings: list[Finding] = []
    not_known: dict[str, str] = {}
    held, coded = history.groups.keys(), history.coded.keys()
    for name, setting in settings.rules.items():
        rule = RULES[name]
        if not rule.needs <= held or (rule.of and rule.of.isdisjoint(coded)):
            continue
        for answer in rule.function(history, setting.limits, settings):
            if isinstance(answer, NotKnown):
                not_known[name] = answer.reason
            else:
                findings.append(_finding(name, answer, setting))
    findings.sort(key=lambda found: (RANK[found.severity], -found.weight, found.rule, found.subject))
    return Assessment(findings, not_known)


def review(history: MedicationHistory, settings: Settings) -> list[Finding]:
    """The findings of ``assess``."""
    return assess(history, settings).findings


def _finding(name: str, found: Found, setting: RuleSetting) -> Finding:
    base = RANK[found.severity or setting.severity]
    severity = _BY_RANK[min(base + found.lowered, len(_BY_RANK) - 1)]
    return Finding(name, RULES[name].heading, severity, setting.to, found.subject, found.lines, found.weight)
