"""Who may act for a member and gets a copy of each packet, as a rep confirmed it; each change ends one row."""

import datetime
from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from members import addresses
from members.models import Member
from reviews.models.closable import Closable, ClosableQuerySet, closed_whole
from reviews.models.contact_hold import ContactHold, HoldKind
from reviews.models.request import MemberRequest


class Proof(models.TextChoices):
    """How it was shown that somebody may act for the member."""

    APPOINTMENT = "appointment", _("appointment of representative form")
    POWER_OF_ATTORNEY = "power_of_attorney", _("power of attorney")
    COURT_ORDER = "court_order", _("court order")
    OTHER = "other", _("something else, said in words")


class CopiesAskedBy(models.TextChoices):
    MEMBER = "member", _("the member")
    REPRESENTATIVE = "representative", _("the representative")


class RepresentativeQuerySet(ClosableQuerySet):
    """Named queries over representatives."""

    def counting(self, day: datetime.date) -> Self:
        """Those who get copies on that day: not ended, and the member has not said that nobody gets any."""
        refused = ContactHold.objects.open().filter(kind=HoldKind.NO_COPIES, member=OuterRef("member"))
        within = Q(since__lte=day) & (Q(until=None) | Q(until__gte=day))
        return self.open().filter(within, ~Exists(refused), member__merged_into=None)

    def name_for(self, member: Member, day: datetime.date) -> str:
        """Whom the packet names below the letter; empty when nobody gets a copy."""
        return self.counting(day).filter(member=member).values_list("name", flat=True).first() or ""


class Representative(Closable):
    """Name and postal address, how it was proved, by whom it was asked for, and from when to when copies go."""

    member = models.ForeignKey(
        Member, on_delete=models.PROTECT, related_name="representatives", verbose_name=_("member")
    )
    request = models.ForeignKey(
        MemberRequest,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="representatives",
        verbose_name=_("request"),
    )
    name = models.CharField(_("name"), max_length=100)
    address1 = models.CharField(_("street"), max_length=60)
    address2 = models.CharField(_("apartment, floor or suite"), max_length=60, blank=True)
    city = models.CharField(_("city"), max_length=50)
    state = models.CharField(_("state"), max_length=2)
    zip_code = models.CharField(_("ZIP code"), max_length=10)
    proof = models.CharField(_("proved by"), max_length=20, choices=Proof.choices)
    proof_note = models.CharField(_("about the proof"), max_length=300, blank=True)
    asked_by = models.CharField(_("asked for by"), max_length=15, choices=CopiesAskedBy.choices)
    since = models.DateField(_("since"))
    until = models.DateField(_("until"), null=True, blank=True)
    by = models.CharField(_("noted by"), max_length=150)

    objects = RepresentativeQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("representative who gets copies")
        verbose_name_plural = _("representatives who get copies")
        default_permissions = ["view"]
        permissions = [("record_representative", "Can record, change and end representative who gets copies")]
        constraints = [
            closed_whole("a_representative_is_ended_with_a_word"),
            models.UniqueConstraint(
                fields=["member"], condition=Q(closed_at=None), name="one_representative_at_a_time"
            ),
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(address1="") & ~Q(city="") & ~Q(state="") & ~Q(zip_code=""),
                name="a_representative_can_be_written_to",
            ),
            models.CheckConstraint(
                condition=~Q(proof=Proof.OTHER) | ~Q(proof_note=""), name="another_proof_is_said_in_words"
            ),
            models.CheckConstraint(
                condition=Q(proof__in=Proof.values, asked_by__in=CopiesAskedBy.values) & ~Q(by=""),
                name="a_representative_is_proved_and_noted",
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="copies_end_after_they_begin"
            ),
        ]

    @property
    def address_lines(self) -> list[str]:
        """The lines below the name."""
        return addresses.lines(**{part: getattr(self, part) for part in addresses.PARTS})
