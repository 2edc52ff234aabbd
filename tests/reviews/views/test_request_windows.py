"""Two windows of one browser share one draft: the later answer wins, and two persons never mix."""

import re

import pytest

from members.models import ProgramYear
from reviews.models import MemberRequest
from tests.factories import reviews
from tests.reviews.views.conftest import WINDOWS, Walk

pytestmark = pytest.mark.django_db

JOSE = reviews.member_post(first_name="José", last_name="Díaz", birth_year="1940", birth_day="2", zip_code="33101")


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]+)"', page)
    assert found
    return found[1]


def up_to_contact(walk: Walk) -> None:
    walk.steps(
        who=reviews.who_post(),
        member=reviews.member_post(),
        choice=reviews.choice_post(),
        appointment=reviews.appointment_post(*WINDOWS),
    )


def test_an_answer_from_a_window_about_someone_else_is_not_kept(walk: Walk, open_year: ProgramYear) -> None:
    # Given a window in which Maria's phone is asked for,
    up_to_contact(walk)
    of_maria = hidden(walk.page("contact/"), "person")
    # when another window begins a request for José, and the first one is sent after that,
    walk.steps(
        who=reviews.who_post(), member=JOSE, choice=reviews.choice_post(), appointment=reviews.appointment_post()
    )
    answer = walk.post("contact", reviews.contact_post(phone="305-555-0100", person=of_maria))
    # then the page says for whom it is, and José's request has not got her number.
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "You began another request, for José Díaz, in another window." in page
    assert "305-555-0100" not in page
    assert "contact" not in walk.client.session["request_draft"]["steps"]
    assert walk.post("contact", reviews.contact_post(person=hidden(page, "person")))["Location"] == "/request/check/"


def test_the_next_person_gets_none_of_the_answers(walk: Walk, open_year: ProgramYear) -> None:
    up_to_contact(walk)
    walk.steps(contact=reviews.contact_post(phone="305-555-0100"), who=reviews.who_post())
    assert walk.post("member", JOSE)["Location"] == "/request/choice/"
    assert "305-555-0100" not in str(dict(walk.client.session))


@pytest.mark.parametrize("mended", [{"last_name": "Lópes"}, {"birth_day": "27"}, {"first_name": "María"}])
def test_a_mistake_that_is_mended_loses_nothing(walk: Walk, open_year: ProgramYear, mended: dict[str, str]) -> None:
    up_to_contact(walk)
    walk.steps(contact=reviews.contact_post())
    assert walk.post("member", reviews.member_post(**mended))["Location"] == "/request/check/"


def test_who_fills_it_in_changes_so_the_member_is_asked_for_again(walk: Walk, open_year: ProgramYear) -> None:
    up_to_contact(walk)
    assert walk.post("who", reviews.helper_post())["Location"] == "/request/member/"
    assert 'value="Lopez"' in walk.page("member/")
    assert walk.get("check/")["Location"] == "/request/member/"
    assert walk.post("member", reviews.member_post())["Location"] == "/request/contact/"


def test_nobody_sends_what_another_window_has_changed(walk: Walk, open_year: ProgramYear) -> None:
    up_to_contact(walk)
    walk.steps(contact=reviews.contact_post())
    shown = hidden(walk.page("check/"), "key")
    walk.steps(choice=reviews.choice_post(choice="leave"), leave=reviews.leave_post())
    answer = walk.post("check", {"key": shown})
    assert answer.status_code == 409
    assert "Your answers were changed in another window." in answer.content.decode()
    assert MemberRequest.objects.count() == 0
    walk.post("check", {"key": hidden(answer.content.decode(), "key")})
    assert MemberRequest.objects.get().choice == "leave"


def test_the_hidden_token_names_nobody(walk: Walk, open_year: ProgramYear) -> None:
    up_to_contact(walk)
    token = hidden(walk.page("contact/"), "person")
    assert re.fullmatch("[0-9a-f]{16}", token)
    walk.post("member", JOSE)
    assert hidden(walk.page("choice/"), "person") != token


def test_every_page_leads_to_clearing(walk: Walk, open_year: ProgramYear) -> None:
    up_to_contact(walk)
    pages = ["/", "/2026/self-check/", "/medication-list/", "/contact/", "/request/", "/request/cleared/", "/nowhere/"]
    for address in pages:
        assert '="/request/clear/"' in walk.client.get(address).content.decode(), address
    assert "Finish and clear my answers" in walk.page("clear/")
    assert "Maria" in str(dict(walk.client.session))
    assert walk.post("clear")["Location"] == "/request/cleared/"
    assert "Maria" not in str(dict(walk.client.session))


def test_what_is_attached_goes_with_the_answers(walk: Walk, open_year: ProgramYear) -> None:
    from reviews.draft import Draft

    up_to_contact(walk)
    session = walk.client.session
    draft = Draft(session)
    draft.attach("list", {"rows": [["lisinopril 10 mg"]]})
    assert Draft(session).attached("list") == {"rows": [["lisinopril 10 mg"]]}
    draft.detach("list")
    assert Draft(session).attached("list") is None
    draft.attach("list", {"rows": []})
    session.save()
    walk.post("member", JOSE)
    assert Draft(walk.client.session).attached("list") is None
