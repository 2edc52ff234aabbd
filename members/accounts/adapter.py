"""The library's questions, answered: who may sign in, where that leads, how secrets are kept."""

from typing import Any

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from members.accounts.tries import allowed_try
from members.services import sign_in
from mtmsite import sealing, second_factor
from mtmsite.client_address import client_address

WANTED = "wanted_after_second_factor"  # in the session: the page that was asked for before a factor was set up


class StaffAccounts(DefaultAccountAdapter):
    """Accounts are made by an administrator; nobody signs up, and nothing is mailed."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _("Username or password is wrong. Check both and try again."),
        "incorrect_password": _("The password is wrong. Try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Each page says by itself what happened."""

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        self._try = allowed_try(request, credentials.get("username", ""))

    def authenticate(self, request: HttpRequest, **credentials: Any) -> AbstractBaseUser | None:
        user = super().authenticate(request, **credentials)
        if user:
            self._try.succeeded()
        return user

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        sign_in.failed(name=credentials.get("username", ""), step="password", origin=client_address(request))

    def pre_login(self, request: HttpRequest, user: AbstractBaseUser, **kwargs: Any) -> HttpResponse | None:
        if not (user.is_active and user.is_staff):  # type: ignore[attr-defined]
            sign_in.failed(name=user.get_username(), step="account", origin=client_address(request))
            return redirect("account_inactive")
        return super().pre_login(request, user, **kwargs)

    def post_login(self, request: HttpRequest, user: AbstractBaseUser, **kwargs: Any) -> HttpResponse:
        response = super().post_login(request, user, **kwargs)
        if second_factor.proved(request):
            return response
        request.session[WANTED] = response.url  # type: ignore[attr-defined]
        return redirect("mfa_index")

    def get_login_stages(self) -> list[str]:
        ours = "members.accounts.stages.SecondStep"
        return [
            ours if stage == "allauth.mfa.stages.AuthenticateStage" else stage for stage in super().get_login_stages()
        ]

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        return not (self.request and second_factor.is_fresh(self.request))


class SecondFactors(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("This code does not fit. Wait for the next one and type that."),
    }

    def get_totp_label(self, user: User) -> str:  # type: ignore[override]
        return user.get_username()

    def build_totp_svg(self, url: str) -> str:
        return segno.make_qr(url, error="m").svg_inline(omitsize=True, svgclass="qr", lineclass=None, border=4)

    def encrypt(self, text: str) -> str:
        return sealing.seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return sealing.unseal(encrypted_text)

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return str(_("Security key %(number)s")) % {"number": number}

    def get_public_key_credential_user_entity(self, user: User) -> dict[str, Any]:  # type: ignore[override]
        entity = super().get_public_key_credential_user_entity(user)
        return entity | {"name": user.get_username()}
