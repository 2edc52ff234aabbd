"""Signing in and second factors, below ``/admin/``. Signing up, and all that needs e-mail, is not here."""

from allauth.account import views as account
from allauth.mfa.base import views as factor
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as key
from allauth.socialaccount.providers.openid_connect import views as openid
from django.urls import path

from members.views.sign_in import of_owner, onward, sign_in, to_provider
from members.views.staff_session import clock, stay, typed_form

urlpatterns = [
    path("login/", sign_in, name="account_login"),
    path("account/code/", factor.authenticate, name="mfa_authenticate"),
    path("account/clock/", clock, name="staff_clock"),
    path("account/stay/", stay, name="staff_stay"),
    path("account/typed/<uuid:form_id>/", typed_form, name="typed_form"),
    path("account/sso/<str:provider_id>/", to_provider, name="openid_connect_login"),
    path("account/sso/<str:provider_id>/back/", openid.callback, name="openid_connect_callback"),
    path("account/onward/", onward, name="account_onward"),
    path("account/sign-out/", account.logout, name="account_logout"),
    path("account/closed/", account.account_inactive, name="account_inactive"),
    path("account/again/", of_owner(account.reauthenticate), name="account_reauthenticate"),
    path("account/again/code/", of_owner(factor.reauthenticate), name="mfa_reauthenticate"),
    path("account/again/key/", of_owner(key.reauthenticate_webauthn), name="mfa_reauthenticate_webauthn"),
    path("account/second-factor/", of_owner(factor.index), name="mfa_index"),
    path("account/second-factor/app/", of_owner(app.activate_totp), name="mfa_activate_totp"),
    path("account/second-factor/app/remove/", of_owner(app.deactivate_totp), name="mfa_deactivate_totp"),
    path("account/second-factor/keys/", of_owner(key.list_webauthn), name="mfa_list_webauthn"),
    path("account/second-factor/keys/add/", of_owner(key.add_webauthn), name="mfa_add_webauthn"),
    path("account/second-factor/keys/<int:pk>/remove/", of_owner(key.remove_webauthn), name="mfa_remove_webauthn"),
    path("account/recovery-codes/", of_owner(codes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path("account/recovery-codes/new/", of_owner(codes.generate_recovery_codes), name="mfa_generate_recovery_codes"),
]
