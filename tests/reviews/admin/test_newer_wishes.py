"""What a rep sees of changes and of conflicting wishes, and the worklist of letters made by hand."""

import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from members import roles
from members.models import AuditEvent
from reviews.models import HandmadeCopy, HandmadeState, LetterState, NoticeState, RequestState
from reviews.services import changes, mailing
from tests.factories import members, reviews, staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def rep():
    return staff.signed_in(roles.REP)


def page_of(record, act=""):
    opts = record._meta
    name = f"admin:{opts.app_label}_{opts.model_name}_{act or 'change'}"
    return reverse(name, args=[record.pk])


def test_the_rep_sees_both_wishes_and_which_one_counts(rep):
    person = members.member()
    older = reviews.matched_request(person, choice="leave")
    newer = reviews.matched_request(person)
    text = rep.get(page_of(older)).text
    assert f"Replaced. The newest counts: {newer.reference}" in text
    assert page_of(newer) in text
    other = rep.get(page_of(newer)).text
    assert older.reference in other
    assert "Look out" not in other


def test_the_rep_is_warned_before_matching_an_older_wish(rep):
    older = reviews.request(choice="leave", first_name="Norbert")
    newer = reviews.request(choice="review", first_name="Norbert")
    assert f"Look out: a newer wish of the same person: {newer.reference}" in rep.get(page_of(older)).text


def test_changes_stand_on_the_page_before_and_after(rep):
    request = reviews.request(windows=("2026-12-01-morning",))
    answers = {"windows": [], "any_time": True, "phone": "617-555-0177"}
    changes.change(request=request, answers=answers, submission_key=uuid.uuid4(), by="public web form")
    text = rep.get(page_of(request)).text
    assert "times wished: 2026-12-01-morning" in text
    assert "phone: 617-555-0177" in text
    assert "any time suits: True" in text


def test_a_rep_calls_a_review_off_that_the_vendor_knows(rep, monkeypatch):
    monkeypatch.setattr("reviews.tasks.enqueue", lambda *given: None)
    request = reviews.matched_request()
    assert "Cancel the review" not in rep.get(page_of(request)).text
    request.notices.update(state=NoticeState.ACKNOWLEDGED, acknowledged_at=timezone.now(), attempts=1)
    assert "Cancel the review" in rep.get(page_of(request)).text
    assert rep.post(page_of(request, "call-off"), {"reason": "asked on the phone"}).status_code == 302
    assert request.state == RequestState.CANCELLED
    assert request.letters.get(kind="confirmation_cancel").state == LetterState.HELD
    assert AuditEvent.objects.get(verb="request.called_off").reason == "asked on the phone"


def test_a_letter_to_who_reads_braille_comes_on_the_worklist_once(rep, settings, tmp_path):
    settings.MAIL_DROP = tmp_path
    reviews.rendered_letter(members.member(braille=True))
    reviews.rendered_letter(members.member(first_name="Ana"))
    for _ in range(2):
        mailing.put_into_mail_drop(by="test")
    copy = HandmadeCopy.objects.get()
    assert (copy.format, copy.state) == ("braille", HandmadeState.OPEN)
    assert "letters to make in Braille or as audio" in rep.get(reverse("admin:index")).text
    assert rep.post(page_of(copy, "made"), {"reason": "sent by the print shop"}).status_code == 302
    copy.refresh_from_db()
    done = copy.statuses.last()
    assert (copy.state, done.by, done.reason) == (HandmadeState.DONE, rep.user.username, "sent by the print shop")
    assert rep.post(page_of(copy, "made"), {"reason": "again"}).status_code == 409
