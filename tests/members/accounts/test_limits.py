"""How often a password or a code may be wrong, who is told what, and who lets whom try again."""

import datetime

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.db import IntegrityError
from django.test import Client
from django.utils import timezone

from members import roles
from members.models import AuditEvent, FailedSignIn
from members.services import sign_in_limits
from members.services.sign_in_limits import TooManyTries
from tests.factories import staff
from tests.racing import together

pytestmark = pytest.mark.django_db
HERE, THERE = "192.0.2.1", "192.0.2.2"


def tries(number, *, name="rep", address=HERE):
    for _ in range(number):
        sign_in_limits.begin(name=name, address=address)


def is_refused(*, name="rep", address=HERE):
    try:
        sign_in_limits.begin(name=name, address=address).succeeded()
    except TooManyTries:
        return True
    return False


@pytest.mark.parametrize(
    ("wrong", "then", "refused"),
    [
        ([(4, "rep", HERE)], ("rep", HERE), False),
        ([(5, "rep", HERE)], ("rep", HERE), True),
        ([(5, "rep", HERE)], ("rep", THERE), True),  # the account waits, wherever one tries
        ([(5, "rep", HERE)], (" REP ", THERE), True),  # however its name is written
        ([(5, "rep", HERE)], ("other", HERE), False),
        ([(5, f"name-{number}", HERE) for number in range(6)], ("other", HERE), True),
        ([(5, f"name-{number}", HERE) for number in range(6)], ("other", THERE), False),
        ([(5, f"name-{number}", "") for number in range(6)], ("other", ""), False),  # nobody is told from anybody
    ],
)
def test_name_and_address_have_a_limit_each(wrong, then, refused):
    for number, name, address in wrong:
        tries(number, name=name, address=address)
    assert is_refused(name=then[0], address=then[1]) is refused


def test_the_wait_ends_when_the_first_of_them_is_a_quarter_of_an_hour_old():
    with time_machine.travel(datetime.datetime(2026, 3, 2, 15, 0, tzinfo=datetime.UTC), tick=False) as clock:
        start = timezone.now()
        for _ in range(5):
            tries(1)
            clock.shift(60)
        with pytest.raises(TooManyTries) as refused:
            tries(1)
        assert refused.value.until == start + datetime.timedelta(minutes=15)
        clock.move_to(refused.value.until - datetime.timedelta(seconds=1))
        assert is_refused()
        clock.move_to(refused.value.until)
        assert not is_refused()


def test_refused_tries_do_not_make_the_wait_longer():
    tries(5)
    before = FailedSignIn.objects.count()
    for _ in range(3):
        assert is_refused()
    assert FailedSignIn.objects.count() == before


@pytest.mark.django_db(transaction=True)
def test_many_at_the_same_moment_do_not_get_past_the_limit():
    answers = together(*[lambda: sign_in_limits.begin(name="rep", address=HERE) for _ in range(12)])
    assert sum(not isinstance(answer, Exception) for answer in answers) <= 5
    assert all(isinstance(answer, TooManyTries) for answer in answers if isinstance(answer, Exception))


def test_a_row_names_a_digest():
    with pytest.raises(IntegrityError):
        FailedSignIn.objects.create(name_digest="")


def wrong_password(client, name="rep"):
    return client.post("/admin/login/", {"login": name, "password": "my-secret-Hunter2"})


@pytest.mark.parametrize("known", [True, False])
def test_the_sixth_wrong_password_is_answered_with_429_and_a_time(known):
    name = staff.account(roles.REP).username if known else "nobody-here"
    client = Client(REMOTE_ADDR=HERE)
    for _ in range(5):
        assert wrong_password(client, name).status_code == 200
    answer = wrong_password(client, name)
    assert answer.status_code == 429
    assert 0 < int(answer["Retry-After"]) <= 900
    assert b"You can try again at" in answer.content
    right = client.post("/admin/login/", {"login": name, "password": "pass"})
    assert right.status_code == 429
    verbs = list(AuditEvent.objects.filter(actor="sign-in").order_by("id").values_list("verb", flat=True))
    assert verbs == ["account.sign_in_failed"] * 5 + ["account.locked"]


def test_nothing_that_was_typed_is_kept_anywhere():
    wrong_password(Client(REMOTE_ADDR=HERE), "my-password-in-the-wrong-box")
    kept = str(list(AuditEvent.objects.values())) + str(list(FailedSignIn.objects.values()))
    assert "my-password" not in kept
    assert "Hunter2" not in kept
    event = AuditEvent.objects.get(verb="account.sign_in_failed")
    assert (event.object_type, event.object_id, event.values) == ("auth.User", "", {"step": "password"})


