"""What is done with a program year besides editing it: approve, publish, take back, copy."""

import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from members.admin.acts import Act
from members.admin.forms import ApproveYearForm, CopyForm, PublishForm
from members.models import ProgramYear
from members.services import program_years
from members.years import beginning_of
from mtmsite.templatetags.site import long_date


def _publish(year: ProgramYear, *, by: str, on: datetime.date | None, sure: bool) -> tuple[Any, ProgramYear]:
    program_years.publish(program_year=year, by=by, at=on and beginning_of(on))
    if on:
        return _("%(year)s will be published on %(day)s.") % {"year": year.year, "day": long_date(on)}, year
    return _("%(year)s is published.") % {"year": year.year}, year


def _take_back(year: ProgramYear, *, by: str, reason: str) -> tuple[Any, ProgramYear]:
    program_years.take_back(program_year=year, by=by, reason=reason)
    return _("%(year)s is a draft again.") % {"year": year.year}, year


def _copy(source: ProgramYear, *, by: str, year: int) -> tuple[Any, ProgramYear]:
    draft = program_years.copy(source=source, year=year, by=by)
    return _("%(year)s was made as a draft. Check every fact before you publish it.") % {"year": year}, draft


def _approve(year: ProgramYear, *, by: str, seen: str, sure: bool) -> tuple[Any, ProgramYear]:
    program_years.approve(program_year=year, by=by, seen=seen)
    return _("%(year)s is approved. It can be published now.") % {"year": year.year}, year


APPROVE = Act(
    slug="approve",
    title=_("Approve this year"),
    button=_("Approve"),
    hint=_("Not for whoever changed it last. A later change takes the approval back."),
    permission="members.approve_programyear",
    form=ApproveYearForm,
    may=lambda year: not year.published_at and not year.approved_at,
    do=_approve,
)
PUBLISH = Act(
    slug="publish",
    title=_("Publish this year"),
    button=_("Publish"),
    hint=_("Save your changes first: from now on the year can no longer be changed."),
    permission="members.publish_programyear",
    form=PublishForm,
    may=lambda year: not year.published_at and bool(year.approved_at),
    do=_publish,
)
TAKE_BACK = Act(
    slug="take-back",
    title=_("Take the day of publishing back"),
    button=_("Make it a draft again"),
    hint=_("The year can be edited again. Members do not see it until it is published anew."),
    permission="members.publish_programyear",
    may=lambda year: bool(year.published_at) and not year.is_published,
    do=_take_back,
)
COPY = Act(
    slug="copy",
    title=_("Copy to another year"),
    button=_("Make a draft"),
    hint=_("All facts are copied; nothing is published."),
    permission="members.add_programyear",
    form=CopyForm,
    may=lambda year: True,
    do=_copy,
)
