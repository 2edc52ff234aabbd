"""System checks: what would otherwise fail at the first letter. `manage.py check --deploy` runs all of them."""

import base64
import binascii
import os
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register
from django.db import DatabaseError

from mtmsite import fonts, second_factor


@register("mtmsite")
def fonts_are_there(**kwargs: Any) -> list[CheckMessage]:
    missing = fonts.missing_files()
    if not missing:
        return []
    hint = "They are part of the repository, below static/fonts. Without them no letter can be printed."
    return [Error(f"Fonts are missing: {', '.join(missing)}.", hint=hint, id="mtmsite.E001")]


@register("mtmsite")
def vendor_secrets_can_sign(**kwargs: Any) -> list[CheckMessage]:
    """One secret a vendor, or two while a key is changed."""
    of_vendors = {vendor: text.split() for vendor, text in settings.VENDOR_SECRETS.items()}
    wrong = sorted(vendor for vendor, own in of_vendors.items() if len(own) not in (1, 2) or not all(map(_signs, own)))
    hint = "A secret is whsec_ and then at least 24 bytes in base64, as the Standard Webhooks convention has it."
    errors: list[CheckMessage] = []
    for vendor in wrong:
        errors.append(Error(f"VENDOR_SECRETS: the secret of {vendor!r} cannot sign.", hint=hint, id="mtmsite.E002"))
    every = [secret for own in of_vendors.values() for secret in set(own)]
    if len(every) > len(set(every)):
        hint = "The secret tells which vendor is calling, so each needs its own."
        errors.append(Error("VENDOR_SECRETS: two vendors have the same secret.", hint=hint, id="mtmsite.E005"))
    return errors


def _signs(secret: str) -> bool:
    try:
        key = base64.b64decode(secret.removeprefix("whsec_"), validate=True)
    except (binascii.Error, ValueError):
        return False
    return secret.startswith("whsec_") and len(key) >= 24


@register("mtmsite", deploy=True)
def pango_is_there(**kwargs: Any) -> list[CheckMessage]:
    try:
        from mtmsite.pdf import _engine

        _engine()
    except OSError:
        hint = "Install it: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
        return [Error("Pango cannot be loaded; WeasyPrint needs it for PDFs.", hint=hint, id="mtmsite.E003")]
    return []


@register("mtmsite", deploy=True)
def folders_can_be_written(**kwargs: Any) -> list[CheckMessage]:
    folders = {"MAIL_DROP": settings.MAIL_DROP, "LETTERS_DIR": settings.LETTERS_DIR, "VAR": settings.VAR}
    hint = "The user the site runs as must be allowed to make files there."
    return [
        Error(f"{name} cannot be written to.", hint=hint, id="mtmsite.E004")
        for name, folder in folders.items()
        if not os.access(_nearest(folder), os.W_OK)
    ]


def _nearest(folder: Path) -> Path:
    """The folder, or the first one above it that exists: the rest is made when needed."""
    return next(path for path in (folder, *folder.parents) if path.exists())


@register("mtmsite", deploy=True)
def vendors_can_be_told(**kwargs: Any) -> list[CheckMessage]:
    if settings.VENDOR_SECRETS:
        return []
    hint = 'Set it to a JSON object, such as {"vendor": "whsec_…"}, with the key of each vendor.'
    return [Warning("VENDOR_SECRETS is empty: no vendor can be told of a request.", hint=hint, id="mtmsite.W001")]


@register("mtmsite", deploy=True)
def staff_have_a_second_factor(**kwargs: Any) -> list[CheckMessage]:
    """Counts alone: names of staff do not belong into a log of a check."""
    try:
        without = second_factor.accounts_without().count()
    except DatabaseError:
        return []  # no database yet; other checks say so
    if settings.OIDC_TRUST_SECOND_FACTOR or not without:
        return []
    hint = "They set one up at their next sign-in. Switch off the accounts that nobody uses."
    return [Warning(f"Accounts of staff without a second factor: {without}.", hint=hint, id="mtmsite.W002")]


@register("mtmsite", deploy=True)
def sessions_outlast_their_limits(**kwargs: Any) -> list[CheckMessage]:
    if settings.SESSION_COOKIE_AGE > settings.STAFF_LONGEST.total_seconds():
        return []
    hint = "What staff typed is kept only while the session that ended is still there."
    return [Error("SESSION_COOKIE_AGE is shorter than STAFF_SESSION_HOURS.", hint=hint, id="mtmsite.E006")]
