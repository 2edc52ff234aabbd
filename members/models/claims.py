"""Prescription claims and diagnoses as the plan's files had them, and sums of them kept per member."""

from typing import Any

from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from members.models.drugs import Drug
from members.models.import_file import ImportFile
from members.models.member import Member


class PrescriptionClaim(models.Model):
    """One filled prescription. A voided claim stays, marked; it counts nowhere."""

    id = models.BigAutoField(primary_key=True)
    claim_id = models.CharField(_("claim ID"), max_length=40, unique=True)
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="claims", db_index=False)
    drug = models.ForeignKey(Drug, on_delete=models.PROTECT, related_name="claims", db_index=False)
    fill_date = models.DateField(_("filled"))
    ndc = models.CharField(_("NDC"), max_length=11)
    quantity = models.DecimalField(_("quantity"), max_digits=12, decimal_places=3, null=True)
    days_supply = models.PositiveSmallIntegerField(_("days of supply"), null=True)
    patient_paid = models.DecimalField(_("paid by the member"), max_digits=10, decimal_places=2, null=True)
    gross_cost = models.DecimalField(_("gross cost"), max_digits=10, decimal_places=2)
    prescriber_npi = models.CharField(_("prescriber (NPI)"), max_length=15, blank=True)
    pharmacy_npi = models.CharField(_("pharmacy (NPI)"), max_length=15, blank=True)
    part_d_covered = models.BooleanField(_("covered by Part D"), default=True)
    voided = models.BooleanField(_("voided"), default=False)
    file = models.ForeignKey(ImportFile, on_delete=models.PROTECT, db_index=False)

    class Meta:
        verbose_name = _("prescription claim")
        verbose_name_plural = _("prescription claims")
        indexes = [
            models.Index(fields=["member", "fill_date"], name="claim_of_member_by_date"),
            # Claims come by date, so that a few kilobytes are enough for prices, parts of months and purges.
            BrinIndex(fields=["fill_date"], name="claim_by_date", autosummarize=True),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class ClaimChange(models.Model):
    """A line that voided or replaced a claim, with what the claim said before."""

    class Kind(models.TextChoices):
        VOID = "void", _("void")
        REPLACE = "replace", _("replace")

    id = models.BigAutoField(primary_key=True)
    claim = models.ForeignKey(PrescriptionClaim, on_delete=models.CASCADE, related_name="changes")
    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices)
    before = models.JSONField(_("before"))
    file = models.ForeignKey(ImportFile, on_delete=models.PROTECT, db_index=False)
    line_number = models.PositiveBigIntegerField(_("line"))

    class Meta:
        ordering = ["id"]
        verbose_name = _("change of a claim")
        verbose_name_plural = _("changes of claims")

    def __str__(self) -> str:
        return f"{self.kind} {self.claim_id}"


class Setting(models.TextChoices):
    INPATIENT = "inpatient", _("inpatient")
    OUTPATIENT = "outpatient", _("outpatient")
    PROFESSIONAL = "professional", _("professional")


class Diagnosis(models.Model):
    """One diagnosis code on one day in one setting; the same again is the same row."""

    id = models.BigAutoField(primary_key=True)
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="diagnoses", db_index=False)
    date = models.DateField(_("date"))
    code = models.CharField(_("code"), max_length=8)
    code_system = models.PositiveSmallIntegerField(_("ICD revision"))
    setting = models.CharField(_("setting"), max_length=12, choices=Setting.choices)
    file = models.ForeignKey(ImportFile, on_delete=models.PROTECT, db_index=False)

    class Meta:
        verbose_name = _("diagnosis")
        verbose_name_plural = _("diagnoses")
        constraints = [
            models.UniqueConstraint(
                fields=["member", "date", "code", "code_system", "setting"], name="diagnosis_is_kept_once"
            ),
            models.CheckConstraint(condition=Q(code_system__in=[9, 10]), name="diagnosis_is_icd_9_or_10"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


# Kept sums follow from claims and diagnoses, whose own keys the database checks. Checking each sum once more would
# take as long as loading the claim; the members themselves cannot go while their claims are there.
UNCHECKED: dict[str, Any] = {"related_name": "+", "db_index": False, "db_constraint": False}


class MemberDrug(models.Model):
    """Kept sum: first and last covered fill of one drug by one member. Derived, rebuilt at will."""

    pk = models.CompositePrimaryKey("member_id", "drug_id")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, **UNCHECKED)
    drug = models.ForeignKey(Drug, on_delete=models.CASCADE, **UNCHECKED)
    first_fill = models.DateField()
    last_fill = models.DateField()

    def __str__(self) -> str:
        return str(self.pk)


class MemberMonth(models.Model):
    """Kept sum: covered gross cost of one member in one month, in cents. Derived, rebuilt at will."""

    pk = models.CompositePrimaryKey("member_id", "month")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, **UNCHECKED)
    month = models.DateField()
    cents = models.BigIntegerField()

    def __str__(self) -> str:
        return str(self.pk)


class MemberCondition(models.Model):
    """Kept sum: the newest dates that prove a condition. Derived, rebuilt at will.

    ``last_inpatient`` is the newest inpatient date, ``last_other`` and ``second_other`` the two
    newest different dates of any other setting.
    """

    pk = models.CompositePrimaryKey("member_id", "condition")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, **UNCHECKED)
    condition = models.CharField(max_length=50)
    last_inpatient = models.DateField(null=True)
    last_other = models.DateField(null=True)
    second_other = models.DateField(null=True)

    def __str__(self) -> str:
        return str(self.pk)


class MemberTouch(models.Model):
    """When what is known of a member last changed: what an incremental run looks at.

    A file touches a member at most once, with the time the file was started: see
    ``members.services.imports.touches.changed_since``.
    """

    member = models.OneToOneField(
        Member, on_delete=models.CASCADE, primary_key=True, related_name="+", db_constraint=False
    )
    touched_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return str(self.pk)


class ConditionCode(models.Model):
    """Which ICD codes prove which condition; loaded from the project's own value sets with their sources."""

    id = models.AutoField(primary_key=True)
    condition = models.CharField(_("condition"), max_length=50)
    code_system = models.PositiveSmallIntegerField(_("ICD revision"))
    code = models.CharField(_("code"), max_length=8)

    class Meta:
        verbose_name = _("condition code")
        verbose_name_plural = _("condition codes")
        constraints = [
            models.UniqueConstraint(fields=["condition", "code_system", "code"], name="condition_code_is_listed_once")
        ]

    def __str__(self) -> str:
        return f"{self.condition} {self.code}"
