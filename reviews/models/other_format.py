"""Letters that the plan makes by hand for who reads Braille or listens: a worklist."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from members.models.base import Record
from members.models.status import HasStatus, HasStatusQuerySet, StatusRow, Transitions
from reviews.models.letter import Letter


class OtherFormat(models.TextChoices):
    BRAILLE = "braille", _("Braille")
    AUDIO = "audio", _("audio")


class HandmadeState(models.TextChoices):
    OPEN = "open", _("to be made")
    DONE = "done", _("made and sent")
    DROPPED = "dropped", _("not needed")


class HandmadeCopy(Record, HasStatus):
    """A mailed letter that its reader also gets in Braille or as audio."""

    TRANSITIONS: ClassVar[Transitions] = {
        HandmadeState.OPEN: frozenset({HandmadeState.DONE, HandmadeState.DROPPED}),
        HandmadeState.DONE: frozenset({HandmadeState.OPEN}),
        HandmadeState.DROPPED: frozenset({HandmadeState.OPEN}),
    }
    FIRST_STATE = HandmadeState.OPEN

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="handmade_copies")
    format = models.CharField(_("format"), max_length=10, choices=OtherFormat.choices)

    objects = HasStatusQuerySet.as_manager()

    class Meta:
        ordering = ["created_at"]
        verbose_name = _("letter to make by hand")
        verbose_name_plural = _("letters to make by hand")
        permissions = [("close_handmadecopy", "Can note that a letter was made by hand")]
        indexes = [models.Index(fields=["current_state"], name="handmade_by_state")]
        constraints = [models.UniqueConstraint(fields=["letter", "format"], name="one_copy_per_letter_and_format")]


class HandmadeCopyStatus(StatusRow):
    copy = models.ForeignKey(HandmadeCopy, on_delete=models.PROTECT, related_name="statuses")
    state = models.CharField(_("state"), max_length=15, choices=HandmadeState.choices)

    class Meta(StatusRow.Meta):
        verbose_name = _("state of a letter to make by hand")
        verbose_name_plural = _("states of letters to make by hand")

    def __str__(self) -> str:
        return self.get_state_display()
