"""Bad input over real HTTP: a clear page, nothing stored, and nothing of it in any log."""

import socket
import time
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.utils.html import escape

from members.models import AuditEvent
from reviews.models import MemberRequest
from tests.factories import members, reviews
from tests.stack.processes import Stack, running_stack
from tests.stack.visitor import TOKEN, Visitor

pytestmark = [pytest.mark.stack, pytest.mark.django_db]
MARK = "Xyzzyplugh"  # stands in everything that is typed here, and must be found nowhere
TEN_MB = 10 * 1024 * 1024


@pytest.fixture(scope="module")
def running(django_db_setup: None, django_db_blocker: Any) -> Iterator[Stack]:
    """One set of years for the whole file: no test here is to change anything."""
    with django_db_blocker.unblock(), running_stack("web") as stack:
        members.program_year(2022)
        members.program_year(2023)
        members.program_year(2024, published=False)
        members.program_year()
        yield stack
        call_command("flush", interactive=False, verbosity=0)


@pytest.fixture
def stack(running: Stack) -> Iterator[Stack]:
    yield running
    assert not MemberRequest.objects.exists()
    assert not AuditEvent.objects.exists()
    assert MARK not in running.log_text()


@pytest.fixture
def visitor(stack: Stack) -> Iterator[Visitor]:
    with Visitor(stack.url) as visitor:
        yield visitor


def explains(answer: httpx.Response, status: int, *words: str) -> None:
    """A page of ours, in its frame, that says what is wrong; what was typed is not echoed as markup."""
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("text/html")
    assert "<h1" in answer.text
    assert 'lang="en"' in answer.text
    for word in words:
        assert word in answer.text


# Addresses ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("year", ["1999", "2024", "2099", "0", "99999999999999999999"])
@pytest.mark.parametrize("path", ["/{}/", "/{}/self-check/"])
def test_unknown_and_draft_years_name_those_that_are_there(visitor: Visitor, year: str, path: str) -> None:
    answer = visitor.get(path.format(year))
    explains(answer, 404, '<a href="/2022/"', '<a href="/2023/"')
    assert '<a href="/2024/"' not in answer.text


@pytest.mark.parametrize(
    "path",
    [
        f"/{MARK}", f"/{MARK}%00/", f"/%ff%fe{MARK}/", f"/2023/../{MARK}", f"/{MARK}%0d%0aset-cookie:a=b/",
        f"/es/{MARK}/", f"/static/../../{MARK}", f"/{MARK}.php", f"/%F0%9F%99%82{MARK}",
    ],
)  # fmt: skip
def test_addresses_that_are_not_there(visitor: Visitor, path: str) -> None:
    answer = visitor.get(path)
    assert answer.status_code in {400, 404}
    assert "set-cookie" not in {name for name in answer.headers if "a=b" in answer.headers[name]}


@pytest.mark.parametrize("query", [f"?x={MARK}%00", f"?{MARK}", f"?next=https://evil.example/{MARK}", "?%ff=%fe"])
def test_queries_change_nothing(visitor: Visitor, query: str) -> None:
    assert visitor.get(f"/2023/{query}").status_code == 200


def test_an_address_that_is_too_long(visitor: Visitor) -> None:
    assert visitor.get(f"/2023/?{MARK}=" + "x" * 8000).status_code in {400, 414}


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE", MARK.upper()])
def test_methods_that_we_do_not_have(visitor: Visitor, method: str) -> None:
    assert visitor.client.request(method, "/2023/").status_code in {400, 403, 405}


def test_a_host_that_is_not_ours(visitor: Visitor) -> None:
    answer = visitor.client.get("/2023/", headers={"host": f"{MARK}.example"})
    explains(answer, 400)
    assert MARK not in answer.text


