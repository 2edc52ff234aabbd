"""Staff accounts and browsers that are signed in to the back office."""

import itertools
import time
from typing import Any

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from allauth.mfa.utils import decrypt
from django.contrib.auth.models import Group, User
from django.contrib.sessions.backends.base import SessionBase
from django.test import Client

from reviews.models import ScriptVersion

_numbers = itertools.count(1)


def account(role: str, **columns: object) -> User:
    """Somebody with that role, the password ``pass`` and an authenticator app."""
    user = User.objects.create_user(f"staff-{next(_numbers)}", password="pass", is_staff=True, **columns)
    user.groups.add(Group.objects.get(name=role))
    with_app(user)
    return user


def with_app(user: User) -> Authenticator:
    """Give the account an authenticator app."""
    return TOTP.activate(user, generate_totp_secret()).instance


def script(**columns: Any) -> ScriptVersion:
    """A card for every year, written by ``writer`` and approved by nobody."""
    base = {"purpose": "welcome", "language": "en", "number": 1, "written_by": "writer"}
    texts = {"why": "It helps.", "words": "Hello from {plan}.\nSecond line.", "mandatory": "It is your choice."}
    return ScriptVersion.objects.create(**{**base, **texts, **columns})


def code(user: User, *, steps: int = 0) -> str:
    """What the app of that account shows now, or so many half minutes later."""
    app = Authenticator.objects.get(user=user, type=Authenticator.Type.TOTP)
    return code_of(decrypt(app.data["secret"]), steps=steps)


def code_of(secret: str, *, steps: int = 0) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def prove(session: SessionBase, user: User, factor: Authenticator) -> None:
    """Mark a session as one in which that account has shown password and factor."""
    now = time.time()
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [
        {"method": "password", "at": now},
        {"method": "mfa", "at": now, "id": factor.pk, "type": factor.type},
    ]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()


def sign_in(client: Client, user: User) -> Client:
    """Sign that account in as far as the back office asks for; an app is set up if there is none."""
    client.force_login(user)
    factor = Authenticator.objects.filter(user=user).first() or with_app(user)
    prove(client.session, user, factor)
    client.user = user  # type: ignore[attr-defined]
    return client


def signed_in(role: str, **columns: Any) -> Client:
    """A test client of somebody with that role; ``client.user`` is the account."""
    return sign_in(Client(REMOTE_ADDR="192.0.2.7"), account(role, **columns))
