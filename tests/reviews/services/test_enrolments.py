"""A matched request to leave or to come back moves the enrolment; cancelling it takes that back."""

import datetime

import pytest
from django.utils import timezone

from members.models import Enrolment, Member, OptOutWish
from members.services import targeting
from members.services.targeting import Order
from reviews.models import MemberRequest
from reviews.services import matching, requests
from tests.factories import members, reviews

pytestmark = pytest.mark.django_db


def enrolled() -> Enrolment:
    """Of today's year, by the at-risk route."""
    member = members.member(at_risk_start=datetime.date(2020, 1, 1))
    members.coverage(member, datetime.date(2020, 1, 1))
    target()
    return Enrolment.objects.get(member=member)


def target() -> targeting.Report:
    return targeting.run(Order(program_year=reviews.todays_year(), as_of=timezone.localdate()), by="test")


def ask(member: Member, choice: str) -> MemberRequest:
    return reviews.matched_request(member, choice=choice)


def test_a_matched_request_to_leave_opts_the_member_out_of_the_year() -> None:
    row = enrolled()
    request = ask(row.member, "leave")
    row.refresh_from_db()
    assert (row.state, row.opt_out_way, row.opt_out_reason) == ("opted_out", "web", "03")
    assert row.statuses.latest("id").reason == f"request {request.reference}"


@pytest.mark.parametrize("source", ["phone", "paper"])
def test_the_way_is_that_of_the_request(source: str) -> None:
    row = enrolled()
    request = reviews.request(row.member, choice="leave")
    MemberRequest.objects.filter(pk=request.pk).update(source=source)
    matching.match(request_id=str(request.pk), by="test")
    row.refresh_from_db()
    assert row.opt_out_way == source


@pytest.mark.parametrize("choice", ["review", "not_now"])
def test_declining_a_review_or_asking_for_one_is_not_leaving(choice: str) -> None:
    row = enrolled()
    ask(row.member, choice)
    row.refresh_from_db()
    assert row.state == "enrolled"


def test_leaving_before_being_enrolled_is_obeyed_by_targeting() -> None:
    member = members.member(at_risk_start=datetime.date(2020, 1, 1))
    members.coverage(member, datetime.date(2020, 1, 1))
    ask(member, "leave")
    assert (target().newly_enrolled, target().opted_out) == (0, 1)


def test_coming_back_lets_the_member_in_again() -> None:
    row = enrolled()
    ask(row.member, "leave")
    ask(row.member, "come_back")
    row.refresh_from_db()
    assert (row.state, row.opted_out_on) == ("enrolled", None)


def test_a_request_that_waits_for_a_rep_moves_nothing() -> None:
    row = enrolled()
    request = reviews.request(answers=reviews.helper_answers(row.member, choice="leave"))
    assert matching.match(request_id=str(request.pk), by="test") == "waiting"
    row.refresh_from_db()
    assert row.state == "enrolled"


def test_cancelling_the_request_takes_it_back() -> None:
    row = enrolled()
    requests.cancel(request=ask(row.member, "leave"), by="test")
    row.refresh_from_db()
    assert (row.state, row.opted_out_on) == ("enrolled", None)


def test_cancelling_a_second_request_leaves_the_first_opt_out_alone() -> None:
    row = enrolled()
    ask(row.member, "leave")
    requests.cancel(request=ask(row.member, "leave"), by="test")
    row.refresh_from_db()
    assert row.state == "opted_out"


def test_cancelling_a_wish_ends_it() -> None:
    member = members.member()
    requests.cancel(request=ask(member, "leave"), by="test")
    assert not OptOutWish.objects.holding_for(members.this_year()).exists()
