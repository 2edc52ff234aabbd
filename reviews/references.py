"""Reference numbers: ``MTM-7K2D-9QXH``, seven characters and a check character.

Crockford base 32 is read in any case, with or without dashes, O as 0, I and L as 1. The check is a
weighted sum modulo 31, a prime, so that every single wrong character and every swap of two
neighbours is noticed; Z (worth 31, the same as 0 there) is therefore never used.
"""

import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXY"
_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})
_LENGTH = 8


def new_reference() -> str:
    """A random reference; uniqueness is the database's business."""
    return _written("".join(secrets.choice(ALPHABET) for _ in range(_LENGTH - 1)))


def parse_reference(typed: str) -> str | None:
    """The reference as it is stored, or ``None`` when what was typed cannot be one."""
    key = "".join(char for char in typed.upper() if char.isalnum())
    key = key.removeprefix("MTM") if len(key) == _LENGTH + 3 else key
    key = key.translate(_LOOKALIKES)
    if len(key) != _LENGTH or any(char not in ALPHABET for char in key):
        return None
    written = _written(key[:-1])
    return written if written[-1] == key[-1] else None


def _written(body: str) -> str:
    return f"MTM-{body[:4]}-{body[4:]}{_check_character(body)}"


def _check_character(body: str) -> str:
    weights = range(len(body), 0, -1)
    total = sum(weight * ALPHABET.index(char) for weight, char in zip(weights, body, strict=True))
    return ALPHABET[total % len(ALPHABET)]
