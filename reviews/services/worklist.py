"""What a worklist of the start page is."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

DUE, REQUESTS, PEOPLE = _("Calls and clocks"), _("Requests"), _("Members")
MAIL, VENDOR = _("Mail"), _("Vendor")


@dataclass(frozen=True, slots=True, kw_only=True)
class Worklist:
    """One list: who works on it (``permission``), its rows, and the filter of their page that shows exactly them."""

    key: str
    group: Any
    label: Any
    permission: str
    rows: Callable[[], QuerySet[Any]]
    query: str = ""  # where the page has a filter of its own for it
    page: str = ""  # the name of a page made for it, in place of a filtered list

    def count(self) -> int:
        return self.rows().count()

    @property
    def model(self) -> Any:
        return self.rows().model
