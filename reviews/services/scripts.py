"""Scripts: written by one person, approved by another, in force from a day. A change is a new version."""

import datetime
import difflib
import re
import tomllib
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from members.models import ProgramYear
from members.services import audit
from mtmsite.locks import only_one
from reviews.models import ScriptVersion
from reviews.models.script import ScriptVersionQuerySet

DATA = Path(__file__).resolve().parent.parent / "data" / "scripts.toml"
TEXTS = ("why", "words", "answers", "mandatory")
PLACES = {"plan": "sponsor_name", "vendor": "vendor_name", "phone": "phone"}
PLACE = re.compile(r"\{(\w*)\}")


def current(*, year: ProgramYear, purpose: str, language: str, on: datetime.date) -> ScriptVersion | None:
    """The version in force on that day: the year's own card, else the one for all years; ``None`` without one."""
    for owner in (year, None):
        found = ScriptVersion.objects.of(purpose=purpose, language=language, program_year=owner).in_force(on).first()
        if found:
            return found
    return None


def spoken(*, text: str, year: ProgramYear) -> str:
    """``text`` with the year's plan, vendor and phone in their places."""
    return PLACE.sub(lambda place: str(getattr(year, PLACES.get(place[1], ""), place[0])), text)


@transaction.atomic
def write(*, based_on: ScriptVersion, texts: dict[str, str], by: str, reason: str) -> ScriptVersion:
    """A new version of the same card, which waits for a second person.

    Raises ``ValidationError`` when somebody wrote a newer one meanwhile, nothing was changed, or a text is wrong.
    """
    texts = {name: texts[name].strip() for name in TEXTS}
    _check(texts)
    newest = _newest(based_on)
    if newest.number != based_on.number:
        raise ValidationError(_newer(newest))
    if all(getattr(based_on, name) == text for name, text in texts.items()):
        raise ValidationError(_("Nothing was changed."))
    return _add(of=based_on, number=newest.number + 1, texts=texts, by=by, reason=reason)


@transaction.atomic
def revert(*, version: ScriptVersion, by: str, reason: str) -> ScriptVersion:
    """The words of an older version as a new one, which waits for a second person like any other."""
    newest = _newest(version)
    texts = {name: getattr(version, name) for name in TEXTS}
    if all(getattr(newest, name) == text for name, text in texts.items()):
        raise ValidationError(_("These are the newest words already."))
    return _add(of=version, number=newest.number + 1, texts=texts, by=by, reason=reason)


@transaction.atomic
def copy_to(*, version: ScriptVersion, year: ProgramYear, by: str) -> ScriptVersion:
    """The first version of that year's own card, with these words."""
    ProgramYear.objects.select_for_update().get(pk=year.pk)  # a double click waits here
    if ScriptVersion.objects.of(purpose=version.purpose, language=version.language, program_year=year).exists():
        raise ValidationError(_("%(year)s has this card already.") % {"year": year.year})
    texts = {name: getattr(version, name) for name in TEXTS}
    return _add(of=version, number=1, texts=texts, by=by, reason=version.label, program_year=year)


@transaction.atomic
def approve(*, version: ScriptVersion, by: str, start: datetime.date | None = None) -> ScriptVersion:
    """Put a version in force from a day, today when none is named.

    Raises ``ValidationError`` for one's own words, a version approved already, or one that a newer follows.
    """
    newest = _newest(version)
    version = ScriptVersion.objects.select_for_update().get(pk=version.pk)
    if version.approved_at:
        raise ValidationError(_("This version was approved already by %(name)s.") % {"name": version.approved_by})
    if version.written_by == by:
        raise ValidationError(_("You wrote this version. A second person must approve it."))
    if newest.number != version.number:
        raise ValidationError(_newer(newest))
    version.approved_by, version.approved_at = by, timezone.now()
    version.in_force_from = start or timezone.localdate()
    version.save(update_fields=["approved_by", "approved_at", "in_force_from"])
    audit.record(by=by, verb="script.approved", on=version, values={"from": str(version.in_force_from)})
    return version


@transaction.atomic
def approve_shipped(*, by: str) -> int:
    """Approve every first version that serves all years and waits: for the demonstration. Returns how many."""
    waiting = list(ScriptVersion.objects.shipped().filter(approved_at=None))
    for version in waiting:
        approve(version=version, by=by)
    return len(waiting)


