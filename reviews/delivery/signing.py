"""Signatures of the Standard Webhooks convention, for both directions.

A vendor's entry in ``VENDOR_SECRETS`` holds one secret, or two with a space between while a key is changed: then both
verify, and what we send is signed with both, so that neither side has to change at a given moment.
"""

from collections.abc import Mapping
from datetime import datetime

from django.conf import settings
from standardwebhooks import Webhook, WebhookVerificationError
from standardwebhooks.webhooks import EmptyWebhookSecretError

HEADERS = ("webhook-id", "webhook-timestamp", "webhook-signature")


class NotSigned(Exception):
    """No secret of ours fits, or the message is older than five minutes; the text is one of a few fixed words."""


def secrets_of(vendor_key: str) -> list[str]:
    """The vendor's secrets, that to sign with first; empty when none is set."""
    return settings.VENDOR_SECRETS.get(vendor_key, "").split()


def sign(secrets: list[str], key: str, at: datetime, body: str) -> str:
    """The ``webhook-signature`` header. Raises ``ValueError`` or ``EmptyWebhookSecretError`` for unusable secrets."""
    if not secrets:
        raise ValueError("there is no secret to sign with")
    return " ".join(Webhook(secret).sign(key, at, body) for secret in secrets)


def signer(headers: Mapping[str, str], body: bytes) -> str:
    """Key of the vendor whose secret signed the body. Raises ``NotSigned``."""
    given = {name: headers.get(name, "") for name in HEADERS}
    why = "no secret is set"
    for vendor_key in settings.VENDOR_SECRETS:
        for secret in secrets_of(vendor_key):
            why = _misfit(secret, given, body)
            if not why:
                return vendor_key
    raise NotSigned(why)


def _misfit(secret: str, headers: dict[str, str], body: bytes) -> str:
    """Why the secret did not sign this now, in the library's fixed words; empty when it did."""
    try:
        Webhook(secret).verify(body, headers, json_parse=False)
    except WebhookVerificationError as error:
        return str(error)
    except (EmptyWebhookSecretError, ValueError):
        return "Malformed signature or secret"
    return ""
