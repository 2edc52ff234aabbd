"""Letters about an alert: a plain word to the member, and to the prescriber the evidence with a form to answer on."""

import datetime
from collections.abc import Sequence
from typing import Any, Unpack

from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from reviews.documents import letter_paper, phrases
from reviews.documents.letter_paper import Envelope
from reviews.documents.year_facts import YearFacts

SUBJECTS = {
    "alert_member": _("A word about your medicines"),
    "alert_prescriber": _("A suggestion about your patient’s medicines"),
}
# What the member reads: the heading of the alert in plain words, never a diagnosis and nothing that sounds an alarm.
ABOUT = {
    "cost": _("We may have found a way for you to pay less for one of your medicines."),
    "guidelines": _(
        "Doctors often add or change a medicine for people with your health needs. It may be worth asking about."
    ),
    "regimen": _("It looks as if one of your medicines may not have been refilled when it was due."),
    "safety": _("Some of your medicines may need a second look: they can cause trouble together, or for some people."),
}


def member_content(
    *,
    language: str,
    heading: str,
    medicines: Sequence[str],
    **envelope: Unpack[Envelope],
) -> dict[str, Any]:
    """Everything that the letter to the member prints, as JSON. Raises ``KeyError`` for an unknown heading."""
    with translation.override(language):
        return {
            **letter_paper.head(
                kind="alert_member", subject=SUBJECTS["alert_member"], language=language, **envelope
            ),
            "about": str(ABOUT[heading]),
            "medicines": list(medicines),
        }  # fmt: skip


def prescriber_content(
    *,
    written_on: datetime.date,
    answer_by: datetime.date,
    prescriber_name: str,
    npi: str,
    address_lines: Sequence[str],
    year: YearFacts,
    reference: str,
    patient: dict[str, str],
    alert: dict[str, Any],
    language: str = "en",
    size: str = "standard",
) -> dict[str, Any]:
    """Everything that letter, fax and exchange tell a prescriber, as JSON.

    ``patient`` has ``name``, ``birth_date`` (ISO) and ``member_id``; ``alert`` has ``title``, ``why``, ``evidence``
    (sentences), ``source`` and ``fills`` (rows of name, day, days of supply).
    """
    with translation.override(language):
        born = phrases.long_date(datetime.date.fromisoformat(patient["birth_date"]))
        return {
            **letter_paper.head(
                kind="alert_prescriber", subject=SUBJECTS["alert_prescriber"], language=language, size=size,
                written_on=written_on, member_name=prescriber_name, address_lines=address_lines, year=year,
                reference=reference,
            ),
            "npi": npi,
            "answer_by": answer_by.isoformat(),
            "answer_by_text": phrases.long_date(answer_by),
            "patient": {**patient, "born": born},
            "alert": alert,
            "answers": [
                gettext("I agree. I will change the medicines as suggested."),
                gettext("I will change something else (please say what):"),
                gettext("I will not change anything (please say why):"),
            ],
        }  # fmt: skip
