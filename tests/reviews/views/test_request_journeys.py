"""Whole ways through the request: every choice, every kind of person, both languages."""

import datetime
import re
from typing import Any

import pytest
from django.test import Client

from members.models import ProgramYear
from reviews.models import MemberRequest, RequestState
from tests.factories import reviews
from tests.reviews.views.conftest import WINDOWS, Walk

pytestmark = pytest.mark.django_db

BETWEEN = {
    "review": {"appointment": reviews.appointment_post(*WINDOWS)},
    "not_now": {},
    "leave": {"leave": reviews.leave_post()},
    "come_back": {},
}
REPRESENTATIVE = reviews.helper_post(who="representative", authority="on_file", helper_relationship="guardian")


def answer_all(walk: Walk, choice: str, who: dict[str, Any] | None = None) -> None:
    walk.steps(
        who=who or reviews.who_post(),
        member=reviews.member_post(member_id="1eg4 te5-mk73"),
        choice=reviews.choice_post(choice=choice),
        **BETWEEN[choice],
        contact=reviews.contact_post(),
    )


def shown_reference(page: str) -> str:
    found = re.search(r"data-reference>(MTM-[0-9A-Z]{4}-[0-9A-Z]{4})<", page)
    assert found
    return found[1]


@pytest.mark.parametrize("choice", BETWEEN)
@pytest.mark.parametrize(
    "who", [reviews.who_post(), reviews.helper_post(), REPRESENTATIVE], ids=lambda form: form["who"]
)
def test_every_choice_by_everybody(walk: Walk, open_year: ProgramYear, choice: str, who: dict[str, Any]) -> None:
    # Given somebody who has answered every question,
    answer_all(walk, choice, who)
    assert MemberRequest.objects.count() == 0
    assert "Nothing is sent yet." in walk.page("check/")
    # when they send it,
    assert walk.post("check")["Location"] == "/request/done/"
    # then there is one request with these answers, and the page shows its reference.
    request = MemberRequest.objects.get()
    assert shown_reference(walk.page("done/")) == request.reference
    assert (request.choice, request.who) == (choice, who["who"])
    assert (request.first_name, request.birth_date) == ("Maria", datetime.date(1948, 4, 28))
    assert request.typed_member_id == "1eg4 te5-mk73"
    assert request.windows == (list(WINDOWS) if choice == "review" else [])
    assert request.helper_name == who.get("helper_name", "")
    assert request.program_year == open_year
    assert request.state == RequestState.RECEIVED


def test_all_of_it_in_spanish(client: Client, open_year: ProgramYear) -> None:
    walk = Walk(client, "/es")
    answer_all(walk, "review")
    assert walk.post("check")["Location"] == "/es/request/done/"
    request = MemberRequest.objects.get()
    assert request.site_language == "es"
    assert shown_reference(walk.page("done/")) == request.reference
