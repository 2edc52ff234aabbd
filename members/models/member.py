"""The people of the plan, their coverage, address, language and needs."""

from typing import Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.contrib.postgres.indexes import OpClass
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Left, Right
from django.utils.translation import gettext_lazy as _

from members import addresses
from members.names import PHONE_DIGITS, identifier_key, name_key

# Position 5 is a letter, 3 and 6 letter or digit; S, L, O, I, B, Z are never used (CMS, "Understanding the MBI").
MBI_PATTERN = (
    r"^[1-9][AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9][0-9][AC-HJKMNP-RT-Y]"
    r"[AC-HJKMNP-RT-Y0-9][0-9][AC-HJKMNP-RT-Y]{2}[0-9]{2}$"
)


def phone_digits() -> Func:
    """The digits of ``phone`` up to an extension, however it is written; the index below has the same expression."""
    return Func(F("phone"), Value(r"[xX].*$|\D"), Value(""), Value("g"), function="regexp_replace")


class MemberQuerySet(models.QuerySet["Member"]):
    """Named queries over members."""

    def with_identifier(self, identifier: str) -> Self:
        """Those whose member ID or MBI is ``identifier``, however it was typed."""
        return self.with_key(identifier_key(identifier))

    def with_key(self, key: str) -> Self:
        """``with_identifier`` for the key of one."""
        return self.filter(Q(member_id_key=key) | Q(mbi=key))

    def named(self, first_name: str, last_name: str) -> Self:
        """Those of that name; accents, case and punctuation do not matter."""
        return self.filter(first_name_key=name_key(first_name), last_name_key=name_key(last_name))

    def with_phone(self, last: str, digits: str) -> Self:
        """Those whose phone ends with these digits, seven or more; ``last`` are the last seven of them."""
        known = self.alias(digits=phone_digits(), last_digits=Right(phone_digits(), PHONE_DIGITS))
        return known.filter(last_digits=last, digits__endswith=digits)

    def in_zip(self, zip_code: str) -> Self:
        """Those at a ZIP code of five digits; what else stands on file does not matter."""
        return self.alias(five=Left("zip_code", 5)).filter(five=zip_code)

    def with_kept(self) -> Self:
        """With the record that each counts as, in the same query."""
        return self.select_related("merged_into")

    def in_another_format(self) -> Self:
        """Those who read Braille or listen: the plan makes their letters by hand too."""
        return self.filter(Q(braille=True) | Q(audio=True))


