"""The groups of staff after a migrate, and after somebody meddled with them."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission

from members import roles

pytestmark = pytest.mark.django_db


def held(role):
    return {
        f"{permission.content_type.app_label}.{permission.codename}"
        for permission in Group.objects.get(name=role).permissions.select_related("content_type")
    }


@pytest.mark.parametrize("role", sorted(roles.PERMISSIONS))
def test_each_group_holds_exactly_what_is_stated(role):
    assert held(role) == set(roles.PERMISSIONS[role])


def test_what_was_added_by_hand_goes_with_the_next_migrate():
    group = Group.objects.get(name=roles.REP)
    group.permissions.add(Permission.objects.get(codename="change_member"))
    group.permissions.remove(Permission.objects.get(codename="view_member"))
    for app in ("members", "reviews"):
        roles.after_migrate(sender=apps.get_app_config(app), apps=apps)
    assert held(roles.REP) == set(roles.PERMISSIONS[roles.REP])


def test_no_role_may_change_or_delete_history():
    history = ("member", "coverage", "auditevent", "memberrequest", "letter", "vendornotice")
    for role, names in roles.PERMISSIONS.items():
        for name in names:
            verb, _underscore, model = name.split(".")[1].partition("_")
            assert not (verb in {"add", "change", "delete"} and model.startswith(history)), (role, name)


def test_the_program_owner_sees_no_member():
    assert not held(roles.PROGRAM_OWNER) & set(roles.READ_PEOPLE)
