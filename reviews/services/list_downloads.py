"""Counts which blank lists are fetched. Nobody acts here, so there is no ``by`` and no audit row."""

import datetime
from typing import Any

from django.db.models import Sum

from mtmsite.daily_sums import DailySums
from reviews.models import ListDownload

EDITION = ("form_set", "language", "size", "fillable", "kind")
_gathered = DailySums(
    "reviews_listdownload",
    {"form_set": "text", "language": "text", "size": "text", "fillable": "boolean", "kind": "text"},
)
write, forget = _gathered.write, _gathered.forget


def count(*, form_set: str, language: str, size: str, fillable: bool, kind: str) -> None:
    """That edition once more today. Costs no database."""
    _gathered.count([(form_set, language, size, fillable, kind)])


def months() -> list[datetime.date]:
    """First days of the months with counts, newest first."""
    return list(ListDownload.objects.dates("day", "month", order="DESC"))


def of_month(month: datetime.date) -> list[dict[str, Any]]:
    """Sums of a month by edition, the most fetched first."""
    rows = ListDownload.objects.of_month(month).order_by().values(*EDITION).annotate(total=Sum("count"))
    return sorted(rows, key=lambda row: (-row["total"], *(str(row[name]) for name in EDITION)))
