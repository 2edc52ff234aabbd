"""HTML template in, tagged PDF/UA-1 out. The only module that knows WeasyPrint."""

import logging
import mimetypes
import threading
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from django.template.loader import render_to_string

from mtmsite import fonts
from mtmsite.pdf_repair import repair

STATIC: Final = fonts.FOLDER.parent
BASE_URL: Final = "http://static.invalid/"
STYLESHEET: Final = "css/paper.css"

# Pango's font map is no place for two threads at once.
_one_at_a_time = threading.Lock()


def render_pdf(template: str, context: Mapping[str, Any], *, fillable: bool = False) -> bytes:
    """Render ``template`` with ``context`` as PDF/UA-1; the same input gives the same bytes.

    ``fillable`` turns HTML inputs into form fields. Texts come in the language that is active. Relative addresses in
    the template are files below static/; nothing else is ever read. Raises ``ValueError`` for a page without title or
    language.
    """
    html = render_to_string(template, dict(context))
    return repair(unrepaired(html, fillable=fillable), html)


def unrepaired(html: str, *, fillable: bool = False) -> bytes:
    """What the engine alone makes of ``html`` with our fonts and style sheet: the measure of the benchmarks."""
    with _one_at_a_time:
        return _write(html, fillable)


def _write(html: str, fillable: bool) -> bytes:
    page = _engine().HTML(string=html, base_url=BASE_URL, url_fetcher=_static_files())
    pdf: bytes = page.write_pdf(
        stylesheets=[_stylesheet()], font_config=_font_map(), pdf_variant="pdf/ua-1", pdf_forms=fillable
    )
    return pdf


@cache
def _engine() -> ModuleType:
    """WeasyPrint, loaded late: it takes half a second, and fontconfig must be told first."""
    fonts.keep_others_out()
    import weasyprint

    # Its warnings quote the text of the page, and that is personal.
    weasyprint.LOGGER.setLevel(logging.CRITICAL)
    return weasyprint


@cache
def _font_map() -> Any:
    return _engine().text.fonts.FontConfiguration()


@cache
def _stylesheet() -> Any:
    return _engine().CSS(
        string=(STATIC / STYLESHEET).read_text(encoding="utf-8"),
        base_url=BASE_URL + STYLESHEET,
        font_config=_font_map(),
        url_fetcher=_static_files(),
    )


@cache
def _static_files() -> Any:
    """A fetcher that reads files below static/ and refuses every other address."""
    urls = _engine().urls

    class StaticFiles(urls.URLFetcher):  # type: ignore[misc, name-defined]
        def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> Any:
            path = static_file(url)
            kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
            return urls.URLFetcherResponse(url, path.read_bytes(), {"Content-Type": kind})

    return StaticFiles()


def static_file(url: str) -> Path:
    """The file below static/ that ``url`` names. Raises ``ValueError`` for any other address."""
    parts = urlsplit(url)
    path = (STATIC / unquote(parts.path).lstrip("/")).resolve()
    if f"{parts.scheme}://{parts.netloc}/" != BASE_URL or not path.is_relative_to(STATIC):
        raise ValueError(f"not one of our static files: {parts.scheme}")
    return path
