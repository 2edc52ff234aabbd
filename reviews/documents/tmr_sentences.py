"""The evidence of an alert in sentences, for whoever calls or writes about it."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

Values = Mapping[str, Any]

# Groups of medicines and conditions in words. A name that is not here is told as it is.
NAMES = {
    "statin": gettext_lazy("statins"),
    "ras": gettext_lazy("ACE inhibitors and ARBs"),
    "arni": gettext_lazy("sacubitril"),
    "diabetes": gettext_lazy("diabetes"),
    "heart-failure-beta-blocker": gettext_lazy("beta-blockers for heart failure"),
    "beta-blocker": gettext_lazy("beta-blockers"),
    "calcium-channel-blocker": gettext_lazy("calcium channel blockers"),
    "slowing-calcium-channel-blocker": gettext_lazy("diltiazem and verapamil"),
    "bone": gettext_lazy("medicines for the bones"),
    "opioid": gettext_lazy("opioids"),
    "benzodiazepine": gettext_lazy("benzodiazepines"),
    "gabapentinoid": gettext_lazy("gabapentin and pregabalin"),
    "nsaid": gettext_lazy("anti-inflammatory pain medicines"),
    "anticoagulant": gettext_lazy("blood thinners"),
    "antiplatelet": gettext_lazy("antiplatelet medicines"),
    "ppi": gettext_lazy("acid blockers (proton pump inhibitors)"),
    "h2-blocker": gettext_lazy("acid blockers (H2 blockers)"),
    "anticholinergic": gettext_lazy("strongly anticholinergic medicines"),
    "nervous-system": gettext_lazy("medicines that act on the brain"),
    "first-antihistamine": gettext_lazy("older antihistamines"),
    "antispasmodic": gettext_lazy("antispasmodics"),
    "tricyclic": gettext_lazy("tricyclic antidepressants"),
    "barbiturate": gettext_lazy("barbiturates"),
    "z-drug": gettext_lazy("sleeping pills (zolpidem and its like)"),
    "meprobamate": gettext_lazy("meprobamate"),
    "muscle-relaxant": gettext_lazy("muscle relaxants"),
    "sulfonylurea-long": gettext_lazy("long-acting sulfonylureas"),
    "estrogen": gettext_lazy("estrogens"),
    "indomethacin-ketorolac": gettext_lazy("indomethacin and ketorolac"),
    "alpha-1-blocker": gettext_lazy("alpha-1 blockers"),
    "central-alpha-agonist": gettext_lazy("central alpha-agonists"),
    "antipsychotic": gettext_lazy("antipsychotics"),
    "glitazone": gettext_lazy("glitazones"),
    "serotonin-antidepressant": gettext_lazy("SSRI and SNRI antidepressants"),
    "triptan": gettext_lazy("triptans"),
    "loop-diuretic": gettext_lazy("loop diuretics"),
    "maoi": gettext_lazy("MAO inhibitors"),
    "serotonergic": gettext_lazy("antidepressants that raise serotonin"),
    "amphetamine": gettext_lazy("stimulants (amphetamines and methylphenidate)"),
    "serotonergic-opioid": gettext_lazy("opioids that raise serotonin"),
    "cyp3a4-statin": gettext_lazy("simvastatin and lovastatin"),
    "strong-cyp3a4-inhibitor": gettext_lazy("medicines that block CYP3A4 strongly"),
    "tizanidine": gettext_lazy("tizanidine"),
    "cyp1a2-inhibitor": gettext_lazy("ciprofloxacin and fluvoxamine"),
    "ergot": gettext_lazy("ergot medicines"),
    "thiopurine": gettext_lazy("azathioprine and mercaptopurine"),
    "xanthine-oxidase-inhibitor": gettext_lazy("allopurinol and febuxostat"),
    "atazanavir": gettext_lazy("atazanavir"),
    "qt-prolonging": gettext_lazy("medicines that lengthen the QT time"),
    "nitrate": gettext_lazy("nitrates"),
    "pde5": gettext_lazy("PDE-5 inhibitors (sildenafil and its like)"),
    "warfarin": gettext_lazy("warfarin"),
    "warfarin-raising": gettext_lazy("medicines that strengthen warfarin"),
    "lithium": gettext_lazy("lithium"),
    "potassium-sparing": gettext_lazy("potassium-sparing diuretics"),
    "trimethoprim": gettext_lazy("trimethoprim"),
    "digoxin": gettext_lazy("digoxin"),
    "macrolide-or-cyclosporine": gettext_lazy("clarithromycin, erythromycin and cyclosporine"),
    "hypertension": gettext_lazy("high blood pressure"),
    "heart-failure": gettext_lazy("heart failure"),
    "ascvd": gettext_lazy("disease of the arteries of heart, brain or legs"),
    "osteoporosis": gettext_lazy("osteoporosis"),
    "fragility-fracture": gettext_lazy("a fragility fracture"),
    "asthma": gettext_lazy("asthma"),
    "dementia": gettext_lazy("dementia"),
    "falls": gettext_lazy("falls"),
    "peptic-ulcer-or-bleeding": gettext_lazy("an ulcer or bleeding of stomach or bowel"),
    "kidney-disease-late": gettext_lazy("late kidney disease"),
    "syncope": gettext_lazy("fainting"),
    "parkinson": gettext_lazy("Parkinson’s disease"),
}


def sentences(evidence: list[dict[str, Any]]) -> list[str]:
    """One sentence for each line; a line of a kind that is no more is left out."""
    return [SAYS[line["kind"]](line["values"]) for line in evidence if line["kind"] in SAYS]


def name_of(key: str) -> str:
    return str(NAMES.get(key, key.replace("-", " ")))


def _day(text: str) -> str:
    return date_format(date.fromisoformat(text), "DATE_FORMAT")


def _last_fill(values: Values) -> str:
    said = ngettext(
        "%(name)s was last filled on %(date)s, for %(days)s day.",
        "%(name)s was last filled on %(date)s, for %(days)s days.",
        values["days"],
    )
    return said % {**values, "date": _day(values["date"])}


def _days_covered(values: Values) -> str:
    share = values["covered"] / values["days"]
    said = _("Medicine for %(covered)s of the %(days)s days since %(since)s: %(percent)s %% (%(group)s).")
    percent = int(share * 1000) / 10
    return said % {
        "covered": values["covered"], "days": values["days"], "since": _day(values["from"]), "percent": percent,
        "group": name_of(values["group"]),
    }  # fmt: skip


def _run_out(values: Values) -> str:
    said = ngettext(
        "%(name)s has been without supply since %(since)s, for %(days)s day.",
        "%(name)s has been without supply since %(since)s, for %(days)s days.",
        values["days"],
    )
    return said % {**values, "since": _day(values["since"])}


def _condition(values: Values) -> str:
    return _("Diagnosed: %(condition)s.") % {"condition": name_of(values["condition"])}


def _none_of(values: Values) -> str:
    said = _("None of these was filled in the last %(days)s days: %(group)s.")
    return said % {"days": values["days"], "group": name_of(values["group"])}


def _unknown(values: Values) -> str:
    said = ngettext(
        "%(fills)s fill of that time is of a package that the drug reference does not know: it may be there.",
        "%(fills)s fills of that time are of packages that the drug reference does not know: it may be among them.",
        values["fills"],
    )
    return said % values


def _low_intensity(values: Values) -> str:
    return _("The daily dose of the last statin is below moderate intensity.")


def _asthma_fills(values: Values) -> str:
    return _("Within a year: %(relievers)s fills of quick relievers, %(controllers)s of controllers.") % values


def _high_risk(values: Values) -> str:
    said = _("To be avoided from %(age)s years on where possible: %(group)s.")
    return said % {"age": values["age"], "group": name_of(values["group"])}


def _pair(values: Values) -> str:
    if values["first"] == values["second"]:
        return _two_of_a_kind(values)
    said = ngettext(
        "At hand together on %(days)s day lately, last on %(last)s: %(first)s and %(second)s.",
        "At hand together on %(days)s days lately, last on %(last)s: %(first)s and %(second)s.",
        values["days"],
    )
    return said % {
        "days": values["days"], "last": _day(values["last"]), "first": name_of(values["first"]),
        "second": name_of(values["second"]),
    }  # fmt: skip


def _two_of_a_kind(values: Values) -> str:
    said = ngettext(
        "At hand together on %(days)s day lately, last on %(last)s: two of the same kind (%(group)s).",
        "At hand together on %(days)s days lately, last on %(last)s: two of the same kind (%(group)s).",
        values["days"],
    )
    return said % {"days": values["days"], "last": _day(values["last"]), "group": name_of(values["first"])}


def _opioid_dose(values: Values) -> str:
    said = _("On %(date)s the opioids came to %(mme)s milligrams of morphine a day.")
    return said % {"date": _day(values["date"]), "mme": values["mme"]}


def _many_together(values: Values) -> str:
    said = _("%(medicines)s different ones at hand together on %(days)s days lately, last on %(last)s: %(group)s.")
    return said % {**values, "last": _day(values["last"]), "group": name_of(values["group"])}


def _triple(values: Values) -> str:
    said = ngettext(
        "All three at hand on %(days)s day lately, last on %(last)s.",
        "All three at hand on %(days)s days lately, last on %(last)s.",
        values["days"],
    )
    return said % {"days": values["days"], "last": _day(values["last"])}


def _with_condition(values: Values) -> str:
    said = _("Diagnosed: %(condition)s. Then to be avoided where possible: %(group)s.")
    return said % {"condition": name_of(values["condition"]), "group": name_of(values["group"])}


def _generic(values: Values) -> str:
    said = _("%(name)s has a generic with the same ingredient, strength and form; about $%(saving)s less a year.")
    return said % values


def _by_the_month(values: Values) -> str:
    return _("The last %(fills)s fills of %(name)s were for %(days)s days or about as many each.") % values


def _costly(values: Values) -> str:
    said = _("A day of %(name)s cost the plan $%(day).2f; a day of others of its kind $%(usual).2f (%(group)s).")
    return said % {**values, "group": name_of(values["group"])}


SAYS: dict[str, Callable[[Values], str]] = {
    "last-fill": _last_fill,
    "days-covered": _days_covered,
    "run-out": _run_out,
    "condition": _condition,
    "none-of": _none_of,
    "unknown-packages": _unknown,
    "low-intensity": _low_intensity,
    "asthma-fills": _asthma_fills,
    "high-risk": _high_risk,
    "pair": _pair,
    "opioid-dose": _opioid_dose,
    "many-together": _many_together,
    "triple": _triple,
    "with-condition": _with_condition,
    "generic": _generic,
    "by-the-month": _by_the_month,
    "costly": _costly,
}
