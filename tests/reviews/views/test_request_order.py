"""Going back and forth: nothing is lost, nothing is skipped, nothing is sent before its time."""

import pytest
import time_machine
from django.test import Client

from members.models import ProgramYear
from reviews.models import MemberRequest
from tests.factories import members, reviews, staff
from tests.reviews.views.conftest import TUESDAY, WINDOWS, Walk

pytestmark = pytest.mark.django_db

STEPS = ["who", "member", "choice", "leave", "appointment", "contact", "check"]


def up_to_check(walk: Walk) -> None:
    walk.steps(
        who=reviews.who_post(),
        member=reviews.member_post(),
        choice=reviews.choice_post(),
        appointment=reviews.appointment_post(*WINDOWS),
        contact=reviews.contact_post(),
    )


@pytest.mark.parametrize("step", STEPS[1:])
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_step_out_of_order_leads_to_the_first_one(walk: Walk, open_year: ProgramYear, step: str, method: str) -> None:
    answer = walk.get(f"{step}/") if method == "get" else walk.post(step, reviews.contact_post())
    assert (answer.status_code, answer["Location"]) == (302, "/request/who/")
    assert MemberRequest.objects.count() == 0


def test_each_step_leads_to_the_next_that_is_missing(walk: Walk, open_year: ProgramYear) -> None:
    assert walk.post("who", reviews.who_post())["Location"] == "/request/member/"
    assert walk.get("contact/")["Location"] == "/request/member/"
    assert walk.post("member", reviews.member_post())["Location"] == "/request/choice/"
    assert walk.post("choice", reviews.choice_post(choice="not_now"))["Location"] == "/request/contact/"
    assert walk.get("appointment/")["Location"] == "/request/contact/"
    assert walk.post("choice", reviews.choice_post(choice="leave"))["Location"] == "/request/leave/"
    assert walk.post("choice", reviews.choice_post())["Location"] == "/request/appointment/"


def test_answers_stay_when_going_back(walk: Walk, open_year: ProgramYear) -> None:
    up_to_check(walk)
    walk.post("contact", reviews.contact_post(phone="(617) 555 0123", email="a@b.example", email_consent="on"))
    assert 'value="self" id="id_who_0" checked' in walk.page("who/")
    member = walk.page("member/")
    assert all(f'value="{typed}"' in member for typed in ("Maria", "Lopez", "4", "28", "1948", "02110"))
    assert walk.page("appointment/").count(" checked") == 2
    contact = walk.page("contact/")
    assert 'value="(617) 555 0123"' in contact
    assert 'name="email_consent" id="id_email_consent" checked' in contact


def test_a_change_returns_to_the_check_page(walk: Walk, open_year: ProgramYear) -> None:
    up_to_check(walk)
    check = walk.page("check/")
    assert 'href="/request/member/">Change<span class="vh"> Your last name</span></a>' in check
    assert "Back to check your answers" in walk.page("member/")
    assert walk.post("member", reviews.member_post(last_name="Peña"))["Location"] == "/request/check/"
    assert "Peña" in walk.page("check/")


def test_what_is_not_answered_is_said_so(walk: Walk, open_year: ProgramYear) -> None:
    up_to_check(walk)
    assert "Not provided" in walk.page("check/")


def test_another_choice_asks_only_what_is_missing_then(walk: Walk, open_year: ProgramYear) -> None:
    up_to_check(walk)
    assert walk.post("choice", reviews.choice_post(choice="leave"))["Location"] == "/request/leave/"
    assert walk.post("leave", reviews.leave_post())["Location"] == "/request/check/"
    assert "Times you chose" not in walk.page("check/")
    # Coming back to leaving after another choice, one reads again what it means.
    assert walk.post("choice", reviews.choice_post())["Location"] == "/request/check/"
    assert walk.post("choice", reviews.choice_post(choice="leave"))["Location"] == "/request/leave/"


def test_answers_that_no_longer_hold_are_asked_again(walk: Walk, open_year: ProgramYear) -> None:
    # A member asks to leave without giving a phone number, then a helper takes over: now somebody must be called.
    walk.steps(
        who=reviews.who_post(),
        member=reviews.member_post(),
        choice=reviews.choice_post(choice="leave"),
        leave=reviews.leave_post(),
        contact=reviews.contact_post(phone=""),
    )
    assert walk.post("who", reviews.helper_post())["Location"] == "/request/member/"
    assert walk.post("member", reviews.member_post())["Location"] == "/request/check/"
    for answer in (walk.get("check/"), walk.post("check")):
        assert answer["Location"] == "/request/contact/"
    assert "Enter a phone number, so that we can call." in walk.page("contact/")
    assert MemberRequest.objects.count() == 0


