"""The written summary that a vendor sent itself: kept once as a file, or refused with a reason and not kept at all."""

import base64
import json
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from django.core.files.storage import storages
from django.urls import reverse
from django.utils import timezone

from members import roles
from members.models import AuditEvent
from reviews.documents.told_document import MOST_BYTES, MOST_PAGES
from reviews.documents.vendor_events import Refused
from reviews.models import (
    FileToRemove,
    MemberRequest,
    SummaryDocument,
    SummarySent,
    Vendor,
    VendorEvent,
    VendorFileProblem,
)
from reviews.services import retention
from reviews.services.exchange import returns
from tests.factories import exchange, staff
from tests.factories.ages import make_old
from tests.factories.documents import document, pdf
from tests.factories.exchange import message, receive
from tests.refused import history_kept, refused
from tests.reviews.documents.test_vendor_file import returned

pytestmark = pytest.mark.django_db


@pytest.fixture
def request_row() -> MemberRequest:
    return exchange.told_request()


def sent(request: MemberRequest, content: bytes, **changes: str) -> dict[str, Any]:
    return message("summary.sent", request, document=document(content, **changes))


def bytes_of(kept: SummaryDocument) -> bytes:
    with kept.file.open("rb") as file:
        return bytes(file.read())


def stored() -> set[str]:
    return {name for name in storages["letters"].listdir("")[1] if name.startswith("summary-")}


def test_it_is_kept_with_the_day_it_was_sent_and_not_in_the_message(request_row: MemberRequest) -> None:
    content = pdf(2)
    receive(sent(request_row, content))
    kept = SummaryDocument.objects.get()
    assert (bytes_of(kept), kept.pages, kept.review_key) == (content, 2, "R-1")
    assert SummarySent.objects.get().sent_on == timezone.localdate()
    assert base64.b64encode(content).decode() not in VendorEvent.objects.get().body
    assert AuditEvent.objects.get(verb="summary.document_kept").values == {"sha256": kept.sha256, "pages": 2}


@pytest.mark.parametrize("documents_first", [True, False])
def test_told_again_or_before_its_review_it_is_kept_once(request_row: MemberRequest, documents_first: bool) -> None:
    story = [sent(request_row, pdf()), message("review.completed", request_row), sent(request_row, pdf())]
    for content in story if documents_first else reversed(story):
        receive(content)
    assert receive(story[0], "msg_x") == "accepted"
    assert receive(story[0], "msg_x") == "repeated"
    assert SummaryDocument.objects.count() == 1


