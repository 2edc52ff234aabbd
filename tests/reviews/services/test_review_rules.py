"""What a comprehensive medication review is by CMS's rules, and what is none."""

import datetime
from typing import Any

import pytest
from django.utils import timezone

from reviews.models import CompletedReview, Letter, LetterKind, TmrResult
from reviews.reporting import cms_rows
from reviews.services import cmr, matching, waiting_rows
from tests.factories import cmr as held
from tests.factories import exchange, introductions, reviews
from tests.factories.exchange import message, receive

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("way", ["04", "mail", "portal", "chat", "questionnaire", "e-mail", ""])
def test_a_form_or_a_message_is_no_way_to_hold_a_review(way: str) -> None:
    assert "method" in [place for place, _sentence in cmr.problems(held.written(method=way))]


def test_a_request_with_questions_and_a_list_is_no_review() -> None:
    enrolled = introductions.enrolment()
    request = reviews.request(enrolled.member, questions="Are my tablets safe together?")
    matching.match(request_id=str(request.pk), by="worker")
    assert request.state == "matched"
    assert not CompletedReview.objects.exists()
    assert [row.held_on for row in cms_rows.rows(enrolled.program_year)] == [None]


def test_calls_in_vain_make_no_review() -> None:
    request = exchange.told_request()
    row = introductions.enrolment(request.member)
    for number in range(3):
        receive(message("contact.attempted", request, outcome="no_answer"), f"msg_{number}")
    assert not CompletedReview.objects.exists()
    assert [each.held_on for each in cms_rows.rows(row.program_year)] == [None]


def test_a_quarterly_look_makes_no_packet() -> None:
    request = exchange.told_request()
    receive(message("tmr.completed", request))
    assert TmrResult.objects.count() == 1
    assert not Letter.objects.filter(kind=LetterKind.TAKEAWAY).exists()
    assert not CompletedReview.objects.exists()


def test_the_report_tells_of_the_first_review_of_the_year() -> None:
    row = introductions.enrolment(enrolled_on=timezone.localdate() - datetime.timedelta(days=20))
    ways = {9: "01", 6: "02", 3: "03"}  # days ago, and by what
    for days, way in sorted(ways.items()):
        day = timezone.localdate() - datetime.timedelta(days=days)
        whose: Any = {"member": row.member, "program_year": row.program_year, "told_at": timezone.now()}
        who = {"provider": "physician", "recipient": "beneficiary", "encounter": {}}
        CompletedReview.objects.create(key=str(days), done_on=day, method=way, **whose, **who)
    found = [(each.held_on, each.method) for each in cms_rows.rows(row.program_year)]
    assert found == [(timezone.localdate() - datetime.timedelta(days=9), "01")]


@pytest.mark.parametrize(("days", "late"), [(14, 0), (15, 1)])
def test_the_day_after_the_fourteenth_is_late(days: int, late: int) -> None:
    held.finalised()
    CompletedReview.objects.update(done_on=timezone.localdate() - datetime.timedelta(days=days))
    assert waiting_rows.late_summaries().count() == late
