"""The desk of the pharmacist: a review is begun, written, looked at as its packet, and finalised."""

import secrets
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from members.admin.mixins import AuditedMixin, KeptMixin, ReadOnlyMixin, note
from reviews import tasks
from reviews.admin.state import link
from reviews.documents import packet_preview
from reviews.forms.begin_review import BeginForm
from reviews.forms.encounter_page import MOST, EncounterPage
from reviews.models import ReviewDraft, TakeBackSite
from reviews.services import cmr

PERMISSION = "reviews.hold_review"
WRITE, BEGIN = "reviews_reviewdraft_writing", "reviews_reviewdraft_begin"


@admin.register(ReviewDraft)
class ReviewDraftAdmin(ReadOnlyMixin, AuditedMixin, admin.ModelAdmin):
    audited_as = "review"
    actions = None
    change_list_template = "admin/reviews/reviewdraft/change_list.html"
    list_display = ["member", "program_year", "saved_at", "saved_by", "is_finalised"]
    list_filter = [("review", admin.EmptyFieldListFilter)]
    list_select_related = ["member", "program_year"]
    list_per_page = 50
    show_full_result_count = False
    fields = ["of_member", "program_year", "saved_at", "saved_by", "of_review"]
    readonly_fields = ["of_member", "of_review"]

    @admin.display(description=gettext_lazy("finalised"), boolean=True)
    def is_finalised(self, draft: ReviewDraft) -> bool:
        return draft.review_id is not None

    @admin.display(description=gettext_lazy("member"))
    def of_member(self, draft: ReviewDraft) -> Any:
        return link(draft.member)

    @admin.display(description=gettext_lazy("review"))
    def of_review(self, draft: ReviewDraft) -> Any:
        return link(draft.review)

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> HttpResponse:
        """Who holds reviews goes on writing; who only looks sees whose it is."""
        draft = self.get_object(request, unquote(object_id))
        if draft and draft.review_id is None and request.user.has_perm(PERMISSION):
            return self.write_view(request, draft.pk)
        return super().change_view(request, object_id, *args, **kwargs)

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        return [
            path("begin/", wrap(self.begin_view), name=BEGIN),
            path("<uuid:draft_id>/write/", wrap(self.write_view), name=WRITE),
            path("<uuid:draft_id>/keep/", wrap(self.keep_view), name="reviews_reviewdraft_keep"),
            path("<uuid:draft_id>/preview.pdf", wrap(self.preview_view), name="reviews_reviewdraft_preview"),
            *super().get_urls(),
        ]

    def begin_view(self, request: HttpRequest) -> HttpResponse:
        """Who may, member, do, answer. What was typed is posted, never in the address."""
        _may(request)
        form = BeginForm(request.POST if request.method == "POST" else None)
        if form.is_bound and form.is_valid():
            draft = cmr.start(**form.cleaned_data, by=request.user.get_username())
            return redirect(f"admin:{WRITE}", draft.pk)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Begin a review"),
            "opts": self.opts,
            "form": form,
        }
        return TemplateResponse(
            request, "admin/reviews/reviewdraft/begin.html", context, status=422 if form.errors else 200
        )

    def write_view(self, request: HttpRequest, draft_id: Any) -> HttpResponse:
        """Read, save, add an entry, or finalise; whatever goes wrong, the page comes back with what was typed."""
        _may(request)
        draft = _open(draft_id)
        if request.method != "POST":
            note(request, "review.viewed", draft)
            return self._page(request, draft, EncounterPage(kept=draft.content))
        page = EncounterPage(kept={}, data=request.POST)
        try:
            draft.revision = _save(request, draft, page)
        except cmr.Stale:
            return self._stale(request, draft, page)
        draft.content = page.content()
        if "finalise" in request.POST:
            return self._finalise(request, draft, page)
        more = request.POST.get("more", "")
        return self._page(request, draft, EncounterPage(kept=draft.content, more=more), saved=True)

    def keep_view(self, request: HttpRequest, draft_id: Any) -> HttpResponse:
        """Saved as one types: answers only the line that says so, with the number of the next saving."""
        _may(request)
        draft = _open(draft_id)
        if request.method != "POST":
            return HttpResponse(_line(draft, revision=draft.revision))
        try:
            draft.revision = _save(request, draft, EncounterPage(kept={}, data=request.POST))
        except cmr.Stale:
            return HttpResponse(_line(draft, revision=request.POST.get("revision", ""), stale=True))
        draft.refresh_from_db()
        return HttpResponse(_line(draft, revision=draft.revision))

    def preview_view(self, request: HttpRequest, draft_id: Any) -> HttpResponse:
        """The packet as it would be printed today, marked as a preview; nothing is kept."""
        _may(request)
        draft = _open(draft_id)
        if cmr.problems(draft):
            messages.warning(request, _("The packet can be shown when nothing is missing any more."))
            return redirect(f"admin:{WRITE}", draft.pk)
        note(request, "review.previewed", draft)
        pdf = packet_preview.pdf(draft)
        return FileResponse(iter([pdf]), content_type="application/pdf", filename="preview.pdf")

    def _finalise(self, request: HttpRequest, draft: ReviewDraft, page: EncounterPage) -> HttpResponse:
        if problems := cmr.problems(draft):
            page.show_problems(problems)
            return self._page(request, draft, page)
        reason = request.POST.get("reason", "")
        try:
            version = cmr.finalise(
                draft_id=draft.pk, revision=draft.revision, by=request.user.get_username(), reason=reason
            )
        except cmr.Stale:
            return self._stale(request, draft, page)
        except ValidationError as error:
            page.held.is_valid()
            page.held.add_error(None, error.messages)
            return self._page(request, draft, page)
        tasks.print_packet(str(version.pk))
        messages.success(request, _("Finalised. The packet leaves when the undo window is over."))
        return redirect("admin:reviews_completedreview_change", version.review_id)

    def _stale(self, request: HttpRequest, draft: ReviewDraft, page: EncounterPage) -> HttpResponse:
        draft.refresh_from_db()
        return self._page(request, draft, page, stale=True, status=409)

    def _page(
        self,
        request: HttpRequest,
        draft: ReviewDraft,
        page: EncounterPage,
        *,
        saved: bool = False,
        stale: bool = False,
        status: int = 0,
    ) -> HttpResponse:
        draft.refresh_from_db(fields=["revision", "saved_at", "saved_by"])
        errors = page.error_summary()
        context = {
            **self.admin_site.each_context(request),
            "title": _("Medicine review"),
            "opts": self.opts,
            "draft": draft,
            "page": page,
            "errors": errors,
            "most": MOST,
            "revision": draft.revision,
            "page_key": secrets.token_hex(16),
            "saved": saved,
            "stale": stale,
            "unverified": packet_preview.unverified(draft),
        }
        template = "admin/reviews/reviewdraft/write.html"
        return TemplateResponse(request, template, context, status=status or (422 if errors else 200))


