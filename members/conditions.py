"""The chronic conditions that program years name, with the words shown for them.

Slugs are a stable interface. Which year lists which is data (``ProgramYearCondition``).
"""

from django.utils.translation import gettext_lazy as _

CONDITIONS = {
    "alzheimers-disease": _("Alzheimer’s disease"),
    "asthma": _("Asthma"),
    "bone-disease-arthritis-osteoporosis": _("Bone disease: arthritis or osteoporosis (weak bones)"),
    "chronic-heart-failure": _("Chronic heart failure"),
    "copd": _("Chronic obstructive pulmonary disease (COPD)"),
    "depression": _("Depression"),
    "diabetes": _("Diabetes"),
    "dyslipidemia": _("Dyslipidemia (high cholesterol)"),
    "esrd": _("End-stage renal disease (ESRD): kidney failure"),
    "hiv-aids": _("HIV/AIDS"),
    "hypertension": _("Hypertension (high blood pressure)"),
    "mental-health": _("Mental health: depression, schizophrenia, bipolar disorder or another long-term condition"),
    "respiratory-disease": _("Lung disease: asthma, COPD or another long-term lung condition"),
}


def condition_choices() -> list[tuple[str, object]]:
    """Slug and words, for form fields and model choices."""
    return list(CONDITIONS.items())
