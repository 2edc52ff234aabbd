"""A login per role, with a random password that is printed once and kept in a file for its owner alone."""

import os
from pathlib import Path

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
    """Make the logins that are not there yet; returns their passwords."""
    there = set(User.objects.filter(username__in=[*ROLES, ADMIN]).values_list("username", flat=True))
    new = {name: get_random_string(12, NO_LOOKALIKES) for name in [*ROLES, ADMIN] if name not in there}
    for name, password in new.items():
        _make(name, password)
    if new:
        _write(file, new)
    return new


def _make(name: str, password: str) -> None:
    if name == ADMIN:
        User.objects.create_superuser(name, password=password)
        return
    user = User.objects.create_user(name, password=password, is_staff=True)
    user.groups.add(Group.objects.get(name=ROLES[name]))


def _write(file: Path, new: dict[str, str]) -> None:
    """One line per login; lines of logins that were made anew go."""
    old = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    lines = [line for line in old if line.split("\t")[0] not in new]
    lines += [f"{name}\t{password}" for name, password in new.items()]
    file.parent.mkdir(parents=True, exist_ok=True)
    with open(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as text:
        os.fchmod(text.fileno(), 0o600)
        text.write("\n".join(lines) + "\n")
