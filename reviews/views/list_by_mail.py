"""A blank list by mail: the same answer for everybody; matching happens afterwards, in the back office."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from reviews.forms.list_by_mail import ListByMailForm
from reviews.services import lists_by_mail
from reviews.tasks import enqueue, match_list_request
from reviews.views.sending import limited

BY = "public web form"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """One page: who and which list. Sent twice, it is one wish."""
    form = ListByMailForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "reviews/medication_list/by_mail.html", {"form": form}, status=status)
    return limited(request, lambda: _send(form))


@never_cache
@require_safe
def done(request: HttpRequest) -> HttpResponse:
    """What happens next; nothing on it is about anybody, so a bookmark does no harm."""
    letter_by = timezone.localdate() + settings.ANSWER_WITHIN
    return render(request, "reviews/medication_list/by_mail_done.html", {"letter_by": letter_by})


def _send(form: ListByMailForm) -> HttpResponse:
    asked = lists_by_mail.ask(wish=form.wish(), by=BY)
    enqueue(match_list_request, str(asked.pk))
    return redirect("medication_list_by_mail_done")
