"""Reads settings from the environment. A wrong value raises and explains; a secret is never repeated."""

import json
import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

EMPTY = ""
BASE_DIR = Path(__file__).resolve().parent.parent


def text(name: str, default: str = EMPTY) -> str:
    """The value of `name` without surrounding space; an empty value counts as unset."""
    return os.environ.get(name, EMPTY).strip() or default


def listed(name: str) -> list[str]:
    """Comma-separated values, empty ones dropped."""
    return [part.strip() for part in text(name).split(",") if part.strip()]


def choice(name: str, allowed: tuple[str, ...], default: str) -> str:
    value = text(name, default).lower()
    if value not in allowed:
        raise ImproperlyConfigured(f"{name} is {value!r}. It must be one of: {', '.join(allowed)}.")
    return value


def flag(name: str, default: bool) -> bool:
    word = choice(name, ("1", "0", "true", "false", "yes", "no", "on", "off"), "1" if default else "0")
    return word in ("1", "true", "yes", "on")


def whole(name: str, default: int, *, low: int, high: int) -> int:
    """A whole number from `low` to `high`, both allowed."""
    value = text(name, str(default))
    if not (value.isascii() and value.isdigit()) or not low <= int(value) <= high:
        raise ImproperlyConfigured(f"{name} is {value!r}. It must be a whole number from {low} to {high}.")
    return int(value)


def folder(name: str, default: Path) -> Path:
    """An absolute path; a relative one counts from the project's folder, whoever runs it from where."""
    value = text(name)
    return (BASE_DIR / Path(value).expanduser()).resolve() if value else default


def secrets(name: str, default: dict[str, str]) -> dict[str, str]:
    """A JSON object of text to text, such as VENDOR_SECRETS."""
    value = text(name)
    if not value:
        return default
    try:
        parsed = json.loads(value)
    except ValueError:
        parsed = None
    if not isinstance(parsed, dict) or not all(isinstance(secret, str) for secret in parsed.values()):
        raise ImproperlyConfigured(f'{name} must be a JSON object of text to text, such as {{"vendor": "whsec_…"}}.')
    return parsed


def database(url: str) -> dict[str, Any]:
    """Django's DATABASES entry for a postgresql:// address. Query parameters become driver options."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        parts, port = urlsplit(EMPTY), None
    if parts.scheme not in ("postgres", "postgresql") or not parts.path.strip("/"):
        raise ImproperlyConfigured(
            "DATABASE_URL must be a PostgreSQL address, such as postgresql://user:password@host:5432/name. "
            "Other databases are not supported. (The value is not shown: it may hold a password.)"
        )
    options: dict[str, Any] = dict(parse_qsl(parts.query))
    host = options.pop("host", None) or unquote(parts.hostname or EMPTY)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or EMPTY),
        "PASSWORD": unquote(parts.password or EMPTY),
        "HOST": host,
        "PORT": str(port or EMPTY),
        "OPTIONS": options,
    }


def broker(url: str) -> str:
    """The broker's address, checked for its scheme."""
    if urlsplit(url).scheme not in ("redis", "rediss", "redis+socket"):
        raise ImproperlyConfigured(
            "REDIS_URL must start with redis://, rediss:// or redis+socket://. "
            "(The value is not shown: it may hold a password.)"
        )
    return url


def mail_server(url: str) -> dict[str, Any]:
    """Django's settings for an smtp:// (STARTTLS), smtps:// (TLS from the start) or smtp+plain:// address."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        parts, port = urlsplit(EMPTY), None
    ports = {"smtp": 587, "smtps": 465, "smtp+plain": 25}
    if parts.scheme not in ports or not parts.hostname:
        raise ImproperlyConfigured(
            "EMAIL_URL must be the address of a mail server, such as smtp://user:password@host:587 (STARTTLS), "
            "smtps://user:password@host:465 (TLS from the start) or smtp+plain://host:25 (a relay close by). "
            "(The value is not shown: it may hold a password.)"
        )
    return {
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": port or ports[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or EMPTY),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or EMPTY),
        "EMAIL_USE_TLS": parts.scheme == "smtp",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
    }


def refuse(problems: dict[str, bool]) -> None:
    """Raise one explanation of everything that is wrong."""
    found = [f"  - {words}." for words, wrong in problems.items() if wrong]
    if found:
        raise ImproperlyConfigured(
            "The site does not start in production (MTM_MODE=production) with these settings:\n"
            + "\n".join(found)
            + "\nThey come from the environment; .env.example has an example of each, README explains them. "
            "For a demonstration on this machine leave MTM_MODE unset."
        )
