"""All settings, from the environment alone; the table is in README. Wrong values raise and explain."""

from datetime import time, timedelta

from csp.constants import NONE, SELF

from mtmsite import env, logs
from mtmsite.embedded import postgres, valkey
from mtmsite.staff_settings import *  # noqa: F403 (sign-in and sessions of staff)

BASE_DIR = env.BASE_DIR

# Mode and place ----------------------------------------------------------------------------------------------------
PRODUCTION = env.choice("MTM_MODE", ("demo", "production"), "demo") == "production"
DEBUG = env.flag("DEBUG", False)
VAR = env.folder("VAR", BASE_DIR / "var")
PORT = env.whole("PORT", 8000, low=1, high=65_534)  # the demo's vendor sandbox takes the next one

# Secrets and names -------------------------------------------------------------------------------------------------
DEMO_SECRET_KEY = "demonstration-only-never-for-production-" + "0123456789" * 3
SECRET_KEY = env.text("SECRET_KEY", DEMO_SECRET_KEY)
SECRET_KEY_FALLBACKS = env.listed("SECRET_KEY_FALLBACKS")
ALLOWED_HOSTS = env.listed("ALLOWED_HOSTS") or ([] if PRODUCTION else ["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.listed("CSRF_TRUSTED_ORIGINS")
CSRF_FAILURE_VIEW = "members.views.errors.csrf_failure"
SITE_ADDRESS = env.text("SITE_ADDRESS", f"http://127.0.0.1:{PORT}").rstrip("/")  # as letters print it
SERVICE_OFF = env.flag("SERVICE_OFF", False)  # closes the public forms

# Engines: servers named in the environment, or the embedded ones below VAR ------------------------------------------
_database_url = env.text("DATABASE_URL")
_redis_url = env.text("REDIS_URL")
EMBEDDED_POSTGRES = not _database_url
EMBEDDED_VALKEY = not _redis_url
DATABASES = {"default": env.database(_database_url or postgres.url(VAR))}
DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True, "ATOMIC_REQUESTS": False}
DATABASES["default"]["OPTIONS"].setdefault("connect_timeout", 3)
if not EMBEDDED_POSTGRES:
    DATABASES["default"]["OPTIONS"].setdefault("tcp_user_timeout", 5_000)  # ms; a vanished server is noticed
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Applications ------------------------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "mtmsite",
    "members",
    "reviews",
    "mtmsite.apps.MtmAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.forms",
    "django_htmx",
    "template_partials",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]
MIDDLEWARE = [
    "mtmsite.middleware.request_log",
    "django.middleware.security.SecurityMiddleware",
    "mtmsite.middleware.headers",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "reviews.views.early.blank_lists",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "mtmsite.middleware.body_limit",
    "mtmsite.middleware.service_off",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "members.accounts.session_end.staff_sessions",
]
ROOT_URLCONF = "mtmsite.urls"
WSGI_APPLICATION = "mtmsite.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "members.context.site",
            ],
        },
    },
]

# Language and time -------------------------------------------------------------------------------------------------
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("es", "Español")]
LOCALE_PATHS = [BASE_DIR / "mtmsite" / "locale"]
TIME_ZONE = "America/New_York"
USE_TZ = True

# Files -------------------------------------------------------------------------------------------------------------
STATIC_URL = "static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
LETTERS_DIR = env.folder("LETTERS_DIR", VAR / "letters")
RETENTION_FILE = env.folder("RETENTION_FILE", BASE_DIR / "reviews" / "data" / "retention.toml")  # how long records stay
MAIL_DROP = env.folder("MAIL_DROP", VAR / "mail-drop")
PRINT_RUNS = env.choice("PRINT_RUNS", ("off", "merged", "single"), "off")  # daily batches for the print house
PRINT_RUNS_AT, PRINT_RUNS_DIR = time(21), env.folder("PRINT_RUNS_DIR", VAR / "print-runs")  # at: Eastern time
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": VAR / "files"}},
    "letters": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": LETTERS_DIR, "allow_overwrite": True},  # printing anew gives the same file
    },
    "staticfiles": {"BACKEND": "mtmsite.static.HashedStaticFiles"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = "gif gz br ico jpg jpeg otf png pdf ttf webp woff woff2 zip".split()

# Sessions, cookies, HTTPS ------------------------------------------------------------------------------------------
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_AGE = 20 * 60 * 60
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = PRODUCTION
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTION
SILENCED_SYSTEM_CHECKS = ["security.W021"]  # putting a domain on the browsers' preload list is its owner's decision
if PRODUCTION:
    # The proxy in front ends HTTPS, and must set this header itself on every request.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
BODY_LIMIT = 256 * 1024  # bytes
ADMIN_BODY_LIMIT = 10 * 1024 * 1024
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}

# Clocks of the program (CMS guidance: a review is offered in 60 days, or a year after the last offer) --------------
OFFER_WITHIN_DAYS = env.whole("OFFER_WITHIN_DAYS", 60, low=1, high=366)
OFFER_AGAIN_WITHIN_MONTHS = env.whole("OFFER_AGAIN_WITHIN_MONTHS", 12, low=1, high=24)
# Our choice: when a letter and a first call should have come; after that the member is asked to call us.
ANSWER_WITHIN = timedelta(days=env.whole("ANSWER_WITHIN_DAYS", 10, low=1, high=60))
# Limits an hour, so that nobody finds out by trying and nobody floods the mail; a library's computer stays well below.
PROXIES = env.whole("PROXIES", 1 if PRODUCTION else 0, low=0, high=9)  # in front; each adds to X-Forwarded-For
LOOK_UPS_PER_SESSION = 10  # the page says so
LOOK_UPS_PER_REFERENCE = 30
LOOK_UPS_PER_ADDRESS = env.whole("LOOK_UPS_PER_ADDRESS", 60, low=10, high=1_000_000)
SENDINGS_PER_ADDRESS = env.whole("SENDINGS_PER_ADDRESS", 200 if PRODUCTION else 5_000, low=10, high=1_000_000)

