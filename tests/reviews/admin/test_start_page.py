"""The start page: work as counts that open their lists, the days to come, and notices in their time."""

import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from members import roles
from members.models import AuditEvent
from reviews.models import StaffNotice
from reviews.services import coming_days, staff_notices, worklists
from tests.factories import members, reviews, staff, work
from tests.refused import refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def supervisor():
    return staff.signed_in(roles.SUPERVISOR)


def cards(client):
    return client.get("/admin/").context["lists"]


def test_each_count_opens_a_list_of_exactly_so_many_rows(supervisor):
    work.everywhere()
    shown = cards(supervisor)
    assert len(shown) == len(worklists.WORKLISTS)
    for card in shown:
        assert card["count"] > 0, card["url"]
        assert listed(supervisor.get(card["url"]).context) == card["count"], card["url"]


def listed(context):
    """How many rows a filtered list has, or a page made for its worklist."""
    return context["cl"].result_count if "cl" in context else context["count"]


@pytest.mark.parametrize("role", [roles.REP, roles.PHARMACIST, roles.PROGRAM_OWNER, roles.AUDITOR])
def test_only_what_the_role_may_work_on_is_shown(role):
    client = staff.signed_in(role)
    expected = {str(each.label) for each in worklists.WORKLISTS if client.user.has_perm(each.permission)}
    assert {str(card["label"]) for card in cards(client)} == expected
    assert "complaints" not in " ".join(expected)
    for card in cards(client):
        assert client.get(card["url"]).status_code == 200


def asked(client):
    with CaptureQueriesContext(connection) as queries:
        client.get("/admin/")
    return len(queries)


def test_it_asks_one_question_a_card_however_much_waits(supervisor):
    reviews.todays_year()
    asked(supervisor)
    empty = asked(supervisor)
    work.everywhere()
    assert asked(supervisor) == empty <= len(worklists.WORKLISTS) + 15


def test_an_unknown_list_shows_the_page_unfiltered_or_turns_back(supervisor):
    assert supervisor.get("/admin/reviews/letter/?work=nonsense").status_code in {200, 302}
    assert supervisor.get("/admin/reviews/call/?day=2026-13-99").status_code in {200, 302}


def test_the_next_seven_days_count_what_their_lists_show(supervisor):
    now = timezone.now()
    for days in (0.001, 3, 8):
        work.review_agreed(now + datetime.timedelta(days=days))
        work.call_agreed(now + datetime.timedelta(days=days))
    week = supervisor.get("/admin/").context["week"]
    assert len(week) == coming_days.DAYS
    assert (sum(day.reviews for day in week), sum(day.calls for day in week)) == (2, 2)
    for day in week:
        for page, count in (("appointment", day.reviews), ("call", day.calls)):
            found = supervisor.get(f"/admin/reviews/{page}/?day={day.day}").context["cl"]
            assert found.result_count == count, (page, day)


def test_who_sees_no_calls_sees_no_days(client):
    assert not staff.signed_in(roles.PROGRAM_OWNER).get("/admin/").context["week"]


NOW = timezone.now()


@pytest.mark.parametrize(
    ("starts", "ends", "shown"),
    [(-1, 1, True), (-1, None, True), (1, 2, False), (-2, -1, False), (0, 1, True), (-1, 0, False)],
)
def test_a_notice_is_shown_in_its_time_alone(starts, ends, shown):
    hours = datetime.timedelta(hours=1)
    StaffNotice.objects.create(
        words="Letters are late.", starts_at=NOW + starts * hours, ends_at=None if ends is None else NOW + ends * hours
    )
    assert StaffNotice.objects.shown_at(NOW).exists() is shown


def test_a_supervisor_writes_a_notice_that_everybody_reads(supervisor):
    post = {
        "words": "Letters are late.",
        "starts_at_0": "2026-01-01",
        "starts_at_1": "00:00",
        "ends_at_0": "",
        "ends_at_1": "",
    }
    supervisor.post("/admin/reviews/staffnotice/add/", post)
    assert [notice.words for notice in staff_notices.shown_now()] == ["Letters are late."]
    rep, member = staff.signed_in(roles.REP), members.member()
    for address in ("", "find/", "reviews/letter/", f"desk/{member.pk}/"):
        assert "Letters are late." in rep.get(f"/admin/{address}").text
    assert "Letters are late." not in Client().get("/admin/login/", follow=True).text
    assert AuditEvent.objects.get(verb="staff_notice.added").actor == supervisor.user.get_username()


def test_a_notice_that_ends_before_it_starts_is_refused_at_its_form(supervisor):
    post = {
        "words": "x", "starts_at_0": "2026-01-02", "starts_at_1": "00:00",
        "ends_at_0": "2026-01-01", "ends_at_1": "00:00",
    }  # fmt: skip
    assert "after its start" in supervisor.post("/admin/reviews/staffnotice/add/", post).text
    assert not StaffNotice.objects.exists()


@pytest.mark.parametrize(
    ("constraint", "columns"),
    [
        ("a_notice_has_its_words", {"words": "", "starts_at": NOW}),
        ("a_notice_ends_after_its_start", {"words": "x", "starts_at": NOW, "ends_at": NOW}),
    ],
)
def test_the_database_refuses(constraint, columns):
    with refused(constraint):
        StaffNotice.objects.create(**columns)


def test_a_rep_reads_no_notice_form_and_work_is_matched_by_role():
    rep = staff.signed_in(roles.REP)
    reviews.request()
    assert rep.get("/admin/reviews/staffnotice/").status_code == 403
