"""What is done about an alert: telling somebody by the channel that fits, and noting what was answered."""

from collections.abc import Callable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.admin.acts import Act, ReasonForm
from members.admin.enrolment_acts import FOLDED
from reviews import tasks
from reviews.admin import tmr_forms
from reviews.models import TmrAlert, TmrAlertState, TmrOutreach, TmrTo
from reviews.models.tmr_alert import UNANSWERED
from reviews.services.tmr import alerts, outreach, recommendations

PERMISSION = "reviews.answer_tmralert"
LEAVES = _("It leaves when the undo window is over.")


def _call(alert: TmrAlert, *, by: str) -> tuple[Any, TmrAlert]:
    outreach.call(alert=alert, by=by)
    return _("The call is open. Go to the desk: the link is in the list of who was told."), alert


def _letter(alert: TmrAlert, *, by: str) -> tuple[Any, TmrAlert]:
    _print(outreach.write_to_member(alert=alert, by=by))
    return LEAVES, alert


def _ask(alert: TmrAlert, *, by: str, channel: str) -> tuple[Any, TmrAlert]:
    outreach.ask_to_call(alert=alert, channel=channel, by=by)
    return LEAVES, alert


def _prescriber(alert: TmrAlert, *, by: str, channel: str, npi: str, **who: str) -> tuple[Any, TmrAlert]:
    prescriber = recommendations.remember(npi=npi, by=by, **who)
    _print(outreach.tell_prescriber(alert=alert, channel=channel, prescriber=prescriber, by=by))
    return LEAVES, alert


def _print(told: TmrOutreach) -> None:
    for letter in told.letters.all():
        tasks.enqueue(tasks.render_letter, str(letter.pk))


def _talk(alert: TmrAlert, *, by: str, whom: str, npi: str, name: str, note: str) -> tuple[Any, TmrAlert]:
    to, channel, _label = tmr_forms.TALKS[whom]
    prescriber = recommendations.remember(npi=npi, name=name, by=by) if to == TmrTo.PRESCRIBER else None
    outreach.note_talk(alert=alert, channel=channel, to=to, note=note, prescriber=prescriber, by=by)
    return _("Noted."), alert


def _may_be_told(alert: TmrAlert) -> bool:
    return alert.current_state in UNANSWERED


def _telling(slug: str, title: Any, button: Any, do: Callable[..., Any], form: Any, hint: Any = "") -> Act:
    return Act(
        slug=slug, title=title, button=button, hint=hint, permission=PERMISSION, may=_may_be_told, do=do, form=form,
        template=FOLDED,
    )  # fmt: skip


TELLING = [
    _telling(
        "call", _("Call the member"), _("Open the call"), _call, tmr_forms.NothingForm,
        _("The card says what to say and offers a review. Close the call on the desk with its code."),
    ),
    _telling(
        "letter", _("Write to the member"), _("Mail the letter"), _letter, tmr_forms.NothingForm,
        _("A plain letter in the member’s language to the address on file. It names the medicines and no diagnosis."),
    ),
    Act(
        slug="ask-to-call", title=_("Ask the member to call, by e-mail or text"), button=_("Send it"),
        hint=_("It says nothing on health. Only where the member has agreed."), permission=PERMISSION,
        may=lambda alert: _may_be_told(alert) and bool(tmr_forms.agreed(alert)), do=_ask, form=tmr_forms.AskForm,
        template=FOLDED,
    ),
    _telling(
        "prescriber", _("Write to the prescriber"), _("Send it to the prescriber"), _prescriber,
        tmr_forms.PrescriberForm,
        _("The evidence, with a form to answer on. Claims know the NPI alone; what you type is kept for next time."),
    ),
    _telling(
        "talk", _("Note a talk"), _("Note it"), _talk, tmr_forms.TalkForm,
        _("In person, or on the phone with a prescriber."),
    ),
]  # fmt: skip


def _reply(slug: str, to: TmrAlertState, title: Any, hint: Any, form: type[ReasonForm] = tmr_forms.ReplyForm) -> Act:
    def do(alert: TmrAlert, *, by: str, reason: str, said_on: Any = None, by_whom: str = "") -> tuple[Any, TmrAlert]:
        day = said_on or (timezone.localdate() if by_whom else None)
        alerts.answer(alert=alert, to=to, by=by, reason=reason, said_on=day, by_whom=by_whom)
        return _("Noted."), alert

    return Act(
        slug=slug, title=title, button=title, hint=hint, permission=PERMISSION,
        may=lambda alert: alert.may_become(to), do=do, form=form, template=FOLDED,
    )  # fmt: skip


REPLIES = [
    _reply("accepted", TmrAlertState.ACCEPTED, _("Accepted"), _("Say who agreed, and to what.")),
    _reply("modified", TmrAlertState.MODIFIED, _("Accepted in another way"), _("Say what will be done instead.")),
    _reply("refused", TmrAlertState.REFUSED, _("Refused"), _("Say why. It is not raised again for a year.")),
    _reply(
        "no-response", TmrAlertState.NO_RESPONSE, _("No response"),
        _("Say whom you tried to reach, and how often."), ReasonForm,
    ),
]  # fmt: skip
