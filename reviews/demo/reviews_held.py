"""Reviews by the invented pharmacists: half written, finalised with the packet waiting, mailed, corrected."""

from typing import Any

from django.utils import timezone

from members.models import Member
from reviews.demo import appointments
from reviews.demo.years import BY
from reviews.models import (
    CopiesAskedBy,
    Letter,
    LetterKind,
    MemberRequest,
    Proof,
    ReviewDraft,
    ReviewVersion,
    TakeBackSite,
)
from reviews.services import cmr, letters, representatives
from reviews.services.representatives import Named

PHARMACIST = "demo-pharmacist"
INVENTED = "invented for the demonstration"
SITES = {
    "Harbor Pharmacy (invented)": "1 Sample Wharf, Boston, MA",
    "Sample Police Station": "40 Sample Road, Boston, MA",
}
HOW = ["Take 1 tablet every morning", "Take 1 tablet with dinner", "Take 1 tablet at bedtime"]
HELD = {
    "method": "02",
    "provider": "plan_sponsor_pharmacist",
    "recipient": "beneficiary",
    "provider_name": "Warren Holt, PharmD (invented)",
    "provider_title": "Pharmacist",
    "minutes": 35,
    "allergies": ["Penicillin (rash)"],
    "side_effects": ["Dry cough with enalapril"],
    "safe_disposal_told": True,
    "goals": [{"condition": "High blood pressure", "goal": "Below 130 over 80 at home"}],
    "questions": [{"asked": "May I take ibuprofen?", "answered": "Better not: ask us for something else."}],
    "problems": [{"heading": "Evening doses are forgotten", "severity": "moderate", "category": "not_taken"}],
    "to_prescribers": [{"prescriber": "Dr. Sample", "text": "One tablet a day in place of two?"}],
}
TO_DO = [
    {"talked_about": "You sometimes forget your evening tablets.", "what_to_do": ["Use a pill box with seven days."]},
    {
        "talked_about": "Your blood pressure",
        "what_to_do": ["Measure it each morning.", "Bring the notes to your doctor."],
    },
]


def sites() -> None:
    """Invented places that take medicines back, for members of Boston."""
    for name, address in SITES.items():
        kept = {"source": INVENTED, "checked_on": timezone.localdate()}
        TakeBackSite.objects.get_or_create(name=name, address=address, zip_prefix="021", defaults=kept)


def begin(request: MemberRequest) -> ReviewDraft | None:
    """Half written: how the medicines are taken is noted, the things to do are not."""
    call = appointments.book(request)
    if call is None:
        return None
    draft = cmr.start(member=call.member, program_year=call.program_year, appointment=call, by=PHARMACIST)
    _save(draft, {**draft.content, "medicines": _taken(draft.content["medicines"])})
    return draft


def finalise(request: MemberRequest) -> ReviewVersion | None:
    """Held and finalised today; its packet is due."""
    draft = begin(request)
    if draft is None:
        return None
    _save(draft, {**draft.content, **HELD, "held_on": timezone.localdate().isoformat(), "to_do": TO_DO})
    return cmr.finalise(draft_id=draft.pk, revision=draft.revision, by=PHARMACIST)


def have_packet_mailed(version: ReviewVersion) -> None:
    """Printed, and ready for the next emptying into the mail drop."""
    packet = Letter.objects.get(review_version=version, kind=LetterKind.TAKEAWAY)
    letters.render(letter_id=str(packet.pk), by=PHARMACIST)
    Letter.objects.filter(pk=packet.pk).update(not_before=timezone.now())


def put_representative_on_file(member: Member) -> None:
    """Before the packet is made: it names who gets a copy."""
    named = Named(
        name="Clara Whitfield", address1="5 Invented Lane", city="Quincy", state="MA", zip_code="02169",
        proof=Proof.POWER_OF_ATTORNEY, proof_note="copy seen by mail", asked_by=CopiesAskedBy.REPRESENTATIVE,
        since=timezone.localdate(),
    )  # fmt: skip
    representatives.record(member=member, named=named, by=BY)


def correct(version: ReviewVersion) -> None:
    draft = cmr.start_correction(review=version.review, by=PHARMACIST)
    _save(draft, {**draft.content, "other_information": "Uses a pill box since this year."})
    cmr.finalise(draft_id=draft.pk, revision=draft.revision, by=PHARMACIST, reason="the pill box was not mentioned")


def _save(draft: ReviewDraft, content: dict[str, Any]) -> None:
    cmr.save(draft_id=draft.pk, revision=draft.revision, content=content, by=PHARMACIST)
    draft.refresh_from_db()


def _taken(medicines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    own = {"name": "Vitamin D3 1,000 units", "kind": "supplement", "how": "Take 1 capsule with lunch", "why": "Bones"}
    return [*({**each, "how": HOW[place % 3]} for place, each in enumerate(medicines)), own]
