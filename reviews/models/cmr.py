"""Reviews that the plan holds itself: a draft while the pharmacist writes, and each version that was finalised."""

from typing import Any, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Length
from django.utils.translation import gettext_lazy as _

from members.models import Member, ProgramYear
from members.models.base import Record
from reviews.models.appointment import Appointment
from reviews.models.request import MemberRequest
from reviews.models.vendor_work import CompletedReview, SummarySent


class ReviewDraft(Record):
    """What is written during a review. ``revision`` goes up with each saving: an older page cannot write over it."""

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+", verbose_name=_("member"))
    program_year = models.ForeignKey(ProgramYear, on_delete=models.PROTECT, related_name="+")
    request = models.ForeignKey(MemberRequest, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    appointment = models.ForeignKey(Appointment, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    content = models.JSONField(_("what is written"), default=dict, blank=True)
    revision = models.PositiveIntegerField(_("saved how often"), default=0)
    saved_at = models.DateTimeField(_("saved"), auto_now=True)
    saved_by = models.CharField(_("saved by"), max_length=150)
    page_key = models.CharField(_("key of the page that saved it"), max_length=32, blank=True, editable=False)
    corrects = models.ForeignKey(
        CompletedReview, on_delete=models.PROTECT, null=True, blank=True, related_name="corrections"
    )
    review = models.ForeignKey(CompletedReview, on_delete=models.PROTECT, null=True, blank=True, related_name="drafts")

    class Meta:
        ordering = ["-saved_at"]
        verbose_name = _("medicine review being written")
        verbose_name_plural = _("medicine reviews being written")
        permissions = [("hold_review", "Can hold and finalise medicine reviews")]
        constraints = [
            models.UniqueConstraint(
                fields=["member", "program_year"], condition=Q(review=None), name="one_open_draft_per_member_and_year"
            ),
            models.CheckConstraint(
                condition=Q(corrects=None) | Q(review=None) | Q(review=F("corrects")),
                name="a_correction_is_of_its_review",
            ),
        ]


class ReviewVersionQuerySet(models.QuerySet[Any]):
    """Named queries over versions of reviews."""

    def newest(self) -> Self:
        later = self.model.objects.filter(review=OuterRef("review"), number__gt=OuterRef("number"))
        return self.filter(~Exists(later))


class ReviewVersion(Record):
    """A review as it was finalised; it is never changed, and a correction is the next number (a trigger sees to it)."""

    review = models.ForeignKey(CompletedReview, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("version"))
    encounter = models.JSONField(_("all that was written"))
    by = models.CharField(_("finalised by"), max_length=150)
    reason = models.CharField(_("why it was corrected"), max_length=300, blank=True)

    objects = ReviewVersionQuerySet.as_manager()

    class Meta:
        ordering = ["review", "number"]
        verbose_name = _("version of a review")
        verbose_name_plural = _("versions of reviews")
        constraints = [
            models.UniqueConstraint(fields=["review", "number"], name="one_version_per_number"),
            models.CheckConstraint(
                condition=Q(number=1, reason="") | Q(number__gt=1) & ~Q(reason=""), name="a_correction_has_its_reason"
            ),
        ]


class TakeBackSiteQuerySet(models.QuerySet[Any]):
    """Named queries over take-back sites."""

    def near(self, zip_code: str, most: int = 3) -> Self:
        """Those whose ZIP codes begin as this one does, the most exact first."""
        beginnings = [zip_code[:size] for size in (5, 4, 3)]
        return self.filter(zip_prefix__in=beginnings).order_by(Length("zip_prefix").desc(), "name")[:most]


class TakeBackSite(Record):
    """A place that takes medicines back, as the plan has checked it; printed for members of these ZIP codes."""

    name = models.CharField(_("name"), max_length=100)
    address = models.CharField(_("address"), max_length=200)
    zip_prefix = models.CharField(_("first digits of the ZIP codes near it"), max_length=5)
    source = models.CharField(_("where this is known from"), max_length=200)
    checked_on = models.DateField(_("checked on"))

    objects = TakeBackSiteQuerySet.as_manager()

    class Meta:
        ordering = ["zip_prefix", "name"]
        verbose_name = _("take-back site")
        verbose_name_plural = _("take-back sites")
        constraints = [
            models.CheckConstraint(
                condition=Q(zip_prefix__regex=r"^\d{3,5}$"), name="zip_prefix_has_three_to_five_digits"
            ),
            models.UniqueConstraint(fields=["name", "address", "zip_prefix"], name="one_site_per_place_and_zip"),
        ]

    def __str__(self) -> str:
        return self.name


def without_summary() -> models.QuerySet[Any]:
    """Completed reviews whose written summary has not left (due 14 days after: 42 CFR 423.153(d)(1)(vii)(D))."""
    sent = SummarySent.objects.filter(program_year=OuterRef("program_year"), review_key=OuterRef("key"))
    return CompletedReview.objects.filter(~Exists(sent.filter(sent_on__isnull=False)))
