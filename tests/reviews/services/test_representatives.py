"""Who gets copies: recorded, changed, ended, refused by the member; each with audit, each safe twice."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from members.models import AuditEvent
from members.services.status import TransitionRefused
from reviews.documents import letter_content
from reviews.models import ContactHold, FollowUp, Letter, LetterState, Representative
from reviews.services import follow_ups, letters, returned_mail
from reviews.services import representatives as service
from tests.factories import members, representatives, reviews

pytestmark = pytest.mark.django_db
ON_FILE = representatives.on_file


@pytest.fixture(autouse=True)
def _drop(settings, tmp_path, monkeypatch):
    """Printing is not what is tested here."""
    settings.MAIL_DROP = tmp_path / "mail-drop"
    monkeypatch.setattr(letter_content, "print_to_pdf", reviews.blank_pdf)


def counting():
    return list(Representative.objects.counting(timezone.localdate()))


def test_it_is_recorded_once_and_written_down():
    member = members.member()
    first, second = ON_FILE(member), ON_FILE(member)
    assert first == second == service.of(member)
    event = AuditEvent.objects.get(verb="representative.recorded")
    assert event.values == {
        "proof": "power_of_attorney", "asked_by": "representative", "since": timezone.localdate().isoformat(),
    }  # fmt: skip


def test_a_change_ends_one_row_and_begins_another():
    first = ON_FILE()
    second = ON_FILE(first.member, city="Salem", zip_code="01970")
    first.refresh_from_db()
    assert (first.word, first.closed_by) == ("changed", "rep")
    assert counting() == [second]
    assert AuditEvent.objects.filter(verb="representative.changed").exists()


def test_copies_begin_today_or_later_but_a_change_keeps_its_day():
    with pytest.raises(ValidationError, match="today or later"):
        ON_FILE(since=representatives.yesterday())
    first = ON_FILE()
    Representative.objects.filter(pk=first.pk).update(since=representatives.yesterday())
    assert ON_FILE(first.member, city="Salem", since=representatives.yesterday()).city == "Salem"


@pytest.mark.parametrize(("since", "until", "counts"), [(0, None, True), (0, 0, True), (1, None, False)])
def test_it_counts_from_its_first_day_to_its_last(since, until, counts):
    today = timezone.localdate()
    day = None if until is None else today + datetime.timedelta(days=until)
    ON_FILE(since=today + datetime.timedelta(days=since), until=day)
    assert bool(counting()) is counts


def test_the_last_day_is_over():
    Representative.objects.filter(pk=ON_FILE().pk).update(
        since=representatives.yesterday(), until=representatives.yesterday()
    )
    assert counting() == []


def test_ending_stops_what_waits_and_is_done_once():
    copy = representatives.copy()
    service.end(representative=copy.representative, by="rep", reason="she asked")
    copy.refresh_from_db()
    assert (copy.current_state, counting()) == (LetterState.CANCELLED, [])
    with pytest.raises(TransitionRefused):
        service.end(representative=copy.representative, by="rep", reason="again")


def test_the_members_no_holds_until_the_member_says_otherwise():
    first = ON_FILE()
    service.want_no_copies(member=first.member, by="rep", reason="by phone")
    service.want_no_copies(member=first.member, by="rep", reason="by phone")
    assert ContactHold.objects.get().kind == "no_copies"
    with pytest.raises(ValidationError, match="Only the member"):
        ON_FILE(first.member)
    assert counting() == []
    again = ON_FILE(first.member, asked_by="member")
    assert counting() == [again]
    assert not ContactHold.objects.open().exists()


def test_a_hold_alone_keeps_copies_back():
    copy = representatives.copy()
    letters.render(letter_id=str(copy.pk), by="worker")
    ContactHold.objects.create(
        member=copy.member, kind="no_copies", since=timezone.localdate(), source="member", by="rep"
    )
    assert letters.hold_reason(Letter.objects.get(pk=copy.pk)) == "no copies go to this representative"


def test_a_change_writes_anew_what_waits():
    copy = representatives.copy()
    letters.render(letter_id=str(copy.pk), by="worker")
    now = ON_FILE(copy.member, address1="9 Oak Street")
    copy.refresh_from_db()
    assert copy.current_state == LetterState.SUPERSEDED
    assert letters.render(letter_id=str(copy.newer.pk), by="worker") == LetterState.RENDERED
    newer = Letter.objects.get(pk=copy.newer.pk)
    assert (newer.representative, newer.printed_address[0]) == (now, "9 Oak Street")
    assert newer.content["address_lines"] == newer.member.address_lines


def test_a_copy_that_came_back_holds_copies_alone_and_is_settled_by_a_change():
    copy = representatives.copy()
    representatives.mail_all()
    follow_up = returned_mail.record(letter=Letter.objects.get(pk=copy.pk), reason="unknown", by="rep")
    assert follow_up.kind == "copy_returned"
    follow_ups.settle(by="worker")
    assert FollowUp.objects.open().get() == follow_up
    held = {each.kind: each.mail_comes_back for each in Letter.objects.with_returned_mail()}
    assert held == {"takeaway": False, "takeaway_copy": True}
    assert Letter.objects.get(pk=copy.pk).mail_comes_back
    ON_FILE(copy.member, address1="9 Oak Street")
    assert follow_up.state == "settled"


def test_the_address_is_right_after_all():
    copy = representatives.copy()
    representatives.mail_all()
    follow_up = returned_mail.record(letter=Letter.objects.get(pk=copy.pk), reason="unknown", by="rep")
    follow_ups.confirm_address(follow_up=follow_up, by="rep", reason="she called")
    assert not Letter.objects.get(pk=copy.pk).mail_comes_back
