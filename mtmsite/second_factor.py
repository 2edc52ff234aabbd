"""Whether a session has proved more than a password."""

import time

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest

KINDS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]  # recovery codes stand in for one, and are none
RECENT = 300  # seconds in which a proof counts as fresh


def owns_one(user: AbstractBaseUser) -> bool:
    return is_mfa_enabled(user, KINDS)


def proved(request: HttpRequest) -> bool:
    """The factor was shown in this session, and the account still has one: a reset ends what it opened."""
    user = request.user
    if not user.is_authenticated:
        return False
    records = get_authentication_records(request, user)
    return any(record["method"] == "mfa" for record in records) and owns_one(user)


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
