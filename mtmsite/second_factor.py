"""Whether a session has proved more than a password."""

import time

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest

from mtmsite.compiled import Compiled

KINDS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]  # recovery codes stand in for one, and are none
OWNED = Compiled(lambda key: Authenticator.objects.filter(user=key, type__in=KINDS).only("pk")[:1])
RECENT = 300  # seconds in which a proof counts as fresh


def owns_one(user: AbstractBaseUser) -> bool:
    return user.is_authenticated and bool(OWNED(user.pk))


def accounts_without() -> QuerySet[User]:
    """Active accounts of staff that have none yet."""
    owners = Authenticator.objects.filter(type__in=KINDS).values("user")
    return User.objects.filter(is_active=True, is_staff=True).exclude(pk__in=owners)


def proved(request: HttpRequest) -> bool:
    """The factor was shown in this session, and the account still has one: a reset ends what it opened."""
    user = request.user
    if not user.is_authenticated:
        return False
    methods = {record["method"] for record in get_authentication_records(request, user)}
    if settings.OIDC_TRUST_SECOND_FACTOR and "socialaccount" in methods:
        return True
    return "mfa" in methods and owns_one(user)


def note(request: HttpRequest, factor: Authenticator) -> None:
    """This session has just shown the factor. A new key for the session, as for any step up."""
    request.session.cycle_key()
    record_authentication(request, factor.user, "mfa", id=factor.pk, type=factor.type)


def is_fresh(request: HttpRequest) -> bool:
    """Whether password or factor were shown within the last minutes: no need to ask again for an act on the account."""
    if not request.user.is_authenticated:
        return False
    records = get_authentication_records(request, request.user)
    return bool(records) and time.time() - records[-1]["at"] < RECENT
