"""What a PDF says of itself, and what the two independent checkers say of it."""

import io
from pathlib import Path

import outloud
import pdfua
import pikepdf
import pymupdf

OURS = (
    "Atkinson-Hyperlegible-Next", "Atkinson-Hyperlegible-Next-Bold", "Noto-Sans", "Noto-Sans-Bold", "Noto-Emoji",
    "Noto-Sans-CJK-SC", "Noto-Sans-Hebrew", "Noto-Sans-Arabic", "Noto-Sans-Khmer", "Noto-Sans-Devanagari",
)  # fmt: skip


def findings(pdf: bytes, folder: Path) -> set[str]:
    """Rules that either checker names, as ``RULE severity``; what they only inform about is left out."""
    path = folder / "checked.pdf"
    path.write_bytes(pdf)
    first = outloud.check(str(path))
    assert first.error is None
    found = {f"{finding.rule} {finding.severity}" for finding in first.findings if finding.severity != "info"}
    return found | {f"{finding.rule_id} {finding.severity.name.lower()}" for finding in pdfua.validate(path).findings}


def text_of(pdf: bytes) -> str:
    """The text of all pages, white space made even."""
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        return " ".join(" ".join(page.get_text() for page in document).split())


def page_texts(pdf: bytes) -> list[str]:
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        return [" ".join(page.get_text().split()) for page in document]


def font_names(pdf: bytes) -> set[str]:
    """Names of the fonts used, without the six letters of a subset. Each must be embedded."""
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        fonts = {font for number in range(len(document)) for font in document.get_page_fonts(number, full=True)}
    assert all(extension != "n/a" for _, extension, *_ in fonts)
    return {name.partition("+")[2] for _, _, _, name, *_ in fonts}


def elements(document: pikepdf.Pdf, kind: str) -> list[pikepdf.Object]:
    """Structure elements of one kind in reading order."""
    from mtmsite.pdf_repair import walk

    return [element for element in walk(document.Root.StructTreeRoot.K) if element.S == f"/{kind}"]


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))
