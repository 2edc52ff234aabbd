"""render_pdf: tags, fonts, languages, fields, the same bytes every time, and nothing read but our own files."""

import logging
import os
import re
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from django.conf import settings as django_settings

from mtmsite import fonts
from mtmsite.pdf import BASE_URL, STATIC, _engine, render_pdf, static_file
from tests.pdf.checkers import OURS, elements, findings, font_names, opened, text_of

Render = Callable[..., bytes]
PAGE = '<!doctype html><html lang="en"><title>A page</title><h1>A page</h1>%s</html>'


@pytest.fixture
def render(tmp_path: Path, settings: django_settings) -> Render:
    """Renders the HTML it is given; ``{{ name }}`` and the like come from keyword arguments."""
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]

    def render(html: str, *, fillable: bool = False, **context: object) -> bytes:
        (tmp_path / "page.html").write_text(html, encoding="utf-8")
        return render_pdf("page.html", context, fillable=fillable)

    return render


def test_has_title_language_and_tags(render: Render) -> None:
    with opened(render(PAGE % "<p>Text</p>")) as pdf:
        assert pdf.Root.Lang == "en"
        assert pdf.docinfo["/Title"] == "A page"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert pdf.Root.MarkInfo.Marked
        assert b'pdfuaid:part="1"' in pdf.Root.Metadata.read_bytes()
        assert [element.S for element in elements(pdf, "H1")] == ["/H1"]


@pytest.mark.parametrize(
    ("html", "what"), [('<html lang="en"><p>x</p>', "title"), ("<html><title>x</title><p>x</p>", "language")]
)
def test_refuses_a_page_without_title_or_language(render: Render, html: str, what: str) -> None:
    with pytest.raises(ValueError, match=what):
        render(html)


def test_uses_only_vendored_fonts_whatever_the_page_asks_for(render: Render) -> None:
    pdf = render(PAGE % '<p style="font-family: Arial, DejaVu Sans, serif">Plain <b>and bold</b>, Ω, 王, 😀</p>')
    assert font_names(pdf) <= set(OURS)


def test_system_fonts_are_out_of_reach() -> None:
    _engine()
    from weasyprint.text.ffi import ffi, fontconfig

    chosen = fontconfig.FcConfigGetConfigFiles(ffi.NULL)
    first = ffi.string(fontconfig.FcStrListNext(chosen)).decode()
    assert Path(first) == fonts.CONFIGURATION


NAMES = [
    "María-José Ñúñez", "O’Neil & Sons", "Nguyễn Thị Ánh Tuyết", "Łukasz Šímová Őry", "Αθηνά Παππά", "Мария Ёлкина",
    "王小明", "陳大文", "山田太郎", "김민수", "שלום כהן", "अनिता शर्मा", "สมชาย", "Հայկ", "ქეთი", "ទូច សុខា",
    "Ada 😀", "Grace 👩‍⚕️", "Sam ❤️ 🇺🇸",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_prints_names_of_many_scripts(render: Render, tmp_path: Path, name: str) -> None:
    pdf = render(PAGE % "<p>{{ name }}</p>", name=name)
    assert findings(pdf, tmp_path) == set()  # among others: a glyph for every character, and text for every glyph
    assert font_names(pdf) <= {*OURS, "Noto-Sans-Thai", "Noto-Sans-Armenian", "Noto-Sans-Georgian"}


def test_says_nothing_about_the_text_in_the_log(render: Render, caplog: pytest.LogCaptureFixture) -> None:
    """WeasyPrint would warn of a character that no font has, and quote it."""
    caplog.set_level(logging.DEBUG)
    render(PAGE % "<p>{{ name }}</p>", name="\U000e1234 Doe")
    assert [record.name for record in caplog.records if "weasyprint" in record.name] == []


def test_escapes_markup_in_names(render: Render) -> None:
    pdf = render(PAGE % "<p>{{ name }}</p>", name="<script>alert('x')</script>")
    assert "<script>alert('x')</script>" in text_of(pdf)


def test_the_same_page_is_the_same_bytes_in_every_process() -> None:
    program = (
        "import os, django, hashlib; django.setup();"
        "from reviews.documents.medication_list import blank_pdf;"
        "pdf = blank_pdf(edition=2026, language='en', size='standard', rows=4, fillable=True,"
        "    phone='1', tty='711', hours=[]);"
        "print(hashlib.sha256(pdf).hexdigest())"
    )
    sums = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            cwd=STATIC.parent, capture_output=True, text=True, check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }  # fmt: skip
    assert len(sums) == 1
    assert re.fullmatch(r"[0-9a-f]{64}\n", sums.pop())


