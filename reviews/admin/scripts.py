"""Scripts: read by everybody, changed by the program owner, put in force by a second person."""

import datetime
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _

from members.admin.acts import Act, ActForm, ActsMixin, ReasonForm
from members.admin.mixins import AuditedMixin, ReadOnlyMixin
from members.years import published_years
from mtmsite.forms import MemorableDateField, MemorableDateWidget, PlainTextField, WholeNumberField
from reviews.models import ScriptVersion
from reviews.services import scripts

WRITE, APPROVE = "reviews.write_script", "reviews.approve_script"
LONGEST_WAIT = datetime.timedelta(days=366)
MARKS = {"same": _("as before"), "gone": _("taken out"), "new": _("new")}


class TextsForm(ReasonForm):
    why = PlainTextField(label=_("Why it helps you, said first"), max_length=600, multiline=True)
    words = PlainTextField(label=_("What to say, a line for each sentence or two"), max_length=3000, multiline=True)
    answers = PlainTextField(
        label=_("Answers to what people ask"),
        help_text=_("The question in one line, the answer below it, then an empty line."),
        max_length=6000,
        multiline=True,
        required=False,
    )
    mandatory = PlainTextField(label=_("Must be said, a line for each"), max_length=2000, multiline=True)

    def __init__(self, *args: Any, record: ScriptVersion, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.order_fields([*scripts.TEXTS, "reason"])
        for name in scripts.TEXTS:
            self.fields[name].initial = getattr(record, name)


class ApproveForm(ActForm):
    on = MemorableDateField(
        label=_("From which day? Leave empty for today"),
        widget=MemorableDateWidget(autocomplete=""),
        latest=lambda: timezone.localdate() + LONGEST_WAIT,
        required=False,
        error_messages={"too_late": _("Choose a day within the next year.")},
    )
    sure = forms.BooleanField(
        label=_("I have read the card. Nothing in it is about the health of a member."),
        error_messages={"required": _("Say that you have read the card.")},
    )

    def clean_on(self) -> datetime.date | None:
        day = self.cleaned_data["on"]
        if day and day < timezone.localdate():
            raise ValidationError(_("Choose today or a later day."))
        return day


class YearForm(ActForm):
    year = WholeNumberField(label=_("Year"), max_value=2100)

    def clean_year(self) -> Any:
        found = scripts.year_numbered(self.cleaned_data["year"])
        if found is None:
            raise ValidationError(_("There is no such program year."))
        return found


def _write(version: ScriptVersion, *, by: str, reason: str, **texts: str) -> tuple[Any, ScriptVersion]:
    made = scripts.write(based_on=version, texts=texts, by=by, reason=reason)
    return _("This is the new version. A second person must approve it."), made


def _revert(version: ScriptVersion, *, by: str, reason: str) -> tuple[Any, ScriptVersion]:
    made = scripts.revert(version=version, by=by, reason=reason)
    return _("This is a new version with the old words. A second person must approve it."), made


def _approve(version: ScriptVersion, *, by: str, on: datetime.date | None, sure: bool) -> tuple[Any, ScriptVersion]:
    return _("Approved."), scripts.approve(version=version, by=by, start=on)


def _copy(version: ScriptVersion, *, by: str, year: Any) -> tuple[Any, ScriptVersion]:
    return _("This is the card of that year. A second person must approve it."), scripts.copy_to(
        version=version, year=year, by=by
    )


FOLDED = "admin/act_folded.html"
ACTS = [
    Act(
        slug="approve", title=_("Approve this version"), button=_("Approve"), permission=APPROVE, form=ApproveForm,
        hint=_("Not for whoever wrote it."), may=lambda version: not version.approved_at, do=_approve,
    ),
    Act(
        slug="write", title=_("Change the words"), button=_("Keep as a new version"), permission=WRITE, form=TextsForm,
        hint=_("{plan}, {vendor} and {phone} are filled in from the year."),
        may=lambda version: True, do=_write, template=FOLDED,
    ),
    Act(
        slug="revert", title=_("Go back to these words"), button=_("Make them the newest version"), permission=WRITE,
        may=lambda version: True, do=_revert, template=FOLDED,
    ),
    Act(
        slug="own-year", title=_("A card of its own for one year"), button=_("Make the card"), permission=WRITE,
        form=YearForm, may=lambda version: True, do=_copy, template=FOLDED,
    ),
]  # fmt: skip


@admin.register(ScriptVersion)
class ScriptVersionAdmin(ReadOnlyMixin, ActsMixin, AuditedMixin, admin.ModelAdmin):
    audited_as = "script"
    acts = ACTS
    actions = None
    list_display = ["purpose", "years", "language", "number", "stands", "in_force_from", "approved_by"]
    list_filter = ["purpose", "language", "program_year", ("approved_at", admin.EmptyFieldListFilter)]
    list_select_related = ["program_year"]
    list_per_page = 50
    sortable_by: list[str] = []
    fields = [
        "purpose", "years", "language", "number", "stands", "written_by", "reason", "approved_by", "in_force_from",
        "source", "verified_by", "card", "changed",
    ]  # fmt: skip

    def render_change_form(self, request: HttpRequest, context: dict, *args: Any, **kwargs: Any) -> Any:
        version = context.get("original")
        if version:
            names = [version.get_purpose_display(), version.get_language_display(), str(self.years(version))]
            context["subtitle"] = ", ".join(map(str, names))
        return super().render_change_form(request, context, *args, **kwargs)

    @admin.display(description=_("program year"))
    def years(self, version: ScriptVersion) -> Any:
        return version.program_year or _("every year without its own")

    @admin.display(description=_("standing"))
    def stands(self, version: ScriptVersion) -> Any:
        if not version.in_force_from:
            return _("waits for a second person")
        return _("approved") if version.in_force_from <= timezone.localdate() else _("approved, its day is to come")

    @admin.display(description=_("as the rep sees it"))
    def card(self, version: ScriptVersion) -> str:
        year = version.program_year or published_years().shown_on(timezone.localdate())
        return render_to_string("admin/reviews/script_card.html", {"card": scripts.card(version=version, year=year)})

    @admin.display(description=_("against the version before"))
    def changed(self, version: ScriptVersion) -> Any:
        old = scripts.before(version=version)
        if old is None:
            return _("This is the first version.")
        lines = scripts.difference(old=old, new=version)
        rows = ((mark, MARKS[mark], line) for mark, line in lines if mark != "same")
        return format_html_join("", '<p class="script-line script-line--{}"><strong>{}:</strong> {}</p>', rows) or "-"
