"""The queue of welcome calls: who is in it, and that no two reps get the same member."""

import datetime

import pytest
from django.utils import timezone

from members.models import AuditEvent
from members.services import enrolment as enrolment_service
from members.services.status import TransitionRefused
from reviews.models import Call, WelcomeClaim
from reviews.services import call_ends, welcome
from tests.factories import calls, introductions, members, reviews
from tests.racing import together
from tests.refused import refused

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
DAY = datetime.timedelta(days=1)


@pytest.fixture(autouse=True)
def _any_hour(settings):
    settings.CALLS_FROM_HOUR, settings.CALLS_UNTIL_HOUR = 0, 24


def joined(**columns):
    return introductions.enrolment(members.member(**columns))


def welcomed(found, code="INF", purpose="welcome"):
    call = calls.call(found.member, direction="outbound", purpose=purpose)
    return call_ends.close(call=call, code=code, by=calls.REP)


def called_three_times(found):
    for person in ("a", "b", "c"):
        call = calls.call(found.member, direction="outbound", purpose="offer", by=person)
        call_ends.close(call=call, code="NA", by=person)


def opted_out(found):
    enrolment_service.opt_out(member=found.member, program_year=found.program_year, way="phone", by="rep")


LEFT_OUT = {
    "welcomed": welcomed,
    "the welcome call reached nobody, which the agreed calls follow": lambda found: welcomed(found, "NA"),
    "do not call": lambda found: calls.hold(found.member),
    "in a facility": lambda found: calls.hold(found.member, "facility", until=TODAY + DAY),
    "could not be reached": lambda found: calls.hold(found.member, "unreachable", until=TODAY + DAY),
    "wrong number": lambda found: calls.hold(found.member, "wrong_number"),
    "reported as deceased": lambda found: calls.hold(found.member, "reported_death"),
    "called often enough this week": called_three_times,
    "left the program": opted_out,
    "not covered today": lambda found: members.coverage(found.member, TODAY - 9 * DAY, TODAY - DAY),
}
LEFT_IN = {
    "nothing happened": lambda found: None,
    "another call": lambda found: welcomed(found, purpose="offer"),
    "called by the vendor twice": lambda found: calls.tried(found.member, "no_answer", "no_answer"),
    "called by the vendor long ago": lambda found: calls.tried(found.member, "no_answer", days=8),
    "declined a review": lambda found: calls.hold(found.member, "declined", until=TODAY + DAY),
    "the facility is over": lambda found: calls.hold(found.member, "facility", until=TODAY).__class__.objects.update(
        since=TODAY - 2 * DAY, until=TODAY - DAY
    ),
    "covered": lambda found: members.coverage(found.member, TODAY - DAY),
}


@pytest.mark.parametrize("happened", LEFT_OUT)
def test_who_is_left_out(happened):
    found = joined()
    assert welcome.waiting().count() == 1
    LEFT_OUT[happened](found)
    assert welcome.waiting().count() == 0


@pytest.mark.parametrize("happened", LEFT_IN)
def test_who_is_called(happened):
    LEFT_IN[happened](joined())
    assert welcome.waiting().count() == 1


@pytest.mark.parametrize("columns", [{"death_date": TODAY}, {"phone": ""}])
def test_the_dead_and_who_has_no_phone_are_not_called(columns):
    joined(**columns)
    assert not welcome.waiting().exists()


def test_who_joined_first_comes_first_and_nobody_before_the_day():
    late = introductions.enrolment(members.member(), enrolled_on=TODAY)
    early = introductions.enrolment(members.member(), enrolled_on=TODAY - DAY)
    introductions.enrolment(members.member(), enrolled_on=TODAY + DAY, offer_due_on=TODAY + 9 * DAY)
    assert list(welcome.waiting()) == [early, late]


def test_a_rep_gets_one_at_a_time_and_keeps_it():
    one, two = joined(), joined()
    assert welcome.take_next(by="rep").enrolment == one
    assert welcome.take_next(by="rep").enrolment == one
    assert welcome.take_next(by="other").enrolment == two
    assert welcome.take_next(by="third") is None
    assert AuditEvent.objects.filter(verb="welcome.claimed").count() == 2


