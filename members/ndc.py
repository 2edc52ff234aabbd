"""National drug codes as labels print them (three segments) and as claims carry them (eleven digits)."""

import re

_SEGMENTS = re.compile(r"(\d{4})-(\d{4})-(\d{2})|(\d{5})-(\d{3})-(\d{2})|(\d{5})-(\d{4})-(\d{1,2})", re.ASCII)
_ELEVEN = re.compile(r"\d{11}", re.ASCII)
_PRODUCT = re.compile(r"(\d{4})-(\d{4})|(\d{5})-(\d{3,4})", re.ASCII)


def eleven_digits(text: str) -> str:
    """The eleven digits of an NDC: 4-4-2, 5-3-2, 5-4-1 and 5-4-2 with hyphens, or the digits themselves.

    Each segment is padded to 5-4-2 by itself; ten digits without hyphens are refused, since three NDCs
    could be meant. Raises ``ValueError`` for anything else.
    """
    if _ELEVEN.fullmatch(text):
        return text
    return "".join(_padded(_SEGMENTS, text, (5, 4, 2)))


def nine_digits(text: str) -> str:
    """Labeler and product of a product NDC (4-4, 5-3, 5-4): what eleven digits begin with. Raises ``ValueError``."""
    return "".join(_padded(_PRODUCT, text, (5, 4)))


def _padded(pattern: re.Pattern[str], text: str, widths: tuple[int, ...]) -> list[str]:
    if not pattern.fullmatch(text):
        raise ValueError("not an NDC")
    return [segment.zfill(width) for segment, width in zip(text.split("-"), widths, strict=True)]
