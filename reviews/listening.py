"""What happens here when something happened in members, which knows nothing of this app."""

from typing import Any

from django.dispatch import receiver

from members.models import FileKind, ImportFile, ProgramYear
from members.services import program_years
from members.services.imports import signals
from reviews import tasks
from reviews.services.tmr import rules


@receiver(signals.loaded)
def review_who_changed(file: ImportFile, **kwargs: Any) -> None:
    """With each update of claims; diagnoses count too."""
    if file.kind in (FileKind.CLAIMS, FileKind.DIAGNOSES):
        tasks.enqueue(tasks.review_medicines)


@receiver(signals.loaded)
def find_duplicates(file: ImportFile, **kwargs: Any) -> None:
    """A file of members may bring somebody a second time."""
    if file.kind == FileKind.MEMBERS:
        tasks.enqueue(tasks.find_duplicates)


@receiver(program_years.copied)
def copy_rules(source: ProgramYear, draft: ProgramYear, by: str, **kwargs: Any) -> None:
    rules.copy(source=source, to=draft, by=by)
