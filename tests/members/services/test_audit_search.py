"""Who looked at whom: by person looked at, by person looking, by days, by kind; shown, and taken along as CSV."""

import csv
import datetime
import io

import pytest
from django.utils import timezone

from members import roles
from members.models import AuditEvent
from members.services import audit, audit_search
from tests.factories import members, reviews, staff

pytestmark = pytest.mark.django_db
PAGE = "/admin/members/auditevent/who-looked/"


@pytest.fixture
def letter():
    letter = reviews.rendered_letter()
    audit.record(by="curious", verb="member.viewed", on=letter.member)
    audit.record(by="curious", verb="letter.viewed", on=letter)
    audit.record(by="other", verb="member.viewed", on=members.member())
    audit.record(by="other", verb="member.searched", on=AuditEvent)
    return letter


def found(**asked):
    return [(event.actor, event.verb) for event in audit_search.search(**asked) if event.actor in {"curious", "other"}]


def test_a_member_is_found_with_all_that_belongs_to_the_member(letter):
    assert found(member=letter.member) == [("curious", "letter.viewed"), ("curious", "member.viewed")]


def test_by_who_looked_and_by_kind(letter):
    assert found(who="other") == [("other", "member.searched"), ("other", "member.viewed")]
    assert found(who="other", kind="seen") == [("other", "member.viewed")]
    assert found(kind="searched") == [("other", "member.searched")]


def test_every_act_is_of_one_kind(letter):
    audit.record(by="x", verb="letter.cancelled", on=letter)
    audit.record(by="x", verb="account.signed_in", on=letter)
    audit.record(by="x", verb="file.exported", on=letter)
    counts = [audit_search.search(kind=kind).count() for kind in audit_search.KINDS]
    assert sum(counts) == AuditEvent.objects.count()
    assert all(counts)


def test_days_are_whole_and_both_included(letter):
    today, day = timezone.localdate(), datetime.timedelta(days=1)
    assert found(start=today, end=today)
    assert not found(start=today + day)
    assert not found(end=today - day)


def test_the_auditor_sees_and_takes_along_and_both_leave_a_trace(letter):
    auditor = staff.signed_in(roles.AUDITOR)
    audit.record(by="curious", verb="member.viewed", on=letter.member, reason="=1+1")
    page = auditor.post(PAGE, {"member": letter.member.member_id})
    assert {event.actor for event in page.context["events"]} >= {"curious"}
    answer = auditor.post(PAGE, {"member": letter.member.member_id, "who": "curious", "export": "1"})
    rows = list(csv.DictReader(io.StringIO(b"".join(answer).decode())))
    assert [row["verb"] for row in rows] == ["member.viewed", "letter.viewed", "member.viewed"]
    assert rows[0]["reason"] == "'=1+1"
    own = AuditEvent.objects.filter(actor=auditor.user.username, object_id=str(letter.member.pk))
    assert {event.verb for event in own} == {"audit.searched", "audit.exported"}


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"member": "nobody"}, "No member has this ID"),
        ({"kind": "x"}, "Select a valid choice"),
        ({"start_month": "3", "start_day": "2", "start_year": "2026", "end_month": "3", "end_day": "1",
          "end_year": "2026"}, "before the first"),
        ({"start_month": "x"}, "There is a problem"),
    ],
)  # fmt: skip
def test_a_question_that_cannot_be_is_told_in_words(data, words):
    answer = staff.signed_in(roles.AUDITOR).post(PAGE, data)
    assert answer.status_code == 422
    assert words in answer.text


@pytest.mark.parametrize("role", [roles.REP, roles.PHARMACIST, roles.PROGRAM_OWNER])
def test_it_is_for_nobody_else(role):
    client = staff.signed_in(role)
    assert (client.get(PAGE).status_code, client.post(PAGE, {"export": "1"}).status_code) == (403, 403)
