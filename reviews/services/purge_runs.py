"""Purges as they are seen in the back office: asked for by one, confirmed by another, watched while they run."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.services import audit
from members.services.status import TransitionRefused
from reviews.models import PurgeRun
from reviews.services import retention
from reviews.services.retention import Purged


@transaction.atomic
def ask(*, by: str) -> PurgeRun:
    """Keep what is over now, for a second person to look at. Raises ``TransitionRefused`` while another one is open."""
    if PurgeRun.objects.open().filter(scheduled=False).exists():
        raise TransitionRefused("a purge is asked for already")
    found = {each.kind: {"rows": each.rows, "oldest": str(each.oldest or "")} for each in retention.look()}
    run = PurgeRun.objects.create(by=by, found=found)
    audit.record(by=by, verb="purge.asked", on=run, values={"rows": sum(each["rows"] for each in found.values())})
    return run


@transaction.atomic
def confirm(*, run: PurgeRun, by: str) -> PurgeRun:
    """Raises ``ValidationError`` for whoever asked, ``TransitionRefused`` when it waits no more."""
    locked = _waiting(run)
    if by == locked.by:
        raise ValidationError(_("You asked for this purge. Somebody else must confirm it."))
    locked.confirmed_by, locked.confirmed_at = by, timezone.now()
    locked.save(update_fields=["confirmed_by", "confirmed_at"])
    audit.record(by=by, verb="purge.confirmed", on=locked)
    return locked


@transaction.atomic
def withdraw(*, run: PurgeRun, by: str, reason: str) -> PurgeRun:
    """Nothing is purged. Raises ``TransitionRefused`` when it waits no more."""
    locked = _waiting(run)
    locked.withdrawn_by, locked.withdrawn_at = by, timezone.now()
    locked.save(update_fields=["withdrawn_by", "withdrawn_at"])
    audit.record(by=by, verb="purge.withdrawn", on=locked, reason=reason)
    return locked


def run_confirmed(*, by: str) -> list[Purged]:
    """Carry out what two people agreed on; nothing when there is none. Safe twice, and after it was killed."""
    run = PurgeRun.objects.confirmed().filter(scheduled=False).first()
    return _carry_out(run, by=by) if run else []


def run_scheduled(*, by: str) -> list[Purged]:
    """The nightly run. One that was agreed on and left behind is finished by it too."""
    if PurgeRun.objects.confirmed().filter(scheduled=False).exists():
        return run_confirmed(by=by)
    left = PurgeRun.objects.open().filter(scheduled=True).first()
    return _carry_out(left or PurgeRun.objects.create(by=by, scheduled=True), by=by)


def _carry_out(run: PurgeRun, *, by: str) -> list[Purged]:
    """What went and what was kept is told kind by kind, so that the page shows how far it is."""

    def told(each: Purged) -> None:
        run.told[each.kind] = {"purged": each.purged, "kept": each.kept}
        run.save(update_fields=["told"])

    done = retention.purge(by=by, told=told)
    if done:  # else another process is at it
        run.finished_at = timezone.now()
        run.save(update_fields=["finished_at"])
    return done


def _waiting(run: PurgeRun) -> PurgeRun:
    locked = PurgeRun.objects.select_for_update().get(pk=run.pk)
    if not locked.waits_for_a_second_person:
        raise TransitionRefused("it waits no more")
    return locked
