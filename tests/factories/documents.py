"""Summaries of vendors as PDFs, good and bad."""

import base64
import hashlib
import io
from typing import Any

import pikepdf

from reviews.models import MemberRequest, SummaryDocument
from tests.factories import exchange


def pdf(pages: int = 1, *, encrypted: bool = False, **root: Any) -> bytes:
    document, out = pikepdf.new(), io.BytesIO()
    for _ in range(pages):
        document.add_blank_page()
    for name, value in root.items():
        document.Root[f"/{name}"] = value
    document.save(
        out, deterministic_id=not encrypted, encryption=pikepdf.Encryption(owner="a", user="b") if encrypted else False
    )
    return out.getvalue()


def document(content: bytes, **changes: str) -> dict[str, str]:
    told = {"sha256": hashlib.sha256(content).hexdigest(), "pdf": base64.b64encode(content).decode()}
    return {**told, **changes}


def kept(request: MemberRequest) -> SummaryDocument:
    """One that the sandbox vendor sent."""
    exchange.receive(exchange.message("summary.sent", request, document=document(pdf())))
    return SummaryDocument.objects.get(request=request)
