"""Print runs: the letters of a day and kind as one batch for the print house, and what it answered."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from members.models.base import Record
from members.models.status import HasStatus, HasStatusQuerySet, StatusRow, Transitions
from reviews.models.closable import Closable, closed_whole
from reviews.models.letter_codes import LetterKind


class PrintForm(models.TextChoices):
    MERGED = "merged", _("merged files with bookmarks")
    SINGLE = "single", _("one file per letter")


class PrintRunState(models.TextChoices):
    MAKING = "making", _("being made")
    READY = "ready", _("handed over to the print house")
    AGREED = "agreed", _("acknowledged, all agrees")
    DIFFERS = "differs", _("acknowledged with differences")


class PrintRunQuerySet(HasStatusQuerySet):
    """Named queries over print runs."""

    def unfinished(self) -> Self:
        return self.in_state(PrintRunState.MAKING).order_by("date", "kind", "number")


class PrintRun(Record, HasStatus):
    """One batch. Its letters are fixed with it; ``done`` tells how many are in the files so far."""

    TRANSITIONS: ClassVar[Transitions] = {
        PrintRunState.MAKING: frozenset({PrintRunState.READY}),
        PrintRunState.READY: frozenset({PrintRunState.AGREED, PrintRunState.DIFFERS}),
        PrintRunState.DIFFERS: frozenset({PrintRunState.AGREED, PrintRunState.DIFFERS}),
        PrintRunState.AGREED: frozenset({PrintRunState.DIFFERS}),
    }
    FIRST_STATE = PrintRunState.MAKING

    date = models.DateField(_("date"))
    kind = models.CharField(_("kind"), max_length=40, choices=LetterKind.choices)
    number = models.PositiveSmallIntegerField(_("number"))
    form = models.CharField(_("form"), max_length=10, choices=PrintForm.choices)
    size = models.PositiveIntegerField(_("letters"))
    done = models.PositiveIntegerField(_("letters in the files"), default=0)
    pages = models.PositiveIntegerField(_("pages"), default=0)
    manifest_sha256 = models.CharField(_("SHA-256 of the manifest"), max_length=64, blank=True)
    return_sha256 = models.CharField(_("SHA-256 of the return file"), max_length=64, blank=True)

    objects = PrintRunQuerySet.as_manager()

    class Meta:
        ordering = ["-date", "kind", "-number"]
        verbose_name = _("print run")
        verbose_name_plural = _("print runs")
        constraints = [
            models.UniqueConstraint(fields=["date", "kind", "number"], name="print_runs_of_a_day_are_numbered"),
            models.CheckConstraint(condition=Q(number__gte=1, size__gte=1), name="a_print_run_has_letters"),
            models.CheckConstraint(condition=Q(done__lte=F("size")), name="no_more_printed_than_there_are"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """Of its folder, and in the return file."""
        return f"{self.date.isoformat()}-{self.kind}-{self.number}"


class PrintRunStatus(StatusRow):
    run = models.ForeignKey(PrintRun, on_delete=models.PROTECT, related_name="statuses")
    state = models.CharField(_("state"), max_length=10, choices=PrintRunState.choices)

    class Meta(StatusRow.Meta):
        verbose_name = _("print run status")
        verbose_name_plural = _("print run statuses")

    def __str__(self) -> str:
        return self.get_state_display()


class Deviation(models.TextChoices):
    MISSING = "missing", _("not in the return file")
    UNKNOWN = "unknown", _("in the return file, and not in the run")
    REPEATED = "repeated", _("more than once in the return file")
    PAGES = "pages", _("another number of pages")
    BYTES = "bytes", _("another file (SHA-256)")
    NOT_PRINTED = "not_printed", _("not printed")
    LOST = "lost", _("its file is lost: it is not in the run")
    UNREADABLE = "unreadable", _("a line that cannot be read")


class PrintDifference(Closable):
    """What the print house told differently, until somebody closes it or a later return file agrees."""

    run = models.ForeignKey(PrintRun, on_delete=models.PROTECT, related_name="differences", verbose_name=_("print run"))
    letter_key = models.CharField(_("letter"), max_length=40)
    what = models.CharField(_("difference"), max_length=15, choices=Deviation.choices)
    told = models.CharField(_("told"), max_length=100, blank=True)

    class Meta:
        ordering = ["created_at"]
        verbose_name = _("difference of a print run")
        verbose_name_plural = _("differences of print runs")
        permissions = [("close_printdifference", "Can close difference of a print run")]
        constraints = [
            models.UniqueConstraint(
                fields=["run", "letter_key", "what"], condition=Q(closed_at=None), name="one_open_print_difference"
            ),
            closed_whole("a_difference_is_closed_with_a_word"),
        ]

    def __str__(self) -> str:
        return self.get_what_display()

    @property
    def letter(self) -> models.Model | None:
        """The letter of the run that is meant; a print house may write anything."""
        keyed = self.run.letters.annotate(as_text=Cast("pk", models.CharField()))
        return keyed.filter(as_text=self.letter_key).first()
