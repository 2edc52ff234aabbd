"""Program years: load from the data files, copy, publish. A published one is never touched again."""

import datetime
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.dispatch import Signal
from django.forms.models import model_to_dict
from django.utils import timezone
from django.utils.translation import gettext as _

from members import year_facts
from members.models import ProgramYear, ProgramYearCondition
from members.services import audit

DATA = Path(__file__).resolve().parent.parent / "data"
COLUMNS = {field.name for field in ProgramYear._meta.fields if field.editable}
copied = Signal()  # within the transaction: apps above this one copy what they keep for the year


@dataclass
class LoadReport:
    """Years by what happened to them."""

    created: list[int] = field(default_factory=list)
    renewed: list[int] = field(default_factory=list)
    kept: list[int] = field(default_factory=list)


def load(*, by: str, renew_drafts: bool = False, folder: Path = DATA / "program_years") -> LoadReport:
    """Make the years of the data files that are not there yet.

    Years that exist are kept as they are, since staff may have edited them; ``renew_drafts`` takes
    drafts anew from their file. Raises ``ValidationError`` naming the file for a wrong one.
    """
    report = LoadReport()
    for path in sorted(folder.glob("*.toml")):
        try:
            _load_one(tomllib.loads(path.read_text(encoding="utf-8")), by, renew_drafts, report)
        except ValidationError as error:
            raise ValidationError([f"{path.name}: {text}" for text in error.messages]) from error
        except KeyError as error:
            raise ValidationError(f"{path.name}: {error} is missing or not known") from error
        except (ValueError, TypeError) as error:  # not UTF-8, not TOML, a word where a number belongs
            raise ValidationError(f"{path.name}: {error}") from error
    return report


@transaction.atomic
def _load_one(data: dict[str, Any], by: str, renew_drafts: bool, report: LoadReport) -> None:
    year = int(data["year"])
    there = ProgramYear.objects.filter(year=year).first()
    renew = there is not None and renew_drafts and not there.published_at
    if there and not renew:
        report.kept.append(year)
        return
    program_year = there or ProgramYear(year=year)
    _fill(program_year, data)
    (report.renewed if there else report.created).append(year)
    changed(program_year=program_year, by=by, fields=[], verb="program_year.loaded")
    if data["publish"]:  # the sponsor's own page of that year, shipped as it was
        _go_live(program_year, by, None)


def _fill(program_year: ProgramYear, data: dict[str, Any]) -> None:
    criteria = dict(data["criteria"])
    slugs = criteria.pop("conditions")
    columns = {**criteria, **data["partners"], **data["contact"], "sources": data["sources"]}
    for name in ("last_updated", "material_ids", "form_set"):
        columns[name] = data[name]
    columns["review_minutes"] = data.get("review_minutes")
    columns["legal_statements"] = _legal(data["legal_statements"])
    for name, value in columns.items():
        if name not in COLUMNS:
            raise KeyError(name)
        setattr(program_year, name, value)
    program_year.full_clean()
    program_year.save()
    _list_conditions(program_year, slugs)


def _legal(name: str) -> list[dict[str, str]]:
    statements = tomllib.loads((DATA / "legal_statements.toml").read_text(encoding="utf-8"))
    return list(statements[name])


def _list_conditions(program_year: ProgramYear, slugs: list[str]) -> None:
    program_year.conditions.all().delete()
    for position, slug in enumerate(slugs):
        condition = ProgramYearCondition(program_year=program_year, slug=slug, position=position)
        condition.full_clean()
        condition.save()


@transaction.atomic
def copy(*, source: ProgramYear, year: int, by: str) -> ProgramYear:
    """A draft of ``year`` with all the facts of ``source``; raises ``ValidationError`` when that year exists."""
    columns = model_to_dict(source)
    for name in ("id", "year", "is_demonstration"):
        columns.pop(name, None)
    draft = ProgramYear(year=year, **columns)
    draft.full_clean()
    draft.save()
    _list_conditions(draft, source.condition_slugs())
    changed(program_year=draft, by=by, fields={"from": source.year}, verb="program_year.copied")
    copied.send(sender=ProgramYear, source=source, draft=draft, by=by)
    return draft


