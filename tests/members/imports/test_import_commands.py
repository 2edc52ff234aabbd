"""The commands: what they print, how they end, and that they say nothing of anybody."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from members.models import DrugReference
from members.services.imports.claims import Claims
from members.services.imports.diagnoses import Diagnoses
from members.services.imports.members import Members
from tests.factories import files, members

pytestmark = pytest.mark.django_db
COMMANDS = {"import_members": Members, "import_claims": Claims, "import_diagnoses": Diagnoses}


@pytest.fixture(autouse=True)
def references_are_there():
    """So that the commands need not load the shipped ones, which are large."""
    members.drug_reference()


def answer(command, *arguments):
    out = StringIO()
    call_command(command, *arguments, stdout=out)
    return out.getvalue()


@pytest.mark.parametrize(("command", "importer"), COMMANDS.items())
def test_the_last_line_is_one_json_object(tmp_path, command, importer):
    members.member(member_id="M1")
    line = {Members: files.member("M9"), Claims: files.claim(), Diagnoses: files.diagnosis()}[importer]
    path = files.write(tmp_path, importer, line, "damaged")
    said = json.loads(answer(command, str(path), "--json").splitlines()[-1])
    assert {name: said[name] for name in ("read", "loaded", "unchanged", "quarantined")} == {
        "read": 2, "loaded": 1, "unchanged": 0, "quarantined": 1
    }  # fmt: skip
    assert len(said["file_sha256"]) == 64
    again = json.loads(answer(command, str(path), "--json").splitlines()[-1])
    assert (again["loaded"], again["unchanged"]) == (0, 1)


def test_the_report_in_words(tmp_path):
    members.member(member_id="M1")
    path = files.write(tmp_path, Claims, files.claim(days_supply="0"), files.claim(ndc="J1"))
    text = answer("import_claims", str(path))
    assert "read 2, loaded 1, unchanged 0, put aside 1" in text
    assert "put aside, bad-ndc: 1" in text
    assert "supply of 0 days, or none: 1" in text
    assert "nothing was read again" in answer("import_claims", str(path))


@pytest.mark.parametrize("command", COMMANDS)
def test_a_file_that_is_none_ends_with_an_error(tmp_path, command):
    path = tmp_path / "strange.csv"
    path.write_text("who,knows\n1,2\n")
    with pytest.raises(CommandError, match="header is none"):
        answer(command, str(path))
    with pytest.raises(CommandError, match="cannot be opened"):
        answer(command, str(tmp_path / "missing"))


def test_an_error_of_the_database_repeats_nothing_of_the_file(tmp_path):
    members.member(member_id="M1")
    path = files.write(tmp_path, Claims, files.claim("SECRET-CLAIM"))
    with connection.cursor() as cursor:
        cursor.execute("alter table members_prescriptionclaim add constraint broken check (claim_id <> 'SECRET-CLAIM')")
    with pytest.raises(CommandError, match="CheckViolation") as caught:
        answer("import_claims", str(path))
    assert "SECRET" not in str(caught.value)
    assert caught.value.__suppress_context__


@pytest.mark.parametrize("command", COMMANDS)
def test_help_lists_the_rules(command, capsys):
    with pytest.raises(SystemExit):
        call_command(command, "--help")
    text = capsys.readouterr().out
    for word in ("put aside", "--sequence", "kill -9", "unknown-member" if command != "import_members" else "--as-of"):
        assert word in text
    assert max(map(len, text.splitlines())) <= 120


def test_a_strange_number_of_lines_is_refused(tmp_path):
    with pytest.raises(CommandError, match="1 or more"):
        answer("import_claims", str(tmp_path / "x"), "--batch-lines", "0")
    assert DrugReference.objects.exists()
