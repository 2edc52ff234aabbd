"""The written summary of a vendor in a message: a PDF in base64 with its SHA-256, checked before it is kept."""

import base64
import binascii
import hashlib
import io
import json
from dataclasses import dataclass
from typing import Annotated

import pikepdf
from pydantic import Field, StringConstraints

from reviews.documents.exchange_fields import Declared

MOST_BYTES = 1_500_000  # in base64 two million characters: below what a request may have
MOST_PAGES = 60
ACTIVE = ("/JavaScript", "/JS", "/Launch", "/EmbeddedFiles", "/RichMedia", "/SubmitForm", "/ImportData")


class BadDocument(Exception):
    """Why the document is not taken; the text repeats nothing of it."""


class ToldDocument(Declared):
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] = Field(
        description="Of the PDF, in lower case"
    )
    pdf: Annotated[str, StringConstraints(min_length=1, max_length=2_000_000, pattern=r"^[A-Za-z0-9+/]+={0,2}$")] = (
        Field(
            description="The PDF in base64; at most 1.5 MB and 60 pages, not encrypted, without scripts or attachments"
        )
    )


@dataclass(frozen=True, slots=True)
class Checked:
    pdf: bytes
    pages: int


def checked(told: ToldDocument) -> Checked:
    """The bytes, and how many pages they have. Raises ``BadDocument`` with the reason."""
    pdf = _bytes(told.pdf)
    if hashlib.sha256(pdf).hexdigest() != told.sha256:
        raise BadDocument("The SHA-256 is not that of the document: it came damaged, or is another one")
    return Checked(pdf, _pages(pdf))


def without(body: str) -> str:
    """The message without the bytes of its document, which are kept as a file."""
    content = json.loads(body)
    if not content["data"].get("document"):
        return body
    content["data"]["document"]["pdf"] = ""
    return json.dumps(content, ensure_ascii=False)


def _bytes(text: str) -> bytes:
    try:
        pdf = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise BadDocument("This is not base64") from error
    if len(pdf) > MOST_BYTES:
        raise BadDocument(f"The document is larger than {MOST_BYTES} bytes")
    if not pdf.startswith(b"%PDF-"):
        raise BadDocument("This is not a PDF")
    return pdf


def _pages(pdf: bytes) -> int:
    try:
        with pikepdf.open(io.BytesIO(pdf)) as document:
            if document.is_encrypted:
                raise BadDocument("The PDF is encrypted")
            if any(_is_active(each) for each in document.objects):
                raise BadDocument("The PDF has scripts, forms that send, or attachments")
            pages = len(document.pages)
    except pikepdf.PasswordError as error:
        raise BadDocument("The PDF is encrypted") from error
    except (pikepdf.PdfError, ValueError, RuntimeError) as error:
        raise BadDocument("The PDF cannot be read") from error
    if not 1 <= pages <= MOST_PAGES:
        raise BadDocument(f"The PDF has no page, or more than {MOST_PAGES}")
    return pages


def _is_active(each: pikepdf.Object) -> bool:
    """By the keys and the kind of action of a dictionary, wherever it stands inside."""
    if isinstance(each, pikepdf.Array):
        return any(_is_active(inside) for inside in each if _is_direct(inside))
    if not isinstance(each, (pikepdf.Dictionary, pikepdf.Stream)):
        return False
    kinds = {str(each.get(name)) for name in ("/S", "/Type", "/Subtype") if isinstance(each.get(name), pikepdf.Name)}
    if kinds & set(ACTIVE) or any(name in each for name in ACTIVE):
        return True
    return any(_is_active(inside) for _name, inside in each.items() if _is_direct(inside))


def _is_direct(each: object) -> bool:
    """Written in place; what is referred to is an object of its own, and looked at by itself."""
    return isinstance(each, (pikepdf.Array, pikepdf.Dictionary)) and not each.is_indirect
