"""What WeasyPrint 70 leaves undone in a tagged PDF, put right with pikepdf."""

import re
from collections import defaultdict
from collections.abc import Iterator
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from mtmsite.pdf_fields import repair_fields

ARTIFACT = b"/Artifact <</Type /Pagination>> BDC"
PRINT_FLAG = 1 << 2
WORD_JOINER = b" <2060>"
OTHER_LANGUAGE = re.compile(r'<article[^>]*\slang="([A-Za-z-]+)"')


def repair(raw: bytes, html: str) -> bytes:
    """The same document with header scopes, artifacts and languages in place, saved without dates or random marks.

    Raises ``ValueError`` when the page has no title or no language: such a document is not accessible at all.
    """
    with Pdf.open(BytesIO(raw)) as pdf:
        _demand_title_and_language(pdf)
        elements = list(walk(pdf.Root.StructTreeRoot.K))
        by_kind = _by_kind(elements)
        _scope_headers(by_kind["/TH"])
        _give_list_items_a_body(pdf, by_kind["/LI"])
        _name_other_languages(by_kind["/Art"], OTHER_LANGUAGE.findall(html))
        _mark_margins_as_artifacts(pdf, elements)
        _print_links_too(pdf)
        _fill_unicode_gaps(pdf)
        repair_fields(pdf)
        return _saved(pdf)


def walk(node: Object) -> Iterator[Dictionary]:
    """Structure elements below ``node`` in reading order."""
    if isinstance(node, Array):
        for child in node:
            yield from walk(child)
    elif isinstance(node, Dictionary) and "/S" in node:
        yield node
        if "/K" in node:
            yield from walk(node.K)


def _by_kind(elements: list[Dictionary]) -> dict[str, list[Dictionary]]:
    """Each element is asked once what it is: a letter has hundreds."""
    kinds: dict[str, list[Dictionary]] = defaultdict(list)
    for element in elements:
        kinds[str(element.S)].append(element)
    return kinds


def _demand_title_and_language(pdf: Pdf) -> None:
    for what, found in (("title", pdf.docinfo.get("/Title")), ("language", pdf.Root.get("/Lang"))):
        if not str(found or "").strip():
            raise ValueError(f"the page has no {what}")


def _scope_headers(cells: list[Dictionary]) -> None:
    """Header cells of the table head speak for their column, all others for their row."""
    for cell in cells:
        cell.A.Scope = Name.Column if cell.P.P.S == Name.THead else Name.Row


def _give_list_items_a_body(pdf: Pdf, items: list[Dictionary]) -> None:
    """What follows the marker of a list item belongs into one body."""
    for item in items:
        if all(kid.S != Name.LBody for kid in item.K):
            labels = [kid for kid in item.K if kid.S == Name.Lbl]
            rest = [kid for kid in item.K if kid.S != Name.Lbl]
            body = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.LBody, P=item, K=Array(rest)))
            for kid in rest:
                kid.P = body
            item.K = Array([*labels, body])


def _name_other_languages(passages: list[Dictionary], languages: list[str]) -> None:
    """``<article lang=…>`` is how a template marks a passage in another language."""
    for passage, language in zip(passages, languages, strict=True):
        passage.S, passage.Lang = Name.Div, String(language)


def _mark_margins_as_artifacts(pdf: Pdf, elements: list[Dictionary]) -> None:
    """Page numbers and footers are not part of the text: take their marks out of the structure."""
    real = {element.objgen for element in elements}
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    for index, page in enumerate(pdf.pages):
        parents = numbers[2 * index + 1]
        stray = [mcid for mcid, parent in enumerate(parents) if parent.objgen not in real]
        if stray:
            page.Contents.write(_as_artifacts(page.Contents.read_bytes(), stray))
        for mcid in reversed(stray):
            if mcid == len(parents) - 1:
                del parents[mcid]
            else:
                parents[mcid] = None


def _as_artifacts(content: bytes, mcids: list[int]) -> bytes:
    for mcid in mcids:
        content = re.sub(rb"/\w+\s*<<\s*/MCID %d\s*>>\s*BDC" % mcid, ARTIFACT, content)
    return content


def _print_links_too(pdf: Pdf) -> None:
    for page in pdf.pages:
        for annotation in page.get("/Annots", Array()):
            annotation.F = int(annotation.get("/F", 0)) | PRINT_FLAG


def _fill_unicode_gaps(pdf: Pdf) -> None:
    """Glyphs that only complete the one before (Khmer and Indic scripts) read as a joiner that makes no sound."""
    for font in pdf.pages[0].Resources.get("/Font", {}).values():
        codes = font.ToUnicode.read_bytes()
        if b" <>" in codes:
            font.ToUnicode.write(codes.replace(b" <>", WORD_JOINER))


def _saved(pdf: Pdf) -> bytes:
    target = BytesIO()
    # The metadata need no look: WeasyPrint has written the version there, and nothing here changes it.
    generate = pikepdf.ObjectStreamMode.generate
    pdf.save(target, deterministic_id=True, object_stream_mode=generate, fix_metadata_version=False)
    return target.getvalue()
