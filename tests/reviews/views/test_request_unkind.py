"""What unkind or unlucky browsers send: a clear answer, nothing stored, nothing written down."""

import logging
from typing import Any

import pytest
from django.test import Client

from members.models import AuditEvent, ProgramYear
from reviews.models import Letter, MemberRequest, VendorNotice
from tests.factories import reviews
from tests.reviews.views.conftest import Walk

pytestmark = pytest.mark.django_db

SECRET = "Quetzalcoatl"
TOO_LONG = SECRET + "x" * 100
WRONG = [
    ("who", {"who": SECRET}, "who"),
    ("who", reviews.helper_post(helper_name=SECRET + "\x00"), "helper_name"),
    ("who", reviews.helper_post(helper_phone=SECRET), "helper_phone"),
    ("member", reviews.member_post(first_name=TOO_LONG), "first_name"),
    ("member", reviews.member_post(last_name=f"{SECRET}\x1b[31m"), "last_name"),
    ("member", reviews.member_post(birth_month="2", birth_day="30"), "birth"),
    ("member", reviews.member_post(birth_day="-4"), "birth"),
    ("member", reviews.member_post(birth_year="9" * 400), "birth"),
    ("member", reviews.member_post(birth_year="9999"), "birth"),
    ("member", reviews.member_post(zip_code="-2110"), "zip_code"),
    ("member", reviews.member_post(member_id="\x00"), "member_id"),
    ("choice", {"choice": SECRET}, "choice"),
    ("appointment", {"windows": [SECRET]}, "windows"),
    ("appointment", {"windows": ["9999-99-99-morning"]}, "windows"),
    ("contact", reviews.contact_post(phone="-1"), "phone"),
    ("contact", reviews.contact_post(questions=SECRET + "x" * 2001), "questions"),
    ("contact", reviews.contact_post(email=SECRET, email_consent="on"), "email"),
]
BEFORE: dict[str, dict[str, Any]] = {
    "who": reviews.who_post(),
    "member": reviews.member_post(),
    "choice": reviews.choice_post(),
    "appointment": reviews.appointment_post(),
}


def rows() -> list[int]:
    return [model.objects.count() for model in (MemberRequest, Letter, VendorNotice, AuditEvent)]


def up_to(walk: Walk, step: str) -> None:
    names = list(BEFORE)
    before = names[: names.index(step)] if step in names else names
    for name in before:
        walk.steps(**{name: BEFORE[name]})


@pytest.mark.parametrize(("step", "form", "field"), WRONG)
def test_a_wrong_answer_is_explained_at_its_field(
    walk: Walk, open_year: ProgramYear, caplog: pytest.LogCaptureFixture, step: str, form: dict[str, Any], field: str
) -> None:
    caplog.set_level(logging.DEBUG)
    up_to(walk, step)
    before = rows()
    answer = walk.post(step, form)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert "<title>Error: " in page
    assert "There is a problem" in page
    href, message = answer.context["form"].error_summary()[0]
    assert f'id="{href.removeprefix("#")}"' in page
    assert page.count(str(message).split("’")[0].split("“")[0]) >= 2
    # Nothing is kept: neither in the session nor in any table, nor in the logs.
    assert rows() == before
    assert step not in walk.client.session.get("request_draft", {"steps": {}})["steps"]
    assert SECRET not in caplog.text


def test_what_was_typed_is_shown_again_and_escaped(walk: Walk, open_year: ProgramYear) -> None:
    up_to(walk, "member")
    page = walk.post(
        "member", reviews.member_post(first_name="<script>alert(1)</script>", zip_code="")
    ).content.decode()
    assert 'value="&lt;script&gt;alert(1)&lt;/script&gt;"' in page
    assert "<script>alert" not in page


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "Zoë O’Brien", "😀", "Ana & “Bea”", "x" * 100])
def test_any_name_goes_through_and_is_escaped(walk: Walk, open_year: ProgramYear, name: str) -> None:
    walk.steps(
        who=reviews.helper_post(helper_name=name),
        member=reviews.member_post(first_name=name, last_name=name),
        choice=reviews.choice_post(),
        appointment=reviews.appointment_post(),
        contact=reviews.contact_post(others_on_call=name, questions=f"{name}\n{name}"),
    )
    pages = [walk.page(f"{step}/") for step in ("choice", "appointment", "contact", "check")]
    walk.post("check")
    pages.append(walk.page("done/"))
    assert all("<script>alert" not in page for page in pages)
    request = MemberRequest.objects.get()
    assert request.first_name == request.last_name == request.helper_name == name


