"""What came back by text message: the word that counts, never what else was written."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from members.models.base import Record
from reviews.models.contact_consent import PHONE


class TextWord(models.TextChoices):
    STOP = "stop", _("stop")
    START = "start", _("start")
    HELP = "help", _("help")
    OTHER = "other", _("something else")


class InboundText(Record):
    """One text message to us, under the carrier's key for it. Its words may speak of health, so they are not kept."""

    key = models.CharField(_("the carrier’s key"), max_length=100, unique=True)
    phone = models.CharField(_("from"), max_length=20)
    word = models.CharField(_("says"), max_length=10, choices=TextWord.choices)
    changed = models.PositiveSmallIntegerField(_("consents changed"), default=0)

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("text message received")
        verbose_name_plural = _("text messages received")
        constraints = [models.CheckConstraint(condition=Q(phone__regex=PHONE), name="a_text_comes_from_a_number")]
