"""What the library tells, written into the audit trail."""

import time
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.account.signals import user_logged_in
from allauth.mfa import signals as factors
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_out
from django.dispatch import receiver
from django.http import HttpRequest

from members.accounts.session_end import WAS
from members.services import sign_in
from mtmsite import second_factor, session_limits
from mtmsite.client_address import client_address


@receiver(user_logged_in)
def on_signed_in(request: HttpRequest, user: User, **kwargs: Any) -> None:
    methods = [record.get("type", record["method"]) for record in get_authentication_records(request, user)]
    request.session.pop(WAS, None)
    session_limits.begin(request.session, time.time())
    sign_in.signed_in(user=user, methods=methods, origin=client_address(request))


@receiver(user_logged_out)
def on_signed_out(request: HttpRequest, user: User | None, **kwargs: Any) -> None:
    if user and user.is_authenticated:
        because = getattr(request, "signed_out_because", "asked")
        sign_in.signed_out(user=user, because=because, origin=client_address(request))


@receiver(factors.authentication_failed)
def on_wrong_code(request: HttpRequest, user: User, **kwargs: Any) -> None:
    sign_in.failed(name=user.get_username(), step="code", origin=client_address(request))


@receiver(factors.authenticator_added)
def on_added(request: HttpRequest, user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    if authenticator.type in second_factor.KINDS:
        second_factor.note(request, authenticator)
    _changed("added", request, user, authenticator)


@receiver(factors.authenticator_removed)
def on_removed(request: HttpRequest, user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    _changed("removed", request, user, authenticator)


@receiver(factors.authenticator_reset)
def on_reset(request: HttpRequest, user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    _changed("reset", request, user, authenticator)


@receiver(factors.authenticator_used)
def on_used(request: HttpRequest, user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    if authenticator.type == Authenticator.Type.RECOVERY_CODES:
        authenticator.refresh_from_db()
        left = len(authenticator.wrap().get_unused_codes())
        sign_in.recovery_code_used(user=user, left=left, origin=client_address(request))


def _changed(what: str, request: HttpRequest, user: User, factor: Authenticator) -> None:
    sign_in.factor_changed(
        user=user, what=what, kind=factor.type, by=user.get_username(), origin=client_address(request)
    )
