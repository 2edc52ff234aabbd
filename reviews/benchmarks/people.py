"""Whom the benchmarks are about: the invented members and the open year of the demonstration."""

import datetime
import uuid

from django.utils import timezone

from members.models import Member, ProgramYear
from reviews.answers import RequestAnswers
from reviews.demo import partner, people, years
from reviews.models import MemberRequest
from reviews.offered_times import offered_days
from reviews.services import requests

BY = "benchmark"


def prepare() -> ProgramYear:
    """Members, a vendor, and the year that is open today."""
    today = timezone.localdate()
    years.prepare(today)
    partner.make()
    people.make(today)
    return ProgramYear.objects.get(year=today.year)


def today() -> datetime.date:
    return timezone.localdate()


def with_an_address() -> list[Member]:
    """Those to whom letters go."""
    return list(Member.objects.filter(death_date=None).exclude(address1="").order_by("member_id"))


def many(count: int) -> list[Member]:
    """As many more, each asking once: of two wishes of the same member the newer one counts."""
    like = with_an_address()[0]
    columns = ("birth_date", "phone", "address1", "city", "state", "zip_code")
    made = [
        Member(
            member_id=f"BENCH{number:06}",
            first_name=f"Person {number}",
            last_name="Measured",
            **{column: getattr(like, column) for column in columns},
        )
        for number in range(count)
    ]
    for member in made:
        member.derive_keys()
    return Member.objects.bulk_create(made)


def ask(member: Member, year: ProgramYear, number: int) -> MemberRequest:
    """A request for a review; ``number`` tells it from others of the same member."""
    wishes = [f"{day}-morning" for day in offered_days(year, year.year, timezone.localdate())[:2]]
    answers = RequestAnswers(
        choice="review",
        who="self",
        first_name=member.first_name,
        last_name=member.last_name,
        birth_date=member.birth_date,
        zip_code=member.zip_code,
        member_id=member.member_id,
        windows=tuple(wishes),
        phone=member.phone,
        leave_message=True,
        questions=f"Question {number}",
    )
    return requests.submit(answers=answers, program_year=year, submission_key=uuid.uuid4(), by=BY)
