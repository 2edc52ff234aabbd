"""Status is a table: one immutable row per change, the newest is current."""

from typing import Any, ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

Transitions = dict[str, frozenset[str]]


class StatusRow(models.Model):
    """Base of status tables. A trigger (see the migrations) refuses update and delete of these rows."""

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField(_("when"), auto_now_add=True)
    by = models.CharField(_("by"), max_length=150)
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    class Meta:
        abstract = True
        ordering = ["id"]


class HasStatusQuerySet(models.QuerySet[Any]):
    """Queries over records whose current state is their newest ``statuses`` row."""

    def in_state(self, *states: str) -> Self:
        """Those whose newest status is one of ``states``."""
        return self.filter(current_state__in=states)


class HasStatus(models.Model):
    """A record with a ``statuses`` table; ``TRANSITIONS`` is the one declaration of what may follow what.

    The newest row is the truth. For finding, the database copies it into the columns here by a trigger
    (see the migrations): among a million records those that are due must be found at once. What anything
    else writes into these columns is ignored, so they never differ from the rows.
    """

    TRANSITIONS: ClassVar[Transitions] = {}
    FIRST_STATE: ClassVar[str] = ""

    current_state = models.CharField(_("state"), max_length=20, default="", editable=False)
    state_since = models.DateTimeField(_("since"), null=True, editable=False)

    class Meta:
        abstract = True

    @property
    def state(self) -> str:
        """The newest state as the rows have it now; empty before the first row."""
        newest = self.statuses.order_by("-id").values_list("state", flat=True)  # type: ignore[attr-defined]
        return newest.first() or ""

    def may_become(self, state: str) -> bool:
        """Whether ``state`` may follow the current one: buttons, views and services ask this."""
        return self.may_follow(self.state, state)

    @classmethod
    def may_follow(cls, current: str, state: str) -> bool:
        """Whether ``state`` may come after ``current``, or be the first when that is empty."""
        if not current:
            return state == cls.FIRST_STATE
        return state in cls.TRANSITIONS.get(current, frozenset())