def test_days_that_have_passed_are_asked_again(client: Client, db: None) -> None:
    with time_machine.travel(TUESDAY, tick=True) as clock:
        members.program_year()
        walk = Walk(client)
        up_to_check(walk)
        clock.move_to(TUESDAY.replace(day=25, hour=8))
        assert walk.get("check/")["Location"] == "/request/appointment/"
        assert "can no longer be chosen" in walk.page("appointment/")


def test_the_confirmation_is_shown_again_and_sent_once(walk: Walk, open_year: ProgramYear) -> None:
    up_to_check(walk)
    walk.get("check/")
    walk.post("check")
    first = walk.page("done/")
    reference = MemberRequest.objects.get().reference
    assert reference in first
    assert reference in walk.page("done/")
    for answer in (walk.get("check/"), walk.post("check"), walk.post("check")):
        assert answer["Location"] == "/request/done/"
    assert MemberRequest.objects.count() == 1
    # The answers are gone from the session once they are sent.
    assert walk.get("member/")["Location"] == "/request/who/"
    assert "Lopez" not in str(dict(walk.client.session))


def test_without_anything_sent_there_is_no_confirmation(walk: Walk, open_year: ProgramYear) -> None:
    assert walk.get("done/")["Location"] == "/request/"


def test_finish_and_clear(walk: Walk, open_year: ProgramYear) -> None:
    up_to_check(walk)
    for step in ("who", "member", "choice", "appointment", "contact", "check"):
        assert 'action="/request/clear/"' in walk.page(f"{step}/")
    assert walk.post("clear")["Location"] == "/request/cleared/"
    assert "Your answers are cleared" in walk.page("cleared/")
    assert walk.get("member/")["Location"] == "/request/who/"


def test_clearing_keeps_a_rep_signed_in(walk: Walk, open_year: ProgramYear, admin_user) -> None:  # type: ignore[no-untyped-def]
    staff.sign_in(walk.client, admin_user)
    up_to_check(walk)
    walk.post("clear")
    assert walk.get("member/")["Location"] == "/request/who/"
    assert walk.client.session["_auth_user_id"]


def test_the_start_page_goes_on_where_one_stopped(walk: Walk, open_year: ProgramYear) -> None:
    assert 'href="/request/who/"' in walk.page()
    walk.steps(who=reviews.who_post())
    assert 'href="/request/member/">Go on where you stopped' in walk.page()


@pytest.mark.usefixtures("_tuesday")
class TestWithNoYearOpen:
    """The year may be a draft, or end while somebody fills in the form."""

    def test_the_start_page_says_so_kindly(self, walk: Walk) -> None:
        members.program_year(2025)
        members.program_year(2026, published=False)
        page = walk.page()
        assert "Requests are not open online today" in page
        assert "1-800-555-0199" in page
        assert "Start now" not in page

    def test_there_is_a_page_even_without_any_year(self, walk: Walk, db: None) -> None:
        assert "Requests are not open online today" in walk.page()

    def test_steps_lead_to_it(self, walk: Walk) -> None:
        members.program_year(2025)
        assert walk.get("who/")["Location"] == "/request/"

    def test_nothing_is_lost_when_the_year_ends_before_sending(self, client: Client, db: None) -> None:
        with time_machine.travel(TUESDAY.replace(month=12, day=31, hour=23), tick=True) as clock:
            members.program_year(2026)
            walk = Walk(client)
            walk.steps(
                who=reviews.who_post(),
                member=reviews.member_post(),
                choice=reviews.choice_post(),
                appointment=reviews.appointment_post(),
                contact=reviews.contact_post(),
            )
            walk.get("check/")
            clock.move_to(TUESDAY.replace(year=2027, month=1, day=1, hour=14))
            assert walk.post("check")["Location"] == "/request/"
            assert MemberRequest.objects.count() == 0
            assert "is kept until you close the browser" in walk.page()
            members.program_year(2027)
            assert walk.post("check")["Location"] == "/request/done/"
            assert MemberRequest.objects.get().program_year.year == 2027
