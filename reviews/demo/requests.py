"""Tell the stories: each request once, whatever was told before."""

import datetime
import uuid
from dataclasses import dataclass, field
from typing import Any

from members.models import Member, ProgramYear
from members.services.status import TransitionRefused
from reviews.answers import RequestAnswers
from reviews.demo import reviews_held
from reviews.demo.people import member_id
from reviews.demo.stories import STORIES, Story
from reviews.demo.years import BY
from reviews.models import Choice, MemberRequest
from reviews.offered_times import offered_days
from reviews.services import mailing, packet_copies, packets, requests

NAMESPACE = uuid.UUID("6d3f1c52-0d5e-4a39-9a51-5f0a3b1de3b0")


@dataclass
class Told:
    """Requests made now and told before, those that a running worker carried on first, and letters mailed."""

    created: int = 0
    kept: int = 0
    overtaken: int = 0
    mailed: int = 0
    not_mailed: dict[str, int] = field(default_factory=dict)


def tell(year: ProgramYear, today: datetime.date) -> Told:
    """Make the requests that are not there yet, and carry each as far as its story goes."""
    told = Told()
    reviews_held.sites()
    keys = [uuid.uuid5(NAMESPACE, f"{year.year}-{place}") for place in range(len(STORIES))]
    there = set(MemberRequest.objects.filter(submission_key__in=keys).values_list("submission_key", flat=True))
    for key, story in zip(keys, STORIES, strict=True):
        if key in there:
            told.kept += 1
        else:
            told.created += 1
            told.overtaken += not _happens(story, _submit(story, year, key, today))
    if told.created:
        report = mailing.put_into_mail_drop(by=BY)
        packets.note_sent(by=BY)
        packet_copies.make_due(by=BY)
        told.mailed, told.not_mailed = report.mailed, dict(report.skipped)
    return told


def _happens(story: Story, request: MemberRequest) -> bool:
    """Whether the story went as written; beside a running site a worker may have been faster."""
    try:
        story.fate(request)
    except TransitionRefused:
        return False
    return True


def _submit(story: Story, year: ProgramYear, key: uuid.UUID, today: datetime.date) -> MemberRequest:
    typed = _typed(Member.objects.get(member_id=member_id(story.number)), story, year, today)
    answers = RequestAnswers(**{**typed, **story.changes})
    language = "es" if answers.language == "es" else "en"
    return requests.submit(answers=answers, program_year=year, submission_key=key, by=BY, site_language=language)


def _typed(member: Member, story: Story, year: ProgramYear, today: datetime.date) -> dict[str, Any]:
    """What the member would type."""
    typed: dict[str, Any] = {
        "choice": story.choice,
        "who": "self",
        "first_name": member.first_name,
        "last_name": member.last_name,
        "birth_date": member.birth_date,
        "member_id": member.member_id,
        "zip_code": member.zip_code,
        "phone": member.phone,
    }
    if story.choice == Choice.REVIEW:
        days = offered_days(year, year.year, today)[:2]
        typed["windows"] = tuple(f"{day}-{part}" for day, part in zip(days, ("morning", "afternoon"), strict=False))
        typed["leave_message"] = True
    return typed
