"""Pages of the back office that belong to no single record, below ``/admin/``."""

from django.urls import path

from reviews.admin import appointments, cms_report, duplicates, merges, pharmacist_day, unmatched, welcome
from reviews.admin.desk import pages
from reviews.admin.find import find_member
from reviews.admin.steering import steering, steering_file
from reviews.admin.tmr_document import document

urlpatterns = [
    path("find/", find_member, name="find_member"),
    path("appointments/", appointments.calendar, name="appointments"),
    path("appointments/waiting/", appointments.waiting, name="appointments_waiting"),
    path("appointments/<uuid:request_id>/", appointments.book, name="book_appointment"),
    path("reviews-today/", pharmacist_day.day, name="pharmacist_day"),
    path("reviews-today/<uuid:appointment_id>/write/", pharmacist_day.write, name="write_review"),
    path("desk/", pages.my_calls, name="my_calls"),
    path("desk/<int:key>/", pages.desk, name="desk"),
    path("desk/<int:key>/here/", pages.here, name="desk_here"),
    path("desk/<int:key>/<slug:slug>/", pages.act, name="desk_act"),
    path("unmatched/", unmatched.unmatched, name="unmatched"),
    path("unmatched/<uuid:request_id>/", unmatched.settle, name="settle_unmatched"),
    path("duplicates/", duplicates.duplicates, name="duplicates"),
    path("duplicates/<uuid:pair_id>/", duplicates.settle, name="settle_duplicate"),
    path("merges/<uuid:merge_id>/", merges.merge, name="merge"),
    path("welcome/", welcome.welcome, name="welcome"),
    path("alerts/<uuid:key>.pdf", document, name="tmr_document"),
    path("steering/", steering, name="steering"),
    path("steering/<slug:key>.csv", steering_file, name="steering_file"),
    path("cms-report/", cms_report.report, name="cms_report"),
    path("cms-report/<int:year>/<slug:part>.csv", cms_report.report_file, name="cms_report_file"),
]
