"""A session of staff ends by itself, nothing that was typed is lost, and nobody else sees it."""

import datetime

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.test import Client

from members import roles
from members.models import AuditEvent, TypedForm
from members.services import typed_forms
from reviews.services import matching
from tests.factories import members, reviews, staff

pytestmark = pytest.mark.django_db
NOW = datetime.datetime(2026, 3, 2, 15, 0, tzinfo=datetime.UTC)
SIXTEEN = datetime.timedelta(minutes=16)


@pytest.fixture
def clock():
    with time_machine.travel(NOW, tick=False) as travel:
        yield travel


@pytest.fixture
def rep(clock):
    client = staff.signed_in(roles.REP)
    assert client.get("/admin/").status_code == 200
    return client


@pytest.fixture
def reject():
    """The address of an act on a request that waits for a rep."""
    members.member()
    request = reviews.request(zip_code="99999")
    matching.match(request_id=str(request.pk), by="worker")
    return request, f"/admin/reviews/memberrequest/{request.pk}/reject/"


def again(client, user):
    """Sign in once more in the same browser, the long way."""
    answer = client.post("/admin/login/", {"login": user.username, "password": "pass"})
    assert answer.url == "/admin/account/code/"
    return client.post("/admin/account/code/", {"code": staff.code(user)})


def test_a_page_after_the_end_leads_to_sign_in_and_back(rep, clock):
    clock.shift(SIXTEEN)
    answer = rep.get("/admin/reviews/letter/?state=due")
    assert answer.url == "/admin/login/?next=%2Fadmin%2Freviews%2Fletter%2F%3Fstate%3Ddue"
    assert "You were signed out" in rep.get(answer.url).content.decode()
    assert AuditEvent.objects.get(verb="account.signed_out").values == {"because": "idle"}
    assert rep.get("/admin/").status_code == 302


def test_who_goes_on_working_stays_signed_in_for_twelve_hours_and_no_longer(rep, clock):
    for _ in range(12 * 6 - 1):
        clock.shift(datetime.timedelta(minutes=10))
        assert rep.get("/admin/").status_code == 200
    clock.shift(datetime.timedelta(minutes=10))
    assert rep.get("/admin/").status_code == 302
    assert AuditEvent.objects.get(verb="account.signed_out").values == {"because": "long"}


def test_asking_the_clock_is_no_sign_of_life_and_ends_nothing(rep, clock):
    for minutes, seconds in [(0, 900), (10, 300), (14, 60), (15, 0), (40, 0)]:
        clock.move_to(NOW + datetime.timedelta(minutes=minutes))
        answer = rep.get("/admin/account/clock/").json()
        assert answer["seconds"] == seconds
        assert answer["can_stay"]
    assert rep.post("/admin/account/stay/").status_code == 302
    assert Client().get("/admin/account/clock/").json() == {"seconds": 0, "can_stay": False}


def test_staying_is_a_sign_of_life(rep, clock):
    clock.shift(datetime.timedelta(minutes=14))
    assert rep.post("/admin/account/stay/").json()["seconds"] == 900
    clock.shift(datetime.timedelta(minutes=14))
    assert rep.get("/admin/").status_code == 200
    assert rep.get("/admin/account/stay/").status_code == 405


def test_what_was_typed_after_the_end_is_shown_again_and_can_be_sent(rep, clock, reject):
    request, address = reject
    clock.shift(SIXTEEN)
    answer = rep.post(address, {"reason": "Caller says: “not me” <b>"})
    kept = TypedForm.objects.get()
    assert answer.url == f"/admin/login/?next=%2Fadmin%2Faccount%2Ftyped%2F{kept.pk}%2F"
    assert request.state == "waiting"
    assert "Caller" not in kept.sealed
    assert again(rep, rep.user).url == "/admin/"  # whoever forgot the address finds it on the start page
    assert f"/admin/account/typed/{kept.pk}/" in rep.get("/admin/").content.decode()
    page = rep.get(f"/admin/account/typed/{kept.pk}/").content.decode()
    assert "Caller says: “not me” &lt;b&gt;" in page
    assert f'action="{address}"' in page
    answer = rep.post(address, {"reason": "Caller says", "typed_form": str(kept.pk)})
    assert answer.status_code == 302
    assert request.state == "rejected"
    assert not TypedForm.objects.exists()


def test_signing_in_leads_to_what_was_typed(rep, clock, reject):
    clock.shift(SIXTEEN)
    sign_in = rep.post(reject[1], {"reason": "typed"}).url
    onward = f"/admin/account/typed/{TypedForm.objects.get().pk}/"
    rep.post(sign_in, {"login": rep.user.username, "password": "pass", "next": onward})
    assert rep.post("/admin/account/code/", {"code": staff.code(rep.user)}).url == onward


def test_another_account_in_the_same_browser_sees_nothing_of_it(rep, clock, reject):
    clock.shift(SIXTEEN)
    rep.post(reject[1], {"reason": "typed by the first"})
    address = f"/admin/account/typed/{TypedForm.objects.get().pk}/"
    other = staff.account(roles.SUPERVISOR)
    again(rep, other)
    for answer in (rep.get(address, follow=True), rep.post(address, follow=True), rep.get("/admin/")):
        assert "typed by the first" not in answer.content.decode()
        assert address not in answer.content.decode()
    assert TypedForm.objects.count() == 1


