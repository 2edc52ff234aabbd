"""Codes for machines, as SVG: the reference for the mail desk's scanner, an address for a phone's camera."""

import segno
from django.utils.html import format_html
from pystrich.code128 import Code128Encoder

MarksOfOne = tuple[int, int, int, int]


def barcode_svg(text: str, title: str) -> str:
    """Code 128 of ``text`` with its quiet zones and without a caption; ``title`` is what a screen reader says.

    Raises ``ValueError`` for an empty text.
    """
    if not text:
        raise ValueError("nothing to encode")
    symbol = Code128Encoder(text, options={"show_label": False}).get_rect_marks()
    # Only the widths carry meaning: bars as high as the box, so that its height is the style sheet's.
    path = "".join(_bar(mark) for mark in symbol.marks)
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" class="barcode" viewBox="0 0 {} 1" preserveAspectRatio="none">'
        '<title>{}</title><path d="{}"/></svg>',
        symbol.width,
        title,
        path,
    )


def _bar(mark: MarksOfOne) -> str:
    x, _, width, _ = mark
    return f"M{x} 0h{width}v1h-{width}z"


def qr_svg(text: str, title: str) -> str:
    """QR code of ``text`` and nothing else, readable with a seventh of it worn off (level M or better)."""
    code = segno.make_qr(text, error="m")
    side, _ = code.symbol_size(border=4)
    path = "".join(
        f"M{x} {y}h1v1h-1z" for y, row in enumerate(code.matrix_iter(border=4)) for x, dark in enumerate(row) if dark
    )
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" class="qr" viewBox="0 0 {} {}"><title>{}</title><path d="{}"/></svg>',
        side,
        side,
        title,
        path,
    )