def test_threads_may_render_at_the_same_time(render: Render) -> None:
    html = PAGE % "<p>{{ name }}</p>"
    expected = render(html, name="Ada")
    results: list[bytes] = []
    threads = [
        threading.Thread(target=lambda: results.append(render_pdf("page.html", {"name": "Ada"}))) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [expected] * 4


def test_a_forked_worker_renders_too(render: Render) -> None:
    """Celery and gunicorn fork; the font map of the parent must not hang the child."""
    expected = render(PAGE % "<p>x</p>")
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        same = render_pdf("page.html", {}) == expected
        os.write(writer, b"same" if same else b"different")
        os._exit(0)
    os.close(writer)
    with open(reader, "rb") as answer:
        assert answer.read() == b"same"
    os.waitpid(child, 0)


def test_header_cells_say_what_they_head(render: Render) -> None:
    table = (
        "<table><thead><tr><th colspan=2>Both<th>C<tbody><tr><th scope=row>x<td>1<td>2<tr><th scope=row>y<td>3<td>4"
        "</table>"
    )
    with opened(render(PAGE % table)) as pdf:
        cells = elements(pdf, "TH")
        assert [str(cell.A.Scope) for cell in cells] == ["/Column", "/Column", "/Row", "/Row"]
        assert cells[0].A.ColSpan == 2


def test_page_numbers_and_footers_are_artifacts(render: Render) -> None:
    style = "<style>@page { @bottom-center { content: 'Page ' counter(page) } }</style>"
    with opened(render(PAGE % f'{style}<p>One</p><p style="break-before: page">Two</p>')) as pdf:
        for page in pdf.pages:
            assert b"/Artifact <</Type /Pagination>> BDC" in page.Contents.read_bytes()
        assert _marks_without_element(pdf) == []


def _marks_without_element(pdf: pikepdf.Pdf) -> list[tuple[int, int]]:
    """(page, mark) of marked content that no structure element holds."""
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    stray = []
    for index, page in enumerate(pdf.pages):
        for mark in re.findall(rb"/MCID (\d+)", page.Contents.read_bytes()):
            parent = numbers[2 * index + 1][int(mark)]
            if not isinstance(parent, pikepdf.Dictionary) or int(mark) not in parent.K:
                stray.append((index, int(mark)))
    return stray


def test_a_passage_in_another_language_says_so(render: Render) -> None:
    with opened(render(PAGE % '<article lang="es"><p>Llame</p></article><p>Call</p>')) as pdf:
        assert [str(element.Lang) for element in elements(pdf, "Div")] == ["es"]
        assert elements(pdf, "Art") == []


FORM = (
    '<input name="who" title="Your name"><textarea name="what" title="What">a</textarea>'
    '<input type="checkbox" name="ok" title="OK">'
)


def test_fields_have_names_tooltips_order_and_a_font_to_type_in(render: Render) -> None:
    with opened(render(PAGE % FORM, fillable=True)) as pdf:
        fields = list(pdf.Root.AcroForm.Fields)
        assert [(str(f.T), str(f.TU)) for f in fields] == [("who", "Your name"), ("what", "What"), ("ok", "OK")]
        assert [int(f.get("/Ff", 0)) & (1 << 12) for f in fields] == [0, 1 << 12, 0]  # several lines
        assert pdf.pages[0].Tabs == "/S"
        font = pdf.Root.AcroForm.DR.Font.Text
        assert (font.Subtype, font.Encoding) == ("/TrueType", "/WinAnsiEncoding")
        assert font.FontDescriptor.FontFile2.read_bytes() == fonts.TEXT_FONT.read_bytes()
        assert all(str(f.DA).startswith("0 g /Text ") and "/N" in f.AP for f in fields[:2])
        assert len(elements(pdf, "Form")) == 3


def test_a_page_to_print_has_no_fields(render: Render) -> None:
    with opened(render(PAGE % FORM)) as pdf:
        assert "/AcroForm" not in pdf.Root


def test_links_are_named_and_printed(render: Render, tmp_path: Path) -> None:
    pdf = render(PAGE % '<p><a href="https://example.org/">https://example.org/</a></p>')
    assert findings(pdf, tmp_path) == set()


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/hostname", "http://example.org/x.png", "https://static.invalid/css/paper.css",
        f"{BASE_URL}../manage.py", f"{BASE_URL}css/%2e%2e/%2e%2e/manage.py", "data:text/plain,x",
    ],
)  # fmt: skip
def test_reads_nothing_but_static_files(url: str) -> None:
    with pytest.raises(ValueError, match="not one of our static files"):
        static_file(url)


def test_reads_a_static_file_by_its_relative_address(render: Render) -> None:
    assert static_file(f"{BASE_URL}css/paper.css") == STATIC / "css" / "paper.css"
    with opened(render(PAGE % '<p><img src="img/fold-marks.svg" alt="Marks"></p>')) as pdf:
        assert [str(figure.Alt) for figure in elements(pdf, "Figure")] == ["Marks"]


def test_an_address_outside_is_not_read_while_rendering(render: Render, tmp_path: Path) -> None:
    secret = tmp_path / "secret.svg"
    secret.write_text('<svg xmlns="http://www.w3.org/2000/svg"><text>secret</text></svg>')
    assert "secret" not in text_of(render(PAGE % f'<p>Text <img src="{secret.as_uri()}" alt=""></p>'))


def test_every_font_file_is_there() -> None:
    assert fonts.missing_files() == []
    assert sum(path.stat().st_size for path in fonts.FOLDER.rglob("*")) < 6_000_000