@pytest.mark.parametrize("step", ["", "who/", "member/", "check/", "done/", "manage/", "clear/"])
@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_wrong_methods(client: Client, open_year: ProgramYear, step: str, method: str) -> None:
    assert getattr(client, method)(f"/request/{step}").status_code == 405


def test_start_and_done_only_show(client: Client, open_year: ProgramYear) -> None:
    assert client.post("/request/").status_code == client.post("/request/done/").status_code == 405


@pytest.mark.parametrize("step", ["who", "manage"])
def test_a_body_of_ten_megabytes_is_refused_with_a_page(client: Client, open_year: ProgramYear, step: str) -> None:
    before = rows()
    answer = client.post(f"/request/{step}/", {"who": "x" * 10_000_000})
    assert answer.status_code in (400, 413)
    assert "<h1>" in answer.content.decode()
    assert rows() == before


def test_garbage_instead_of_a_form(client: Client, open_year: ProgramYear) -> None:
    assert client.post("/request/who/", b"\xff\xfe\x00", content_type="application/json").status_code == 422
    assert (
        client.post("/request/who/", b"who=%FF%FE%00", content_type="application/x-www-form-urlencoded").status_code
        == 422
    )


def test_boxes_that_the_form_does_not_have_are_not_kept(walk: Walk, open_year: ProgramYear) -> None:
    walk.post("who", {"who": ["x" * 1000, "self"], "state": "matched", "member": "1", "csrfmiddlewaretoken": "x"})
    assert walk.client.session["request_draft"] == {"steps": {"who": {"who": ["self"]}}}


def test_a_session_that_was_tampered_with_is_judged_like_a_form(walk: Walk, open_year: ProgramYear) -> None:
    up_to(walk, "contact")
    session = walk.client.session
    draft = session["request_draft"]
    draft["steps"]["member"]["birth_month"] = ["99"]
    draft["steps"]["contact"] = {"phone": ["617-555-0123"]}
    session["request_draft"] = draft
    session.save()
    assert walk.post("check")["Location"] == "/request/member/"
    assert MemberRequest.objects.count() == 0


def test_nothing_typed_is_in_an_address_and_no_page_is_kept(walk: Walk, open_year: ProgramYear) -> None:
    seen = [walk.post(name, form) for name, form in BEFORE.items()]
    seen += [walk.post("contact", reviews.contact_post()), walk.get("check/"), walk.post("check"), walk.get("done/")]
    assert all("no-store" in answer["Cache-Control"] for answer in seen)
    assert all("?" not in answer.get("Location", "") for answer in seen)


def test_a_request_without_csrf_token_is_refused(open_year: ProgramYear) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/request/who/", reviews.who_post()).status_code == 403


@pytest.mark.parametrize("name", ["O’Brien", "Núñez Peña", "מרים לוי", "مريم", "ñ" * 100])
def test_names_of_every_writing_are_kept_shown_and_printed(walk: Walk, open_year: ProgramYear, name: str) -> None:
    walk.steps(
        who=reviews.helper_post(),
        member=reviews.member_post(first_name=name, last_name=name),
        choice=reviews.choice_post(),
        appointment=reviews.appointment_post(),
        contact=reviews.contact_post(),
    )
    assert name in walk.page("check/")
    walk.post("check")
    assert name in walk.page("done/")
    assert walk.get("done/confirmation.pdf").content.startswith(b"%PDF")
    assert MemberRequest.objects.get().last_name == name


@pytest.mark.parametrize("step", ["member", "choice", "contact", "check"])
def test_a_lost_cookie_starts_again_and_says_nothing_wrong(walk: Walk, open_year: ProgramYear, step: str) -> None:
    up_to(walk, "contact")
    walk.client.cookies.clear()
    answer = walk.post(step, BEFORE.get(step, reviews.contact_post()))
    assert (answer.status_code, answer["Location"]) == (302, "/request/who/")
    assert MemberRequest.objects.count() == 0


def test_answers_outlive_a_long_pause_and_end_with_the_browser(walk: Walk, open_year: ProgramYear) -> None:
    up_to(walk, "choice")
    cookie = walk.client.cookies["sessionid"]
    assert cookie["max-age"] == cookie["expires"] == ""
    assert walk.client.session.get_expiry_age() >= 20 * 60 * 60
