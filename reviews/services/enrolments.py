"""What a matched request does to the member's enrolment: leaving, coming back, and taking either back."""

import datetime

from members.models import Enrolment, Member, OptOutWay, ProgramYear
from members.services import enrolment
from reviews.models import Choice, MemberRequest, Source
from reviews.services import wishes

WAYS = {Source.WEB: OptOutWay.WEB, Source.PHONE: OptOutWay.PHONE, Source.PAPER: OptOutWay.PAPER}


def follow(*, request: MemberRequest, by: str) -> None:
    """The enrolment follows a request to leave or to come back; other requests leave it alone, unless they are
    the newer wish of somebody who had asked to leave.

    Leaving holds for the request's year. Who is not in the program leaves a wish, which targeting obeys.
    """
    if request.member is None:
        raise ValueError("only a matched request moves an enrolment")
    member, year = request.member, request.program_year
    if request.choice == Choice.LEAVE:
        way = WAYS[Source(request.source)]
        enrolment.opt_out(member=member, program_year=year, way=way, by=by, reason=cause(request))
    elif request.choice == Choice.COME_BACK or wishes.overtook_leaving(request):
        enrolment.come_back(member=member, program_year=year, by=by, reason=cause(request))


def undo(*, request: MemberRequest, by: str) -> None:
    """A cancelled request has moved nothing, unless something else was done since."""
    if request.member:
        enrolment.undo(
            member=request.member,
            program_year=request.program_year,
            cause=cause(request),
            by=by,
            reason=f"{cause(request)} cancelled",
        )


def had_a_review(*, member: Member, program_year: ProgramYear, on: datetime.date, by: str) -> None:
    """Who had a review was offered one: it stops the clock of 60 days. One before the enrolment stops nothing."""
    enrolled = Enrolment.objects.of(member, program_year).not_ended().first()
    if enrolled and enrolled.enrolled_on <= on:
        enrolment.record_offer(enrolment=enrolled, by=by, on=on)


def cause(request: MemberRequest) -> str:
    """What the history of the enrolment says."""
    return f"request {request.reference}"
