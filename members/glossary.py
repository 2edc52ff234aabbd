"""The words that letters, callers and Medicare use, in plain words."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Term:
    """``short`` is what people say or print for it; ``older`` a name that older papers have."""

    key: str
    name: Any
    text: Any
    short: str = ""
    older: Any = ""


TERMS = (
    Term(
        "mtm",
        _("Medication Therapy Management program"),
        _("The program on this site. It helps people who take many medicines to use them well and safely."),
        short="MTM",
    ),
    Term(
        "cmr",
        _("Comprehensive Medication Review"),
        _("A talk with a pharmacist about all of your medicines. On this site we say: medicine review."),
        short="CMR",
        older=_("Comprehensive Medicine Review"),
    ),
    Term(
        "tmr",
        _("Targeted Medication Review"),
        _("A check of your medicines at least every three months. You do not have to do anything for it."),
        short="TMR",
        older=_("Targeted Medicine Review"),
    ),
    Term(
        "medication-list",
        _("Medication List"),
        _("A list of all your medicines: how you take each one, why, and who prescribed it."),
        older=_("Personal Medication List (PML)"),
    ),
    Term(
        "to-do-list",
        _("Recommended To-Do List"),
        _("What you and the pharmacist talked about, and what you can do next. You get it after a review."),
        older=_("Medication Action Plan (MAP)"),
    ),
    Term("part-d", _("Part D"), _("The part of Medicare that pays for medicines. Your plan gives it to you.")),
    Term(
        "formulary",
        _("Formulary"),
        _("The list of medicines that your plan covers. Member Service can tell you if yours is on it."),
    ),
    Term(
        "explanation-of-benefits",
        _("Explanation of Benefits"),
        _("A paper about your medicines: which you got, what you paid and what the plan paid. Your plan mails it."),
        short="EOB",
    ),
    Term(
        "pharmacy-benefit-manager",
        _("Pharmacy benefit manager"),
        _("A company that takes care of the drug coverage for the plan: it pays the pharmacies, for example."),
        short="PBM",
    ),
    Term(
        "drug-management-program",
        _("Drug management program"),
        _("It helps people use some medicines safely, such as opioid pain medicines. It may limit how they get them."),
        short="DMP",
    ),
    Term(
        "over-the-counter",
        _("Over-the-counter medicine"),
        _("A medicine that you buy without a prescription."),
        short="OTC",
    ),
    Term("opt-out", _("Opt out"), _("To leave the program. Your plan and your drug coverage stay as they are.")),
    Term(
        "tty",
        _("TTY"),
        _("A way to phone by typing, for people who have trouble hearing or speaking. Dial 711 to use it."),
    ),
    Term(
        "representative",
        _("Representative"),
        _("A person who may decide for you by law, or because you said so in writing."),
    ),
    Term(
        "cms",
        _("Centers for Medicare & Medicaid Services"),
        _("The federal office that runs Medicare. It makes the rules for this program."),
        short="CMS",
    ),
    Term(
        "material-id",
        _("Material ID"),
        _("A number at the foot of a page or letter. With it the plan and Medicare can tell which text you have."),
    ),
)


def terms() -> list[Term]:
    """All of them, in the order of the alphabet of the active language."""
    return sorted(TERMS, key=lambda term: str(term.name).casefold())
