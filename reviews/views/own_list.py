"""A member's own list on its way into a request: put to the draft by an explicit act, seen, changed, taken out."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from members.years import open_year
from reviews.documents.form_sets import all_form_sets, form_set_of
from reviews.draft import OWN_LIST, Draft
from reviews.forms.own_list import OwnListForm
from reviews.views.fill_list import editor, sends_nothing
from reviews.views.journey import Journey
from reviews.views.request import page


@never_cache
@sends_nothing
@page
def own_list(request: HttpRequest) -> HttpResponse:
    """GET shows the list that goes with the request, POST puts one there."""
    if request.method == "POST":
        return _put(request)
    journey = _journey(request)
    if journey.own_list is None:
        return redirect("medication_list_fill")
    context = {
        "list": journey.own_list,
        "about": journey.about,
        "missing": journey.first_missing(),
        "year": journey.year,
    }
    return render(request, "reviews/request/list.html", context)


@never_cache
@sends_nothing
@require_safe
def change(request: HttpRequest) -> HttpResponse:
    """The page to fill in the list, with what is in the request."""
    shown = _journey(request).own_list
    if shown is None:
        return redirect("medication_list_fill")
    return editor(request, shown.form_set, initial=shown.as_content(), in_request=True)


@never_cache
@require_POST
def remove(request: HttpRequest) -> HttpResponse:
    """Take the list out of the request; the rest stays."""
    draft = Draft(request.session)
    draft.detach(OWN_LIST)
    return redirect("request_check" if draft else "medication_list_fill")


def _journey(request: HttpRequest) -> Journey:
    today = timezone.localdate()
    return Journey(Draft(request.session), today, open_year(today))


def _put(request: HttpRequest) -> HttpResponse:
    form = OwnListForm(request.POST)
    if form.is_valid():
        Draft(request.session).attach(OWN_LIST, form.own_list.as_content())
        return redirect("request_list")
    typed = form.as_typed()
    known = [form_set for form_set in all_form_sets() if form_set.key == typed.get("form_set")]
    form_set = known[0] if known else form_set_of(timezone.localdate().year)
    return editor(request, form_set, initial=typed, problems=form.problems, status=422)
