"""How the rules are set for a program year: as shipped, but for what the program owner changed."""

import datetime
import math
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from members.models import ProgramYear
from members.services import audit
from reviews.models import TmrRuleSetting
from reviews.services.tmr import catalogue
from reviews.services.tmr.catalogue import Card
from reviews.tmr import RuleSetting

COPIED = ("rule", "on", "severity", "to", "limits", "source")


def of_year(program_year: ProgramYear) -> dict[str, RuleSetting]:
    """The rules that are on, by name."""
    changed = {setting.rule: setting for setting in TmrRuleSetting.objects.filter(program_year=program_year)}
    rules = {slug: _set(card, changed.get(slug)) for slug, card in catalogue.cards().items()}
    return {slug: setting for slug, setting in rules.items() if setting is not None}


def _set(card: Card, changed: TmrRuleSetting | None) -> RuleSetting | None:
    if changed is None:
        return RuleSetting(card.severity, card.to, card.limits) if card.on else None
    limits = {**card.limits, **changed.limits}
    return RuleSetting(changed.severity, changed.to, limits) if changed.on else None  # type: ignore[arg-type]


def as_values(rules: Mapping[str, RuleSetting]) -> dict[str, Any]:
    """To be kept with a run and compared."""
    return {slug: {**asdict(setting), "limits": dict(setting.limits)} for slug, setting in rules.items()}


def from_values(values: Mapping[str, Any]) -> dict[str, RuleSetting]:
    return {slug: RuleSetting(**setting) for slug, setting in values.items()}


@transaction.atomic
def change(*, program_year: ProgramYear, rule: str, by: str, source: str, **columns: Any) -> TmrRuleSetting:
    """Set one rule for one year: ``on``, ``severity``, ``to``, ``limits``, ``checked_by`` and ``checked_on``.

    Raises ``ValidationError`` for a threshold that the rule does not have or that is no number, and for a column that
    will not do.
    """
    card = catalogue.cards()[rule]
    setting = TmrRuleSetting.objects.filter(program_year=program_year, rule=rule).first() or TmrRuleSetting(
        program_year=program_year, rule=rule, on=card.on, severity=card.severity, to=card.to
    )
    setting.source = source
    for name, value in columns.items():
        setattr(setting, name, value)
    check_limits(card, setting.limits)
    setting.full_clean()
    setting.save()
    values = {name: _plain(getattr(setting, name)) for name in (*COPIED, "checked_by", "checked_on")}
    audit.record(by=by, verb="tmr_rule.changed", on=setting, values={"year": program_year.year, **values})
    return setting


def check_limits(card: Card, limits: Any) -> None:
    """Only thresholds of that rule, each a number that is not negative; raises ``ValidationError``."""
    if not isinstance(limits, dict) or not set(limits) <= set(card.limits):
        known = ", ".join(card.limits)
        raise ValidationError({"limits": _("The thresholds of this rule are: %(known)s.") % {"known": known}})
    for name, value in limits.items():
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < math.inf:
            raise ValidationError({"limits": _("%(name)s must be a number, 0 or more.") % {"name": name}})


@transaction.atomic
def copy(*, source: ProgramYear, to: ProgramYear, by: str) -> int:
    """What was changed for one year is changed for the other too, to be checked anew; returns how many rules."""
    there = set(TmrRuleSetting.objects.filter(program_year=to).values_list("rule", flat=True))
    missing = TmrRuleSetting.objects.filter(program_year=source).exclude(rule__in=there)
    made = [TmrRuleSetting(program_year=to, **{name: getattr(one, name) for name in COPIED}) for one in missing]
    TmrRuleSetting.objects.bulk_create(made)
    if made:
        audit.record(by=by, verb="tmr_rules.copied", on=to, values={"from": source.year, "rules": len(made)})
    return len(made)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime.date) else value
