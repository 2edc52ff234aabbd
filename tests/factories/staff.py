"""Staff accounts and browsers that are signed in to the back office."""

import itertools

from django.contrib.auth.models import Group, User
from django.test import Client

_numbers = itertools.count(1)


def account(role: str, **columns: object) -> User:
    """Somebody with that role and the password ``pass``."""
    user = User.objects.create_user(f"staff-{next(_numbers)}", password="pass", is_staff=True, **columns)
    user.groups.add(Group.objects.get(name=role))
    return user


def signed_in(role: str) -> Client:
    """A test client of somebody with that role; ``client.user`` is the account."""
    client = Client(REMOTE_ADDR="192.0.2.7")
    client.user = account(role)  # type: ignore[attr-defined]
    client.force_login(client.user)  # type: ignore[attr-defined]
    return client
