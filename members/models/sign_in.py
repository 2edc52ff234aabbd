"""Attempts to sign in that went wrong, counted so that nobody can try without end."""

import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class FailedSignInQuerySet(models.QuerySet["FailedSignIn"]):
    """Named queries over failed attempts."""

    def counting_since(self, moment: datetime.datetime) -> Self:
        return self.filter(at__gt=moment, forgiven_at=None)


class FailedSignIn(models.Model):
    """One attempt. It counts from before the password is looked at, and goes when that was right."""

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField(_("when"), auto_now_add=True, db_index=True)
    name_digest = models.CharField(max_length=64, editable=False)  # never the name: people type passwords there
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, verbose_name=_("account"))
    address = models.CharField(_("from where"), max_length=45, blank=True)
    forgiven_at = models.DateTimeField(_("forgiven"), null=True, blank=True)

    objects = FailedSignInQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]
        default_permissions = ["view"]
        permissions = [("unlock_signin", "Can let an account try again to sign in")]
        verbose_name = _("failed sign-in")
        verbose_name_plural = _("failed sign-ins")
        indexes = [
            models.Index(fields=["name_digest", "at"], name="failed_sign_in_by_name"),
            models.Index(fields=["address", "at"], name="failed_sign_in_by_address"),
        ]
        constraints = [models.CheckConstraint(condition=~Q(name_digest=""), name="failed_sign_in_has_a_digest")]

    def __str__(self) -> str:
        return f"{timezone.localtime(self.at):%m/%d/%Y %H:%M:%S}"
