"""Seals what must be read again by this site and by nobody who only has the database."""

import base64
import hashlib

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


def seal(text: str) -> str:
    return _keys().encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """Raises ``ValueError`` when it was sealed under a key that is neither in SECRET_KEY nor SECRET_KEY_FALLBACKS."""
    try:
        return _keys().decrypt(sealed.encode()).decode()
    except InvalidToken:
        raise ValueError("sealed under another key") from None


def _keys() -> MultiFernet:
    return MultiFernet([_key(secret) for secret in [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]])


def _key(secret: str) -> Fernet:
    digest = hashlib.sha256(b"mtmsite.sealing\0" + secret.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(digest))
