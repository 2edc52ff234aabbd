"""What the database itself refuses of calls, checks, holds and complaints."""

import datetime

import pytest
from django.db import IntegrityError
from django.utils import timezone

from reviews.models import Call, CallerCheck, Complaint, ContactHold, DeskPresence
from reviews.services import call_ends
from reviews.services.call_acts import Added
from tests.factories import calls, members
from tests.refused import history_kept, refused

pytestmark = pytest.mark.django_db


def change(row, **columns):
    type(row).objects.filter(pk=row.pk).update(**columns)


@pytest.mark.parametrize(
    "columns",
    [{"code": "INF"}, {"closed_by": "rep"}, {"closed_at": timezone.now()}, {"next_at": timezone.now()},
     {"code": "", "closed_by": "rep", "closed_at": timezone.now()}],
)  # fmt: skip
def test_a_call_ends_with_one_code(columns):
    call = calls.call()
    with refused("a_call_ends_with_one_code"):
        change(call, **columns)


def test_a_closed_call_has_its_end():
    with refused("a_closed_call_has_its_end"):
        calls.call().statuses.create(state="closed", by="rep")


def test_codes_and_what_belongs_to_them():
    end = {"closed_by": "rep", "closed_at": timezone.now()}
    with refused("codes_are_known"):
        change(calls.call(), code="XXX", **end)
    with refused("a_call_back_has_its_time"):
        change(calls.call(), code="CBK", **end)
    with refused("scheduled_has_its_time"):
        change(calls.call(), code="SCH", **end)
    with refused("scheduled_has_its_time"):
        change(calls.call(), code="INF", appointment_at=timezone.now(), **end)


def test_the_code_and_the_history_stay():
    call = call_ends.close(call=calls.call(), code="INF", by="rep")
    for columns in ({"code": "SCM"}, {"code": ""}):
        with history_kept():
            change(call, **columns)
    with history_kept():
        call.statuses.update(by="x")


def test_one_open_call_per_rep_and_member():
    call = calls.call()
    copy = {"member": call.member, "program_year": call.program_year, "direction": "inbound", "purpose": "question"}
    with refused("one_open_call_per_rep_and_member"):
        Call.objects.create(**copy, opened_by="rep")
    Call.objects.create(**copy, opened_by="other")
    with refused("a_call_has_its_rep"):
        Call.objects.create(**copy, opened_by="")


def test_checks_are_two_at_most_and_pass_with_what_is_needed():
    call = calls.call()
    with refused("passed_with_what_is_needed"):
        CallerCheck.objects.create(call=call, number=1, passed=True, matched=["name", "number", "birth_date"], by="rep")
    with refused("one_retry_at_most"):
        CallerCheck.objects.create(call=call, number=3, passed=False, by="rep")
    check = CallerCheck.objects.create(call=call, number=1, passed=False, by="rep")
    with refused("one_check_per_try"):
        CallerCheck.objects.create(call=call, number=1, passed=False, by="rep")
    with history_kept():
        change(check, passed=True)


def test_holds():
    member, today = members.member(), timezone.localdate()
    hold = calls.hold(member)
    base = {"member": member, "since": today, "source": "member", "by": "rep"}
    with refused("one_hold_of_a_kind_at_a_time"):
        ContactHold.objects.create(**base, kind="do_not_call")
    with refused("a_hold_is_lifted_with_a_word"):
        change(hold, closed_at=timezone.now())
    for columns in (
        {"kind": "facility"},
        {"kind": "facility", "until": today - datetime.timedelta(days=1)},
        {"kind": "reported_death", "until": today},
    ):
        with refused("some_holds_end_on_a_day"):
            ContactHold.objects.create(**base, **columns)
    with refused("only_a_wrong_number_has_it"):
        change(hold, phone="617")
    with refused("a_hold_is_noted_by_somebody"):
        change(hold, by="")


def test_complaints_and_presences():
    call = calls.call()
    call_ends.close(call=call, code="CMP", by="rep", added=Added(note="Nobody called back."))
    complaint = Complaint.objects.get()
    with refused("a_complaint_has_its_words"):
        change(complaint, words="")
    with refused("a_complaint_is_due_later"):
        change(complaint, due_on=complaint.received_on - datetime.timedelta(days=1))
    with history_kept():
        complaint.statuses.update(by="x")
    DeskPresence.objects.create(member=call.member, who="rep", seen_at=timezone.now())
    with pytest.raises(IntegrityError):
        DeskPresence.objects.create(member=call.member, who="rep", seen_at=timezone.now())
