"""Names as people type them, and the key under which two spellings meet."""

import unicodedata


def name_key(name: str) -> str:
    """Letters and digits only, without accents or case: ``"O’Brien-Peña"`` → ``"obrienpena"``.

    A name without any letter or digit (an emoji, say) keeps its characters, so that the key is
    never empty for a name that is not.
    """
    decomposed = unicodedata.normalize("NFKD", name).casefold()
    key = "".join(char for char in decomposed if char.isalnum())
    return key or "".join(decomposed.split())


def identifier_key(identifier: str) -> str:
    """A member ID or MBI without blanks and dashes, in upper case: ``"1eg4-te5-mk73"`` → ``"1EG4TE5MK73"``."""
    return "".join(char for char in identifier if char.isalnum()).upper()
