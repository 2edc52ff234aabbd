"""Filters behind the counts of the start page: each list opens with exactly the rows that were counted."""

import datetime
from typing import Any

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from reviews.services import coming_days, worklists


class WorkFilter(admin.SimpleListFilter):
    """The worklists over the rows of this page, for those who work on them."""

    title = _("work")
    parameter_name = "work"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            (each.key, each.label)
            for each in worklists.WORKLISTS
            if not each.query and each.model is model_admin.model and request.user.has_perm(each.permission)
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if not self.value():
            return queryset
        if self.value() not in worklists.BY_KEY:
            raise IncorrectLookupParameters  # the page is shown without any filter, and says so
        return queryset.filter(pk__in=worklists.BY_KEY[self.value()].rows().values("pk"))


class DayFilter(admin.SimpleListFilter):
    """One of the next seven days; the admin says in ``agreed_on`` which rows are agreed for it."""

    title = _("agreed for")
    parameter_name = "day"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        self.agreed_on = model_admin.agreed_on
        return [(f"{day}", date_format(day, "D, N j")) for day in coming_days.days()]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if not self.value():
            return queryset
        try:
            day = datetime.date.fromisoformat(self.value())
        except ValueError as error:
            raise IncorrectLookupParameters from error
        return queryset.filter(pk__in=self.agreed_on(day, day).values("pk"))
