"""What a member changed in a request after it was sent."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from members.models.base import Record
from reviews.models.request import MemberRequest


class RequestChange(Record):
    """What the member changed in a request after sending it: columns as they were and are since. Never rewritten."""

    request = models.ForeignKey(MemberRequest, on_delete=models.PROTECT, related_name="changes")
    number = models.PositiveSmallIntegerField(_("number"))
    submission_key = models.UUIDField(unique=True, editable=False)
    by = models.CharField(_("by"), max_length=150)
    before = models.JSONField(_("before"))
    after = models.JSONField(_("since then"))

    class Meta:
        ordering = ["number"]
        verbose_name = _("change of a request")
        verbose_name_plural = _("changes of requests")
        constraints = [models.UniqueConstraint(fields=["request", "number"], name="changes_are_numbered")]

    def __str__(self) -> str:
        return str(self.number)
