"""The library's forms of sign-in, in the words and the look of this site, and with limits that are kept in rows."""

from typing import Any

from allauth.account.forms import LoginForm, ReauthenticateForm
from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ReauthenticateWithCodeForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _

from members.accounts.tries import allowed_try
from members.services.second_factors import spend_code
from mtmsite.forms import ErrorSummaryMixin

NO_ANSWER = _("The key did not answer as it should. Try again, or use another way.")


class OfSignIn(ErrorSummaryMixin):
    """The server checks, the browser never blocks; what stands in a box is no label."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():  # type: ignore[attr-defined]
            field.widget.attrs.pop("placeholder", None)


class SignInForm(OfSignIn, LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].error_messages["required"] = _("Type your username.")
        self.fields["login"].widget.attrs.update(autocapitalize="none", spellcheck="false")
        password = self.fields["password"]
        password.help_text = ""
        password.error_messages["required"] = _("Type your password.")


class PasswordForm(OfSignIn, ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].error_messages["required"] = _("Type your password.")


class OneCodeMixin(OfSignIn):
    """A code from an app counts once, a wrong one is counted against the account."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        code = self.fields["code"]  # type: ignore[attr-defined]
        code.label = _("Code")
        code.error_messages["required"] = _("Type the code.")
        code.widget.attrs.update(autocapitalize="none", spellcheck="false")

    def clean_code(self) -> str:
        attempt = allowed_try(context.request, self.user.get_username())  # type: ignore[attr-defined]
        code: str = super().clean_code()  # type: ignore[misc]
        factor: Authenticator = self.authenticator  # type: ignore[attr-defined]
        if factor.type == Authenticator.Type.TOTP and not spend_code(factor, code):
            self._emit_authentication_failed(factor)  # type: ignore[attr-defined]
            raise get_adapter().validation_error("incorrect_code")
        attempt.succeeded()
        return code


class CodeForm(OneCodeMixin, AuthenticateForm):
    pass


class CodeAgainForm(OneCodeMixin, ReauthenticateWithCodeForm):
    pass


class AppForm(OfSignIn, ActivateTOTPForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code that the app shows now")
        self.fields["code"].error_messages["required"] = _("Type the code.")

    @property
    def secret_in_groups(self) -> str:
        """As it is typed when a camera cannot be used: in groups of four."""
        return " ".join(self.secret[at : at + 4] for at in range(0, len(self.secret), 4))


class SecurityKeyForm(OfSignIn, AddWebAuthnForm):
    name = forms.CharField(label=_("A name for the key"), required=False, max_length=60)

    def clean(self) -> dict[str, Any]:
        """The library reads the browser's answer without care: an odd one is an error here, not a broken page."""
        try:
            return super().clean()
        except (AttributeError, KeyError, TypeError):
            raise forms.ValidationError(NO_ANSWER) from None
