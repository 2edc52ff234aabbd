"""The page of welcome calls: next, call, give back; what is stale or not allowed is refused with a word."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from members import roles
from reviews.models import Call, WelcomeClaim
from tests.factories import calls, introductions, members, reviews, staff

pytestmark = pytest.mark.django_db
PAGE = "/admin/welcome/"


@pytest.fixture(autouse=True)
def _any_hour(settings):
    settings.CALLS_FROM_HOUR, settings.CALLS_UNTIL_HOUR = 0, 24


@pytest.fixture
def rep():
    return staff.signed_in(roles.REP)


@pytest.fixture
def joined():
    found = introductions.enrolment(members.member(language="es", interpreter=True))
    reviews.matched_request(found.member, best_time="evening", leave_message=True)
    return found


def do(client, act, found=None, **kwargs):
    return client.post(PAGE, {"do": act, "enrolment": str(found.pk) if found else ""}, **kwargs)


def test_the_next_call_with_all_that_is_to_be_known_before(rep, joined):
    assert "1 member of the program waits" in rep.get(PAGE).text
    page = do(rep, "next", follow=True).text
    for words in (joined.member.full_name, joined.member.phone, "Español", "interpreter", "in the evening"):
        assert words in page, words
    assert "May leave a message" in page
    assert WelcomeClaim.objects.get().claimed_by == rep.user.username


def test_the_call_opens_on_the_desk(rep, joined):
    do(rep, "next")
    answer = do(rep, "call", joined)
    assert (answer.status_code, answer.url) == (302, f"/admin/desk/{joined.member_id}/")
    assert Call.objects.get().purpose == "welcome"
    desk = f"/admin/desk/{joined.member_id}/"
    rep.post(f"{desk}close/", {"opened": rep.get(desk).context["opened"], "code": "INF"})
    assert "Next call" in rep.get(PAGE).text
    assert "0 members of the program wait" in rep.get(PAGE).text


def test_given_back(rep, joined):
    do(rep, "next")
    assert "Given back" in do(rep, "give-back", joined, follow=True).text
    assert not WelcomeClaim.objects.exists()


def test_nobody_there_is_said(rep):
    assert "Nobody can be called right now" in do(rep, "next", follow=True).text


@pytest.mark.parametrize("act", ["call", "give-back"])
def test_a_stale_or_forged_form_is_refused_with_a_word(rep, joined, act):
    do(staff.signed_in(roles.SUPERVISOR), "next")
    for found in (joined, None):
        answer = do(rep, act, found)
        assert answer.status_code == 409
        assert "You no longer have this call" in answer.text
    assert rep.post(PAGE, {"do": act, "enrolment": str(uuid.uuid4())}).status_code == 409
    assert not Call.objects.exists()
    assert WelcomeClaim.objects.count() == 1


def test_another_call_that_is_open_comes_first(rep, joined):
    do(rep, "next")
    calls.call(joined.member, by=rep.user.username)
    answer = do(rep, "call", joined)
    assert answer.status_code == 422
    assert "Close that one first" in answer.text


def test_the_unkind(rep, client, joined):
    assert client.get(PAGE).url.startswith("/admin/login/")
    for role in (roles.PHARMACIST, roles.PROGRAM_OWNER, roles.AUDITOR):
        other = staff.signed_in(role)
        assert (other.get(PAGE).status_code, do(other, "next").status_code) == (403, 403)
    assert rep.put(PAGE).status_code == 405
    assert rep.post(PAGE, {"do": "nonsense"}).status_code == 400
    assert not WelcomeClaim.objects.exists()


def test_it_asks_the_same_number_of_questions_however_many_wait(rep, joined):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            rep.get(PAGE)
        return len(queries)

    do(rep, "next")
    asked()
    few = asked()
    for _each in range(10):
        introductions.enrolment(members.member())
    assert asked() == few
