"""The result of the self-check in words: one explanation per criterion, each with the year's own figures."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from members.eligibility import Criteria, CriterionResult, Facts, Result
from mtmsite.templatetags.site import dollars

OUTCOMES = {"met": "may-qualify", "not_met": "not-by-these-answers", "not_known": "cannot-tell"}
MET = {"met": "yes", "not_met": "no", "not_known": "unknown"}
TOGETHER = ("conditions", "drugs", "cost")  # the first way needs all of these; the second needs nothing else
FIELDS = {"drugs": "drug_count", "cost": "annual_cost"}


@dataclass(frozen=True, slots=True)
class Explanation:
    """One criterion as the page shows it; ``met`` is "yes", "no" or "unknown".

    ``guess`` marks a number that came with "not sure" ticked beside it, ``decided`` what made the result what it is.
    """

    name: str
    met: str
    short: str
    title: str
    text: str
    guess: bool = False
    decided: bool = False

    @property
    def mark(self) -> str:
        """The short word before the criterion."""
        words = {
            "yes": pgettext("criterion", "Yes"),
            "no": pgettext("criterion", "No"),
            "unknown": pgettext("criterion", "Not known"),
        }
        return words[self.met]


def explain(result: Result, facts: Facts, criteria: Criteria, answers: Mapping[str, Any]) -> list[Explanation]:
    """Each criterion of ``result`` with what was answered and what the year asks for."""
    deciding = decided_by(result)
    return [_explain_one(entry, facts, criteria, answers, deciding) for entry in result.criteria]


def decided_by(result: Result) -> set[str]:
    """The criteria that made the result what it is.

    Met: all of a way that is met. Not met: what failed of the first way. Not known: what is missing and could still
    make a way whole.
    """
    outcome = {entry.name: entry.outcome for entry in result.criteria}
    first_way = [outcome[name] for name in TOGETHER]
    if result.outcome == "met":
        first = set(TOGETHER) if set(first_way) == {"met"} else set()
        return first | {name for name in outcome if name not in TOGETHER and outcome[name] == "met"}
    if result.outcome == "not_met":
        return {name for name in TOGETHER if outcome[name] == "not_met"}
    unknown = {name for name in outcome if outcome[name] == "not_known"}
    return unknown - set(TOGETHER) if "not_met" in first_way else unknown


def _explain_one(
    entry: CriterionResult, facts: Facts, criteria: Criteria, answers: Mapping[str, Any], deciding: set[str]
) -> Explanation:
    short, title, text = WORDS[entry.name](entry, facts, criteria, answers)
    guess = bool(answers.get(f"{FIELDS.get(entry.name)}_not_sure")) and entry.outcome != "not_known"
    return Explanation(entry.name, MET[entry.outcome], short, title, text, guess, entry.name in deciding)


Said = tuple[str, str, str]


def _conditions(entry: CriterionResult, facts: Facts, criteria: Criteria, answers: Mapping[str, Any]) -> Said:
    need = criteria.min_conditions
    title = ngettext(
        "At least %(need)s health problem from the list", "At least %(need)s health problems from the list", need
    ) % {"need": need}
    return _("your health problems"), title, _conditions_text(facts, criteria, answers)


def _conditions_text(facts: Facts, criteria: Criteria, answers: Mapping[str, Any]) -> str:
    if facts.conditions is not None:
        counted = len(facts.conditions & criteria.conditions)
        text = ngettext("You checked %(counted)s health problem.", "You checked %(counted)s health problems.", counted)
        return text % {"counted": counted}
    if answers.get("conditions_not_sure"):
        return _("You are not sure about some of them. Your doctor can tell you.")
    return _("The list of that year names health problems that we did not ask about.")


def _drugs(entry: CriterionResult, facts: Facts, criteria: Criteria, answers: Mapping[str, Any]) -> Said:
    need, count = criteria.min_drugs, facts.drug_count
    title = ngettext(
        "At least %(need)s medicine that Part D covers", "At least %(need)s medicines that Part D covers", need
    ) % {"need": need}
    if count is None:
        text = _("You are not sure how many. Count the labels at home, or ask your drugstore for a list.")
    else:
        text = ngettext("You told us %(count)s medicine.", "You told us %(count)s medicines.", count) % {"count": count}
    return _("the number of your medicines"), title, text


def _cost(entry: CriterionResult, facts: Facts, criteria: Criteria, answers: Mapping[str, Any]) -> Said:
    limit, cost = dollars(criteria.cost_threshold), facts.annual_cost
    more_than = _("These medicines cost more than %(limit)s a year")
    at_least = _("These medicines cost %(limit)s or more a year")
    title = (more_than if criteria.cost_operator == "gt" else at_least) % {"limit": limit}
    if cost is None:
        text = _("You are not sure about the cost. Your Part D Explanation of Benefits shows it.")
    else:
        text = _("You told us %(cost)s a year.") % {"cost": dollars(cost)}
    if entry.reason == "cost-equals-limit" and entry.outcome == "not_met":
        text += " " + _("That is exactly the amount. It takes more than that.")
    return _("what they cost in a year"), title, text


def _at_risk(entry: CriterionResult, facts: Facts, criteria: Criteria, answers: Mapping[str, Any]) -> Said:
    title = _("Second way: a limit from the plan’s drug management program")
    texts = {
        "met": _("You told us that the plan limits how you get a medicine. This alone is enough."),
        "not_met": _("You told us that there is no such limit. That is fine: it is only a second way to qualify."),
        "not_known": _(
            "We do not know if there is such a limit. A letter from the plan, or Member Service, can tell you."
        ),
    }
    return _("a limit on how you get a medicine"), title, texts[entry.outcome]


WORDS: dict[str, Callable[[CriterionResult, Facts, Criteria, Mapping[str, Any]], Said]] = {
    "conditions": _conditions,
    "drugs": _drugs,
    "cost": _cost,
    "at-risk": _at_risk,
}
