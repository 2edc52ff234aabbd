"""Where a vendor's records and ours differ: a worklist."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from members.models import MemberMerge, ProgramYear
from reviews.models.closable import Closable, closed_whole
from reviews.models.request import MemberRequest
from reviews.models.vendor import Vendor
from reviews.models.vendor_event import VendorEvent


class Difference(models.TextChoices):
    MISSING_THERE = "missing_there", _("the vendor does not list it")
    MISSING_HERE = "missing_here", _("the vendor lists it, and we do not know it")
    STATE_DIFFERS = "state_differs", _("the states differ")
    TO_CONFIRM = "to_confirm", _("told by the vendor, not yet in the membership file")
    MERGED = "merged", _("one person with two member IDs: tell the vendor which one counts")
    TWO_AGAIN = "two_again", _("two people after all: tell the vendor that both member IDs count")


BY_HAND = (Difference.TO_CONFIRM, Difference.MERGED, Difference.TWO_AGAIN)  # the vendor's list says nothing of these


class Discrepancy(Closable):
    """One difference, seen again each night until it is gone or a rep has closed it with a word."""

    vendor = models.ForeignKey(Vendor, on_delete=models.PROTECT, related_name="discrepancies")
    program_year = models.ForeignKey(ProgramYear, on_delete=models.PROTECT, null=True, blank=True)
    reference = models.CharField(_("reference"), max_length=100)
    request = models.ForeignKey(MemberRequest, on_delete=models.PROTECT, null=True, blank=True)
    event = models.ForeignKey(VendorEvent, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    merge = models.ForeignKey(MemberMerge, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    kind = models.CharField(_("difference"), max_length=15, choices=Difference.choices)
    ours = models.CharField(_("here"), max_length=30, blank=True)
    theirs = models.CharField(_("there"), max_length=30, blank=True)
    first_seen = models.DateField(_("first seen"))
    last_seen = models.DateField(_("last seen"))

    class Meta:
        ordering = ["-last_seen", "reference"]
        verbose_name = _("difference with a vendor")
        verbose_name_plural = _("differences with vendors")
        permissions = [("close_discrepancy", "Can close difference with a vendor")]
        constraints = [
            models.UniqueConstraint(
                fields=["vendor", "reference", "kind"], condition=Q(closed_at=None), name="one_open_difference"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["merged", "two_again"], merge__isnull=False)
                | ~Q(kind__in=["merged", "two_again"]) & Q(merge=None),
                name="a_difference_of_ids_has_its_merge",
            ),
            closed_whole("closed_by_whom_and_why"),
            models.CheckConstraint(condition=Q(last_seen__gte=models.F("first_seen")), name="seen_first_before_last"),
        ]

    def __str__(self) -> str:
        return self.reference
