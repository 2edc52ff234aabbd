"""Opening a call, checking who calls, and what forbids to call."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from members.models import AuditEvent, Member
from members.services.status import TransitionRefused
from reviews.models import Call, CallerCheck, ContactAttempt, ContactHold
from reviews.services import call_ends, contact_holds, ledger, letters, mailing, notice_holds
from reviews.services import calls as service
from reviews.services.call_acts import Added
from tests.factories import calls, members, reviews
from tests.racing import together

pytestmark = pytest.mark.django_db


def check(call, birth_date=members.BIRTH_DATE, **changes):
    said = calls.said(call.member, **changes)
    return service.check_caller(call=call, said=said, birth_date=birth_date, by="rep")


def test_a_second_opening_joins_the_first_and_is_written_down_once():
    member = members.member()
    assert calls.call(member) == calls.call(member, direction="outbound")
    assert calls.call(member, by="other").opened_by == "other"
    assert AuditEvent.objects.filter(verb="call.opened").count() == 2


def test_which_items_agreed_is_kept_and_nothing_that_was_said():
    call = calls.call()
    made = check(call, zip_code="99999", number="NONSENSE7")
    assert (made.passed, made.matched) == (False, ["name", "birth_date", "phone"])
    trail = str([*AuditEvent.objects.values(), *CallerCheck.objects.values()])
    assert "NONSENSE7" not in trail
    assert "99999" not in trail


def test_one_retry_and_then_no_more():
    call = calls.call()
    check(call, number="")
    assert not service.is_checked(Call.objects.get())
    assert check(call).passed
    assert service.is_checked(Call.objects.get())
    with pytest.raises(TransitionRefused):
        check(call)
    other = calls.call()
    check(other, number="")
    check(other, number="")
    with pytest.raises(TransitionRefused):
        check(other)
    assert not service.is_checked(None)


def test_a_closed_call_is_checked_no_more():
    call = call_ends.close(call=calls.call(), code="INF", by="rep")
    with pytest.raises(TransitionRefused):
        check(call)


@pytest.mark.parametrize(
    "kind", ["do_not_call", "facility", "unreachable", "wrong_number", "reported_death", "reported_left"]
)
def test_a_hold_forbids_to_call_but_not_to_be_called(kind):
    member, today = members.member(), timezone.localdate()
    calls.hold(member, kind, until=today if kind in ("facility", "unreachable") else None)
    with pytest.raises(ValidationError):
        calls.call(member, direction="outbound")
    assert calls.call(member).direction == "inbound"


def test_what_no_longer_holds_forbids_nothing():
    today = timezone.localdate()
    over, lifted, moved = members.member(), members.member(), members.member()
    calls.hold(over, "facility", until=today)
    ContactHold.objects.update(since=today - datetime.timedelta(days=3), until=today - datetime.timedelta(days=1))
    contact_holds.lift(hold=calls.hold(lifted), by="rep", reason="changed her mind")
    calls.hold(moved, "wrong_number")
    Member.objects.filter(pk=moved.pk).update(phone="617-555-7777")
    calls.hold(moved, "declined", until=today)
    for member in (over, lifted, moved):
        assert calls.call(member, direction="outbound")


def test_lifting_needs_a_word_and_is_done_once():
    hold = calls.hold(members.member())
    with pytest.raises(ValueError, match="word"):
        contact_holds.lift(hold=hold, by="rep", reason="")
    contact_holds.lift(hold=hold, by="rep", reason="she asked")
    with pytest.raises(TransitionRefused):
        contact_holds.lift(hold=hold, by="rep", reason="again")


def test_the_dead_are_not_called():
    with pytest.raises(ValidationError):
        calls.call(members.member(death_date=timezone.localdate()), direction="outbound")


def test_three_calls_a_week_by_all_together_unless_one_was_agreed():
    member = members.member()
    calls.tried(member, "no_answer", "reached", "left_message")
    with pytest.raises(ValidationError):
        calls.call(member, direction="outbound")
    call = calls.call(member)
    call_ends.close(call=call, code="CBK", by="rep", added=Added(**calls.TOMORROW))
    Call.objects.update(next_at=timezone.now())
    assert calls.call(member, direction="outbound")


def test_the_ledger_counts_ours_and_the_vendors_and_not_the_members_own_calls():
    member = members.member()
    calls.tried(member, "reached", "no_answer", "wrong_number")
    for direction, code in (("inbound", "INF"), ("outbound", "NA")):
        call = calls.call(member, direction="inbound")
        Call.objects.filter(pk=call.pk).update(direction=direction)
        call_ends.close(call=call, code=code, by="rep")
    found = ledger.standing(member=member, program_year=reviews.todays_year())
    assert (found.attempts, found.failed, found.this_week, found.tries_left) == (3, 1, 4, 2)
    assert found.last == ContactAttempt.objects.order_by("-at").first()
    calls.tried(members.member(), "no_answer")
    assert ledger.standing(member=member, program_year=reviews.todays_year()) == found


def test_who_is_reported_dead_gets_no_mail_and_the_vendor_hears_nothing_until_the_file_says_so(settings, tmp_path):
    settings.MAIL_DROP = tmp_path
    vendor, letter = reviews.vendor(), reviews.rendered_letter()
    notice, member = letter.request.notices.get(), letter.member
    hold = calls.hold(member, "reported_death")
    assert mailing.put_into_mail_drop(by="worker").skipped == {"held until the plan's file says more": 1}
    assert "held until" in letters.hold_reason(letter)
    assert "held until" in notice_holds.reason(notice, vendor)
    assert contact_holds.settle(by="worker") == 0
    Member.objects.filter(pk=member.pk).update(death_date=timezone.localdate())
    assert (contact_holds.settle(by="worker"), contact_holds.settle(by="worker")) == (1, 0)
    hold.refresh_from_db()
    assert hold.word == contact_holds.CONFIRMED


def test_who_says_to_be_no_longer_a_member_is_held_until_coverage_ends():
    member = members.member()
    coverage = members.coverage(member, timezone.localdate().replace(month=1, day=1))
    calls.hold(member, "reported_left")
    assert contact_holds.settle(by="worker") == 0
    coverage.delete()
    assert contact_holds.settle(by="worker") == 1


@pytest.mark.django_db(transaction=True)
def test_two_reps_hold_the_same_thing_at_once():
    member = members.member()
    found = together(*[lambda: calls.hold(member)] * 2)
    assert found[0] == found[1] == ContactHold.objects.get()
