"""The drug reference: which drug an NDC is. Filled from the FDA directory; its version is kept."""

from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Count, F, FilteredRelation, Max, Q, Sum
from django.utils.translation import gettext_lazy as _

from members.ndc import eleven_digits


class DrugReference(models.Model):
    """One published edition of the directory that was loaded."""

    id = models.AutoField(primary_key=True)
    edition = models.CharField(_("edition"), max_length=40, unique=True)
    source = models.CharField(_("source"), max_length=200)
    sha256 = models.CharField(max_length=64)
    loaded_at = models.DateTimeField(_("loaded at"), auto_now_add=True)

    class Meta:
        verbose_name = _("drug reference edition")
        verbose_name_plural = _("drug reference editions")

    def __str__(self) -> str:
        return self.edition


class Drug(models.Model):
    """What counts as one drug: a set of active ingredients, order ignored.

    An NDC that the reference does not know counts by its first nine digits; its ``key`` is
    ``ndc9:123456789`` and it has no ingredients.
    """

    id = models.AutoField(primary_key=True)
    key = models.TextField(_("key"), unique=True)
    ingredients = ArrayField(models.TextField(), verbose_name=_("active ingredients"), default=list)

    class Meta:
        verbose_name = _("drug")
        verbose_name_plural = _("drugs")

    def __str__(self) -> str:
        return self.key


class NdcProductQuerySet(models.QuerySet["NdcProduct"]):
    """Named queries over NDCs."""

    def found_by(self, text: str) -> Self:
        """What staff type: an NDC as labels or claims have it, its first digits, or how a name begins."""
        try:
            return self.filter(ndc=eleven_digits(text))
        except ValueError:
            return self.filter(Q(ndc__startswith=text) | Q(name__istartswith=text) | Q(generic_name__istartswith=text))

    def not_in_reference(self) -> Self:
        """NDCs seen in claims that no edition knows, with ``fills``, ``cost`` and ``last_fill``.

        Claims that were voided are not counted. One pass over all claims: their NDC has no index.
        """
        these = Q(drug__claims__ndc=F("ndc"), drug__claims__voided=False)
        claims = FilteredRelation("drug__claims", condition=these)
        return self.filter(reference=None).annotate(
            its=claims, fills=Count("its"), cost=Sum("its__gross_cost"), last_fill=Max("its__fill_date")
        )


class NdcProduct(models.Model):
    """One eleven-digit package NDC of the reference, or one seen in claims that the reference does not know."""

    ndc = models.CharField(_("NDC"), max_length=11, primary_key=True)
    drug = models.ForeignKey(Drug, on_delete=models.PROTECT, related_name="products")
    reference = models.ForeignKey(DrugReference, on_delete=models.PROTECT, null=True, blank=True)
    name = models.CharField(_("name"), max_length=300, blank=True)
    generic_name = models.CharField(_("generic name"), max_length=600, blank=True)
    dosage_form = models.CharField(_("form"), max_length=100, blank=True)
    route = models.CharField(_("route"), max_length=150, blank=True)
    strengths = ArrayField(
        models.TextField(), verbose_name=_("strengths"), default=list, blank=True, db_default=[]
    )  # one for each ingredient of the drug, in that order; empty: not told
    classes = ArrayField(models.TextField(), verbose_name=_("classes (EPC)"), default=list, blank=True)
    is_brand = models.BooleanField(_("brand"), null=True)
    is_maintenance = models.BooleanField(_("maintenance drug"), null=True)

    objects = NdcProductQuerySet.as_manager()

    class Meta:
        verbose_name = _("NDC")
        verbose_name_plural = _("NDCs")
        constraints = [models.CheckConstraint(condition=Q(ndc__regex=r"^\d{11}$"), name="ndc_has_eleven_digits")]

    def __str__(self) -> str:
        return self.ndc
