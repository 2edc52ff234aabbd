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

    def with_state(self) -> Self:
        """Annotate ``current_state`` and ``state_since``."""
        relation = self.model._meta.get_field("statuses")
        newest = relation.related_model.objects.filter(**{relation.field.name: models.OuterRef("pk")}).order_by("-id")
        return self.annotate(
            current_state=models.Subquery(newest.values("state")[:1]),
            state_since=models.Subquery(newest.values("at")[:1]),
        )

    def in_state(self, *states: str) -> Self:
        """Those whose newest status is one of ``states``."""
        return self.with_state().filter(current_state__in=states)


class HasStatus(models.Model):
    """A record with a ``statuses`` table; ``TRANSITIONS`` is the one declaration of what may follow what."""

    TRANSITIONS: ClassVar[Transitions] = {}
    FIRST_STATE: ClassVar[str] = ""

    class Meta:
        abstract = True

    @property
    def state(self) -> str:
        """The newest state; empty before the first row."""
        newest = self.statuses.order_by("-id").values_list("state", flat=True)  # type: ignore[attr-defined]
        return newest.first() or ""

    def may_become(self, state: str) -> bool:
        """Whether ``state`` may follow the current one: buttons, views and services ask this."""
        current = self.state
        if not current:
            return state == self.FIRST_STATE
        return state in self.TRANSITIONS.get(current, frozenset())
