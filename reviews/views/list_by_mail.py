"""A blank list by mail: the same answer for everybody; matching happens afterwards, in the back office."""

import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from reviews.forms.list_by_mail import ListByMailForm
from reviews.services import lists_by_mail
from reviews.tasks import enqueue, match_list_request

BY = "public web form"
# A letter is in the mail drop the same day; printing and first-class mail take up to a week.
LETTER_WITHIN = datetime.timedelta(days=10)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """One page: who and which list. Sent twice, it is one wish."""
    form = ListByMailForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "reviews/medication_list/by_mail.html", {"form": form}, status=status)
    asked = lists_by_mail.ask(wish=form.wish(), by=BY)
    enqueue(match_list_request, str(asked.pk))
    return redirect("medication_list_by_mail_done")


@never_cache
@require_safe
def done(request: HttpRequest) -> HttpResponse:
    """What happens next; nothing on it is about anybody, so a bookmark does no harm."""
    letter_by = timezone.localdate() + LETTER_WITHIN
    return render(request, "reviews/medication_list/by_mail_done.html", {"letter_by": letter_by})
