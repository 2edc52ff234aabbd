"""Print runs with their progress and totals, and what the print house told differently."""

from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from members.admin.acts import Act, ActsMixin, ReasonForm
from members.admin.mixins import AuditedMixin, HistoryInline, ReadOnlyMixin
from mtmsite.forms import PlainTextField
from reviews.admin.state import StandingFilter, StateFilter, StateMixin, StatusInline, link
from reviews.admin.work_filter import WorkFilter
from reviews.models import PrintDifference, PrintRun, PrintRunState, PrintRunStatus
from reviews.services import print_returns


class WordForm(ReasonForm):
    reason = PlainTextField(
        label=_("What was done about it?"), max_length=300, error_messages={"required": _("Say what was done.")}
    )


def _close(difference: PrintDifference, *, by: str, reason: str) -> tuple[Any, PrintDifference]:
    print_returns.close(difference=difference, by=by, reason=reason)
    return _("Closed."), difference


CLOSE = Act(
    slug="close",
    title=_("Close this difference"),
    button=_("Close it"),
    permission="reviews.close_printdifference",
    form=WordForm,
    may=lambda difference: difference.closed_at is None,
    do=_close,
)


class PrintRunStatusInline(StatusInline):
    model = PrintRunStatus


class DifferenceInline(HistoryInline):
    model = PrintDifference
    fields = ["letter_key", "what", "told", "closed_at", "word"]
    show_change_link = True


@admin.register(PrintRun)
class PrintRunAdmin(ReadOnlyMixin, StateMixin, AuditedMixin, admin.ModelAdmin):
    audited_as = "print_run"
    states = PrintRunState
    list_display = ["date", "kind", "number", "state_now", "since", "progress", "pages"]
    list_filter = [StateFilter, "kind"]
    list_per_page = 50
    date_hierarchy = "date"
    change_form_template = "admin/record.html"
    fields = ["name", "kind", "form", "state_now", "progress", "pages", "manifest_sha256", "return_sha256"]
    inlines = [DifferenceInline, PrintRunStatusInline]

    @admin.display(description=_("letters"))
    def progress(self, run: PrintRun) -> Any:
        if run.current_state != PrintRunState.MAKING:
            return run.done
        return _("%(done)s of %(all)s") % {"done": run.done, "all": run.size}

    @admin.display(description=_("name"))
    def name(self, run: PrintRun) -> str:
        return run.name


@admin.register(PrintDifference)
class PrintDifferenceAdmin(ReadOnlyMixin, AuditedMixin, ActsMixin, admin.ModelAdmin):
    audited_as = "print_difference"
    acts = [CLOSE]
    list_display = ["run", "what", "letter_key", "told", "closed_at"]
    list_filter = [WorkFilter, StandingFilter, "what"]
    list_select_related = ["run"]
    list_per_page = 50
    fields = ["of_run", "of_letter", "what", "told", "closed_at", "closed_by", "word"]

    @admin.display(description=_("print run"))
    def of_run(self, difference: PrintDifference) -> Any:
        return link(difference.run)

    @admin.display(description=_("letter"))
    def of_letter(self, difference: PrintDifference) -> Any:
        return link(difference.letter) if difference.letter else difference.letter_key
