"""The partner that does the reviews of a program year."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from members.models.base import Record


class Vendor(Record):
    """Where a vendor's notices go. Its signing secret is a setting (``VENDOR_SECRETS``), never a row."""

    key = models.SlugField(_("key"), unique=True)
    name = models.CharField(_("name"), max_length=200)
    endpoint = models.URLField(_("address for notices"), blank=True)
    on_hold = models.BooleanField(_("hold all notices"), default=False)

    class Meta:
        ordering = ["name"]
        verbose_name = _("vendor")
        verbose_name_plural = _("vendors")

    def __str__(self) -> str:
        return self.name