def test_wrong_codes_count_against_the_account():
    user, client = staff.account(roles.REP), Client(REMOTE_ADDR=HERE)
    client.post("/admin/login/", {"login": user.username, "password": "pass"})
    for _ in range(5):
        assert client.post("/admin/account/code/", {"code": "000000"}).status_code == 200
    assert client.post("/admin/account/code/", {"code": staff.code(user)}).status_code == 429
    steps = AuditEvent.objects.filter(verb="account.sign_in_failed", object_id=str(user.pk))
    assert {event.values["step"] for event in steps} == {"code"}
    assert steps.count() == 5


def test_signing_in_forgets_what_was_mistyped():
    user, client = staff.account(roles.REP), Client(REMOTE_ADDR=HERE)
    for _ in range(4):
        wrong_password(client, user.username)
    client.post("/admin/login/", {"login": user.username, "password": "pass"})
    client.post("/admin/account/code/", {"code": staff.code(user)})
    assert client.get("/admin/").status_code == 200
    assert not FailedSignIn.objects.exists()


def test_limits_need_no_broker_and_no_cache(settings):
    """Redis is away in this suite unless a test starts it; and each process has a cache of its own."""
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    tries(5)
    assert is_refused()


@pytest.mark.parametrize(("act", "what"), [("unlock", "account"), ("unlock-address", "address")])
def test_a_supervisor_lets_somebody_try_again(act, what, settings):
    settings.SIGN_IN_TRIES_ADDRESS = 7
    rep = staff.account(roles.REP)
    tries(5, name=rep.username, address=HERE)
    tries(2, name="colleague", address=HERE)
    refused = {"account": {"name": rep.username, "address": THERE}, "address": {"name": "other", "address": HERE}}
    assert is_refused(**refused[what])
    supervisor = staff.signed_in(roles.SUPERVISOR)
    failed = FailedSignIn.objects.filter(account=rep).first()
    assert rep.username.encode() in supervisor.get("/admin/members/failedsignin/").content
    address = f"/admin/members/failedsignin/{failed.pk}/{act}/"
    assert supervisor.post(address, {}).status_code == 422
    assert supervisor.post(address, {"reason": "called back"}, follow=True).status_code == 200
    assert not is_refused(**refused[what])
    event = AuditEvent.objects.get(verb="account.unlocked")
    assert (event.actor, event.reason, event.object_id) == (supervisor.user.username, "called back", str(rep.pk))
    assert event.values["what"] == what


def test_an_administrator_takes_a_lost_factor_away(admin_client, admin_user):
    rep = staff.signed_in(roles.REP)
    address = f"/admin/auth/user/{rep.user.pk}/take-factor-away/"
    assert admin_client.post(address, {"reason": ""}).status_code == 422
    assert admin_client.post(address, {"reason": "phone lost, called back"}, follow=True).status_code == 200
    assert not Authenticator.objects.filter(user=rep.user).exists()
    assert rep.get("/admin/").status_code == 302
    event = AuditEvent.objects.get(verb="account.factors_taken_away")
    assert (event.actor, event.object_id) == (admin_user.username, str(rep.user.pk))


def test_changes_of_accounts_are_audited_without_a_value(admin_client):
    data = {
        "username": "new-rep",
        "usable_password": "true",
        "password1": "four-words-long",
        "password2": "four-words-long",
    }
    assert admin_client.post("/admin/auth/user/add/", data).status_code == 302
    new = User.objects.get(username="new-rep")
    data = {"password1": "other-words-long", "password2": "other-words-long", "usable_password": "true"}
    assert admin_client.post(f"/admin/auth/user/{new.pk}/password/", data).status_code == 302
    events = AuditEvent.objects.filter(object_id=str(new.pk), verb__startswith="account.").order_by("id")
    assert [event.verb for event in events] == ["account.added", "account.changed"]
    assert "other-words" not in str(events.values())


def test_attempts_of_a_month_ago_are_dropped():
    tries(2)
    FailedSignIn.objects.update(at=timezone.now() - datetime.timedelta(days=31))
    tries(1)
    assert sign_in_limits.drop_old() == 2
    assert FailedSignIn.objects.count() == 1
