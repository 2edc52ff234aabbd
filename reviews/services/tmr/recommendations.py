"""What a prescriber is told of an alert, and who the prescriber is as far as we know."""

import datetime
from typing import Any

from django.db import transaction
from django.utils import translation

from members.services import audit
from reviews.documents import alert_letters, phrases
from reviews.documents.tmr_sentences import sentences
from reviews.documents.year_facts import year_facts
from reviews.models import Prescriber, TmrAlert
from reviews.services.tmr import catalogue

LANGUAGE = "en"  # of prescribers, whatever the member reads


def npi_of(alert: TmrAlert) -> str:
    """Of the newest fill that the evidence names a prescriber for; empty where the claims have none."""
    known = [fill for fill in alert.fills if len(fill.get("prescriber", "")) == 10]
    return max(known, key=lambda fill: fill["date"])["prescriber"] if known else ""


def prescriber_of(alert: TmrAlert) -> Prescriber | None:
    """The prescriber of that number, when somebody has typed name and address before."""
    return Prescriber.objects.filter(npi=npi_of(alert)).first()


@transaction.atomic
def remember(*, npi: str, by: str, **columns: str) -> Prescriber:
    """Keep what was typed about the prescriber with that number; what was left empty stays as it was.

    Raises ``ValidationError`` by field for what will not do.
    """
    prescriber = Prescriber.objects.select_for_update().filter(npi=npi).first() or Prescriber(npi=npi)
    before = {name: getattr(prescriber, name) for name in columns}
    for name, value in columns.items():
        setattr(prescriber, name, value or before[name])
    prescriber.full_clean()
    prescriber.save()
    changed = [name for name in columns if getattr(prescriber, name) != before[name]]
    if changed:
        audit.record(by=by, verb="prescriber.kept", on=prescriber, values={"changed": changed})
    return prescriber


def document(
    *, alert: TmrAlert, prescriber: Prescriber, today: datetime.date, reference: str, answer_by: datetime.date
) -> dict[str, Any]:
    """Letter, fax and exchange say the same."""
    member = alert.member
    return alert_letters.prescriber_content(
        language=LANGUAGE,
        written_on=today,
        answer_by=answer_by,
        prescriber_name=prescriber.name,
        npi=prescriber.npi,
        address_lines=prescriber.address_lines,
        year=year_facts(alert.program_year, LANGUAGE),
        reference=reference,
        patient={"name": member.full_name, "birth_date": member.birth_date.isoformat(), "member_id": member.member_id},
        alert=_told(alert),
    )


def _told(alert: TmrAlert) -> dict[str, Any]:
    card = catalogue.cards()[alert.rule]
    with translation.override(LANGUAGE):
        return {
            "title": card.title,
            "why": card.why,
            "evidence": sentences(alert.evidence),
            "source": f"{card.source} ({card.source_date})",
            "fills": [
                {"name": fill["name"], "day": phrases.long_date(_day(fill)), "days": fill["days"]}
                for fill in alert.fills
            ],
        }


def _day(fill: dict[str, Any]) -> datetime.date:
    return datetime.date.fromisoformat(fill["date"])
