"""The medication list that a member filled in and sent with a request: as typed, never changed."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from members.models.base import Record
from reviews.models.request import MemberRequest


class MemberOwnList(Record):
    """``content`` as the page sent it, after its form set; of several lists of one request the newest holds."""

    request = models.ForeignKey(
        MemberRequest, on_delete=models.PROTECT, related_name="own_lists", verbose_name=_("request")
    )
    form_set = models.CharField(_("form set"), max_length=20)
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    content = models.JSONField(_("content"))

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("member’s own list")
        verbose_name_plural = _("members’ own lists")
        constraints = [
            models.CheckConstraint(
                condition=~Q(form_set="") & Q(language__in=[code for code, _name in settings.LANGUAGES]),
                name="own_list_names_its_form",
            ),
            models.CheckConstraint(
                condition=Q(content__has_keys=["texts", "medicines"]) & ~Q(content__medicines=[]),
                name="own_list_holds_medicines",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.request} {self.created_at:%Y-%m-%d}"
