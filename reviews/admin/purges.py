"""Purges: what is over, kind by kind; asked for by one, confirmed by another, watched while they run."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from members.admin.acts import Act, ActForm, ActsMixin
from members.admin.answers import TOO_LATE
from members.admin.mixins import AuditedMixin, ReadOnlyMixin, note
from members.services.status import TransitionRefused
from reviews import tasks
from reviews.models import PurgeRun
from reviews.services import purge_runs, retention
from reviews.services.retention_kinds import KINDS

ASK, CONFIRM = "reviews.ask_purge", "reviews.confirm_purge"
CONFIDENCE = {
    "law": _("law"),
    "law, not checked": _("law, not compared with its text yet"),
    "guidance": _("guidance"),
    "guidance, not checked": _("guidance, not compared with its text yet"),
    "ours": _("our choice"),
}
MORE = {
    "unmatched_requests": _("requests that were never matched"),
    "unmatched_list_requests": _("requests for a blank list that were never matched"),
    "review_drafts": _("drafts that became no review"),
    "letters_to_prescribers": _("letters to prescribers"),
}


def name_of(kind: str) -> Any:
    """A kind in the words of its records."""
    return MORE.get(kind) or next(
        (each.rows().model._meta.verbose_name_plural for each in KINDS if each.name == kind), kind
    )


def _confirm(run: PurgeRun, *, by: str) -> tuple[Any, PurgeRun]:
    confirmed = purge_runs.confirm(run=run, by=by)
    tasks.enqueue(tasks.run_confirmed_purge)
    return _("Confirmed. It runs now; load this page again to see how far it is."), confirmed


def _withdraw(run: PurgeRun, *, by: str, reason: str) -> tuple[Any, PurgeRun]:
    return _("Withdrawn. Nothing was purged."), purge_runs.withdraw(run=run, by=by, reason=reason)


class ByScheduleFilter(admin.BooleanFieldListFilter):
    """The heading of a filter is put after "By"."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.title = _("schedule")


@admin.register(PurgeRun)
class PurgeRunAdmin(ReadOnlyMixin, AuditedMixin, ActsMixin, admin.ModelAdmin):
    audited_as = "purge"
    actions = None
    acts = [
        Act(
            slug="confirm", title=_("Confirm this purge"), button=_("Purge now"), permission=CONFIRM, form=ActForm,
            hint=_("Not for whoever asked. What is over is then gone for good; records with a legal hold stay."),
            may=lambda run: run.waits_for_a_second_person, do=_confirm,
        ),
        Act(
            slug="withdraw", title=_("Withdraw it"), button=_("Withdraw it"), permission=ASK,
            may=lambda run: run.waits_for_a_second_person, do=_withdraw,
        ),
    ]  # fmt: skip
    list_display = ["created_at", "by", "scheduled", "stands", "went", "kept"]
    list_filter = [("scheduled", ByScheduleFilter)]
    list_per_page = 50
    change_list_template = "admin/reviews/purgerun/change_list.html"
    change_form_template = "admin/reviews/purgerun/record.html"
    fields = ["created_at", "by", "scheduled", "stands", "confirmed_by", "confirmed_at", "finished_at"]
    readonly_fields = ["created_at"]

    @admin.display(description=_("standing"))
    def stands(self, run: PurgeRun) -> Any:
        if run.withdrawn_at:
            return _("withdrawn")
        if run.finished_at:
            return _("done")
        if run.waits_for_a_second_person:
            return _("waits for a second person")
        return _("%(done)s of %(all)s kinds done") % {"done": len(run.told), "all": len(KINDS)}

    @admin.display(description=_("records purged"))
    def went(self, run: PurgeRun) -> int:
        return sum(each["purged"] for each in run.told.values())

    @admin.display(description=_("kept, because something refers to them"))
    def kept(self, run: PurgeRun) -> int:
        return sum(each["kept"] for each in run.told.values())

    def get_urls(self) -> list[URLPattern]:
        page = self.admin_site.admin_view(self.due_view)
        return [path("due/", page, name="reviews_purgerun_due"), *super().get_urls()]

    def due_view(self, request: HttpRequest) -> HttpResponse:
        """What would go now, and the button that asks for it. Counting reads all records once."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            return self._ask(request)
        due = [(name_of(each.kind), each, CONFIDENCE[each.period.confidence]) for each in retention.look()]
        note(request, "purge.listed", PurgeRun, rows=sum(each.rows for _name, each, _sure in due))
        context = {
            **self.admin_site.each_context(request),
            "title": _("What is over"),
            "opts": self.opts,
            "due": due,
            "may_ask": request.user.has_perm(ASK) and retention.may_purge(),
            "may_purge": retention.may_purge(),
        }
        return TemplateResponse(request, "admin/reviews/purgerun/due.html", context)

    def _ask(self, request: HttpRequest) -> HttpResponse:
        if not (request.user.has_perm(ASK) and retention.may_purge()):
            raise PermissionDenied
        try:
            run = purge_runs.ask(by=request.user.get_username())
        except TransitionRefused:
            messages.error(request, TOO_LATE)
            return redirect("admin:reviews_purgerun_changelist")
        messages.success(request, _("Asked for. Somebody else must confirm it on this page."))
        return redirect("admin:reviews_purgerun_change", run.pk)

    def render_change_form(self, request: HttpRequest, context: dict, *args: Any, **kwargs: Any) -> HttpResponse:
        run = context.get("original")
        if run:
            kinds = [kind.name for kind in KINDS if kind.name in run.found or kind.name in run.told]
            context["kinds"] = [(name_of(kind), run.found.get(kind), run.told.get(kind)) for kind in kinds]
        return super().render_change_form(request, context, *args, **kwargs)
