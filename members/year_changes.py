"""What changed from one program year to a later one, in sentences, computed from the two records."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from members.conditions import CONDITIONS
from members.line_holidays import HOLIDAYS
from members.models import ProgramYear
from mtmsite.templatetags.site import dollars
from mtmsite.unbroken import clock

Sentences = list[str]


def changes(old: ProgramYear, new: ProgramYear) -> Sentences:
    """One sentence for each fact that members meet and that is not the same in both years; empty when all are.

    In the language that is active, in the order of the program page.
    """
    return [sentence for compare in COMPARISONS for sentence in compare(old, new)]


def _conditions(old: ProgramYear, new: ProgramYear) -> Sentences:
    before, after = old.condition_slugs(), new.condition_slugs()
    added, removed = (_names(after, without=before), _names(before, without=after))
    sentences = []
    if added:
        sentences.append(_("New on the list of health problems: %(names)s.") % {"names": added})
    if removed:
        sentences.append(_("No longer on the list of health problems: %(names)s.") % {"names": removed})
    return sentences


def _names(slugs: list[str], *, without: list[str]) -> str:
    return "; ".join(str(CONDITIONS.get(slug, slug)) for slug in slugs if slug not in without)


def _counts(old: ProgramYear, new: ProgramYear) -> Sentences:
    conditions = _("You need at least %(new)s of the health problems. In %(year)s it was %(old)s.")
    drugs = _("You need to take at least %(new)s medicines. In %(year)s it was %(old)s.")
    return _when(old, new, "min_conditions", conditions) + _when(old, new, "min_drugs", drugs)


def _cost(old: ProgramYear, new: ProgramYear) -> Sentences:
    before, after = _amount(old), _amount(new)
    if before == after:
        return []
    text = _("Your medicines must cost %(new)s a year. In %(year)s it was %(old)s.")
    return [text % {"new": after, "old": before, "year": old.year}]


def _amount(year: ProgramYear) -> str:
    text = _("more than %(amount)s") if year.cost_operator == "gt" else _("%(amount)s or more")
    return text % {"amount": dollars(year.cost_threshold)}


def _second_way(old: ProgramYear, new: ProgramYear) -> Sentences:
    if old.at_risk_route == new.at_risk_route:
        return []
    if new.at_risk_route:
        return [_("New: a second way to qualify, by the plan’s drug management program.")]
    return [_("The second way to qualify, by the plan’s drug management program, is gone.")]


def _partners(old: ProgramYear, new: ProgramYear) -> Sentences:
    sponsor = _("The plan sponsor is %(new)s. In %(year)s it was %(old)s.")
    vendor = _("The company that calls members is %(new)s. In %(year)s it was %(old)s.")
    manager = _("The company that takes care of the pharmacy benefits is %(new)s. In %(year)s it was %(old)s.")
    numbers = _("Calls come from these numbers: %(new)s. In %(year)s the numbers were: %(old)s.")
    return [
        *_when(old, new, "sponsor_name", sponsor),
        *_when(old, new, "vendor_name", vendor),
        *_when(old, new, "calling_numbers", numbers),
        *_when(old, new, "benefit_manager_name", manager),
    ]


def _reach(old: ProgramYear, new: ProgramYear) -> Sentences:
    phone = _("The phone number of Member Service is %(new)s. In %(year)s it was %(old)s.")
    tty = _("The TTY number is %(new)s. In %(year)s it was %(old)s.")
    address = _("The mail address is: %(new)s. In %(year)s it was: %(old)s.")
    return [
        *_when(old, new, "phone", phone),
        *_when(old, new, "tty", tty),
        *_when(old, new, "return_address", address),
    ]


def _hours(old: ProgramYear, new: ProgramYear) -> Sentences:
    sentences = []
    if (old.opens_at, old.closes_at) != (new.opens_at, new.closes_at):
        text = _("Member Service is open from %(opens)s to %(closes)s. In %(year)s it was %(opened)s to %(closed)s.")
        now = {"opens": clock(new.opens_at), "closes": _at_end(clock(new.closes_at))}
        then = {"opened": clock(old.opens_at), "closed": _at_end(clock(old.closes_at))}
        sentences.append(text % {"year": old.year, **now, **then})
    if _season(old) != _season(new):
        sentences.append(_("Member Service is open on other days than in %(year)s.") % {"year": old.year})
    before, after = _holidays(old), _holidays(new)
    if before != after:
        text = _("Holidays on which the phone line is closed: %(new)s. In %(year)s it was: %(old)s.")
        sentences.append(text % {"new": after, "old": before, "year": old.year})
    return sentences


def _season(year: ProgramYear) -> tuple[str, str]:
    return year.weekdays_only_from, year.weekdays_only_to


def _holidays(year: ProgramYear) -> str:
    if not year.holidays_known:
        return _("not known")
    return ", ".join(str(name) for slug, name in HOLIDAYS.items() if slug in year.closed_holidays) or pgettext(
        "holidays", "none"
    )


def _review(old: ProgramYear, new: ProgramYear) -> Sentences:
    minutes = _("A review takes this many minutes, about: %(new)s. In %(year)s it was: %(old)s.")
    papers = _("After a review you get: %(new)s. In %(year)s it was: %(old)s.")
    names = {"new": _paper_names(new), "old": _paper_names(old), "year": old.year}
    return _when(old, new, "review_minutes", minutes) + ([papers % names] if old.form_set != new.form_set else [])


def _paper_names(year: ProgramYear) -> str:
    if year.form_set == "2022":
        return _("Medication List and Recommended To-Do List")
    return _("Personal Medication List and Medication Action Plan")


def _when(old: ProgramYear, new: ProgramYear, name: str, text: str) -> Sentences:
    """``text`` when the two years differ in the column ``name``."""
    before, after = getattr(old, name), getattr(new, name)
    return [] if before == after else [text % {"new": _shown(after), "old": _shown(before), "year": old.year}]


def _shown(value: Any) -> str:
    if isinstance(value, list):
        value = ", ".join(value)
    return _at_end(", ".join(str(value).splitlines())) if value else _("not known")


def _at_end(words: str) -> str:
    """``words`` before a full stop, which an abbreviation (Inc., p.m.) does not need twice."""
    return words.removesuffix(".")


COMPARISONS: list[Callable[[ProgramYear, ProgramYear], Sentences]] = [
    _conditions,
    _counts,
    _cost,
    _second_way,
    _review,
    _partners,
    _reach,
    _hours,
]
