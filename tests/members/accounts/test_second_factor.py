"""No page of the back office without a second factor: every address is walked, superusers included."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.contrib.auth.models import User
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from members import roles
from members.models import AuditEvent
from mtmsite import second_factor
from tests.factories import staff

pytestmark = pytest.mark.django_db

# What half a session may see below /admin/: the way in and out, and the setting up of a factor.
THE_WAY_IN = {
    "login", "logout", "account_login", "account_logout", "account_inactive", "account_onward", "mfa_authenticate",
    "staff_clock", "staff_stay", "openid_connect_login", "openid_connect_callback",
    "mfa_index", "mfa_activate_totp", "mfa_add_webauthn", "mfa_list_webauthn", "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes", "mfa_deactivate_totp", "mfa_remove_webauthn",
    "account_reauthenticate", "mfa_reauthenticate", "mfa_reauthenticate_webauthn",
}  # fmt: skip


def patterns(found=None, prefix="", pattern_list=None):
    """Every address of the site as (address with invented parts, name)."""
    for each in pattern_list if pattern_list is not None else get_resolver().url_patterns:
        path = prefix + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from patterns(prefix=path, pattern_list=each.url_patterns)
        elif isinstance(each, URLPattern):
            yield path, each.name


def below_admin():
    filled = {}
    for path, name in patterns():
        if not path.startswith("admin/") or name in THE_WAY_IN:
            continue
        address = path
        for part, value in {
            "<path:object_id>": "1", "<path:url>": "x", "<int:content_type_id>": "1", "<int:year>": "2026",
            "(?P<app_label>members|reviews|auth)": "members", "(?P<url>.*)$": "no-such-page", "^": "", "$": "",
        }.items():  # fmt: skip
            address = address.replace(part, value)
        filled["/" + address] = name
    return filled


@pytest.mark.parametrize("has_factor", [False, True], ids=["none set up", "set up, not shown"])
def test_a_password_alone_opens_no_page_even_to_a_superuser(has_factor):
    user = staff.account(roles.SUPERVISOR, is_superuser=True)
    if not has_factor:
        Authenticator.objects.all().delete()
    addresses = below_admin()
    assert len(addresses) > 60
    wrong, client = [], Client()
    for address in addresses:
        client.force_login(user)  # a session that showed a password and nothing else
        for answer in (client.get(address), client.post(address)):
            if answer.status_code != 302 or not answer.url.startswith("/admin/login/"):
                wrong.append((address, answer.status_code))
    assert not wrong


def test_half_a_session_of_who_has_a_factor_cannot_set_up_another_one():
    user = staff.account(roles.REP)
    for name in ("", "app/", "keys/", "keys/add/", "app/remove/"):
        client = Client()
        client.force_login(user)
        assert client.get(f"/admin/account/second-factor/{name}").url == "/admin/login/"
        assert "_auth_user_id" not in client.session
    assert Authenticator.objects.filter(user=user).count() == 1


def test_password_then_code_opens_the_page_that_was_asked_for():
    user, client = staff.account(roles.REP), Client(REMOTE_ADDR="192.0.2.9")
    first = client.get("/admin/reviews/letter/")
    assert first.url == "/admin/login/?next=/admin/reviews/letter/"
    answer = client.post(first.url, {"login": user.username, "password": "pass", "next": "/admin/reviews/letter/"})
    assert answer.url == "/admin/account/code/"
    assert client.get("/admin/").status_code == 302
    answer = client.post("/admin/account/code/", {"code": staff.code(user)})
    assert answer.url == "/admin/reviews/letter/"
    assert client.get(answer.url).status_code == 200
    event = AuditEvent.objects.get(verb="account.signed_in")
    assert (event.actor, event.origin, event.values) == (user.username, "192.0.2.9", {"with": ["password", "totp"]})
    assert client.post("/admin/logout/").status_code in {200, 302}
    assert AuditEvent.objects.get(verb="account.signed_out").values == {"because": "asked"}


@pytest.mark.django_db(transaction=True)  # a factor is told of when it is committed
def test_the_first_sign_in_leads_through_an_app_and_recovery_codes_to_the_page():
    user = User.objects.create_user("newcomer", password="pass", is_staff=True)
    client = Client()
    answer = client.post("/admin/login/?next=/admin/members/member/", {"login": "newcomer", "password": "pass"})
    assert answer.url == "/admin/account/second-factor/"
    assert b"Set up an app" in client.get(answer.url).content
    page = client.get("/admin/account/second-factor/app/")
    assert b"<svg" in page.content
    assert b"data:" not in page.content
    assert b"style=" not in page.content
    refused = client.post("/admin/account/second-factor/app/", {"code": "000000"})
    assert b"does not fit" in refused.content
    secret = client.session["mfa.totp.secret"]
    assert secret[:4].encode() in page.content
    code = staff.code_of(secret)
    answer = client.post("/admin/account/second-factor/app/", {"code": code})
    assert answer.url == "/admin/account/recovery-codes/"
    codes = client.get(answer.url).context["unused_codes"]
    assert len(codes) == 10
    assert "****" in client.get(answer.url).context["unused_codes"]
    assert client.get("/admin/account/onward/").url == "/admin/members/member/"
    assert client.get("/admin/").status_code == 200
    assert {event.values["kind"] for event in AuditEvent.objects.filter(verb="account.factor_added")} == {
        "totp",
        "recovery_codes",
    }
    assert secret not in str(Authenticator.objects.get(user=user, type="totp").data)


def test_a_code_opens_once():
    user, code = staff.account(roles.REP), None
    for expected in (302, 200):
        client = Client()
        client.post("/admin/login/", {"login": user.username, "password": "pass"})
        code = code or staff.code(user)
        assert client.post("/admin/account/code/", {"code": code}).status_code == expected
    assert client.post("/admin/account/code/", {"code": staff.code(user, steps=-1)}).status_code == 200
    assert client.post("/admin/account/code/", {"code": f" {staff.code(user, steps=1)} "}).status_code == 302


def test_a_recovery_code_stands_in_for_the_app_once():
    user = staff.account(roles.REP)
    code = RecoveryCodes.activate(user).get_unused_codes()[0]
    for expected in (302, 200):
        client = Client()
        client.post("/admin/login/", {"login": user.username, "password": "pass"})
        assert client.post("/admin/account/code/", {"code": code}).status_code == expected
    assert AuditEvent.objects.get(verb="account.recovery_code_used").values == {"left": 9}


def test_taking_the_factor_away_ends_the_session():
    client = staff.signed_in(roles.REP)
    assert client.get("/admin/").status_code == 200
    Authenticator.objects.filter(user=client.user).delete()
    assert client.get("/admin/").url == "/admin/login/?next=/admin/"
    assert client.get("/admin/login/").url == "/admin/account/second-factor/"


@pytest.mark.parametrize("columns", [{"is_staff": False}, {"is_active": False}])
def test_who_is_not_staff_comes_no_further_than_the_password(columns):
    user = staff.account(roles.REP)
    User.objects.filter(pk=user.pk).update(**columns)
    client = Client()
    answer = client.post("/admin/login/", {"login": user.username, "password": "pass"})
    assert answer.url == "/admin/account/closed/"
    assert client.get(answer.url).status_code == 200
    assert client.get("/admin/account/code/").status_code == 302


def test_whoever_is_no_longer_staff_is_not_sent_in_a_circle():
    client = staff.signed_in(roles.REP)
    User.objects.filter(pk=client.user.pk).update(is_staff=False)
    answer = client.get("/admin/", follow=True)
    assert answer.status_code == 200
    assert b"Username" in answer.content


def test_an_odd_answer_of_a_key_is_an_error_and_not_a_broken_page():
    user = staff.account(roles.REP)
    client = staff.sign_in(Client(), user)
    client.get("/admin/account/second-factor/keys/add/")
    for credential in (
        "",
        "{",
        "[]",
        '"x"',
        "{}",
        '{"id": 1}',
        '{"response": []}',
        '{"type":"public-key","response":{}}',
    ):
        answer = client.post("/admin/account/second-factor/keys/add/", {"credential": credential})
        assert answer.status_code == 200, credential
    assert not second_factor.Authenticator.objects.filter(type="webauthn").exists()


def test_wrong_passwords_are_answered_alike_whoever_is_meant():
    user, client = staff.account(roles.REP), Client()
    pages = [
        client.post("/admin/login/", {"login": name, "password": "wrong"}).content.decode()
        for name in (user.username, "nobody-at-all")
    ]
    errors = [page.split('class="errsum"')[1].split("</div>")[0] for page in pages]
    assert errors[0] == errors[1]


@pytest.mark.parametrize("next_page", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"])
def test_signing_in_never_leads_elsewhere(next_page):
    user, client = staff.account(roles.REP), Client()
    client.post("/admin/login/", {"login": user.username, "password": "pass", "next": next_page})
    assert client.post("/admin/account/code/", {"code": staff.code(user)}).url == "/admin/"


def test_changing_factors_asks_again_when_the_sign_in_is_old():
    client = staff.signed_in(roles.REP)
    assert client.get("/admin/account/second-factor/keys/add/").status_code == 200
    session = client.session
    for record in session["account_authentication_methods"]:
        record["at"] -= second_factor.RECENT + 1
    session.save()
    answer = client.get("/admin/account/second-factor/keys/add/")
    assert answer.url.startswith("/admin/account/again/")
    answer = client.post(answer.url, {"password": "pass"})
    assert answer.url == "/admin/account/second-factor/keys/add/"
    assert client.get(answer.url).status_code == 200


def test_nobody_signs_up_and_nothing_is_mailed(client):
    for path in ("signup/", "account/signup/", "account/email/", "account/password/reset/"):
        assert client.get(f"/admin/{path}").url.startswith("/admin/login/")
    for path in ("/accounts/signup/", "/account/signup/"):
        assert client.get(path).status_code == 404
