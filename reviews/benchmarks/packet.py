"""Packets per second from a finalised review to the stored PDF, against WeasyPrint alone on the same HTML.

One process on each side. The packets are mixed: 3, 12 and 30 medicines, English and Spanish, standard and large.
"""

import itertools
from collections.abc import Callable
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone, translation

from members.models import Member, ProgramYear
from mtmsite import pdf
from reviews.benchmarks import people
from reviews.benchmarks.measuring import Metric, take_turns
from reviews.documents import letter_content, packet
from reviews.documents.wording import wording
from reviews.models import Letter
from reviews.services import cmr, letters

ROUNDS = 6
PACKETS = 300  # of each side at scale 1
MIX = list(itertools.product((3, 12, 30), ("en", "es"), (False, True)))


def run(scale: float, tell: Callable[[str], None]) -> dict[str, Metric]:
    """``pipeline_vs_weasyprint``: both sides in packets a second."""
    count = max(1, round(PACKETS * scale / ROUNDS))
    batches = _batches(count, people.prepare())
    pages = iter([[_page(letter) for letter in batch] for batch in batches])
    mine = iter(batches)

    def ours() -> int:
        for letter in next(mine):
            letters.render(letter_id=str(letter.pk), by=people.BY)
        return count

    def bare() -> int:
        for html in next(pages):
            pdf.unrepaired(html)
        return count

    return {"pipeline_vs_weasyprint": take_turns(ours, bare, rounds=ROUNDS, unit="packets/s", tell=tell)}


def _batches(count: int, year: ProgramYear) -> list[list[Letter]]:
    """Due packets for every round and one before."""
    members = people.many(count * (ROUNDS + 1))
    due = [_due(member, year, *MIX[number % len(MIX)]) for number, member in enumerate(members)]
    return [due[start : start + count] for start in range(0, len(due), count)]


def _due(member: Member, year: ProgramYear, medicines: int, language: str, large: bool) -> Letter:
    member.language, member.large_print = language, large
    member.save(update_fields=["language", "large_print"])
    draft = cmr.start(member=member, program_year=year, by=people.BY)
    revision = cmr.save(draft_id=draft.pk, revision=0, content=_written(medicines), by=people.BY)
    version = cmr.finalise(draft_id=draft.pk, revision=revision, by=people.BY)
    return Letter.objects.get(review_version=version)


def _written(medicines: int) -> dict[str, Any]:
    one = {"how": "Take 1 tablet with breakfast and 1 with dinner", "why": "High blood pressure", "prescriber": "Dr. A"}
    return {
        "held_on": timezone.localdate().isoformat(),
        "method": "02",
        "provider": "plan_sponsor_pharmacist",
        "recipient": "beneficiary",
        "provider_name": "Robin Example, PharmD",
        "medicines": [{"name": f"Medicine {number} 10 mg tablet", **one} for number in range(1, medicines + 1)],
        "allergies": ["Penicillin"],
        "to_do": [{"talked_about": "Your blood pressure", "what_to_do": ["Write it down each morning."]}] * 3,
    }


def _page(letter: Letter) -> str:
    """The HTML that the packet is printed from."""
    frozen = letter_content.freeze(letter, timezone.localdate())
    drawn = packet.drawn(frozen.content)
    with translation.override(frozen.language):
        return render_to_string(wording(letter.kind, frozen.language).template, {"letter": frozen.content, **drawn})
