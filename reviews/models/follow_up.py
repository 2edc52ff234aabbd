"""Work that a letter leaves for a person: call a member whose mail came back, look at an address that seems wrong."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import OuterRef, Q, Value
from django.db.models.functions import Concat
from django.utils.translation import gettext_lazy as _

from members import addresses
from members.models import Member
from members.models.base import Record
from members.models.status import HasStatus, HasStatusQuerySet, StatusRow, Transitions

ADDRESS = addresses.PARTS


class FollowUpKind(models.TextChoices):
    RETURNED_MAIL = "returned_mail", _("mail came back: call the member")
    ADDRESS_CHECK = "address_check", _("the address looks wrong: check it")
    COPY_RETURNED = "copy_returned", _("a representative’s copy came back: ask for the address")


class FollowUpState(models.TextChoices):
    OPEN = "open", _("to do")
    DONE = "done", _("done")
    CONFIRMED = "confirmed", _("the address is right")
    SETTLED = "settled", _("settled: the address has changed")


class FollowUpQuerySet(HasStatusQuerySet):
    """Named queries over follow-ups."""

    def open(self) -> Self:
        return self.in_state(FollowUpState.OPEN)

    def holding(self) -> Self:
        """Mail came back from that address, and nobody has said since that it is right."""
        held = self.in_state(FollowUpState.OPEN, FollowUpState.DONE)
        return held.filter(kind=FollowUpKind.RETURNED_MAIL).exclude(address="")

    def holding_address_of(self, member: Member) -> Self:
        return self.holding().filter(member=member, address=address_of(member))

    def holding_outer(self, path: str) -> Self:
        """For ``Exists``: those that hold the mail to the member at ``path`` (``"member"``) of the outer row."""
        return self.holding().filter(member=OuterRef(path), address=_outer_address(f"{path}__"))

    def holding_copies(self) -> Self:
        """A representative's copy came back, and nobody has said since that the address is right."""
        return self.in_state(FollowUpState.OPEN, FollowUpState.DONE).filter(kind=FollowUpKind.COPY_RETURNED)

    def holding_copies_outer(self, path: str) -> Self:
        return self.holding_copies().filter(letter__representative=OuterRef(path))

    def asked_about_outer(self, path: str) -> Self:
        """For ``Exists``: whether the address of the member at ``path`` was ever to be checked."""
        checks = self.filter(kind=FollowUpKind.ADDRESS_CHECK)
        return checks.filter(member=OuterRef(path), address=_outer_address(f"{path}__"))

    def of_a_former_address(self) -> Self:
        """Open, and the member has another address now."""
        own = self.open().exclude(kind=FollowUpKind.COPY_RETURNED)
        return own.exclude(address=_address("member__"))


def address_of(member: Member) -> str:
    """The address as one text, to tell whether it is the same."""
    return "\n".join(getattr(member, column) for column in ADDRESS)


def _address(path: str) -> Concat:
    return _joined([models.F(f"{path}{column}") for column in ADDRESS])


def _outer_address(path: str) -> Concat:
    return _joined([OuterRef(f"{path}{column}") for column in ADDRESS])


def _joined(columns: list) -> Concat:
    parts = [part for column in columns for part in (Value("\n"), column)]
    return Concat(*parts[1:], output_field=models.TextField())


class FollowUp(Record, HasStatus):
    """One thing to do about the mail of a member; ``address`` is the one that it is about, empty when it is former."""

    TRANSITIONS: ClassVar[Transitions] = {
        FollowUpState.OPEN: frozenset({FollowUpState.DONE, FollowUpState.CONFIRMED, FollowUpState.SETTLED}),
        FollowUpState.DONE: frozenset({FollowUpState.CONFIRMED}),
    }
    FIRST_STATE = FollowUpState.OPEN

    kind = models.CharField(_("what to do"), max_length=20, choices=FollowUpKind.choices)
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="follow_ups", verbose_name=_("member"))
    letter = models.ForeignKey(
        "reviews.Letter", on_delete=models.PROTECT, related_name="follow_ups", verbose_name=_("letter")
    )
    reason = models.CharField(_("because"), max_length=300)
    address = models.TextField(_("address"), blank=True)
    due_on = models.DateField(_("due"))

    objects = FollowUpQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "created_at"]
        verbose_name = _("follow-up")
        verbose_name_plural = _("follow-ups")
        permissions = [("close_followup", "Can close follow-up")]
        indexes = [models.Index(fields=["current_state", "due_on"], name="follow_up_by_state")]
        constraints = [
            models.UniqueConstraint(
                fields=["member", "kind", "address"], condition=Q(current_state="open"), name="one_open_follow_up"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="follow_up_has_a_reason"),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


class FollowUpStatus(StatusRow):
    follow_up = models.ForeignKey(FollowUp, on_delete=models.PROTECT, related_name="statuses")
    state = models.CharField(_("state"), max_length=15, choices=FollowUpState.choices)

    class Meta(StatusRow.Meta):
        verbose_name = _("follow-up status")
        verbose_name_plural = _("follow-up statuses")

    def __str__(self) -> str:
        return self.get_state_display()