# Bodies ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/2023/self-check/", "/request/who/", "/request/manage/"])
def test_a_body_of_ten_megabytes(visitor: Visitor, path: str) -> None:
    started = time.monotonic()
    answer = visitor.client.post(path, data={"first_name": MARK * (TEN_MB // len(MARK))})
    explains(answer, 413)
    assert time.monotonic() - started < 6


def test_a_body_without_a_length(visitor: Visitor) -> None:
    def pieces() -> Iterator[bytes]:
        for _ in range(200):
            yield (MARK * 1000).encode()

    answer = visitor.client.post("/2023/self-check/", content=pieces())
    assert 400 <= answer.status_code < 500


def test_a_body_that_is_promised_and_never_comes(stack: Stack) -> None:
    """It holds one connection and not the site: others are answered meanwhile."""
    with socket.create_connection(("127.0.0.1", stack.port)) as silent, Visitor(stack.url) as other:
        silent.sendall(b"POST /2023/self-check/ HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 1000\r\n\r\n")
        started = time.monotonic()
        assert other.get("/2023/").status_code == 200
        assert time.monotonic() - started < 2


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("application/json", f'{{"who": "{MARK}"}}'),
        ("text/plain", MARK),
        ("multipart/form-data; boundary=x", f"--x\r\ncontent-disposition: form-data; name={MARK}\r\n\r\ncut off"),
        ("multipart/form-data", MARK),
        ("application/x-www-form-urlencoded; charset=rubbish", f"who={MARK}"),
        ("application/x-www-form-urlencoded", "&".join(f"a{n}={MARK}" for n in range(1500))),
        ("application/x-www-form-urlencoded", f"who=%ff%fe{MARK}"),
    ],
)
def test_bodies_of_other_kinds(visitor: Visitor, content_type: str, body: str) -> None:
    for path in ("/2023/self-check/", "/request/who/"):
        answer = visitor.client.post(path, content=body, headers={"content-type": content_type})
        assert 400 <= answer.status_code < 500
        assert MARK not in answer.text


def test_a_file_where_a_name_belongs(visitor: Visitor) -> None:
    visitor.step("who", reviews.who_post())
    token = TOKEN.search(visitor.get("/request/member/").text)
    assert token
    answer = visitor.client.post(
        "/request/member/",
        data={**reviews.member_post(first_name=""), "csrfmiddlewaretoken": token[1]},
        files={"first_name": (f"{MARK}.pdf", MARK.encode() * 100)},
    )
    explains(answer, 422, "Enter the first name.")


def test_a_form_from_elsewhere(visitor: Visitor) -> None:
    """Without the page's token: a page says what to do, since a member may have cookies switched off."""
    explains(visitor.client.post("/request/who/", data={"who": "self", "x": MARK}), 403)


@pytest.mark.parametrize(
    "cookie", [f"sessionid={MARK}", "sessionid=" + "x" * 3000, "csrftoken=" + MARK, f"{MARK}=;;=;"]
)
def test_rubbish_in_cookies(stack: Stack, cookie: str) -> None:
    answer = httpx.get(f"{stack.url}/request/who/", headers={"cookie": cookie}, follow_redirects=True)
    assert answer.status_code == 200


# Fields ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("drug_count", "-3", "cannot be below zero"),
        ("drug_count", "8.5", "in digits"),
        ("drug_count", "9" * 400, "or less"),
        ("drug_count", "eight", "in digits"),
        ("drug_count", "1e5", "in digits"),
        ("drug_count", "\x00", ""),
        ("annual_cost", "-0.01", "cannot be below zero"),
        ("annual_cost", "1e400", "in dollars"),
        ("annual_cost", "NaN", "in dollars"),
        ("annual_cost", "Infinity", "in dollars"),
        ("annual_cost", "9" * 60, "below 10 million"),
        ("annual_cost", "4,9", "in dollars"),
        ("annual_cost", f"$ {MARK}", "in dollars"),
        ("conditions", MARK, ""),
        ("at_risk", MARK, ""),
    ],
)
def test_numbers_and_choices_of_the_self_check(visitor: Visitor, field: str, typed: str, words: str) -> None:
    answer = visitor.post("/2023/self-check/", members.self_check_post(**{field: typed}))
    explains(answer, 422, "There is a problem", words)
    assert "data-outcome" not in answer.text


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("first_name", "", "Enter the first name."),
        ("first_name", MARK + "a" * 91, "100 characters or fewer. You used 101."),
        ("first_name", f"{MARK}\x00", "characters that cannot be printed"),
        ("first_name", f"{MARK}\x1b[31m", "characters that cannot be printed"),
        ("last_name", f"{MARK}\x7f", "characters that cannot be printed"),
        ("last_name", f"{MARK}\u2028{MARK}", "characters that cannot be printed"),
        ("birth_day", "30", ""),  # of February
        ("birth_day", "0", ""),
        ("birth_day", MARK, ""),
        ("birth_month", "13", ""),
        ("birth_month", MARK, ""),
        ("birth_year", "48", ""),
        ("birth_year", "2999", "in the past"),
        ("birth_year", "9" * 50, ""),
        ("birth_year", "", "must include a year"),
        ("zip_code", "0211", "5 or 9 digits"),
        ("zip_code", MARK, "5 or 9 digits"),
        ("zip_code", "٠٢١١٠", "5 or 9 digits"),
        ("member_id", "---", ""),
        ("member_id", MARK * 20, "40 characters or fewer"),
    ],
)
def test_fields_of_the_request(visitor: Visitor, field: str, typed: str, words: str) -> None:
    visitor.step("who", reviews.who_post())
    form = reviews.member_post(birth_month="2", birth_day="28", **{field: typed}) if "birth" not in field else None
    answer = visitor.post("/request/member/", form or {**reviews.member_post(), "birth_month": "2", field: typed})
    explains(answer, 422, "There is a problem", words)
    assert visitor.get("/request/check/").url.path != "/request/check/"