def year_numbered(number: int) -> ProgramYear | None:
    """The program year of that number, published or not."""
    return ProgramYear.objects.filter(year=number).first()


def card(*, version: ScriptVersion, year: ProgramYear | None) -> dict[str, Any]:
    """What ``admin/reviews/script_card.html`` shows, with the year's names in their places."""

    def said(text: str) -> str:
        return spoken(text=text, year=year) if year else text

    return {
        "version": version,
        "why": said(version.why),
        "lines": [said(line) for line in version.words.splitlines() if line.strip()],
        "answers": [(said(question), said(answer)) for question, answer in version.answer_pairs],
        "mandatory": [said(line) for line in version.mandatory_lines],
    }


def difference(*, old: ScriptVersion | None, new: ScriptVersion) -> list[tuple[str, str]]:
    """Line by line what changed: ``same``, ``gone`` or ``new`` and the line, in the order of the card."""
    before = _lines(old) if old else []
    marks = {"  ": "same", "- ": "gone", "+ ": "new"}
    return [(marks[line[:2]], line[2:]) for line in difflib.ndiff(before, _lines(new)) if line[:2] in marks]


def before(*, version: ScriptVersion) -> ScriptVersion | None:
    """The version that came before this one."""
    return _all(version).filter(number__lt=version.number).first()


def load(*, by: str, path: Path = DATA) -> int:
    """Make the shipped cards that are not there yet, as first versions that wait for approval; how many.

    Whoever finds another process at it leaves the work to that one.
    """
    with only_one("scripts") as mine:
        return _load(by, path) if mine else 0


@transaction.atomic
def _load(by: str, path: Path) -> int:
    made = 0
    for row in tomllib.loads(path.read_text(encoding="utf-8"))["script"]:
        card = {"purpose": row["purpose"], "language": row["language"]}
        if ScriptVersion.objects.of(**card, program_year=None).exists():
            continue
        blank = ScriptVersion(**card, program_year=None, source=row["source"], verified_by=row["verified_by"])
        _add(of=blank, number=1, texts={name: row[name].strip() for name in TEXTS}, by=by, reason="")
        made += 1
    return made


def _add(
    *,
    of: ScriptVersion,
    number: int,
    texts: dict[str, str],
    by: str,
    reason: str,
    program_year: ProgramYear | None = None,
) -> ScriptVersion:
    """``verified_by`` is taken along only with a card as shipped: nobody has verified words that changed."""
    shipped = of.verified_by if of._state.adding else ""
    version = ScriptVersion(
        purpose=of.purpose, language=of.language, program_year=program_year or of.program_year, number=number,
        source=of.source, verified_by=shipped, written_by=by, reason=reason, **texts,
    )  # fmt: skip
    version.full_clean()
    version.save()
    audit.record(by=by, verb="script.written", on=version, values={"version": version.label}, reason=reason)
    return version


def _check(texts: dict[str, str]) -> None:
    unknown = {place for text in texts.values() for place in PLACE.findall(text)} - set(PLACES)
    if unknown:
        known = ", ".join(f"{{{name}}}" for name in PLACES)
        raise ValidationError(_("Only these places are filled in: %(known)s.") % {"known": known})
    if any(not texts[name] for name in ("why", "words", "mandatory")):
        raise ValidationError(_("Say why it helps, what to say, and what must be said."))


def _newest(version: ScriptVersion) -> ScriptVersion:
    """The newest version of the same card; nobody else writes one until the transaction ends."""
    list(_all(version).filter(number=1).select_for_update())
    return _all(version).latest("number")


def _all(version: ScriptVersion) -> ScriptVersionQuerySet:
    return ScriptVersion.objects.of(
        purpose=version.purpose, language=version.language, program_year=version.program_year
    )


def _newer(newest: ScriptVersion) -> str:
    words = _("%(name)s wrote version %(number)s meanwhile. Look at it first.")
    return words % {"name": newest.written_by, "number": newest.number}


def _lines(version: ScriptVersion) -> list[str]:
    return [line for name in TEXTS for line in getattr(version, name).splitlines() if line.strip()]
