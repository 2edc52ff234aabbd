"""A form that was typed when its session had ended, kept for the one who typed it."""

import datetime
import uuid
from typing import Self

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class TypedFormQuerySet(models.QuerySet["TypedForm"]):
    """Named queries over kept forms."""

    def of(self, user: User) -> Self:
        return self.filter(user=user)

    def kept_before(self, moment: datetime.datetime) -> Self:
        return self.filter(kept_at__lt=moment)


class TypedForm(models.Model):
    """What stood in the boxes is sealed: only this site reads it, and only its owner is shown it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="typed_forms")
    path = models.CharField(max_length=500)
    sealed = models.TextField()
    kept_at = models.DateTimeField(_("kept"), auto_now_add=True, db_index=True)

    objects = TypedFormQuerySet.as_manager()

    class Meta:
        ordering = ["-kept_at"]
        default_permissions = []
        verbose_name = _("kept form")
        verbose_name_plural = _("kept forms")
        constraints = [models.CheckConstraint(condition=Q(path__startswith="/admin/"), name="typed_form_is_of_staff")]

    def __str__(self) -> str:
        return str(self.pk)