@transaction.atomic
def changed(*, program_year: ProgramYear, by: str, fields: Any, verb: str = "program_year.changed") -> None:
    """Note who changed a draft last; its approval, if it had one, is taken back."""
    program_year.changed_by, program_year.approved_by, program_year.approved_at = by, "", None
    program_year.save(update_fields=["changed_by", "approved_by", "approved_at"])
    values = fields if isinstance(fields, dict) else {"fields": list(fields)} if fields else {}
    audit.record(by=by, verb=verb, on=program_year, values=values)


@transaction.atomic
def approve(*, program_year: ProgramYear, by: str, seen: str) -> None:
    """A second person answers for the facts; ``seen`` is the fingerprint of those that were looked at.

    Raises ``ValidationError`` for one's own change, facts that changed meanwhile, or a year published or approved.
    """
    program_year = ProgramYear.objects.select_for_update().get(pk=program_year.pk)
    if program_year.published_at or program_year.approved_at:
        raise ValidationError(_("%(year)s is approved already.") % {"year": program_year.year})
    if program_year.changed_by == by:
        raise ValidationError(_("You changed this year last. A second person must approve it."))
    if year_facts.fingerprint(program_year) != seen:
        raise ValidationError(
            _("%(name)s changed this year since you opened it. Look at it again.") % {"name": program_year.changed_by}
        )
    program_year.approved_by, program_year.approved_at = by, timezone.now()
    program_year.save(update_fields=["approved_by", "approved_at"])
    audit.record(by=by, verb="program_year.approved", on=program_year, values={"facts": seen})


@transaction.atomic
def publish(*, program_year: ProgramYear, by: str, at: datetime.datetime | None = None) -> None:
    """Publish now, or at the moment ``at``. The year is read-only from now on, so that what was looked at is what
    goes live; ``take_back`` opens it again while that moment is still to come.

    Raises ``ValidationError`` with what is missing, or when it is published already or nobody has approved it.
    """
    program_year = ProgramYear.objects.select_for_update().get(pk=program_year.pk)
    if program_year.is_published:
        raise ValidationError(_("%(year)s is published already.") % {"year": program_year.year})
    if not program_year.approved_at:
        raise ValidationError(_("A second person must approve this year before it is published."))
    _go_live(program_year, by, at)


def _go_live(program_year: ProgramYear, by: str, at: datetime.datetime | None) -> None:
    missing = _missing(program_year)
    if missing:
        raise ValidationError(missing)
    program_year.published_at, program_year.published_by = at or timezone.now(), by
    program_year.save(update_fields=["published_at", "published_by"])
    audit.record(by=by, verb="program_year.published", on=program_year, values={"at": str(program_year.published_at)})


def before(*, program_year: ProgramYear) -> ProgramYear | None:
    """The newest year before this one, published or not."""
    return ProgramYear.objects.filter(year__lt=program_year.year).order_by("-year").first()


@transaction.atomic
def take_back(*, program_year: ProgramYear, by: str, reason: str) -> None:
    """Make a year whose day of publishing is still to come an ordinary draft again, so that it can be edited.

    Raises ``ValidationError`` when it is published already, or has no such day.
    """
    program_year = ProgramYear.objects.select_for_update().get(pk=program_year.pk)
    if program_year.is_published:
        raise ValidationError(_("%(year)s is published already.") % {"year": program_year.year})
    if program_year.published_at is None:
        raise ValidationError(_("%(year)s has no day of publishing.") % {"year": program_year.year})
    was = str(program_year.published_at)
    program_year.published_at, program_year.published_by = None, ""
    program_year.save(update_fields=["published_at", "published_by"])
    audit.record(by=by, verb="program_year.taken_back", on=program_year, values={"at": was}, reason=reason)


def _missing(program_year: ProgramYear) -> list[str]:
    complaints = []
    if len(program_year.condition_slugs()) < program_year.min_conditions:
        complaints.append(_("The list of conditions is shorter than the number needed."))
    if not program_year.vendor_name or not program_year.vendor_key:
        complaints.append(_("Name the vendor that calls the members, and its key."))
    if not program_year.benefit_manager_name:
        complaints.append(_("Name the pharmacy benefit manager."))
    return complaints
