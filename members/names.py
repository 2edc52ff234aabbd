"""Names and numbers as people type them, and the key under which two spellings meet."""

import unicodedata

LONGEST_KEY = 200
PHONE_DIGITS = 7  # by which phones are compared, without the area code: a caller may leave that out


def name_key(name: str) -> str:
    """Letters and digits only, without accents or case: ``"O’Brien-Peña"`` → ``"obrienpena"``.

    A name without any letter or digit (an emoji, say) keeps its characters, so that the key is
    never empty for a name that is not. No longer than ``LONGEST_KEY``, the width of its column.
    """
    decomposed = unicodedata.normalize("NFKD", name).casefold()
    key = "".join(char for char in decomposed if _counts(char))
    return (key or "".join(decomposed.split()))[:LONGEST_KEY]


def _counts(char: str) -> bool:
    # Lm: to Unicode some apostrophes are letters (the one of phones' keyboards in O’Brien, the okina of Hawaii).
    return char.isalnum() and unicodedata.category(char) != "Lm"


def identifier_key(identifier: str) -> str:
    """A member ID or MBI without blanks and dashes, in upper case: ``"1eg4-te5-mk73"`` → ``"1EG4TE5MK73"``."""
    return "".join(char for char in identifier if char.isalnum()).upper()
