"""Files in the back office: figures, the lines put aside, and their export, which leaves a trace."""

import csv
import io

import pytest
from django.urls import reverse

from members.models import AuditEvent, ImportFile, QuarantinedLine, UnknownNdc
from members.services.imports import quarantine
from tests.factories import members

pytestmark = pytest.mark.django_db


def test_the_page_of_a_file_shows_what_became_of_it(admin_client):
    line = members.line_put_aside()
    ImportFile.objects.update(notes={"days_supply_missing": 3})
    UnknownNdc.objects.create(file=line.file, ndc="11111222233", lines=7)
    page = admin_client.get(reverse("admin:members_importfile_change", args=[line.file_id])).content.decode()
    for words in (
        line.file.sha256,
        "11111222233",
        "loaded with a supply of 0 days, or none: 3",
        reverse("admin:members_importfile_export", args=[line.file_id]),
    ):
        assert words in page
    assert AuditEvent.objects.get(verb="file.viewed").object_id == str(line.file_id)


def test_a_file_without_lines_put_aside_has_nothing_to_export(admin_client):
    file = members.line_put_aside().file
    ImportFile.objects.update(quarantined=0, loaded=1)
    page = admin_client.get(reverse("admin:members_importfile_change", args=[file.pk])).content.decode()
    assert "/export/" not in page


def test_the_list_of_lines_names_nobody_and_the_line_itself_is_audited(admin_client):
    line = members.line_put_aside(text="C1,MARIA-LOPEZ,J1234")
    listed = admin_client.get(reverse("admin:members_quarantinedline_changelist") + f"?file__id__exact={line.file_id}")
    assert "bad-ndc" in listed.content.decode()
    assert "MARIA" not in listed.content.decode()
    page = admin_client.get(reverse("admin:members_quarantinedline_change", args=[line.pk])).content.decode()
    assert "MARIA-LOPEZ" in page
    assert AuditEvent.objects.get(verb="line_put_aside.viewed")


def test_the_export_gives_every_line_as_it_came(admin_client):
    line = members.line_put_aside()
    odd = '=cmd|"x",é\\x00'
    QuarantinedLine.objects.create(file=line.file, line_number=9, reason="broken-quotes", text=odd)
    answer = admin_client.get(reverse("admin:members_importfile_export", args=[line.file_id]))
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert "no-store" in answer["Cache-Control"]
    found = list(csv.DictReader(io.StringIO(b"".join(answer).decode(), newline="")))
    assert found == [
        {"line": "2", "reason": "bad-ndc", "field": "ndc", "text": "C1,M1,J1234"},
        {"line": "9", "reason": "broken-quotes", "field": "", "text": f"'{odd}"},
    ]
    event = AuditEvent.objects.get(verb="file.exported")
    assert (event.object_id, event.actor) == (str(line.file_id), "admin")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx"])
def test_no_cell_is_a_formula(text):
    line = members.line_put_aside(text=text)
    (row,) = list(csv.reader(io.StringIO("".join(quarantine.export([line])))))[1:]
    assert row[-1] == f"'{text}"


def test_an_export_of_nothing_is_a_header():
    assert "".join(quarantine.export([])).strip() == "line,reason,field,text"
