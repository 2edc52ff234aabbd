"""Reviews that were held, by the plan or by a vendor; the plan's own with their versions, packets and FHIR document."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _

from members.admin.mixins import HistoryInline, note
from reviews.admin.exchange import WorkAdmin
from reviews.admin.state import as_json, link, short_time
from reviews.admin.work_filter import WorkFilter
from reviews.documents import fhir, fhir_review
from reviews.models import CompletedReview, Letter, LetterState, ReviewVersion, SummaryDocument
from reviews.services import cmr

DOCUMENT, CORRECT = "reviews_completedreview_document", "reviews_completedreview_correct"


class ReviewVersionInline(HistoryInline):
    model = ReviewVersion
    fields = ["number", "created_at", "by", "reason"]
    readonly_fields = fields


@admin.register(CompletedReview)
class CompletedReviewAdmin(WorkAdmin):
    audited_as = "completed_review"
    list_display = ["done_on", "method", "provider", "recipient", "for_request"]
    list_filter = [WorkFilter, "method", "provider", "recipient", "program_year"]
    fields = [
        "done_on", "method", "provider", "recipient", "key", "program_year", "for_request", "to_member", "heard_by",
        "packets", "documents", "told",
    ]  # fmt: skip
    inlines = [ReviewVersionInline]

    def get_urls(self) -> list[URLPattern]:
        page = self.admin_site.admin_view(self.document_view)
        correct = self.admin_site.admin_view(self.correct_view)
        return [
            path("<uuid:review_id>/document.json", page, name=DOCUMENT),
            path("<uuid:review_id>/correct/", correct, name=CORRECT),
            *super().get_urls(),
        ]

    def correct_view(self, request: HttpRequest, review_id: Any) -> HttpResponse:
        """Ask once, then a draft of what the newest version says; finalising it makes the next version."""
        if not request.user.has_perm("reviews.hold_review"):
            raise PermissionDenied
        review = CompletedReview.objects.filter(pk=review_id, event=None).first()
        if review is None:
            raise Http404
        if request.method == "POST":
            draft = cmr.start_correction(review=review, by=request.user.get_username())
            return redirect("admin:reviews_reviewdraft_writing", draft.pk)
        self.shown(request, review)
        frame = {**self.admin_site.each_context(request), "title": _("Correct this review"), "opts": self.opts}
        return TemplateResponse(request, "admin/reviews/completedreview/correct.html", {**frame, "original": review})

    def document_view(self, request: HttpRequest, review_id: Any) -> HttpResponse:
        """The newest version as FHIR R4B."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        version = ReviewVersion.objects.filter(review_id=review_id).order_by("-number").first()
        if version is None:
            raise Http404
        note(request, "completed_review.exported", version.review, version=version.number)
        headers = {"Content-Disposition": 'attachment; filename="review.json"'}
        return HttpResponse(fhir_review.document(version), content_type=fhir.KIND, headers=headers)

    def render_change_form(self, request: HttpRequest, context: dict, *args: Any, **kwargs: Any) -> HttpResponse:
        """A review that the plan held is corrected here; one that a vendor told is the vendor's."""
        review = context.get("original")
        own = bool(review) and review.event_id is None
        context["has_document"] = bool(review) and review.versions.exists()
        context["may_correct"] = own and request.user.has_perm("reviews.hold_review")
        return super().render_change_form(request, context, *args, **kwargs)

    @admin.display(description=_("packets"))
    def packets(self, review: CompletedReview) -> Any:
        letters = Letter.objects.filter(review_version__review=review).order_by("created_at")
        lines = [(link(letter, self._in_words(letter)),) for letter in letters]
        return format_html_join(", ", "{}", lines) or "-"

    def _in_words(self, letter: Letter) -> str:
        state = LetterState(letter.current_state).label
        return f"{letter.get_kind_display()}: {state}" if letter.representative_id else str(state)

    @admin.display(description=_("documents of the vendor"))
    def documents(self, review: CompletedReview) -> Any:
        found = SummaryDocument.objects.filter(program_year=review.program_year_id, review_key=review.key)
        lines = [(link(each, short_time(each.created_at)),) for each in found]
        return format_html_join(", ", "{}", lines) or "-"

    @admin.display(description=_("all that was told"))
    def told(self, record: CompletedReview) -> str:
        return as_json(record.encounter)
