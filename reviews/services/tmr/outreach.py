"""Telling the member or a prescriber of an alert, by the channel that fits."""

import datetime
import uuid
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from members.services import audit, status
from reviews.models import (
    Call,
    CallDirection,
    CallPurpose,
    ContactAttempt,
    Letter,
    LetterKind,
    Message,
    MessageKind,
    Prescriber,
    TmrAlert,
    TmrAlertState,
    TmrChannel,
    TmrOutreach,
    TmrOutreachState,
    TmrTo,
)
from reviews.models.letter_queries import UNREACHED
from reviews.models.tmr_outreach import WITH_DOCUMENT
from reviews.references import new_reference
from reviews.services import calls, contact_consents, messages
from reviews.services.due_letters import set_due
from reviews.services.tmr import catalogue, recommendations


@transaction.atomic
def call(*, alert: TmrAlert, by: str) -> TmrOutreach:
    """Open a call with the member on the desk; the script offers a review. Safe twice for the same rep.

    Raises ``ValidationError`` when the member must not be called now, or somebody else is calling about it.
    """
    opened = calls.open_call(
        member=alert.member, program_year=alert.program_year, direction=CallDirection.OUTBOUND,
        purpose=CallPurpose.ALERT, by=by,
    )  # fmt: skip
    there: TmrOutreach | None = alert.outreach.filter(call=opened).first()
    return there or _begin(alert, by, channel=TmrChannel.PHONE, to=TmrTo.MEMBER, call=opened)


@transaction.atomic
def call_ended(*, call: Call, by: str) -> None:
    """After the call was closed with its code: whoever was reached was told."""
    for told in TmrOutreach.objects.under_way().filter(call=call).select_related("alert"):
        if call.attempt and call.attempt.outcome not in UNREACHED:
            left(outreach=told, by=by, attempt=call.attempt if _is_free(call.attempt) else None)
        else:
            stop(outreach=told, by=by, reason="nobody was reached")


def _is_free(attempt: ContactAttempt) -> bool:
    """One call may be about several alerts; its line in the ledger is one."""
    return not TmrOutreach.objects.filter(attempt=attempt).exists()


@transaction.atomic
def write_to_member(*, alert: TmrAlert, by: str) -> TmrOutreach:
    """A letter to the address on file, in the member's language, after the undo window."""
    told = _begin(alert, by, channel=TmrChannel.MAIL, to=TmrTo.MEMBER)
    _letter(told, LetterKind.ALERT_MEMBER, by, member=alert.member)
    return told


@transaction.atomic
def ask_to_call(*, alert: TmrAlert, channel: str, by: str) -> TmrOutreach:
    """An e-mail or a text message that asks the member to call, and says nothing on health.

    Raises ``ValidationError`` when the member has not agreed to that channel.
    """
    if contact_consents.given(alert.member, channel) is None:
        raise ValidationError(_("The member has not agreed to that."))
    told = _begin(alert, by, channel=channel, to=TmrTo.MEMBER)
    message = {"kind": MessageKind.CALL_US, "outreach": told, "not_before": told.not_before}
    made: Message | None = messages.write(by=by, member=alert.member, channel=channel, about=told, **message)
    if made is None:
        raise ValidationError(_("Somebody is at it already by this channel."))
    return told


@transaction.atomic
def tell_prescriber(*, alert: TmrAlert, channel: str, prescriber: Prescriber, by: str) -> TmrOutreach:
    """The evidence and a form to answer on, by mail, fax or electronic exchange, after the undo window.

    Raises ``ValidationError`` when the address or the fax number that it takes is not known.
    """
    if channel == TmrChannel.MAIL and not prescriber.address_lines:
        raise ValidationError({"address1": _("A letter needs an address.")})
    if channel == TmrChannel.FAX and not prescriber.fax:
        raise ValidationError({"fax": _("A fax needs a number.")})
    today = timezone.localdate()
    reference, answer_by = new_reference(), today + answer_time()
    told = _begin(
        alert, by, channel=channel, to=TmrTo.PRESCRIBER, prescriber=prescriber, reference=reference,
        answer_by=answer_by,
        document=recommendations.document(
            alert=alert, prescriber=prescriber, today=today, reference=reference, answer_by=answer_by
        ),
    )  # fmt: skip
    if channel == TmrChannel.MAIL:
        _letter(told, LetterKind.ALERT_PRESCRIBER, by)
    return told