@pytest.mark.parametrize(
    "contact",
    [
        {"phone": MARK},
        {"phone": "1"},
        {"email": MARK, "email_consent": "on"},
        {"language": MARK},
        {"leave_message": MARK},
        {"others_on_call": MARK * 21},
        {"questions": MARK * 201},
        {"questions": f"{MARK}\x00"},
    ],
)
def test_fields_of_the_contact(visitor: Visitor, contact: dict[str, Any]) -> None:
    visitor.step("who", reviews.who_post())
    visitor.step("member", reviews.member_post())
    visitor.step("choice", reviews.choice_post(choice="not_now"))
    answer = visitor.post("/request/contact/", reviews.contact_post(**{"choice": "review", **contact}))
    if {"others_on_call", "questions"} & set(contact):
        assert answer.url.path == "/request/check/"  # not asked for, so not read
        assert MARK not in answer.text
    else:
        explains(answer, 422, "There is a problem")


@pytest.mark.parametrize("windows", [["2026-02-30-morning"], [MARK], ["2020-01-01-morning"], ["x"] * 50])
def test_times_that_are_not_offered(visitor: Visitor, windows: list[str]) -> None:
    visitor.step("who", reviews.who_post())
    visitor.step("member", reviews.member_post())
    visitor.step("choice", reviews.choice_post())
    explains(visitor.post("/request/appointment/", {"windows": windows}), 422, "There is a problem")


@pytest.mark.parametrize("reference", [MARK, "MTM-0000-0000", "MTM-" + "0" * 5000, "\x00", "🙂", "' or 1=1 --"])
def test_references_that_are_none(visitor: Visitor, reference: str) -> None:
    form = {"reference": reference, "birth_month": "4", "birth_day": "28", "birth_year": "1948"}
    explains(visitor.post("/request/manage/", form), 422, "There is a problem")


@pytest.mark.parametrize("query", [f"?rows={MARK}", "?rows=-1", "?rows=1e9", "?size=x", "?language=xx", "?edition=0"])
def test_lists_that_we_do_not_print(visitor: Visitor, query: str) -> None:
    assert visitor.get(f"/medication-list/blank.pdf{query}").status_code == 400


@pytest.mark.parametrize(
    "name", ["🙂", "O’Brien-Peña", "<script>alert('x')</script>", '"><img src=x>', "Ἀθηνᾶ 陳", "a" * 100]
)
def test_any_name_is_taken_and_escaped(visitor: Visitor, name: str) -> None:
    visitor.step("who", reviews.who_post())
    visitor.step("member", reviews.member_post(first_name=name, last_name=name))
    visitor.step("choice", reviews.choice_post(choice="not_now"))
    visitor.step("contact", reviews.contact_post())
    page = visitor.get("/request/check/")
    assert page.status_code == 200
    assert "<script>alert" not in page.text
    assert "<img src=x>" not in page.text
    assert escape(name) in page.text


def test_the_self_check_keeps_nothing_at_all(visitor: Visitor) -> None:
    """Not even a session."""
    before = Session.objects.count()
    visitor.post("/2023/self-check/", members.self_check_post())
    assert Session.objects.count() == before
    assert "sessionid" not in visitor.client.cookies
