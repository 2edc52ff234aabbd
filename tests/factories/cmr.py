"""Reviews that the plan holds itself, in each stage; all people are invented."""

from typing import Any

from django.utils import timezone

from members.models import Member
from reviews.models import Letter, ReviewDraft, ReviewVersion, TakeBackSite
from reviews.services import cmr
from tests.factories import members, reviews

BY = "pharmacist"


def content(**changes: Any) -> dict[str, Any]:
    """All that a review needs, as a draft keeps it."""
    base = {
        "held_on": timezone.localdate().isoformat(),
        "method": "02",
        "provider": "plan_sponsor_pharmacist",
        "recipient": "beneficiary",
        "provider_name": "Robin Example, PharmD",
        "medicines": [{"name": "Metformin 500 mg tablet", "how": "Take 1 tablet twice a day", "why": "Diabetes"}],
        "to_do": [{"talked_about": "Your blood sugar", "what_to_do": ["Write it down each morning."]}],
    }
    return {**base, **changes}


def draft(person: Member | None = None) -> ReviewDraft:
    return cmr.start(member=person or members.member(), program_year=reviews.todays_year(), by=BY)


def written(person: Member | None = None, **changes: Any) -> ReviewDraft:
    """A draft that could be finalised."""
    made = draft(person)
    cmr.save(draft_id=made.pk, revision=made.revision, content=content(**changes), by=BY)
    made.refresh_from_db()
    return made


def finalised(person: Member | None = None, **changes: Any) -> ReviewVersion:
    made = written(person, **changes)
    return cmr.finalise(draft_id=made.pk, revision=made.revision, by=BY)


def take_back_site(**columns: Any) -> TakeBackSite:
    """Near the members of the factories."""
    base = {"name": "Harbor Pharmacy", "address": "1 Main Street, Boston, MA 02110", "zip_prefix": "021"}
    return TakeBackSite.objects.create(**{**base, "source": "test", "checked_on": timezone.localdate(), **columns})


def packet(version: ReviewVersion) -> Letter:
    return Letter.objects.get(review_version=version)
