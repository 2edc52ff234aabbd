"""What a rep does on the desk: one entry per act, with its form, who may, when, and the service that does it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from members.services import standing_wishes
from reviews import tasks
from reviews.admin.desk import forms
from reviews.dispositions import TAKE_CALLS
from reviews.models import CallDirection, CallPurpose, HoldKind, RequestState
from reviews.services import call_ends, calls, contact_holds, lists_by_mail, phone_requests
from reviews.services.desk import Desk


@dataclass(frozen=True, kw_only=True)
class DeskAct:
    """``do(desk, form, by=)`` answers what to say; ``may`` whether it is offered now. Inline acts have no button of
    their own: their form stands on the page. ``same_for_all``: an empty form has nothing of the member in it."""

    slug: str
    title: Any
    button: Any
    do: Callable[..., Any]
    form: type[Any]
    may: Callable[[Desk], bool]
    hint: Any = ""
    permission: str = TAKE_CALLS
    inline: bool = False
    same_for_all: bool = False


def _in_a_call(desk: Desk) -> bool:
    return desk.call is not None


def _answer(desk: Desk, form: Any, *, by: str) -> Any:
    call = calls.open_call(
        member=desk.member, program_year=_year(desk), direction=CallDirection.INBOUND, purpose=CallPurpose.QUESTION,
        by=by,
    )  # fmt: skip
    return _check(call, form, by) if _was_asked(form) else _("The call is open. Check the caller.")


def _dial(desk: Desk, form: Any, *, by: str) -> Any:
    purpose = form.cleaned_data["purpose"]
    calls.open_call(
        member=desk.member, program_year=_year(desk), direction=CallDirection.OUTBOUND, purpose=purpose, by=by
    )
    return _("The call is open. Check who answers.")


def _check_again(desk: Desk, form: Any, *, by: str) -> Any:
    if not _was_asked(form):
        raise ValidationError(gettext("Type what the caller says."))
    return _check(desk.call, form, by)


def _check(call: Any, form: Any, by: str) -> Any:
    check = calls.check_caller(call=call, said=form.said(), birth_date=form.cleaned_data["birth"], by=by)
    if check.passed:
        return _("The caller has passed the check.")
    if check.number < 2:
        return _("Not all agrees. Ask once more; until then give general information only.")
    return _("Not all agrees a second time. Give general information only.")


def _was_asked(form: Any) -> bool:
    return any(form.cleaned_data.values())


def _close(desk: Desk, form: Any, *, by: str) -> Any:
    call = call_ends.close(call=desk.call, code=form.cleaned_data["code"], by=by, added=form.added())
    if call.request:
        tasks.print_due(str(call.request.pk))
    return _("The call is closed.")


def _take(desk: Desk, form: Any, *, by: str) -> Any:
    answers = {name: value for name, value in form.cleaned_data.items() if name != "submission_key"}
    key = form.cleaned_data["submission_key"]
    request = phone_requests.take(
        call=desk.call, answers={**answers, "choice": form.choice.value}, submission_key=key, by=by
    )
    tasks.print_due(str(request.pk))
    if request.state == RequestState.WAITING:
        return _("Taken as %(it)s. It waits until it is confirmed with the member.") % {"it": request.reference}
    return _("Taken. The reference is %(it)s. Letter and notice leave when the undo window is over.") % {
        "it": request.reference
    }


def _wishes(desk: Desk, form: Any, *, by: str) -> Any:
    need_check(desk)
    formats = frozenset(name for name in standing_wishes.FORMATS if form.cleaned_data[name])
    language = form.cleaned_data["language"]
    reason = f"call {desk.call.pk}" if desk.call else ""
    standing_wishes.keep(member=desk.member, by=by, reason=reason, language=language, formats=formats)
    return _("Kept for all letters to come.")


def _list(desk: Desk, form: Any, *, by: str) -> Any:
    request = lists_by_mail.send_to(member=desk.member, by=by, **form.cleaned_data)
    tasks.print_due(str(request.pk))
    return _("A blank list goes to the address on file.")


def _do_not_call(desk: Desk, form: Any, *, by: str) -> Any:
    contact_holds.begin(member=desk.member, kind=HoldKind.DO_NOT_CALL, by=by, **form.cleaned_data)
    return _("Nobody calls this member any more.")


def need_check(desk: Desk) -> None:
    """What changes something needs a caller who passed."""
    if not desk.is_checked:
        raise ValidationError(gettext("The caller has not passed the check. Give general information only."))


def _year(desk: Desk) -> Any:
    if desk.year is None:
        raise ValidationError(gettext("No program year is open today."))
    return desk.year


def _wish_act(slug: str, title: Any, form: type[Any], hint: Any = "") -> DeskAct:
    return DeskAct(slug=slug, title=title, button=_("Take the request"), hint=hint, form=form, do=_take, may=_in_a_call)


CALL_ACTS = (
    DeskAct(
        slug="answer", title=_("The member calls"), button=_("Open the call and check"), form=forms.AnswerForm,
        hint=_("Type what the caller says. It is compared with the file and not kept."),
        may=lambda desk: desk.call is None, do=_answer, inline=True, same_for_all=True,
    ),
    DeskAct(
        slug="check", title=_("Check the caller"), button=_("Check"), form=forms.AnswerForm,
        hint=_("Full name, number, birth date, and ZIP code or phone. One more try is allowed."),
        may=lambda desk: bool(desk.call and not desk.is_checked and len(desk.call.checks.all()) < 2),
        do=_check_again, inline=True, same_for_all=True,
    ),
    DeskAct(
        slug="close", title=_("Close the call"), button=_("Close the call"), form=forms.CloseForm, may=_in_a_call,
        do=_close, inline=True,
    ),
    DeskAct(
        slug="dial", title=_("We call the member"), button=_("Open the call"), form=forms.DialForm,
        may=lambda desk: desk.call is None, do=_dial,
    ),
)  # fmt: skip
MEMBER_ACTS = (
    _wish_act("review", _("Ask for a review"), forms.ReviewForm),
    _wish_act("not-now", _("Not now, stay in the program"), forms.NotNowForm),
    _wish_act(
        "leave", _("Leave the program"), forms.LeaveForm,
        hint=_("Leaving is not the same as “not now”. CMS is told reason 03: the member asked."),
    ),
    _wish_act("come-back", _("Come back into the program"), forms.ComeBackForm),
    DeskAct(
        slug="wishes", title=_("Language and kinds of letters"), button=_("Keep it"), form=forms.WishesForm,
        may=_in_a_call, do=_wishes,
    ),
    DeskAct(
        slug="send-list", title=_("Send a blank medication list"), button=_("Mail the list"), form=forms.ListForm,
        permission="reviews.send_list", may=lambda desk: not desk.member.death_date, do=_list,
    ),
    DeskAct(
        slug="do-not-call", title=_("Do not call any more"), button=_("Note it"), form=forms.DoNotCallForm,
        may=lambda desk: all(hold.kind != HoldKind.DO_NOT_CALL for hold in desk.holds), do=_do_not_call,
    ),
)  # fmt: skip