# Our choice: a member whose mail came back, or whose address looks wrong, is called within that many days.
FOLLOW_UP_WITHIN_DAYS = env.whole("FOLLOW_UP_WITHIN_DAYS", 3, low=0, high=60)

# The desk. The first three are our choice; grievances: 42 CFR 423.564(e), as CMS’s page tells it: 30 days.
NOT_NOW_DAYS = env.whole("NOT_NOW_DAYS", 90, low=1, high=366)
UNREACHABLE_PAUSE_DAYS = env.whole("UNREACHABLE_PAUSE_DAYS", 60, low=1, high=366)
CALLS_PER_WEEK = env.whole("CALLS_PER_WEEK", 3, low=1, high=50)
COMPLAINT_DAYS = env.whole("COMPLAINT_DAYS", 30, low=1, high=366)

# Anonymous counts of the self-check: how often a process writes what it has gathered; 0 counts nothing ----------------
COUNT_SECONDS = env.whole("COUNT_SECONDS", 5, low=0, high=3_600)

# Background work ---------------------------------------------------------------------------------------------------
SWEEP_SECONDS = env.whole("SWEEP_SECONDS", 60 if PRODUCTION else 10, low=1, high=86_400)
UNDO_WINDOW = timedelta(seconds=env.whole("UNDO_WINDOW_SECONDS", 900 if PRODUCTION else 60, low=0, high=604_800))
CELERY_BROKER_URL = env.broker(_redis_url or valkey.url(VAR))
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "socket_connect_timeout": 0.4,
    "socket_timeout": 0.4,
    "max_retries": 0,
    "visibility_timeout": 600,
}
CELERY_TASK_PUBLISH_RETRY = False
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TIMEZONE = TIME_ZONE

# Vendors -----------------------------------------------------------------------------------------------------------
DEMO_VENDOR_SECRETS = {"sandbox": "whsec_ZGVtb25zdHJhdGlvbi1vbmx5LW5ldmVyLWZvci1wcm9k"}
VENDOR_SECRETS = env.secrets("VENDOR_SECRETS", {} if PRODUCTION else DEMO_VENDOR_SECRETS)
EXCHANGE_DIR = env.folder("EXCHANGE_DIR", VAR / "exchange")  # files for vendors and carriers, a folder each
CARRIERS = env.secrets("CARRIERS", {})
SANDBOX_URL = env.text("SANDBOX_URL", f"http://127.0.0.1:{PORT + 1}")

# E-mail and text messages to members, with their consent; files below VAR where no server is named -------------------
_email_url = env.text("EMAIL_URL")
_no_mail_server = dict.fromkeys(("EMAIL_HOST", "EMAIL_HOST_USER", "EMAIL_HOST_PASSWORD"), "") | {
    "EMAIL_PORT": 25, "EMAIL_USE_TLS": False, "EMAIL_USE_SSL": False,
}  # fmt: skip
globals().update(env.mail_server(_email_url) if _email_url else _no_mail_server)
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if _email_url else 'filebased'}.EmailBackend"
EMAIL_FILE_PATH = VAR / "e-mail"
EMAIL_TIMEOUT = 20  # seconds
DEFAULT_FROM_EMAIL = env.text("EMAIL_FROM", "mtm-program@localhost")
# 47 CFR 64.1200(c)(1) has 8 a.m. to 9 p.m. where the reader is; ours end an hour earlier. Eastern time.
TEXT_FROM_HOUR = env.whole("TEXT_FROM_HOUR", 8, low=8, high=20)
TEXT_UNTIL_HOUR = env.whole("TEXT_UNTIL_HOUR", 20, low=9, high=21)
# Where production has no server for one, its messages wait and are cancelled in the end.
MESSAGES_BY = {"email": bool(_email_url) or not PRODUCTION, "text": "text" in CARRIERS or not PRODUCTION}

# Logs: JSON, without personal data ------------------------------------------------------------------------------------
LOGGING = logs.configuration()
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_WORKER_REDIRECT_STDOUTS = False

if PRODUCTION:
    env.refuse(
        {
            "SECRET_KEY must be set to a random text of at least 50 characters": len(SECRET_KEY) < 50
            or len(set(SECRET_KEY)) < 5
            or SECRET_KEY == DEMO_SECRET_KEY,
            "ALLOWED_HOSTS must name the hosts of the site, with commas between": not ALLOWED_HOSTS,
            "DATABASE_URL must be set: the embedded PostgreSQL is for demonstration and tests": EMBEDDED_POSTGRES,
            "REDIS_URL must be set: the embedded Valkey is for demonstration and tests": EMBEDDED_VALKEY,
            "OIDC_SERVER_URL must start with https://": not (OIDC_SERVER_URL or "https://").startswith("https://"),  # noqa: F405
            "EMAIL_FROM must be set beside EMAIL_URL": bool(_email_url) and DEFAULT_FROM_EMAIL.endswith("@localhost"),
            "TEXT_UNTIL_HOUR must be later than TEXT_FROM_HOUR": TEXT_UNTIL_HOUR <= TEXT_FROM_HOUR,
            "DEBUG must be off: its pages show what people typed": DEBUG,
            "VENDOR_SECRETS must not hold the demonstration's secret": bool(
                set(" ".join(VENDOR_SECRETS.values()).split()) & set(DEMO_VENDOR_SECRETS.values())
            ),
        }
    )
