"""What the page says of each ready-made list is true of the PDF that is made."""

import tomllib
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from reviews.documents import editions
from reviews.documents.form_sets import LANGUAGES, all_form_sets
from reviews.documents.list_sheet import SIZES
from reviews.management.commands.measure_blank_lists import SAMPLE


@pytest.fixture(scope="module")
def measured() -> list[editions.Edition]:
    return editions.measured(SAMPLE)


def test_pages_and_size_are_those_of_the_lists(measured: list[editions.Edition]) -> None:
    assert list(editions.editions()) == measured, "run manage.py measure_blank_lists"


def test_every_form_set_comes_in_every_language_and_size() -> None:
    found = {(edition.form_set, edition.language, edition.size) for edition in editions.editions()}
    assert len(found) == len(editions.editions()) == len(all_form_sets()) * len(LANGUAGES) * len(SIZES)


def test_the_command_writes_what_it_measured(
    measured: list[editions.Edition], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(editions, "measured", lambda contact: measured)
    monkeypatch.setattr(editions, "DATA", tmp_path / "lists.toml")
    (tmp_path / "lists.toml").write_text("", encoding="utf-8")
    with pytest.raises(CommandError, match="without --check"):
        call_command("measure_blank_lists", "--check")
    assert (tmp_path / "lists.toml").read_text(encoding="utf-8") == ""
    call_command("measure_blank_lists")
    call_command("measure_blank_lists", "--check")
    written = (tmp_path / "lists.toml").read_text(encoding="utf-8")
    assert [editions.Edition(**row) for row in tomllib.loads(written)["blank_list"]] == measured
