"""Settings of sign-in, sessions and calls of staff, from the environment alone; a part of ``mtmsite.settings``.

Password and second factor (allauth). An administrator makes the accounts, and nothing is mailed.
"""

from datetime import timedelta

from mtmsite import env

AUTHENTICATION_BACKENDS = ["members.accounts.backend.StaffBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
SIGN_IN_TRIES = env.whole("SIGN_IN_TRIES", 5, low=3, high=20)  # wrong passwords or codes of one account
SIGN_IN_TRIES_ADDRESS = env.whole("SIGN_IN_TRIES_ADDRESS", 30, low=3, high=1_000)  # an office has one address for many
SIGN_IN_WINDOW = timedelta(minutes=15)
STAFF_IDLE = timedelta(minutes=env.whole("STAFF_IDLE_MINUTES", 15, low=3, high=60))
STAFF_LONGEST = timedelta(hours=env.whole("STAFF_SESSION_HOURS", 12, low=1, high=16))
LOGIN_URL = ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
LOGIN_REDIRECT_URL = "admin:index"
ACCOUNT_ADAPTER = "members.accounts.adapter.StaffAccounts"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = False  # those would lie in one process's memory; see SIGN_IN_TRIES
ACCOUNT_FORMS = {"login": "members.forms.sign_in.SignInForm", "reauthenticate": "members.forms.sign_in.PasswordForm"}
MFA_ADAPTER = "members.accounts.adapter.SecondFactors"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_FORMS = {
    "authenticate": "members.forms.sign_in.CodeForm",
    "reauthenticate": "members.forms.sign_in.CodeAgainForm",
    "activate_totp": "members.forms.sign_in.AppForm",
    "add_webauthn": "members.forms.sign_in.SecurityKeyForm",
}
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = "MTM back office"
MFA_TOTP_TOLERANCE = 1  # the code before and after the present one: clocks differ, and typing takes time
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = env.text("MTM_MODE").lower() != "production"

# Single sign-on with the plan's identity provider, when one is named
OIDC_SERVER_URL = env.text("OIDC_SERVER_URL")
OIDC_NAME = env.text("OIDC_NAME", "single sign-on")
OIDC_TRUST_SECOND_FACTOR = env.flag("OIDC_TRUST_SECOND_FACTOR", False)
SOCIALACCOUNT_ADAPTER = "members.accounts.single_sign_on.StaffSingleSignOn"
SOCIALACCOUNT_LOGIN_ON_GET = True  # a link: browsers would let no form of ours lead to another address
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "staff",
                "name": OIDC_NAME,
                "client_id": env.text("OIDC_CLIENT_ID"),
                "secret": env.text("OIDC_CLIENT_SECRET"),
                "settings": {"server_url": OIDC_SERVER_URL},
            }
        ]
        if OIDC_SERVER_URL
        else [],
    }
}

# Welcome calls, by the clock where the member is. 47 CFR 64.1200(c)(1) has 8 a.m. to 9 p.m. for sales calls, ours are
# stricter; the last hour is never before the first.
CALLS_FROM_HOUR = env.whole("CALLS_FROM_HOUR", 9, low=8, high=20)
CALLS_UNTIL_HOUR = max(CALLS_FROM_HOUR + 1, env.whole("CALLS_UNTIL_HOUR", 20, low=9, high=21))
WELCOME_CLAIM = timedelta(minutes=env.whole("WELCOME_CLAIM_MINUTES", 30, low=1, high=480))
