"""What staff do with a letter: print a failed one again, stop one, mail one again, write one anew, note its return."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from members.admin.acts import Act, ActForm, ReasonForm
from mtmsite.forms import PlainTextField, Radios
from reviews import tasks
from reviews.models import Letter, LetterSize, LetterState
from reviews.models.codes import ReturnReason
from reviews.services import letters, letters_again, returned_mail

FOLDED = "admin/act_folded.html"
AS_ON_FILE = ("", _("as on file"))


class AnewForm(ReasonForm):
    language = forms.ChoiceField(label=_("Language"), widget=Radios, required=False)
    size = forms.ChoiceField(label=_("Size"), widget=Radios, required=False, choices=[AS_ON_FILE, *LetterSize.choices])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = [AS_ON_FILE, *settings.LANGUAGES]
        self.order_fields(["language", "size", "reason"])


class ReturnForm(ActForm):
    reason = forms.ChoiceField(
        label=_("What does the post say?"),
        widget=Radios,
        choices=ReturnReason.choices,
        error_messages={"required": _("Choose what is stamped on the envelope, or “other”.")},
    )


class CopyForm(ActForm):
    reason = PlainTextField(
        label=_("Why is it mailed again?"), max_length=300, error_messages={"required": _("Say why.")}
    )


def _retry(letter: Letter, *, by: str, reason: str) -> tuple[Any, Letter]:
    letters.retry(letter=letter, by=by, reason=reason)
    tasks.enqueue(tasks.render_letter, str(letter.pk))
    return _("It will be printed again in a moment."), letter


def _cancel(letter: Letter, *, by: str, reason: str) -> tuple[Any, Letter]:
    letters_again.cancel(letter=letter, by=by, reason=reason)
    return _("Cancelled. This letter does not leave."), letter


def _copy(letter: Letter, *, by: str, reason: str) -> tuple[Any, Letter]:
    made = letters_again.copy(letter=letter, by=by, reason=reason)
    return _("This is the copy. It leaves when the undo window is over."), made


def _anew(letter: Letter, *, by: str, reason: str, **wanted: str) -> tuple[Any, Letter]:
    made = letters_again.replace(letter=letter, by=by, reason=reason, **wanted)
    tasks.enqueue(tasks.render_letter, str(made.pk))
    return _("This is the new letter. It leaves when the undo window is over."), made


def _returned(letter: Letter, *, by: str, reason: str) -> tuple[Any, Letter]:
    returned_mail.record(letter=letter, reason=reason, by=by)
    return _("Noted. No letter goes to this address for now; a follow-up to call the member is open."), letter


def _waits(letter: Letter) -> bool:
    return letter.current_state in letters_again.WAITING


def _has_moved(letter: Letter) -> bool:
    """Printed for an address that is not on file any more."""
    printed = letter.current_state == LetterState.RENDERED and letter.member and letter.address_on_file
    return bool(printed) and letter.printed_address != letter.address_on_file


RETRY = Act(
    slug="retry",
    title=_("Try again"),
    button=_("Print it again"),
    hint=_("The same content is printed again. Use it when the cause is mended."),
    permission="reviews.retry_letter",
    may=lambda letter: letter.current_state == LetterState.FAILED,
    do=_retry,
)
NEW_ADDRESS = Act(
    slug="new-address",
    title=_("Print anew with the address on file"),
    button=_("Print it anew"),
    hint=_("The address has changed since it was printed. A new letter replaces this one."),
    permission="reviews.replace_letter",
    may=_has_moved,
    do=_anew,
)
CANCEL = Act(
    slug="cancel",
    title=_("Cancel before it leaves"),
    button=_("Cancel this letter"),
    hint=_("Possible until the print run. What it is about stays as it is."),
    permission="reviews.cancel_letter",
    may=_waits,
    do=_cancel,
    template=FOLDED,
)
COPY = Act(
    slug="copy",
    title=_("Mail it again"),
    button=_("Mail an exact copy"),
    hint=_("The same pages, byte for byte. For a letter that was lost."),
    permission="reviews.copy_letter",
    form=CopyForm,
    may=lambda letter: letter.has_left and not letter.is_to_prescriber,
    do=_copy,
    template=FOLDED,
)
ANEW = Act(
    slug="anew",
    title=_("Write a new letter in its place"),
    button=_("Write the new letter"),
    hint=_("In another language or size, or with what is on file now. It replaces this letter."),
    permission="reviews.replace_letter",
    form=AnewForm,
    may=lambda letter: (
        not letter.is_to_prescriber
        and (_waits(letter) or letter.current_state in (LetterState.MAILED, LetterState.RETURNED))
    ),
    do=_anew,
    template=FOLDED,
)
RETURNED = Act(
    slug="returned",
    title=_("It came back"),
    button=_("Note that it came back"),
    hint=_("No more letters go to this address until it changes or is confirmed."),
    permission="reviews.return_letter",
    form=ReturnForm,
    may=lambda letter: letter.has_left and letter.may_become(LetterState.RETURNED),
    do=_returned,
    template=FOLDED,
)
ACTS = [RETRY, NEW_ADDRESS, CANCEL, COPY, ANEW, RETURNED]
