"""Text as people read it: a space that holds two words together is a space."""

from mtmsite.unbroken import NO_BREAK


def as_read(text: str) -> str:
    return text.replace(NO_BREAK, " ").replace("&nbsp;", " ")
