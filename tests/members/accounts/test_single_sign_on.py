"""Single sign-on against a provider that really answers HTTP, beside the test."""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.contrib.auth.models import User
from django.test import Client

from members import roles
from members.models import AuditEvent
from tests.factories import staff

pytestmark = pytest.mark.django_db
START = "/admin/account/sso/staff/?next=/admin/reviews/letter/"


class Provider(BaseHTTPRequestHandler):
    person: dict = {}

    def do_GET(self):
        self._say({
            "/.well-known/openid-configuration": {
                "issuer": self.server.url,
                "authorization_endpoint": f"{self.server.url}/authorize",
                "token_endpoint": f"{self.server.url}/token",
                "userinfo_endpoint": f"{self.server.url}/userinfo",
                "jwks_uri": f"{self.server.url}/keys",
            },
            "/userinfo": self.server.person,
        }[self.path])  # fmt: skip

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self._say({"access_token": "a-token", "token_type": "Bearer"})

    def _say(self, content):
        body = json.dumps(content).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


@pytest.fixture
def provider(settings):
    server = HTTPServer(("127.0.0.1", 0), Provider)
    server.url = f"http://127.0.0.1:{server.server_port}"
    server.person = {"sub": "key-1", "email": "rep@plan.example", "email_verified": True}
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    app = {
        "provider_id": "staff",
        "name": "Plan",
        "client_id": "us",
        "secret": "x",
        "settings": {"server_url": server.url},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}
    settings.OIDC_SERVER_URL, settings.OIDC_NAME = server.url, "Plan account"
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def come_back(client, start=START):
    away = client.get(start)
    query = parse_qs(urlsplit(away.url).query)
    assert query["code_challenge_method"] == ["S256"]
    return client.get("/admin/account/sso/staff/back/", {"code": "c", "state": query["state"][0]})


def test_an_account_is_found_by_its_verified_address_and_then_by_the_providers_key(provider):
    rep = staff.account(roles.REP, email="Rep@Plan.example")
    client = Client()
    assert "Sign in with Plan account" in client.get("/admin/login/").content.decode()
    assert come_back(client).url == "/admin/account/code/"
    assert client.get("/admin/").status_code == 302
    assert client.post("/admin/account/code/", {"code": staff.code(rep)}).url == "/admin/reviews/letter/"
    assert client.get("/admin/").status_code == 200
    assert AuditEvent.objects.get(verb="account.signed_in").values == {"with": ["socialaccount", "totp"]}
    provider.person |= {"email": "married@plan.example"}
    other = Client()
    come_back(other)
    assert other.post("/admin/account/code/", {"code": staff.code(rep, steps=1)}).status_code == 302
    assert SocialAccount.objects.count() == 1
    assert not SocialToken.objects.exists()
    assert User.objects.get(pk=rep.pk).has_usable_password()


@pytest.mark.parametrize(
    ("person", "accounts"),
    [
        ({"email": "stranger@plan.example"}, [{"email": "rep@plan.example"}]),
        ({"email_verified": False}, [{"email": "rep@plan.example"}]),
        ({}, [{"email": "rep@plan.example"}, {"email": "rep@plan.example"}]),
        ({}, [{"email": "rep@plan.example", "is_active": False}]),
        ({"email": ""}, [{"email": ""}]),
    ],
)
def test_who_is_not_found_exactly_once_is_refused_and_no_account_is_made(provider, person, accounts):
    for columns in accounts:
        staff.account(roles.REP, **columns)
    provider.person |= person
    before = User.objects.count()
    client = Client()
    assert come_back(client).url == "/admin/account/closed/"
    assert client.get("/admin/").status_code == 302
    assert (User.objects.count(), SocialAccount.objects.count()) == (before, 0)
    assert AuditEvent.objects.get(verb="account.sign_in_failed").values == {"step": "single sign-on"}


@pytest.mark.parametrize("has_app", [True, False])
def test_the_providers_second_factor_is_trusted_only_by_a_setting(provider, settings, has_app):
    rep = staff.account(roles.REP, email="rep@plan.example")
    if not has_app:
        rep.authenticator_set.all().delete()
    client = Client()
    assert come_back(client).url == ("/admin/account/code/" if has_app else "/admin/account/second-factor/")
    settings.OIDC_TRUST_SECOND_FACTOR = True
    client = Client()
    assert come_back(client).url == "/admin/reviews/letter/"
    assert client.get("/admin/").status_code == 200
    settings.OIDC_TRUST_SECOND_FACTOR = False
    assert client.get("/admin/").status_code == (302)


def test_a_password_is_not_trusted_by_that_setting(settings):
    settings.OIDC_TRUST_SECOND_FACTOR = True
    client = Client()
    client.force_login(staff.account(roles.REP))
    assert client.get("/admin/").status_code == 302


def test_a_provider_that_does_not_answer_gets_a_page_that_says_so(provider, settings):
    settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]["settings"]["server_url"] = "http://127.0.0.1:9"
    answer = Client().get(START)
    assert answer.status_code == 502
    assert b"did not answer as it should" in answer.content


@pytest.mark.parametrize("query", [{}, {"code": "c"}, {"code": "c", "state": "forged"}, {"error": "access_denied"}])
def test_coming_back_without_having_left_opens_nothing(provider, query):
    client = Client()
    assert client.get("/admin/account/sso/staff/back/", query).status_code == 502
    assert client.get("/admin/").status_code == 302


def test_without_a_provider_there_is_no_button_and_no_address(client):
    assert b"Or with a password" not in client.get("/admin/login/").content
    for address in (START, "/admin/account/sso/staff/back/", "/admin/account/sso/other/"):
        assert client.get(address).status_code == 404
