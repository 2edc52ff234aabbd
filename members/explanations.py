"""The result of the self-check in words: one explanation per criterion, each with the year's own figures."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from members.eligibility import Criteria, CriterionResult, Facts, Result
from mtmsite.templatetags.site import dollars

OUTCOMES = {"met": "may-qualify", "not_met": "not-by-these-answers", "not_known": "cannot-tell"}
MET = {"met": "yes", "not_met": "no", "not_known": "unknown"}


@dataclass(frozen=True, slots=True)
class Explanation:
    """One criterion as the page shows it; ``met`` is "yes", "no" or "unknown"."""

    name: str
    met: str
    title: str
    text: str
    guess: bool = False


def explain(result: Result, facts: Facts, criteria: Criteria, answers: Mapping[str, Any]) -> list[Explanation]:
    """Each criterion of ``result`` with what was answered and what the year asks for.

    ``guess`` marks a number that came with "not sure" ticked beside it.
    """
    return [_explain_one(entry, facts, criteria, answers) for entry in result.criteria]


def _explain_one(entry: CriterionResult, facts: Facts, criteria: Criteria, answers: Mapping[str, Any]) -> Explanation:
    title, text = WORDS[entry.name](entry, facts, criteria)
    field = {"drugs": "drug_count", "cost": "annual_cost"}.get(entry.name, "")
    guess = bool(answers.get(f"{field}_not_sure")) and entry.outcome != "not_known"
    return Explanation(entry.name, MET[entry.outcome], title, text, guess)


def _conditions(entry: CriterionResult, facts: Facts, criteria: Criteria) -> tuple[str, str]:
    need = criteria.min_conditions
    title = ngettext(
        "At least %(need)s health problem from the list", "At least %(need)s health problems from the list", need
    ) % {"need": need}
    if facts.conditions is None:
        return title, _("You are not sure about some of them. Your doctor can tell you.")
    counted = len(facts.conditions & criteria.conditions)
    text = ngettext("You checked %(counted)s health problem.", "You checked %(counted)s health problems.", counted)
    return title, text % {"counted": counted}


def _drugs(entry: CriterionResult, facts: Facts, criteria: Criteria) -> tuple[str, str]:
    need, count = criteria.min_drugs, facts.drug_count
    title = ngettext(
        "At least %(need)s medicine that Part D covers", "At least %(need)s medicines that Part D covers", need
    ) % {"need": need}
    if count is None:
        return title, _("You are not sure how many. Count the labels at home, or ask your drugstore for a list.")
    return title, ngettext("You told us %(count)s medicine.", "You told us %(count)s medicines.", count) % {
        "count": count
    }


def _cost(entry: CriterionResult, facts: Facts, criteria: Criteria) -> tuple[str, str]:
    limit, cost = dollars(criteria.cost_threshold), facts.annual_cost
    more_than = _("These medicines cost more than %(limit)s a year")
    at_least = _("These medicines cost %(limit)s or more a year")
    title = (more_than if criteria.cost_operator == "gt" else at_least) % {"limit": limit}
    if cost is None:
        return title, _("You are not sure about the cost. Your plan’s monthly drug statement shows it.")
    text = _("You told us %(cost)s a year.") % {"cost": dollars(cost)}
    if entry.reason == "cost-equals-limit" and entry.outcome == "not_met":
        text += " " + _("That is exactly the amount. It takes more than that.")
    return title, text


def _at_risk(entry: CriterionResult, facts: Facts, criteria: Criteria) -> tuple[str, str]:
    title = _("Second way: a limit from the plan’s drug management program")
    texts = {
        "met": _("You told us that the plan limits how you get a medicine. This alone is enough."),
        "not_met": _("You told us that there is no such limit. That is fine: it is only a second way to qualify."),
        "not_known": _(
            "We do not know if there is such a limit. A letter from the plan, or Member Service, can tell you."
        ),
    }
    return title, texts[entry.outcome]


WORDS: dict[str, Callable[[CriterionResult, Facts, Criteria], tuple[str, str]]] = {
    "conditions": _conditions,
    "drugs": _drugs,
    "cost": _cost,
    "at-risk": _at_risk,
}
