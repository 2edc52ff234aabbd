"""Cards with what to say on a call. Each change is a new version; a second person puts one in force from a day."""

import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from members.models import ProgramYear
from members.models.base import Record


class ScriptPurpose(models.TextChoices):
    """What a call is about (the same words as ``CallPurpose``), and a message to leave."""

    QUESTION = "question", _("a question or a wish")
    WELCOME = "welcome", _("welcome to the program")
    OFFER = "offer", _("offer of a review")
    CALL_BACK = "call_back", _("call as agreed")
    RETURNED_MAIL = "returned_mail", _("mail came back")
    REMINDER = "reminder", _("reminder of an appointment")
    CONFIRM = "confirm", _("confirm what a helper asked for")
    ALERT = "alert", _("alert of the quarterly check")
    MESSAGE = "message", _("nobody answers: the message to leave")


class ScriptVersionQuerySet(models.QuerySet["ScriptVersion"]):
    """Named queries over versions."""

    def of(self, *, purpose: str, language: str, program_year: ProgramYear | None) -> Self:
        """All versions of one card, the newest first."""
        return self.filter(purpose=purpose, language=language, program_year=program_year).order_by("-number")

    def shipped(self) -> Self:
        """Cards for every year that nobody has changed yet."""
        changed = self.model.objects.filter(
            purpose=models.OuterRef("purpose"), language=models.OuterRef("language"), program_year=None, number__gt=1
        )
        return self.filter(~models.Exists(changed), program_year=None)

    def in_force(self, day: datetime.date) -> Self:
        """Approved ones whose day has come, the one that counts first."""
        return self.filter(in_force_from__lte=day).order_by("-in_force_from", "-number")


class ScriptVersion(Record):
    """One version of a card. Its words never change (a trigger); approval is given once, by somebody else.

    Without a ``program_year`` it serves every year that has no card of its own.
    """

    purpose = models.CharField(_("purpose"), max_length=20, choices=ScriptPurpose.choices)
    program_year = models.ForeignKey(
        ProgramYear, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("program year")
    )
    language = models.CharField(_("language"), max_length=5, choices=settings.LANGUAGES)
    number = models.PositiveIntegerField(_("version"))
    why = models.TextField(_("why it helps you, said first"))
    words = models.TextField(_("what to say"))
    answers = models.TextField(_("answers to what people ask"), blank=True)
    mandatory = models.TextField(_("must be said"))
    source = models.CharField(_("source"), max_length=300, blank=True)
    verified_by = models.CharField(_("verified by"), max_length=150, blank=True)
    written_by = models.CharField(_("written by"), max_length=150)
    reason = models.CharField(_("why it was changed"), max_length=300, blank=True)
    approved_by = models.CharField(_("approved by"), max_length=150, blank=True)
    approved_at = models.DateTimeField(_("approved at"), null=True, blank=True)
    in_force_from = models.DateField(_("in force from"), null=True, blank=True)

    objects = ScriptVersionQuerySet.as_manager()

    class Meta:
        ordering = ["purpose", "language", "-number"]
        verbose_name = _("script")
        verbose_name_plural = _("scripts")
        permissions = [("write_script", "Can write scripts"), ("approve_script", "Can approve scripts of others")]
        constraints = [
            models.UniqueConstraint(
                fields=["purpose", "program_year", "language", "number"],
                name="script_versions_are_numbered",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(approved_at=None, approved_by="", in_force_from=None)
                | Q(approved_at__isnull=False, in_force_from__isnull=False) & ~Q(approved_by=""),
                name="script_is_approved_by_somebody_from_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(approved_by=F("written_by")), name="script_is_approved_by_a_second_person"
            ),
            models.CheckConstraint(
                condition=~Q(written_by="") & ~Q(why="") & ~Q(words="") & ~Q(mandatory=""),
                name="script_says_why_what_and_what_must_be",
            ),
            models.CheckConstraint(condition=Q(purpose__in=ScriptPurpose.values), name="script_purpose_is_known"),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """What is kept with a call, such as ``welcome 2026 es 3``."""
        year = self.program_year.year if self.program_year else "all"
        return f"{self.purpose} {year} {self.language} {self.number}"

    @property
    def mandatory_lines(self) -> list[str]:
        return [line.strip() for line in self.mandatory.splitlines() if line.strip()]

    @property
    def answer_pairs(self) -> list[tuple[str, str]]:
        """Question and answer: blocks with an empty line between, the first line of each is the question."""
        blocks = [block.strip() for block in self.answers.split("\n\n") if block.strip()]
        return [(question, answer.strip()) for question, _sep, answer in (block.partition("\n") for block in blocks)]
