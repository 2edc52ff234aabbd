"""Form fields that any viewer can type into: WeasyPrint 70 gives them a font in which nothing can be typed."""

import re
from functools import cache

from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from mtmsite import fonts

FIRST, LAST = 32, 255
NONSYMBOLIC = 1 << 5
SEVERAL_LINES = 1 << 12
# What does not fit is not typed: text that scrolls out of sight would be missing on paper.
DO_NOT_SCROLL = 1 << 23
FONT_IN_USE = re.compile(rb"/(\w+) ([\d.]+) Tf")


def repair_fields(pdf: Pdf) -> None:
    """Give text fields a font with plain character codes, and an appearance while they are empty."""
    if "/AcroForm" not in pdf.Root:
        return
    form = pdf.Root.AcroForm
    texts = [field for field in form.Fields if field.FT == Name.Tx]
    if not texts:
        return
    font = _typing_font(pdf, _descriptor_of(form, texts[0]))
    form.DR = Dictionary(Font=Dictionary(Text=font))
    form.DA = String("0 g /Text 12 Tf")
    for field in texts:
        field.DA = String(f"0 g /Text {_size_of(field)} Tf")
        field.Ff = int(field.get("/Ff", 0)) | DO_NOT_SCROLL
        field.AP = Dictionary(N=_empty_appearance(pdf, field, form.DR))


def _font_of(field: Object) -> tuple[str, str]:
    """Name and size of the font that a field's default appearance asks for."""
    found = FONT_IN_USE.search(bytes(field.DA))
    if found is None:
        raise ValueError("a form field has no font")
    return found[1].decode(), found[2].decode()


def _size_of(field: Object) -> str:
    """That of the style sheet; a single line shrinks where a long text would not fit, as 0 tells every viewer."""
    return _font_of(field)[1] if int(field.get("/Ff", 0)) & SEVERAL_LINES else "0"


def _descriptor_of(form: Object, field: Object) -> Object:
    return form.DR.Font[f"/{_font_of(field)[0]}"].DescendantFonts[0].FontDescriptor


def _typing_font(pdf: Pdf, descriptor: Object) -> Object:
    """The embedded file once more, as a font whose codes are Windows characters."""
    plain = Dictionary(dict(descriptor.items()))
    plain.Flags = NONSYMBOLIC
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.TrueType,
            BaseFont=descriptor.FontName,
            FirstChar=FIRST,
            LastChar=LAST,
            Widths=Array(_widths()),
            Encoding=Name.WinAnsiEncoding,
            FontDescriptor=pdf.make_indirect(plain),
        )
    )


@cache
def _widths() -> tuple[int, ...]:
    """Advance widths of the Windows characters from ``FIRST`` to ``LAST``, in thousandths of the text size."""
    with TTFont(fonts.TEXT_FONT) as font:
        glyphs, advances, scale = font.getBestCmap(), font["hmtx"].metrics, 1000 / font["head"].unitsPerEm
        texts = [bytes([code]).decode("cp1252", errors="ignore") for code in range(FIRST, LAST + 1)]
        return tuple(
            round(advances[glyphs[ord(text)]][0] * scale) if text and ord(text) in glyphs else 0 for text in texts
        )


def _empty_appearance(pdf: Pdf, field: Object, resources: Object) -> Object:
    left, bottom, right, top = (float(edge) for edge in field.Rect)
    stream = pdf.make_stream(b"/Tx BMC EMC", Type=Name.XObject, Subtype=Name.Form, Resources=resources)
    stream.BBox = Array([0, 0, abs(right - left), abs(top - bottom)])
    return stream