SCRIPT = pikepdf.Dictionary(S=pikepdf.Name("/JavaScript"), JS="app.alert(1)")
BAD = {
    "not a PDF": (b"hello", {}, "pdf"),
    "cut off": (pdf()[:200], {}, "pdf"),
    "too large": (b"%PDF-" + b"0" * MOST_BYTES, {}, "pdf"),
    "encrypted": (pdf(encrypted=True), {}, "pdf"),
    "no page": (pdf(0), {}, "pdf"),
    "too many pages": (pdf(MOST_PAGES + 1), {}, "pdf"),
    "a script": (pdf(OpenAction=SCRIPT), {}, "pdf"),
    "a script inside a list": (pdf(AA=pikepdf.Array([pikepdf.Array([SCRIPT])])), {}, "pdf"),
    "an attachment": (pdf(Names=pikepdf.Dictionary(EmbeddedFiles=pikepdf.Dictionary())), {}, "pdf"),
    "another hash": (pdf(), {"sha256": "0" * 64}, "pdf"),
    "no hash": (pdf(), {"sha256": "abc"}, "sha256"),
    "not base64": (pdf(), {"pdf": "!!!"}, "pdf"),
    "half of base64": (pdf(), {"pdf": "QUJDR"}, "pdf"),
    "empty": (pdf(), {"pdf": ""}, "pdf"),
    "a field too many": (pdf(), {"name": "x"}, "name"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_document_is_refused_with_its_reason_and_nothing_is_kept(request_row: MemberRequest, case: str) -> None:
    content, changes, place = BAD[case]
    before = stored()
    with pytest.raises(Refused) as caught:
        receive(sent(request_row, content, **changes))
    assert [(each["pointer"], bool(each["reason"])) for each in caught.value.errors] == [
        (f"/data/document/{place}", True)
    ]
    for model in (VendorEvent, SummarySent, SummaryDocument):
        assert not model.objects.exists()
    assert stored() == before


def test_storage_that_fails_keeps_nothing_and_the_message_may_come_again(
    request_row: MemberRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: Any, **_named: Any) -> str:
        raise PermissionError

    content = sent(request_row, pdf())
    with monkeypatch.context() as patched:
        patched.setattr(type(storages["letters"]), "save", full)
        with pytest.raises(PermissionError):
            receive(content, "msg_a")
    assert not SummarySent.objects.exists()
    assert receive(content, "msg_a") == "accepted"
    assert SummaryDocument.objects.count() == 1


def test_by_file_it_is_the_same(settings: Any, tmp_path: Path, request_row: MemberRequest) -> None:
    settings.EXCHANGE_DIR = tmp_path
    Vendor.objects.filter(key="sandbox").update(channel="file")
    large = pdf(1, Filler=pikepdf.String("x" * 200_000))
    texts = [json.dumps(sent(request_row, each)).replace('"', '""') for each in (large, b"hello")]
    lines = [f'E|msg_{number}|"{text}"' for number, text in enumerate(texts)]
    (tmp_path / "sandbox" / "in").mkdir(parents=True)
    (tmp_path / "sandbox" / "in" / "a.txt").write_bytes(returned(*lines, vendor="sandbox"))
    report = returns.read_back(vendor=Vendor.objects.get(key="sandbox"), by="test")
    assert report.lines == {"events": 1, "put aside": 1}
    assert bytes_of(SummaryDocument.objects.get()) == large
    assert "/data/document/pdf" in VendorFileProblem.objects.get().reason


def test_staff_save_it_and_each_look_is_written_down(request_row: MemberRequest) -> None:
    receive(sent(request_row, pdf()))
    kept = SummaryDocument.objects.get()
    address = reverse("admin:reviews_summarydocument_pdf", args=[kept.pk])
    assert staff.signed_in(roles.PROGRAM_OWNER).get(address).status_code == 403
    answer = staff.signed_in(roles.PHARMACIST).get(address)
    assert b"".join(answer.streaming_content) == pdf()
    assert answer["Content-Disposition"].startswith("attachment")
    assert AuditEvent.objects.filter(verb="summary_document.read", object_id=str(kept.pk)).count() == 1
    storages["letters"].delete(kept.file.name)
    assert staff.signed_in(roles.SUPERVISOR).get(address).status_code == 302


def test_its_file_goes_with_its_row_after_ten_years(request_row: MemberRequest) -> None:
    receive(sent(request_row, pdf()))
    kept = SummaryDocument.objects.get()
    make_old(kept)
    retention.purge(by="test")
    assert not SummaryDocument.objects.exists()
    assert not FileToRemove.objects.exists()
    assert kept.file.name not in stored()


def test_the_database_keeps_it_whole_and_as_it_came(request_row: MemberRequest) -> None:
    receive(sent(request_row, pdf()))
    kept = SummaryDocument.objects.get()
    columns = {"member": kept.member, "program_year": kept.program_year, "review_key": "R-1", "file": "a"}
    with refused("a_document_is_kept_whole"):
        SummaryDocument.objects.create(**columns, sha256="0" * 64, pages=0)
    with refused("one_row_per_document"):
        SummaryDocument.objects.create(**columns, sha256=kept.sha256, pages=1)
    for rewrite in (lambda rows: rows.update(review_key="R-2"), lambda rows: rows.delete()):
        with history_kept():
            rewrite(SummaryDocument.objects.all())
