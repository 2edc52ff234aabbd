from django.urls import URLPattern, URLResolver, path

from reviews.forms.steps import STEPS
from reviews.views import (
    changes,
    done,
    fill_list,
    help_pages,
    manage,
    medication_list,
    own_list,
    request,
    sample_letters,
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("request/", request.start, name="request_start"),
    *(path(f"request/{step.name}/", request.step, {"name": step.name}, name=step.url_name) for step in STEPS),
    path("request/check/", request.check, name="request_check"),
    path("request/list/", own_list.own_list, name="request_list"),
    path("request/list/change/", own_list.change, name="request_list_change"),
    path("request/list/remove/", own_list.remove, name="request_list_remove"),
    path("request/done/", done.page, name="request_done"),
    path("request/done/confirmation.pdf", done.pdf, name="request_pdf"),
    path("request/done/times.ics", done.calendar, name="request_calendar"),
    path("request/clear/", request.clear, name="request_clear"),
    path("request/cleared/", request.cleared, name="request_cleared"),
    path("request/manage/", manage.find, name="request_manage"),
    path("request/manage/status/", manage.status, name="request_status"),
    path("request/manage/cancel/", manage.cancel, name="request_cancel"),
    path("request/manage/times/", changes.times, name="request_times"),
    path("request/manage/details/", changes.details, name="request_details"),
    path("request/manage/review/", changes.review, name="request_review"),
    path("request/manage/come-back/", changes.come_back, name="request_come_back"),
    path("medication-list/", medication_list.editions_page, name="medication_list"),
    path("medication-list/blank.pdf", medication_list.blank_pdf, name="medication_list_blank"),
    path("medication-list/blank/", medication_list.blank_page, name="medication_list_blank_page"),
    path("medication-list/fill/", fill_list.page, name="medication_list_fill"),
    path("safe-disposal/", help_pages.safe_disposal_page, name="safe_disposal"),
    path("language-help/", help_pages.language_help, name="language_help"),
    path("sample-letters/", sample_letters.all_letters, name="sample_letters"),
    path("sample-letters/<slug:kind>/", sample_letters.one_letter, name="sample_letter"),
    path("sample-letters/<slug:kind>/letter.pdf", sample_letters.pdf, name="sample_letter_pdf"),
]
