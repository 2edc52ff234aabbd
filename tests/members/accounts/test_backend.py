"""What staff may do is what Django's own backend says, from statements that are put together once."""

import pytest
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import Group, Permission, User

from members import roles
from members.accounts.backend import StaffBackend

pytestmark = pytest.mark.django_db
ALLOWED = Permission.objects.filter(codename="view_session")  # of no role


def account(case: str) -> User:
    user = User.objects.create_user(
        "somebody", is_staff=True, is_superuser=case == "superuser", is_active=case != "inactive"
    )
    user.groups.set(Group.objects.filter(name__in=(roles.REP, roles.AUDITOR)))
    user.user_permissions.set(ALLOWED)
    return user


@pytest.mark.parametrize("case", ["two roles and one of its own", "superuser", "inactive"])
def test_permissions_are_those_of_djangos_backend(case: str) -> None:
    key = account(case).pk
    ours, djangos = (User.objects.get(pk=key) for _each in range(2))
    expected = ModelBackend().get_all_permissions(djangos)
    assert StaffBackend().get_all_permissions(ours) == expected
    assert ("sessions.view_session" in expected) is (case != "inactive")
    assert StaffBackend().get_all_permissions(ours, obj=ours) == set()


def test_who_is_inactive_or_gone_is_nobody() -> None:
    user = account("active")
    assert StaffBackend().get_user(user.pk) == user
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert StaffBackend().get_user(user.pk) is None
    assert StaffBackend().get_user(0) is None