@transaction.atomic
def note_talk(
    *, alert: TmrAlert, channel: str, to: str, note: str, by: str, prescriber: Prescriber | None = None
) -> TmrOutreach:
    """Somebody was told in person, or a prescriber on the phone."""
    told = _begin(alert, by, channel=channel, to=to, prescriber=prescriber, note=note)
    attempt = None if prescriber else _attempt(told, outcome="reached")
    left(outreach=told, by=by, attempt=attempt)
    return told


def with_document(*, key: uuid.UUID) -> TmrOutreach | None:
    """The word to a prescriber with that key."""
    return TmrOutreach.objects.filter(pk=key, document__isnull=False).first()


def answer_time() -> datetime.timedelta:
    """How long a prescriber has to answer."""
    return datetime.timedelta(days=catalogue.lists()["answer_days"])


@transaction.atomic
def left(*, outreach: TmrOutreach, by: str, attempt: ContactAttempt | None = None) -> None:
    """It was said or handed over: the alert counts as contacted. A word to the member stands in the ledger."""
    if attempt:
        outreach.attempt = attempt
        outreach.save(update_fields=["attempt"])
    status.move(outreach, to=TmrOutreachState.LEFT, by=by)
    audit.record(by=by, verb="tmr_outreach.left", on=outreach, values={"channel": outreach.channel, "to": outreach.to})
    if outreach.alert.may_become(TmrAlertState.CONTACTED):
        how = f"{outreach.get_channel_display()}: {outreach.get_to_display()}"
        status.move(outreach.alert, to=TmrAlertState.CONTACTED, by=by, reason=how)


def sent(*, outreach: TmrOutreach, by: str) -> None:
    """What went by mail or by a carrier has left."""
    left(outreach=outreach, by=by, attempt=_attempt(outreach, "sent") if outreach.to == TmrTo.MEMBER else None)


@transaction.atomic
def stop(*, outreach: TmrOutreach, by: str, reason: str) -> None:
    """It came to nothing: the alert stays as it was."""
    status.move(outreach, to=TmrOutreachState.STOPPED, by=by, reason=reason)
    audit.record(by=by, verb="tmr_outreach.stopped", on=outreach, reason=reason)


def _begin(alert: TmrAlert, by: str, **columns: Any) -> TmrOutreach:
    if not TmrAlert.objects.select_for_update(of=("self",)).tellable().filter(pk=alert.pk).exists():
        raise ValidationError(_("This alert was answered meanwhile, or the member is in the program no more."))
    wait = settings.UNDO_WINDOW if columns["channel"] in (*WITH_DOCUMENT, "email", "text") else datetime.timedelta()
    try:
        with transaction.atomic():
            told: TmrOutreach = TmrOutreach.objects.create(alert=alert, not_before=timezone.now() + wait, **columns)
            status.move_locked(told, to=TmrOutreachState.UNDER_WAY, by=by)
    except IntegrityError as error:
        raise ValidationError(_("Somebody is at it already by this channel.")) from error
    values = {"channel": told.channel, "to": told.to, "alert": str(alert.pk)}
    audit.record(by=by, verb="tmr_outreach.begun", on=told, values=values)
    return told


def _letter(told: TmrOutreach, kind: str, by: str, **columns: Any) -> None:
    letter = Letter.objects.create(kind=kind, outreach=told, not_before=told.not_before, **columns)
    set_due(letter=letter, about=told, by=by)


def _attempt(told: TmrOutreach, outcome: str) -> ContactAttempt:
    attempt: ContactAttempt = ContactAttempt.objects.create(
        member=told.alert.member, program_year=told.alert.program_year, at=timezone.now(), channel=told.channel,
        outcome=outcome,
    )  # fmt: skip
    return attempt
