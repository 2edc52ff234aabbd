"""The mail desk: a paper form is scanned, keyed, and the next one is at hand."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from members.admin.mixins import note
from reviews import tasks
from reviews.forms.paper import PaperForm, ReferenceForm
from reviews.models import Letter, MemberRequest, RequestState
from reviews.services import paper_forms

PERMISSION = "reviews.key_paper_form"
PAGE = "reviews_memberrequest_paper_add"


class PaperMixin:
    """Puts the page at ``paper/`` beside the list of requests."""

    def get_urls(self) -> list[URLPattern]:
        page = path("paper/", self.admin_site.admin_view(self.paper_view), name=PAGE)
        return [page, *super().get_urls()]  # type: ignore[misc]

    def paper_view(self, request: HttpRequest) -> HttpResponse:
        """Who may, reference, form, do, answer. Nothing personal is in the address: all of it is posted."""
        if not request.user.has_perm(PERMISSION):
            raise PermissionDenied
        saved = paper_forms.keyed_with(submission_key=request.POST.get("submission_key", ""))
        if saved:
            return self._thank(request, saved)
        asked = ReferenceForm(request.POST if request.method == "POST" else None)
        if not asked.is_bound or not asked.is_valid():
            return self._page(request, asked)
        if "save" not in request.POST:
            note(request, "paper_form.opened", asked.letter)
            return self._page(request, PaperForm(initial=asked.cleaned_data, letter=asked.letter))
        form = PaperForm(request.POST, letter=asked.letter)
        if form.is_valid():
            return self._save(request, asked, form)
        form.focus_on_the_first_error()
        return self._page(request, form)

    def _save(self, request: HttpRequest, asked: ReferenceForm, form: PaperForm) -> HttpResponse:
        key, by = form.cleaned_data["submission_key"], request.user.get_username()
        try:
            saved = paper_forms.take(letter=form.letter, written=form.written(), submission_key=key, by=by)
        except ValidationError as error:  # another rep was faster, or the member has left just now
            asked.add_error("reference", error)
            return self._page(request, asked)
        return self._thank(request, saved)

    def _thank(self, request: HttpRequest, saved: MemberRequest) -> HttpResponse:
        tasks.print_due(str(saved.pk))
        words = gettext("Keyed. Letter and notice leave when the undo window is over.")
        if saved.state == RequestState.WAITING:
            words = gettext("Keyed. It waits until it is confirmed with the member.")
        url = reverse("admin:reviews_memberrequest_change", args=[saved.pk])
        messages.success(request, format_html('{} <a href="{}">{}</a>', words, url, gettext("Open the request")))
        return redirect(f"admin:{PAGE}")

    def _page(self, request: HttpRequest, form: ReferenceForm) -> HttpResponse:
        letter = form.letter if isinstance(form, PaperForm) else None
        context = {
            **self.admin_site.each_context(request),
            "title": _("Key a paper form"),
            "opts": self.opts,
            "form": form,
            "letter": letter,
            "member": _who(letter),
        }
        return TemplateResponse(request, "admin/reviews/paper.html", context, status=422 if form.errors else 200)


def _who(letter: Letter | None) -> list[tuple[Any, Any]]:
    """What the rep compares with the paper, and no more of the member."""
    if letter is None:
        return []
    return [
        (_("Name"), letter.member.full_name),
        (_("Program year"), letter.enrolment.program_year.year),
        (_("Reference"), letter.form_reference),
        (_("Phone on file"), letter.member.phone or "-"),
    ]
