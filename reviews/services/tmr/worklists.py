"""Worklists of the quarterly check: alerts that somebody is to be contacted about."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from reviews.models import TmrAlert
from reviews.services.worklist import DUE, Worklist

TMR = [
    Worklist(
        key="tmr-late",
        group=DUE,
        label=_("alerts of high severity past the same day, nobody contacted"),
        permission="reviews.answer_tmralert",
        rows=lambda: TmrAlert.objects.late_and_high(timezone.localdate()),
    ),
    Worklist(
        key="tmr-due",
        group=DUE,
        label=_("alerts of the quarterly check due by today, overdue ones too"),
        permission="reviews.answer_tmralert",
        rows=lambda: TmrAlert.objects.due_by(timezone.localdate()),
    ),
    Worklist(
        key="tmr-silent",
        group=DUE,
        label=_("alerts that the prescriber has not answered by the day asked for"),
        permission="reviews.answer_tmralert",
        rows=lambda: TmrAlert.objects.silent(timezone.localdate()),
    ),
]
