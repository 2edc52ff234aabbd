"""Faxes and messages of the exchange on their way, and what became of letters, e-mails and texts about alerts."""

import base64
import json
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from members.services import audit, status
from reviews.delivery.carriers import CarrierAway, carrier
from reviews.documents import letter_paper
from reviews.documents.wording import wording
from reviews.models import LetterKind, LetterState, MessageState, TmrAlert, TmrChannel, TmrOutreach
from reviews.services.tmr import outreach

AT_ONCE = 200
CARRIERS = {TmrChannel.FAX: "fax", TmrChannel.EXCHANGE: "prescribers"}
WAYS = (TmrChannel.MAIL, TmrChannel.FAX, TmrChannel.EXCHANGE)
OVER = "nothing is to do about its alert any more"


def ways_to_prescribers() -> list[tuple[str, Any]]:
    """Channels with their names: mail, and those that have a carrier."""
    there = [
        way for way in WAYS if way not in CARRIERS or CARRIERS[way] in settings.CARRIERS or not settings.PRODUCTION
    ]
    return [(way.value, way.label) for way in there]


def hand_over(*, by: str) -> int:
    """Give to its carrier what is due; returns how much. A carrier that is away gets it with the next sweep.

    The file has the key of its row as name, and the same name again replaces it: given twice, it arrives once.
    """
    due = TmrOutreach.objects.to_hand_over(timezone.now()).order_by("created_at").values_list("pk", flat=True)
    return sum(_hand_over(key, by) for key in due[:AT_ONCE])


@transaction.atomic
def _hand_over(key: Any, by: str) -> bool:
    rows = TmrOutreach.objects.under_way().select_for_update(skip_locked=True, of=("self",)).filter(pk=key)
    told: TmrOutreach | None = rows.select_related("alert", "prescriber").first()
    if told is None or not _may_go(told):
        return False
    try:
        carrier(CARRIERS[TmrChannel(told.channel)]).hand_over(f"{told.pk}.json", _file(told))
    except CarrierAway:
        return False
    outreach.sent(outreach=told, by=by)
    return True


def _may_go(told: TmrOutreach) -> bool:
    words = wording(LetterKind.ALERT_PRESCRIBER, told.document["language"]) if told.document else None
    verified = not settings.PRODUCTION or (words is not None and words.is_verified)
    return verified and TmrAlert.objects.tellable().filter(pk=told.alert_id).exists()


def _file(told: TmrOutreach) -> bytes:
    """For a fax its number and pages; the exchange gets the same content as data besides."""
    document: dict[str, Any] = told.document or {}
    pages = base64.b64encode(letter_paper.to_pdf(document)).decode()
    said: dict[str, Any] = {"id": str(told.pk), "reference": told.reference, "pdf": pages}
    if told.channel == TmrChannel.FAX:
        said["to"] = told.prescriber.fax if told.prescriber else ""
    else:
        parts = ("npi", "answer_by", "patient", "alert")
        said |= {"type": "tmr.recommendation", **{name: document[name] for name in parts}}
    return json.dumps(said).encode()


def settle(*, by: str) -> int:
    """Note what has left and what came to nothing; withdraw what nothing is to do about any more. How many."""
    gone = list(TmrOutreach.objects.gone().select_related("alert__member").distinct()[:AT_ONCE])
    for told in gone:
        outreach.sent(outreach=told, by=by)
    overtaken = list(TmrOutreach.objects.overtaken()[:AT_ONCE])
    withdrawn = sum(_withdraw(told, by) for told in overtaken)
    stopped = list(TmrOutreach.objects.stopped_on_the_way().distinct()[:AT_ONCE])
    for told in stopped:
        outreach.stop(outreach=told, by=by, reason="it was cancelled or refused on its way")
    return len(gone) + withdrawn + len(stopped)


@transaction.atomic
def _withdraw(told: TmrOutreach, by: str) -> bool:
    """Unless it is leaving just now: then it is told, and noted so by the next sweep."""
    letters = status.move_all(list(told.letters.all()), to=LetterState.CANCELLED, by=by, reason=OVER)
    messages = status.move_all(list(told.messages.all()), to=MessageState.CANCELLED, by=by, reason=OVER)
    for record in (*letters, *messages):
        audit.record(by=by, verb=f"{record._meta.model_name}.cancelled", on=record, reason=OVER)
    if len(letters) + len(messages) < told.letters.count() + told.messages.count():
        return False
    outreach.stop(outreach=told, by=by, reason=OVER)
    return True