class Member(models.Model):
    """One person of the plan, as the plan's membership file has them.

    The key is a number: millions of claims carry it.
    """

    id = models.BigAutoField(primary_key=True)
    created_at = models.DateTimeField(auto_now_add=True, editable=False)
    member_id = models.CharField(_("member ID"), max_length=30, unique=True)
    member_id_key = models.CharField(max_length=30, unique=True, editable=False)
    mbi = models.CharField(_("Medicare number (MBI)"), max_length=11, null=True, blank=True, unique=True)
    first_name = models.CharField(_("first name"), max_length=100)
    middle_initial = models.CharField(_("middle initial"), max_length=1, blank=True)
    last_name = models.CharField(_("last name"), max_length=100)
    first_name_key = models.CharField(max_length=200, editable=False)
    last_name_key = models.CharField(max_length=200, editable=False)
    birth_date = models.DateField(_("birth date"))
    sex = models.CharField(_("sex"), max_length=1, blank=True)
    death_date = models.DateField(_("date of death"), null=True, blank=True)

    phone = models.CharField(_("phone"), max_length=40, blank=True)
    address1 = models.CharField(_("address"), max_length=100, blank=True)
    address2 = models.CharField(_("address, second line"), max_length=100, blank=True)
    city = models.CharField(_("city"), max_length=60, blank=True)
    state = models.CharField(_("state"), max_length=2, blank=True)
    zip_code = models.CharField(_("ZIP code"), max_length=10, blank=True)
    confidential_address = models.BooleanField(_("confidential address"), default=False)

    language = models.CharField(_("language"), max_length=10, default="en")
    # The member's own wishes: no file of the plan tells them, so an import neither knows nor changes them.
    wished_language = models.CharField(
        _("language that the member asked for"), max_length=10, blank=True, default="", db_default=""
    )
    large_print = models.BooleanField(_("large print"), default=False)
    braille = models.BooleanField(_("Braille"), default=False, db_default=False)
    audio = models.BooleanField(_("audio"), default=False, db_default=False)
    interpreter = models.BooleanField(_("interpreter"), default=False)
    uses_tty = models.BooleanField(_("TTY or relay"), default=False)
    hearing_help = models.BooleanField(_("hearing help"), default=False)

    long_term_care = models.BooleanField(_("in long-term care"), default=False)
    hospice = models.BooleanField(_("in hospice"), default=False)
    cognitively_impaired = models.BooleanField(
        _("cognitively impaired"), null=True, blank=True, help_text=_("Empty: no file of the plan says it.")
    )
    at_risk_start = models.DateField(_("at-risk limitation from"), null=True, blank=True)
    at_risk_end = models.DateField(_("at-risk limitation to"), null=True, blank=True)

    # The record that this one counts as while a merge of the two is open. The database writes it with the merge.
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        db_index=False,
        related_name="merged_from",
        verbose_name=_("counts as"),
    )

    objects = MemberQuerySet.as_manager()

    class Meta:
        ordering = ["last_name_key", "first_name_key"]
        verbose_name = _("member")
        verbose_name_plural = _("members")
        indexes = [
            models.Index(fields=["last_name_key", "first_name_key", "birth_date"], name="member_name_and_birth"),
            models.Index(fields=["birth_date"], name="member_birth_date"),
            models.Index(Right(phone_digits(), PHONE_DIGITS), name="member_phone"),
            models.Index(
                Left("zip_code", 5), OpClass(F("last_name_key"), name="text_pattern_ops"), name="member_zip_and_name"
            ),
            models.Index(fields=["merged_into"], name="member_merged_into", condition=Q(merged_into__isnull=False)),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(merged_into=None) | ~Q(merged_into=F("id")), name="no_record_counts_as_itself"
            ),
            models.CheckConstraint(condition=Q(mbi=None) | Q(mbi__regex=MBI_PATTERN), name="mbi_has_its_pattern"),
            models.CheckConstraint(
                condition=Q(death_date=None) | Q(death_date__gte=F("birth_date")), name="death_is_after_birth"
            ),
            models.CheckConstraint(
                # The start is asked for by name: compared with an unknown start, SQL calls the check passed.
                condition=Q(at_risk_end=None) | Q(at_risk_start__isnull=False, at_risk_end__gte=F("at_risk_start")),
                name="at_risk_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return self.member_id

    def save(self, *args, **kwargs):  # type: ignore[no-untyped-def]
        self.derive_keys()
        super().save(*args, **kwargs)

    def derive_keys(self) -> None:
        """Fill the search keys from what is shown; bulk writers call it themselves."""
        self.member_id_key = identifier_key(self.member_id)
        self.first_name_key = name_key(self.first_name)
        self.last_name_key = name_key(self.last_name)
        self.mbi = identifier_key(self.mbi) if self.mbi else None

    @property
    def kept(self) -> "Member":
        """The record that this one counts as: itself, unless it was merged."""
        return self.merged_into or self

    @property
    def full_name(self) -> str:
        return " ".join(part for part in (self.first_name, self.middle_initial, self.last_name) if part)

    @property
    def reads(self) -> str:
        """The language to write in: what the member asked for, else what the plan's file says."""
        return self.wished_language or self.language

    @property
    def address_lines(self) -> list[str]:
        """Lines below the name on an envelope; empty when no street is on file."""
        if not self.address1:
            return []
        return addresses.lines(**{part: getattr(self, part) for part in addresses.PARTS})


class Coverage(models.Model):
    """One span of coverage under a contract and plan; spans of a member never overlap."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="coverage")
    contract_number = models.CharField(_("contract"), max_length=5)
    plan_id = models.CharField(_("plan"), max_length=10, blank=True)
    start = models.DateField(_("from"))
    end = models.DateField(_("to"), null=True, blank=True)

    class Meta:
        ordering = ["start"]
        verbose_name = _("coverage")
        verbose_name_plural = _("coverage")
        constraints = [
            models.CheckConstraint(condition=Q(end=None) | Q(end__gte=F("start")), name="coverage_ends_after_start"),
            ExclusionConstraint(
                name="coverage_does_not_overlap",
                expressions=[
                    ("member", RangeOperators.EQUAL),
                    (
                        Func(
                            "start",
                            "end",
                            RangeBoundary(inclusive_lower=True, inclusive_upper=True),
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contract_number} {self.start:%Y-%m-%d}"


class FlagKind(models.TextChoices):
    LONG_TERM_CARE = "long_term_care", _("in long-term care")
    HOSPICE = "hospice", _("in hospice")
    COGNITIVELY_IMPAIRED = "cognitively_impaired", _("cognitively impaired")
    CONFIDENTIAL_ADDRESS = "confidential_address", _("confidential address")


class MemberFlag(models.Model):
    """From when to when something held of a member: the history behind the yes or no on the member."""

    id = models.BigAutoField(primary_key=True)
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="flags")
    kind = models.CharField(_("what"), max_length=20, choices=FlagKind.choices)
    since = models.DateField(_("from"))
    until = models.DateField(_("to"), null=True, blank=True)

    class Meta:
        ordering = ["since"]
        verbose_name = _("member's circumstance")
        verbose_name_plural = _("members' circumstances")
        constraints = [
            models.UniqueConstraint(fields=["member", "kind"], condition=Q(until=None), name="flag_is_open_once"),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name="flag_ends_after_start"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.since:%Y-%m-%d}"
