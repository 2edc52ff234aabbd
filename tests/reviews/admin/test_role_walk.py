"""Every address of the back office against every role: who gets a page, who is refused."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tests.factories import staff
from tests.reviews.admin.walking import (
    ALERT_ACTS,
    EVERYBODY,
    MAY,
    OUTSIDE,
    PLUMBING,
    POSTED,
    address,
    answer,
    make_rows,
    named_addresses,
    outside,
    who_may,
)

pytestmark = pytest.mark.django_db
NEEDS_NO_WORD = {"reviews_purgerun_confirm"}
ACTS = (
    "match", "reject", "undo", "call-off", "made", "drop", "reopen", "retry", "requeue", "publish", "copy", "leave",
    "come-back", "stay-out", "offered", "send-list", "consent", "withdraw", "cancel", "anew", "new-address", "returned",
    "done", "confirm", "legal-hold", "close", "lift", "hand-on", "answered", "missed", "held", "approve", "write",
    "revert", "own-year",
    *ALERT_ACTS,
)  # fmt: skip


@pytest.fixture
def rows():
    return make_rows()


def all_addresses(rows):
    """(name, address, who may) of the whole back office."""
    of_admin = [name for name in named_addresses() if name not in PLUMBING]
    return [
        *((name, address(name, rows), who_may(name)) for name in of_admin),
        *((name, where, OUTSIDE[name]) for name, where in outside(rows)),
    ]


@pytest.mark.parametrize("role", sorted(EVERYBODY))
def test_each_address_answers_those_who_may_and_refuses_the_rest(role, rows):
    client = staff.signed_in(role)
    wrong = []
    for name, where, who in all_addresses(rows):
        status = answer(client, name, where).status_code
        if status != (200 if role in who else 403):
            wrong.append((where, status, role in who))
    assert not wrong


ONE_PRESS = ("tmralert_letter",)  # its form asks nothing; a call is refused here, for the member is on hold


@pytest.mark.parametrize("role", sorted(EVERYBODY))
def test_posting_to_an_act_is_refused_to_those_who_may_not(role, rows):
    client = staff.signed_in(role)
    for name in named_addresses():
        if name not in PLUMBING and name.endswith(tuple(f"_{act}" for act in ACTS)):
            status = client.post(address(name, rows), {}).status_code
            done = 302 if name in NEEDS_NO_WORD or name.endswith(ONE_PRESS) else 422
            assert status == (done if role in MAY[name] else 403), name


def test_posting_to_an_act_of_the_desk_is_refused_to_those_who_may_not(rows):
    readers = [staff.signed_in(role) for role in sorted(OUTSIDE["desk"] - OUTSIDE["desk_act"])]
    for name, where in outside(rows):
        if name == "desk_act":
            assert {client.post(where, {}).status_code for client in readers} == {403}, where


def test_who_is_not_signed_in_is_sent_to_the_login_page(client, rows):
    for name, where, _who in all_addresses(rows):
        response = client.post(where) if name in POSTED else client.get(where)
        assert response.status_code == 302, name
        assert response.url.startswith(reverse("admin:login")), name


def test_an_account_without_a_role_sees_no_record(rows):
    client = staff.sign_in(Client(), User.objects.create_user("nobody-yet", is_staff=True))
    for name, where, _who in all_addresses(rows):
        if name != "index":
            assert answer(client, name, where).status_code in {403, 404}, name


def test_no_record_of_the_project_can_be_deleted_even_by_a_superuser(rf, admin_user):
    request = rf.get("/")
    request.user = admin_user
    for model, model_admin in admin.site._registry.items():
        if model._meta.app_label in {"members", "reviews"}:
            assert not model_admin.has_delete_permission(request), model
