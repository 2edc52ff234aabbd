"""Single sign-on with the plan's own identity provider (OpenID Connect), when one is named in the settings.

It opens accounts that are there, and makes none: an account is found by the e-mail address that the provider has
verified, if exactly one active account of staff has it; from then on by the provider's own key of the person.
"""

from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from members.services import sign_in
from mtmsite.client_address import client_address


class StaffSingleSignOn(DefaultSocialAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        if sociallogin.is_existing:
            return
        account = sign_in.account_of(verified=[each.email for each in sociallogin.email_addresses if each.verified])
        if account is None:
            sign_in.failed(name="", step="single sign-on", origin=client_address(request))
            raise ImmediateHttpResponse(redirect("account_inactive"))
        sociallogin.connect(request, account)

    def on_authentication_error(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        raise ImmediateHttpResponse(failed_page(request))

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Nothing is mailed."""


def failed_page(request: HttpRequest) -> HttpResponse:
    """The provider did not answer, or not as it should, or the person turned back there."""
    return render(request, "account/single_sign_on_failed.html", status=502)
