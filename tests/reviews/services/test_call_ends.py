"""Closing a call: what each code sets, holds, stops and begins; what it lacks; once, whoever presses."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from members.models import AuditEvent, Enrolment
from members.services.status import TransitionRefused
from reviews.dispositions import ALL
from reviews.models import Call, CallState, Complaint, ContactAttempt, ContactHold, Letter, MemberRequest, NoticeType
from reviews.services import call_ends, outreach, phone_requests
from reviews.services.call_acts import Added
from tests.factories import calls, introductions, members, reviews
from tests.racing import together

pytestmark = pytest.mark.django_db
TOMORROW = calls.TOMORROW
TODAY = timezone.localdate()
ADDED = {
    "SCH": TOMORROW, "CBK": TOMORROW, "LTC": {"day": TOMORROW["day"]}, "HSP": {"day": TOMORROW["day"]},
    "LNG": {"language": "vi"}, "CMP": {"note": "Nobody called back."},
}  # fmt: skip
# Code → outcome in the ledger, kind of hold, whether somebody is to be called again, whether the offer's clock stops.
FOLLOWS = {
    "REQ": ("reached", "", False, True),
    "SCH": ("reached", "", False, True),
    "NOT": ("declined", "declined", False, True),
    "OUT": ("reached", "", False, False),
    "IN": ("reached", "", False, False),
    "LM": ("left_message", "", True, False),
    "NA": ("no_answer", "", True, False),
    "UTR": ("no_answer", "unreachable", False, False),
    "WN": ("wrong_number", "wrong_number", False, False),
    "CBK": ("call_back", "", True, False),
    "HLP": ("helper", "", True, False),
    "LNG": ("language_line", "", True, False),
    "LTC": ("in_facility", "facility", True, False),
    "HSP": ("in_facility", "facility", True, False),
    "DEC": ("reached", "reported_death", False, False),
    "DIS": ("reached", "reported_left", False, False),
    "CMP": ("reached", "", False, False),
    "SCM": ("reached", "", False, False),
    "INF": ("reached", "", False, False),
}


def take(call, **answers):
    base = {"choice": "review", "any_time": True, "leave_message": True}
    return phone_requests.take(call=call, answers={**base, **answers}, by="rep")


def ready(code, enrolment):
    """A call that may end with that code."""
    outbound = code in {"LM", "NA", "UTR", "WN"}
    if code == "UTR":
        calls.tried(enrolment.member, "no_answer", "no_answer")
    call = calls.checked(enrolment.member, direction="outbound" if outbound else "inbound")
    if code in {"REQ", "SCH", "LM"}:
        take(call)
    if code == "IN":
        take(call, choice="leave", any_time=False)
    return call


def close(call, code, **added):
    return call_ends.close(call=call, code=code, by="rep", added=Added(**{**ADDED.get(code, {}), **added}))


@pytest.mark.parametrize("code", [each.code for each in ALL])
def test_what_each_code_leaves_behind(code):
    enrolment = introductions.enrolment()
    outcome, hold, called_again, offered = FOLLOWS[code]
    call = close(ready(code, enrolment), code)
    call.refresh_from_db()
    assert (call.code, call.closed_by, call.current_state) == (code, "rep", CallState.CLOSED)
    assert (call.attempt.outcome, call.attempt.channel) == (outcome, "phone")
    assert (call.next_at is not None) is called_again
    assert [each.kind for each in ContactHold.objects.open()] == ([hold] if hold else [])
    enrolment.refresh_from_db()
    assert (enrolment.offered_on is not None) is offered
    assert AuditEvent.objects.get(verb="call.closed").values["code"] == code


@pytest.mark.parametrize(
    ("code", "kind", "days"), [("NOT", "declined", 90), ("UTR", "unreachable", 60), ("LTC", "facility", 1)]
)
def test_how_long_a_hold_lasts(code, kind, days):
    close(ready(code, introductions.enrolment()), code)
    assert ContactHold.objects.get(kind=kind).until == TODAY + datetime.timedelta(days=days)


@pytest.mark.parametrize(
    ("code", "choice", "notice", "letter"),
    [
        ("NOT", "not_now", NoticeType.REVIEW_DECLINED, "confirmation_not_now"),
        ("OUT", "leave", NoticeType.OPTED_OUT, "confirmation_leave"),
        ("IN", "come_back", NoticeType.CAME_BACK, "confirmation_come_back"),
    ],
)
def test_a_wish_is_one_request_with_its_letter_and_notice(code, choice, notice, letter):
    close(ready(code, introductions.enrolment()), code)
    request = MemberRequest.objects.get(choice=choice)
    assert (request.source, request.state) == ("phone", "matched")
    assert request.statuses.filter(by="rep").exists()
    assert request.notices.get().type == notice
    assert (request.letters.get().kind, request.letters.get().state) == (letter, "due")
    assert Call.objects.get().request == request


def test_leaving_is_opting_out_by_phone_with_the_reason_of_cms():
    enrolment = introductions.enrolment()
    close(ready("OUT", enrolment), "OUT")
    enrolment.refresh_from_db()
    assert (enrolment.opt_out_way, enrolment.opt_out_reason) == ("phone", "03")


def test_what_was_taken_in_the_call_already_is_not_taken_again():
    call = calls.checked()
    take(call, choice="not_now", any_time=False)
    close(call, "NOT")
    assert MemberRequest.objects.count() == 1


def test_the_third_call_in_vain_is_followed_by_the_one_letter_and_being_reached_ends_the_pause():
    enrolment = introductions.enrolment()
    close(ready("UTR", enrolment), "UTR")
    assert (outreach.make_due(by="worker"), outreach.make_due(by="worker")) == (1, 0)
    assert Letter.objects.filter(kind="unreachable").count() == 1
    close(calls.call(enrolment.member), "INF")
    assert not ContactHold.objects.open().exists()


def test_who_asks_for_a_review_after_all_is_no_longer_held_back():
    call = calls.checked()
    calls.hold(call.member, "declined", until=TODAY)
    take(call)
    assert not ContactHold.objects.open().exists()


def test_a_language_is_kept_and_a_complaint_has_its_clock():
    call = calls.checked()
    close(call, "LNG", language="vi")
    call.member.refresh_from_db()
    assert call.member.reads == "vi"
    close(calls.call(call.member), "CMP", note="Too many letters.")
    complaint = Complaint.objects.get()
    assert (complaint.words, complaint.due_on) == ("Too many letters.", TODAY + datetime.timedelta(days=30))
    assert complaint.current_state == complaint.state == "open"


@pytest.mark.parametrize(
    ("code", "field", "added"),
    [
        ("", "code", {}),
        ("XXX", "code", {}),
        ("LM", "code", {}),  # the member called
        ("REQ", "code", {}),  # no request was taken
        ("SCH", "code", TOMORROW),
        ("SCH", "day", {"day": None}),
        ("CBK", "time", {"time": None}),
        ("CBK", "day", {"day": TODAY - datetime.timedelta(days=1)}),
        ("LTC", "day", {"day": None}),
        ("LTC", "day", {"day": TODAY - datetime.timedelta(days=1)}),
        ("LNG", "language", {"language": ""}),
        ("CMP", "note", {"note": ""}),
    ],
)
def test_what_does_not_fit_is_said_at_its_place_and_nothing_is_changed(code, field, added):
    call = calls.checked()
    with pytest.raises(ValidationError) as refused:
        close(call, code, **added)
    assert list(refused.value.message_dict) == [field]
    call.refresh_from_db()
    assert (call.code, ContactAttempt.objects.count()) == ("", 0)


@pytest.mark.parametrize(("code", "outbound"), [("LM", True), ("UTR", True)])
def test_a_message_needs_leave_and_a_third_try_two_before(code, outbound):
    with pytest.raises(ValidationError):
        close(calls.call(direction="outbound"), code)


@pytest.mark.parametrize("code", [each.code for each in ALL if each.checked])
def test_who_was_not_checked_changes_nothing(code):
    with pytest.raises(ValidationError) as refused:
        close(calls.call(), code)
    assert list(refused.value.message_dict) == ["code"]


def test_a_request_needs_the_check_unless_somebody_helps_and_then_it_waits():
    call = calls.call()
    with pytest.raises(ValidationError):
        take(call)
    request = take(call, helper_name="Ana Lopez", helper_relationship="daughter")
    assert (request.state, request.source) == ("waiting", "phone")
    close(call, "HLP")
    assert Call.objects.get().next_at


@pytest.mark.parametrize("change", ["closed", "died", "other year"])
def test_when_no_request_is_taken(change):
    year = members.program_year(year=2031) if change == "other year" else reviews.todays_year()
    call = calls.checked(members.member(), program_year=year)
    if change == "died":
        type(call.member).objects.update(death_date=TODAY)
    if change == "closed":
        close(call, "INF")
    with pytest.raises((ValidationError, TransitionRefused)):
        take(call)
    assert not MemberRequest.objects.exists()


def test_a_call_to_make_again_is_on_the_list_until_somebody_spoke_or_a_hold_forbids_it():
    soon = timezone.now() + datetime.timedelta(days=9)
    made = [close(calls.call(), "CBK") for _each in range(3)]
    assert set(Call.objects.to_follow(soon)) == set(made)
    assert not Call.objects.to_follow(timezone.now()).exists()
    calls.hold(made[0].member)
    calls.call(made[1].member)
    assert list(Call.objects.to_follow(soon)) == [made[2]]


@pytest.mark.django_db(transaction=True)
def test_two_reps_close_one_call():
    call = calls.call()
    found = together(*[lambda: close(call, "INF")] * 2)
    assert sorted(type(each).__name__ for each in found) == ["Call", "TransitionRefused"]
    assert ContactAttempt.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_reps_take_a_request_of_one_member():
    enrolment = introductions.enrolment()
    both = [calls.checked(enrolment.member, by=name) for name in ("one", "two")]
    found = together(*[lambda call=call: take(call) for call in both])
    assert found[0] == found[1]
    assert Letter.objects.filter(request=found[0]).count() == 1
    assert Enrolment.objects.count() == 1
