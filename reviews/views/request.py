"""The request, step by step, in the browser's session; nothing is saved before it is sent."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from members.years import open_year
from reviews.draft import CALL, DRAFT, MANAGED, SENT, Draft, is_another_person
from reviews.forms.answers import request_answers
from reviews.forms.base import StepForm
from reviews.forms.steps import STEPS
from reviews.models import Who
from reviews.services import own_lists
from reviews.tasks import enqueue, match_request
from reviews.views.journey import Journey
from reviews.views.sending import limited

BY = "public web form"
STEP_BY_NAME = {step.name: step for step in STEPS}
NOT_ABOUT_ONE_MEMBER = ("who", "member")

page = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """What the request does and needs; says so kindly when no program year is open today."""
    journey = _journey(request)
    context = {"year": journey.year, "has_draft": bool(journey.draft), "missing": journey.first_missing()}
    return render(request, "reviews/request/start.html", context)


@never_cache
@page
def step(request: HttpRequest, name: str) -> HttpResponse:
    """One question or one small group of them. Out of order it leads to the first one missing."""
    journey = _journey(request)
    if not journey.may_open(name):
        return _go_on(journey)
    if request.method == "POST":
        return _keep(request, journey, name)
    if journey.year is None:
        return redirect("request_start")
    return _show(request, journey, name, journey.form(STEP_BY_NAME[name]))


@never_cache
@page
def check(request: HttpRequest) -> HttpResponse:
    """Everything at a glance, and the button that sends it."""
    journey = _journey(request)
    if not journey.draft and SENT in request.session:
        # Sent already: a reload, a second press, or Back and Send again.
        return redirect("request_done")
    if journey.year is None:
        return redirect("request_start")
    to_mend = journey.first_to_mend()
    if to_mend:
        return redirect(to_mend.url_name)
    if request.method == "POST":
        return _send_what_was_shown(request, journey)
    return _show_check(request, journey)


@never_cache
@page
def clear(request: HttpRequest) -> HttpResponse:
    """Forget everything that this browser's session holds; a rep who is signed in stays so. Every page links here."""
    if request.method != "POST":
        return render(request, "reviews/request/finish.html")
    if request.user.is_authenticated:
        for key in (DRAFT, SENT, MANAGED, CALL):
            request.session.pop(key, None)
    else:
        request.session.flush()
    return redirect("request_cleared")


@never_cache
@require_safe
def cleared(request: HttpRequest) -> HttpResponse:
    return render(request, "reviews/request/cleared.html")


def _journey(request: HttpRequest) -> Journey:
    today = timezone.localdate()
    return Journey(Draft(request.session), today, open_year(today))


def _go_on(journey: Journey) -> HttpResponse:
    missing = journey.first_missing()
    return redirect(missing.url_name if missing else "request_check")


def _keep(request: HttpRequest, journey: Journey, name: str) -> HttpResponse:
    if name not in NOT_ABOUT_ONE_MEMBER and not journey.is_for(request.POST.get("person")):
        # The page was opened in another window, for another member: their answers must not meet.
        return _show(request, journey, name, journey.form(STEP_BY_NAME[name]), status=409)
    form = STEP_BY_NAME[name].form(request.POST, about=journey.about)
    if not form.is_valid():
        return _show(request, journey, name, form, status=422)
    _drop_what_no_longer_fits(journey, name, form)
    journey.draft.keep(name, form.typed())
    return _go_on(_journey(request))


def _drop_what_no_longer_fits(journey: Journey, name: str, form: StepForm) -> None:
    draft, answers = journey.draft, form.cleaned_data
    if name == "choice" and answers["choice"] != journey.about.choice:
        # Whoever comes back to leaving reads again what it means.
        draft.forget("leave")
    if name == "who" and (answers["who"] == Who.SELF) != journey.about.is_self:
        draft.ask_again("member")
    if name == "member" and is_another_person(draft.typed("member"), form.typed()):
        draft.start_anew_for_another()


def _show(request: HttpRequest, journey: Journey, name: str, form: StepForm, status: int = 200) -> HttpResponse:
    context = {
        "form": form,
        "about": journey.about,
        "step": name,
        "back": journey.before(name),
        "all_answered": journey.first_missing() is None,
        "person": journey.draft.person(),
        "of_another_window": status == 409,
    }
    return render(request, STEP_BY_NAME[name].template, context, status=status)


def _send_what_was_shown(request: HttpRequest, journey: Journey) -> HttpResponse:
    """Nobody sends answers that another window has changed since this page showed them."""
    shown = request.POST.get("key")
    if shown and shown != str(journey.draft.submission_key()):
        return _show_check(request, journey, status=409)
    return limited(request, lambda: _send(request, journey))


def _show_check(request: HttpRequest, journey: Journey, status: int = 200) -> HttpResponse:
    context = {
        "rows": [(step, row) for step in journey.steps for row in journey.forms[step.name].rows()],
        "about": journey.about,
        "own_list": journey.own_list,
        # Fixed before the page is shown, so that two presses carry the same one.
        "key": journey.draft.submission_key(),
        "of_another_window": status == 409,
    }
    return render(request, "reviews/request/check.html", context, status=status)


def _send(request: HttpRequest, journey: Journey) -> HttpResponse:
    sent = own_lists.submit(
        own_list=journey.own_list,
        answers=request_answers(journey.forms.values()),
        program_year=journey.year,
        submission_key=journey.draft.submission_key(),
        by=BY,
        site_language=get_language(),
    )
    enqueue(match_request, str(sent.pk))
    journey.draft.sent_as(str(sent.pk))
    return redirect("request_done")
