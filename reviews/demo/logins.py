"""A login per role: a random password and the key of an authenticator app, kept in a file for its owner alone."""

import os
from pathlib import Path

from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.models import Group, User
from django.utils.crypto import get_random_string

from members import roles

ROLES = {
    "demo-rep": roles.REP,
    "demo-pharmacist": roles.PHARMACIST,
    "demo-supervisor": roles.SUPERVISOR,
    "demo-owner": roles.PROGRAM_OWNER,
    "demo-auditor": roles.AUDITOR,
}
ADMIN = "demo-admin"
NO_LOOKALIKES = "abcdefghjkmnpqrstuvwxyz23456789"


def make(file: Path) -> dict[str, str]:
    """Make the logins that are not there yet; returns their passwords.

    Each line of the file: name, password, and the address from which an authenticator app makes codes.
    """
    there = set(User.objects.filter(username__in=[*ROLES, ADMIN]).values_list("username", flat=True))
    new = {name: get_random_string(12, NO_LOOKALIKES) for name in [*ROLES, ADMIN] if name not in there}
    lines = [f"{name}\t{password}\t{_app_of(_make(name, password))}" for name, password in new.items()]
    if new:
        _write(file, new, lines)
    return new


def _make(name: str, password: str) -> User:
    if name == ADMIN:
        return User.objects.create_superuser(name, password=password)
    user = User.objects.create_user(name, password=password, is_staff=True)
    user.groups.add(Group.objects.get(name=ROLES[name]))
    return user


def _app_of(user: User) -> str:
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    return get_adapter().build_totp_url(user, secret)


def _write(file: Path, new: dict[str, str], lines: list[str]) -> None:
    """One line per login; lines of logins that were made anew go."""
    old = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    kept = [line for line in old if line.split("\t")[0] not in new]
    file.parent.mkdir(parents=True, exist_ok=True)
    with open(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as text:
        os.fchmod(text.fileno(), 0o600)
        text.write("\n".join([*kept, *lines]) + "\n")
