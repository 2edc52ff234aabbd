"""Acts of the desk about one letter, notice or booked call of the member."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy as _

from reviews import tasks
from reviews.admin.desk import forms
from reviews.admin.desk.acts import DeskAct, need_check
from reviews.admin.state import short_time
from reviews.models import Letter, LetterState
from reviews.models.letter_codes import GONE
from reviews.services import bookings, letters_again, notices
from reviews.services.desk import Desk

Rows = Callable[[Desk], list[Any]]


def _gone(desk: Desk) -> list[Any]:
    return [letter for letter in desk.letters if letter.current_state in GONE and letter.mail_date]


def _waiting(desk: Desk) -> list[Any]:
    return [letter for letter in desk.letters if letter.current_state in letters_again.WAITING]


def _replaceable(desk: Desk) -> list[Any]:
    gone = (LetterState.MAILED, LetterState.RETURNED)
    return [letter for letter in desk.letters if letter.current_state in (*letters_again.WAITING, *gone)]


def _stopped(desk: Desk) -> list[Any]:
    return [notice for notice in desk.notices if notice.state in notices.STOPPED]


def _booked(desk: Desk) -> list[Any]:
    return [each for each in desk.appointments if each.current_state == "scheduled" and each.provider_id]


def _about(row: Any) -> str:
    """One row in words: what it is and when."""
    if hasattr(row, "get_kind_display"):
        return f"{row.get_kind_display()}, {short_time(row.created_at)}"
    if hasattr(row, "get_type_display"):
        return f"{row.get_type_display()}, {short_time(row.created_at)}"
    return short_time(row.starts_at)


def _form_of(rows: Rows, base: type[Any] = forms.OfOneForm) -> type[Any]:
    """A form whose choice is one of those rows; an only one is chosen already."""

    class OfThese(base):  # type: ignore[misc]
        def __init__(self, *args: Any, record: Desk, **kwargs: Any) -> None:
            super().__init__(*args, record=record, **kwargs)
            self.rows = {str(row.pk): row for row in rows(record)}
            self.fields["which"].choices = [(key, _about(row)) for key, row in self.rows.items()]
            if len(self.rows) == 1:
                self.fields["which"].initial = next(iter(self.rows))

        def chosen(self) -> Any:
            return self.rows[self.cleaned_data["which"]]

    return OfThese


def _copy(desk: Desk, form: Any, *, by: str) -> Any:
    need_check(desk)
    letters_again.copy(letter=form.chosen(), by=by, reason=form.cleaned_data["reason"])
    return _("The copy leaves when the undo window is over.")


def _cancel(desk: Desk, form: Any, *, by: str) -> Any:
    need_check(desk)
    letters_again.cancel(letter=form.chosen(), by=by, reason=form.cleaned_data["reason"])
    return _("Cancelled. This letter does not leave.")


def _anew(desk: Desk, form: Any, *, by: str) -> Any:
    need_check(desk)
    wanted = {name: form.cleaned_data[name] for name in ("reason", "language", "size")}
    made: Letter = letters_again.replace(letter=form.chosen(), by=by, **wanted)
    tasks.enqueue(tasks.render_letter, str(made.pk))
    return _("The new letter leaves when the undo window is over.")


def _resend(desk: Desk, form: Any, *, by: str) -> Any:
    notice = form.chosen()
    notices.requeue(notice=notice, by=by, reason=form.cleaned_data["reason"])
    tasks.enqueue(tasks.send_notice, str(notice.pk))
    return _("It goes to the vendor again, under the same key.")


def _call_off(desk: Desk, form: Any, *, by: str) -> Any:
    need_check(desk)
    bookings.cancel(appointment=form.chosen(), by=by, reason=form.cleaned_data["reason"])
    return _("The appointment is cancelled. The wish for a review stays.")


def _act(slug: str, rows: Rows, **columns: Any) -> DeskAct:
    base = columns.pop("base", forms.OfOneForm)
    return DeskAct(slug=slug, form=_form_of(rows, base), may=lambda desk: bool(rows(desk)), **columns)


PAPER_ACTS = (
    _act(
        "copy", _gone, title=_("Mail a letter again"), button=_("Mail an exact copy"), do=_copy,
        permission="reviews.copy_letter",
    ),
    _act(
        "anew", _replaceable, title=_("Write a letter anew"), button=_("Write the new letter"), do=_anew,
        hint=_("In another language or size, or with what is on file now. It replaces the letter."),
        permission="reviews.replace_letter", base=forms.AnewForm,
    ),
    _act(
        "cancel", _waiting, title=_("Stop a letter"), button=_("Cancel this letter"), do=_cancel,
        permission="reviews.cancel_letter",
    ),
    _act(
        "resend", _stopped, title=_("Send a notice to the vendor again"), button=_("Send it again"), do=_resend,
        permission="reviews.requeue_vendornotice",
    ),
    _act(
        "call-off", _booked, title=_("Cancel a booked appointment"), button=_("Cancel the appointment"), do=_call_off,
        permission="reviews.withdraw_memberrequest",
    ),
)  # fmt: skip