@admin.register(TakeBackSite)
class TakeBackSiteAdmin(KeptMixin, admin.ModelAdmin):
    """What was printed in packets stays; a site that is gone gets other ZIP codes."""

    audited_as = "take_back_site"
    list_display = ["name", "address", "zip_prefix", "checked_on"]
    search_fields = ["zip_prefix"]
    actions = None

    def save_model(self, request: HttpRequest, obj: TakeBackSite, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        verb = "take_back_site.changed" if change else "take_back_site.added"
        note(request, verb, obj, fields=form.changed_data)


def _may(request: HttpRequest) -> None:
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied


def _open(draft_id: Any) -> ReviewDraft:
    """A draft that can still be written. What was finalised is looked at on the review's own page."""
    draft = ReviewDraft.objects.select_related("member", "program_year").filter(pk=draft_id, review=None).first()
    if draft is None:
        raise Http404
    return draft


def _save(request: HttpRequest, draft: ReviewDraft, page: EncounterPage) -> int:
    typed = request.POST.get("revision", "")
    if not (typed.isascii() and typed.isdigit() and len(typed) < 10):
        raise cmr.Stale
    return cmr.save(
        draft_id=draft.pk,
        revision=int(typed),
        content=page.content(),
        by=request.user.get_username(),
        page=request.POST.get("page", "")[:32],
    )


def _line(draft: ReviewDraft, *, revision: Any, stale: bool = False) -> str:
    return render_to_string(
        "admin/reviews/reviewdraft/saved.html", {"draft": draft, "revision": revision, "stale": stale, "saved": True}
    )
