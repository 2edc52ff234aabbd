"""Letters that go out by themselves: to whom nobody could reach by phone, and of appointments that were made."""

import datetime

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Model
from django.utils import timezone

from members.models import Enrolment
from members.services import audit, status
from reviews.models import Appointment, Letter, LetterKind, LetterState
from reviews.services.due_letters import set_due

AT_ONCE = 500
BY_POST = datetime.timedelta(days=5)  # what a letter takes; one that comes after its appointment helps nobody
CHANGED = "the appointment has changed"


def make_due(*, by: str) -> int:
    """Make due what is owed; returns how many letters. Safe twice and from many workers.

    One letter a year to whom the third call in a row did not reach; one for each time of an appointment that is far
    enough ahead for the post.
    """
    soon = timezone.now() + BY_POST
    unreached = list(Enrolment.objects.filter(pk__in=Letter.objects.unreachable_owed(_this_year()))[:AT_ONCE])
    planned = list(Appointment.objects.filter(pk__in=Letter.objects.reminders_owed(soon))[:AT_ONCE])
    made = [_unreachable(each, by) for each in unreached] + [_reminder(each, by) for each in planned]
    return sum(made)


def withdraw(*, by: str) -> int:
    """Cancel reminders that have not left, of appointments that were moved, cancelled or held; returns how many."""
    overtaken = list(Letter.objects.overtaken_reminders()[:AT_ONCE])
    stopped = status.move_all(overtaken, to=LetterState.CANCELLED, by=by, reason=CHANGED)
    audit.record_each(by=by, verb="letter.cancelled", on=stopped, values={"reason": CHANGED})
    return len(stopped)


def _this_year() -> int:
    return timezone.localdate().year


def _unreachable(enrolment: Enrolment, by: str) -> bool:
    return _due(LetterKind.UNREACHABLE, enrolment, by, enrolment=enrolment, member=enrolment.member)


def _reminder(appointment: Appointment, by: str) -> bool:
    columns = {"appointment": appointment, "appointment_at": appointment.starts_at, "member": appointment.member}
    return _due(LetterKind.APPOINTMENT_REMINDER, appointment, by, **columns)


@transaction.atomic
def _due(kind: str, about: Model, by: str, **columns: object) -> bool:
    try:
        with transaction.atomic():
            letter = Letter.objects.create(kind=kind, not_before=timezone.now() + settings.UNDO_WINDOW, **columns)
    except IntegrityError:
        return False  # another worker was first
    set_due(letter=letter, about=about, by=by)
    return True
