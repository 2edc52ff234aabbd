"""The command that loads an edition: what it says, twice, and what it refuses."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from members.models import ConditionCode, NdcProduct

pytestmark = pytest.mark.django_db


def run(*files: Path) -> dict[str, Any]:
    out = io.StringIO()
    call_command("load_drug_reference", *files, json=True, stdout=out)
    return json.loads(out.getvalue().splitlines()[-1])


def test_without_a_file_the_shipped_edition_and_the_condition_codes_are_loaded() -> None:
    first, second = run(), run()
    assert (first["edition"], first["added"], first["loaded"]) == ("2019-04", 120_480, True)
    assert first["condition_codes"]["added"] == ConditionCode.objects.count() > 0
    assert (second["loaded"], second["added"], second["condition_codes"]["added"]) == (False, 0, 0)
    assert second["file_sha256"] == first["file_sha256"]


@pytest.mark.parametrize("text", [None, b"not a reference"])
def test_no_file_and_a_wrong_file_are_errors_and_nothing_is_loaded(text: bytes | None, tmp_path: Path) -> None:
    file = tmp_path / "file.csv.gz"
    if text is not None:
        file.write_bytes(text)
    with pytest.raises(CommandError):
        run(file)
    assert not NdcProduct.objects.exists()
    assert not ConditionCode.objects.exists()
