"""An import that is killed half-way, and started again, ends in the same tables as one that nobody disturbed."""

import hashlib
import json
import subprocess
import sys
import time

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from members.models import ImportFile
from members.services.imports.claims import Claims
from members.services.imports.diagnoses import Diagnoses
from members.services.imports.members import Members
from tests.factories import files, members
from tests.factories.files import claim, diagnosis, member
from tests.running import environment_of_test

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.stack]

PEOPLE, BATCH = 300, 400
# Everything that an import writes, without keys and times: columns, then where from. m is the member, d the drug.
MEMBER = "join members_member m on m.id = t.member_id"
DRUG = f"{MEMBER} join members_drug d on d.id = t.drug_id"
CONTENTS = {
    "members": ("member_id, first_name_key, city, hospice, mbi", "members_member"),
    "coverage": ('m.member_id, start, "end", contract_number', f"members_coverage t {MEMBER}"),
    "flags": ("m.member_id, kind, since, until", f"members_memberflag t {MEMBER}"),
    "claims": (
        "claim_id, m.member_id, d.key, fill_date, ndc, gross_cost, days_supply, voided",
        f"members_prescriptionclaim t {DRUG}",
    ),
    "changes": (
        "c.claim_id, kind, before - 'member', line_number",
        "members_claimchange t join members_prescriptionclaim c on c.id = t.claim_id",
    ),
    "diagnoses": ("m.member_id, date, code, setting", f"members_diagnosis t {MEMBER}"),
    "drugs": ("m.member_id, d.key, first_fill, last_fill", f"members_memberdrug t {DRUG}"),
    "months": ("m.member_id, month, cents", f"members_membermonth t {MEMBER}"),
    "touched": ("m.member_id", f"members_membertouch t {MEMBER}"),
    "aside": ("line_number, reason, field, text", "members_quarantinedline"),
    "unknown": ("ndc, lines", "members_unknownndc"),
    "file": ("kind, layout, read, loaded, unchanged, quarantined, lines_done, notes", "members_importfile"),
}


def contents():
    """A hash of each table's content."""
    found = {}
    with connection.cursor() as cursor:
        for name, (columns, source) in CONTENTS.items():
            cursor.execute(f"select {columns} from {source}")
            found[name] = hashlib.sha256(repr(sorted(map(repr, cursor.fetchall()))).encode()).hexdigest()
    return found


def people():
    for number in range(PEOPLE):
        members.member(member_id=f"M{number}")


def claims_file(tmp_path):
    def line(number):
        about = {"member_id": f"M{number * 7 % PEOPLE}", "fill_date": f"2025-{1 + number % 12:02}-{1 + number % 28:02}"}
        if number % 50 == 49:
            return claim(
                f"C{number - 40}", **{**about, "member_id": f"M{(number - 40) * 7 % PEOPLE}"}, adjustment="void"
            )
        if number % 100 == 3:
            return claim(f"C{number}", **about, ndc="J0001")
        return claim(f"C{number}", **about, ndc=f"{number % 40:011}", days_supply=str(number % 3))

    return files.write(tmp_path, Claims, *map(line, range(20_000)))


def diagnoses_file(tmp_path):
    def line(number):
        date = f"2025-{1 + number % 12:02}-{1 + number % 28:02}"
        return diagnosis(member_id=f"M{number % (PEOPLE + 2)}", date=date, code=f"E1{number % 10}{number % 9}")

    return files.write(tmp_path, Diagnoses, *map(line, range(20_000)))


def members_file(tmp_path):
    def line(number):
        start = f"202{number % 3 + 3}-01-01"
        return member(f"N{number // 3}", coverage_start=start, hospice="1" if number % 7 else "", city=f"City {number}")

    return files.write(tmp_path, Members, *map(line, range(12_000)))


FILES = {"import_claims": claims_file, "import_diagnoses": diagnoses_file, "import_members": members_file}


def start(command, path):
    line = [sys.executable, "manage.py", command, str(path), "--json", "--batch-lines", str(BATCH)]
    return subprocess.Popen(
        line,
        cwd=settings.BASE_DIR,
        env=environment_of_test(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def finished(command, path):
    process = start(command, path)
    said, problem = process.communicate(timeout=120)
    assert process.returncode == 0, problem
    return said


def kill_half_way(command, path, after):
    """SIGKILL as soon as ``after`` lines are in; answers how many were in at last."""
    process = start(command, path)
    end = time.monotonic() + 60
    while not ImportFile.objects.filter(lines_done__gt=after).exists():
        assert process.poll() is None, process.stderr.read()
        assert time.monotonic() < end
        time.sleep(0.005)
    process.kill()
    process.wait()
    process.stdout.close()
    process.stderr.close()
    return ImportFile.objects.get().lines_done


@pytest.mark.parametrize("command", FILES)
def test_killed_and_started_again_it_ends_in_the_same_tables(tmp_path, command):
    path = FILES[command](tmp_path)
    members.drug_reference()
    people()
    finished(command, path)
    undisturbed = contents()
    lines = ImportFile.objects.get().lines_done
    call_command("flush", interactive=False, verbosity=0)
    members.drug_reference()
    people()
    done = kill_half_way(command, path, after=lines // 4)
    assert lines // 4 < done < lines
    assert ImportFile.objects.get().finished_at is None
    done = kill_half_way(command, path, after=lines // 2)
    assert lines // 2 < done < lines
    said = finished(command, path)
    assert f"cut short after line {done}" in said
    assert json.loads(said.splitlines()[-1])["read"] == lines - 1
    assert contents() == undisturbed


def test_two_processes_at_once_load_once(tmp_path):
    people()
    members.drug_reference()
    path = claims_file(tmp_path)
    both = [start("import_claims", path) for _ in range(2)]
    answers = [json.loads(process.communicate(timeout=120)[0].splitlines()[-1]) for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert sorted(answer["loaded"] for answer in answers)[0] == 0
    assert answers[0]["read"] == answers[1]["read"] == 20_000
    assert ImportFile.objects.count() == 1