def test_a_second_window_whose_session_ended_in_the_first_loses_nothing(rep, clock, reject):
    clock.shift(SIXTEEN)
    rep.get("/admin/")
    answer = rep.post(reject[1], {"reason": "in the second window"})
    assert "typed" in answer.url
    assert TypedForm.objects.get().user == rep.user
    again(rep, staff.account(roles.REP))
    assert rep.post("/admin/logout/").status_code == 200
    assert rep.post(reject[1], {"reason": "of nobody"}).url.startswith("/admin/login/?next=/admin/reviews")
    assert TypedForm.objects.count() == 1


def test_the_page_says_itself_that_it_is_over(rep, reject):
    answer = rep.post(reject[1], {"reason": "typed", "keep_for_later": "1"})
    assert "typed" in answer.url
    assert reject[0].state == "waiting"
    assert typed_forms.boxes_of(TypedForm.objects.get()) == {"reason": ["typed"]}


def test_htmx_is_led_to_the_sign_in_page_as_a_whole(rep, clock, reject):
    clock.shift(SIXTEEN)
    answer = rep.post(reject[1], {"reason": "typed"}, headers={"HX-Request": "true"})
    assert answer.headers["HX-Redirect"].startswith("/admin/login/")


def test_a_forged_form_is_not_kept(clock, reject):
    client = staff.sign_in(Client(enforce_csrf_checks=True), staff.account(roles.REP))
    client.get("/admin/")
    clock.shift(SIXTEEN)
    assert client.post(reject[1], {"reason": "forged"}).status_code == 403
    assert not TypedForm.objects.exists()


def test_passwords_are_not_kept(admin_client, admin_user, clock):
    admin_client.get("/admin/")
    clock.shift(SIXTEEN)
    admin_client.post("/admin/password_change/", {"old_password": "a", "new_password1": "b", "new_password2": "b"})
    admin_client.post("/admin/auth/user/add/", {"username": "new", "password1": "s3cret"})
    assert not any("password" in str(typed_forms.boxes_of(form)) for form in TypedForm.objects.all())


def test_what_was_typed_can_be_thrown_away(rep, reject):
    kept = typed_forms.keep(user=rep.user, path=reject[1], boxes={"reason": ["x"]})
    assert rep.post(f"/admin/account/typed/{kept.pk}/").url == "/admin/"
    assert not TypedForm.objects.exists()
    verbs = AuditEvent.objects.filter(verb__startswith="typed_form").order_by("id").values_list("verb", flat=True)
    assert list(verbs) == ["typed_form.kept", "typed_form.dropped"]


@pytest.mark.parametrize("form_id", ["", "x", "00000000-0000-0000-0000-000000000000", "\x00"])
def test_an_odd_key_of_a_kept_form_does_no_harm(rep, form_id):
    assert rep.post("/admin/reviews/letter/", {"q": "x", "typed_form": form_id}).status_code == 302
    assert typed_forms.find(user=rep.user, form_id=form_id) is None


def test_too_long_or_too_many_forms_are_not_kept(rep):
    assert typed_forms.keep(user=rep.user, path="/admin/", boxes={"reason": ["x" * 300_000]}) is None
    assert typed_forms.keep(user=rep.user, path="/admin/", boxes={"csrfmiddlewaretoken": ["x"]}) is None
    for number in range(12):
        typed_forms.keep(user=rep.user, path="/admin/?" + "q" * 600, boxes={"number": [str(number)]})
    assert TypedForm.objects.count() == 10


def test_the_database_keeps_forms_of_the_back_office_alone(rep):
    with pytest.raises(IntegrityError), transaction.atomic():
        TypedForm.objects.create(user=rep.user, path="/request/member/", sealed="x")


def test_a_form_that_was_sealed_under_another_key_is_shown_as_nothing(rep, settings):
    kept = typed_forms.keep(user=rep.user, path="/admin/", boxes={"reason": ["x"]})
    old, settings.SECRET_KEY = settings.SECRET_KEY, "another" * 10
    assert typed_forms.boxes_of(kept) == {}
    settings.SECRET_KEY_FALLBACKS = [old]
    assert typed_forms.boxes_of(kept) == {"reason": ["x"]}


def test_kept_forms_go_after_a_day(rep, clock):
    typed_forms.keep(user=rep.user, path="/admin/", boxes={"reason": ["x"]})
    clock.shift(datetime.timedelta(hours=23))
    assert typed_forms.drop_old() == 0
    clock.shift(datetime.timedelta(hours=2))
    assert typed_forms.drop_old() == 1


def test_a_session_of_the_public_has_no_idle_limit(clock, client):
    members.program_year()
    client.get("/request/who/")
    client.post("/request/who/", {"who": "self"})
    clock.shift(datetime.timedelta(hours=3))
    assert client.get("/request/member/").status_code == 200
    assert not {"staff_began", "staff_seen"} & set(client.session.keys())