def test_after_its_time_somebody_else_gets_it():
    found = joined()
    welcome.take_next(by="rep")
    WelcomeClaim.objects.update(claimed_at=timezone.now() - DAY, until=timezone.now() - 0.5 * DAY)
    assert welcome.mine(who="rep") is None
    assert welcome.take_next(by="other").enrolment == found
    assert WelcomeClaim.objects.count() == 1


def test_closing_the_call_ends_it_and_the_next_one_comes():
    one, two = joined(), joined()
    welcome.take_next(by="rep")
    call = welcome.begin(enrolment=str(one.pk), by="rep")
    assert (call.direction, call.purpose, call.opened_by) == ("outbound", "welcome", "rep")
    assert welcome.begin(enrolment=str(one.pk), by="rep") == call
    call_ends.close(call=call, code="INF", by="rep")
    assert welcome.mine(who="rep") is None
    assert welcome.take_next(by="rep").enrolment == two


def test_with_whom_somebody_speaks_is_not_called():
    calls.call(joined().member, by="another")
    assert welcome.take_next(by="rep") is None


def test_given_back_it_is_anybodys():
    found = joined()
    welcome.take_next(by="rep")
    welcome.give_back(enrolment=str(found.pk), by="rep")
    assert welcome.take_next(by="other").enrolment == found
    with pytest.raises(TransitionRefused):
        welcome.give_back(enrolment=str(found.pk), by="rep")
    with pytest.raises(TransitionRefused):
        welcome.begin(enrolment=str(found.pk), by="rep")


def test_nobody_is_called_at_night(settings):
    settings.CALLS_FROM_HOUR = settings.CALLS_UNTIL_HOUR = 0
    joined()
    assert welcome.waiting().count() == 1
    assert welcome.take_next(by="rep") is None


def test_the_sheet_has_what_the_member_said_last():
    found = joined()
    reviews.matched_request(found.member, best_time="morning", leave_message=True)
    shown = welcome.sheet(welcome.take_next(by="rep"))
    assert (str(shown.best_time), shown.may_leave_message) == ("in the morning", True)


@pytest.mark.django_db(transaction=True)
def test_many_reps_at_once_get_different_members():
    found = {joined().pk for _each in range(4)}
    answers = together(*(lambda name=f"rep-{number}": welcome.take_next(by=name) for number in range(6)))
    got = [claim.enrolment_id for claim in answers if claim]
    assert len(got) == len(set(got))
    rest = [welcome.take_next(by=f"late-{number}") for number in range(4 - len(got))]
    assert {*got, *(claim.enrolment_id for claim in rest)} == found
    assert welcome.take_next(by="last") is None


@pytest.mark.django_db(transaction=True)
def test_a_double_click_gets_one():
    for _each in range(4):
        joined()
    answers = together(*(lambda: welcome.take_next(by="rep") for _each in range(4)))
    assert {claim.enrolment_id for claim in answers if claim} == {WelcomeClaim.objects.get().enrolment_id}


@pytest.mark.parametrize(
    ("constraint", "changes"),
    [
        ("a_claim_has_its_rep", {"claimed_by": ""}),
        ("a_claim_ends_after_its_start", {"until": timezone.now() - DAY}),
    ],
)
def test_the_database_refuses(constraint, changes):
    joined()
    claim = welcome.take_next(by="rep")
    with refused(constraint):
        WelcomeClaim.objects.filter(pk=claim.pk).update(**changes)


def test_the_database_gives_nobody_to_two_and_two_to_nobody():
    one, two = joined(), joined()
    welcome.take_next(by="rep")
    now = timezone.now()
    for found, who, constraint in ((one, "x", "member_id"), (two, "rep", "claimed_by")):
        with refused(f"reviews_welcomeclaim_{constraint}_key"):
            WelcomeClaim.objects.create(
                member=found.member, enrolment=found, claimed_by=who, claimed_at=now, until=now + DAY
            )
    assert not Call.objects.exists()
