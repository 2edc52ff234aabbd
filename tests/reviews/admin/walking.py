"""Every address of the back office, who may open it, and a record for each to be opened with."""

import pytest
from django.contrib.auth.models import Group, User
from django.urls import get_resolver, reverse
from django.utils import timezone

from members import roles
from members.models import AuditEvent, PageVersion, TargetingDecision, TargetingRun
from members.services import page_history, sign_in_limits
from reviews import desk_urls
from reviews.admin.desk import pages
from reviews.models import (
    Appointment,
    Call,
    ClosedDay,
    Complaint,
    ContactAttempt,
    HandmadeCopy,
    InboundText,
    Letter,
    PrintDifference,
    StaffNotice,
    SummarySent,
    TmrOutreach,
    TmrResult,
    VendorEvent,
)
from reviews.services import call_ends, legal_holds, purge_runs
from reviews.services.call_acts import Added
from tests.factories import (
    calls,
    documents,
    duplicates,
    exchange,
    histories,
    lists,
    members,
    messages,
    plans,
    representatives,
    reviews,
    staff,
    tmr,
)
from tests.factories import cmr as held

REP, PHARMACIST, SUPERVISOR, OWNER, AUDITOR = (
    roles.REP, roles.PHARMACIST, roles.SUPERVISOR, roles.PROGRAM_OWNER, roles.AUDITOR,
)  # fmt: skip
EVERYBODY = {REP, PHARMACIST, SUPERVISOR, OWNER, AUDITOR}
SEES_PEOPLE = {REP, PHARMACIST, SUPERVISOR, AUDITOR}
SEES_LISTS = {REP, PHARMACIST, SUPERVISOR}
SEES_AUDIT = {SUPERVISOR, AUDITOR}
SEES_FILES = {SUPERVISOR, AUDITOR}
SEES_DRUGS = {PHARMACIST, SUPERVISOR, AUDITOR}
WORKS = {REP, SUPERVISOR}
BOOKS = {REP, PHARMACIST, SUPERVISOR}
KEEPS_VENDORS = {SUPERVISOR, OWNER}
SEES_RULES = {PHARMACIST, SUPERVISOR, OWNER, AUDITOR}
ANSWERS_ALERTS = {REP, PHARMACIST, SUPERVISOR}
ALERT_ACTS = (
    "call",
    "letter",
    "ask-to-call",
    "prescriber",
    "talk",
    "accepted",
    "modified",
    "refused",
    "no-response",
)
NOBODY: set[str] = set()

OF_VENDORS = (
    "discrepancy", "vendorevent", "contactattempt", "appointment", "completedreview", "summarysent", "summarydocument",
    "tmrresult",
)  # fmt: skip

# The end of the address's name → who may. Names not listed here fail the test below.
MAY = {
    "index": EVERYBODY,
    "app_list": EVERYBODY,
    "members_member_changelist": SEES_PEOPLE,
    "members_member_change": SEES_PEOPLE,
    "members_member_history": SEES_PEOPLE,
    "members_member_leave": WORKS,
    "members_member_stay-out": WORKS,
    "members_member_come-back": WORKS,
    "members_member_send-list": WORKS,
    "members_member_consent": WORKS,
    "members_enrolment_changelist": SEES_PEOPLE,
    "members_enrolment_change": SEES_PEOPLE,
    "members_enrolment_history": SEES_PEOPLE,
    "members_enrolment_offered": WORKS,
    "members_enrolment_leave": WORKS,
    "members_enrolment_come-back": WORKS,
    "members_targetingrun_changelist": SEES_PEOPLE,
    "members_targetingrun_change": SEES_PEOPLE,
    "members_targetingrun_history": SEES_PEOPLE,
    "members_targetingdecision_changelist": SEES_PEOPLE,
    "members_targetingdecision_change": SEES_PEOPLE,
    "members_targetingdecision_history": SEES_PEOPLE,
    "members_programyear_changelist": EVERYBODY,
    "members_programyear_change": EVERYBODY,
    "members_programyear_history": EVERYBODY,
    "members_programyear_preview": EVERYBODY,
    "members_programyear_self-check": EVERYBODY,
    "members_programyear_differences": EVERYBODY,
    "members_programyear_approve": {OWNER, SUPERVISOR},
    "members_programyear_publish": {OWNER},
    "members_programyear_take-back": {OWNER},
    "members_programyear_copy": {OWNER},
    "members_pageversion_changelist": EVERYBODY,
    "members_pageversion_change": EVERYBODY,
    "members_pageversion_history": EVERYBODY,
    "members_pageversion_on-day": EVERYBODY,
    "members_pageversion_shown": EVERYBODY,
    "members_auditevent_changelist": SEES_AUDIT,
    "members_auditevent_change": SEES_AUDIT,
    "members_auditevent_history": SEES_AUDIT,
    "members_auditevent_who-looked": SEES_AUDIT,
    "members_failedsignin_changelist": SEES_AUDIT,
    "members_failedsignin_change": SEES_AUDIT,
    "members_failedsignin_history": SEES_AUDIT,
    "members_failedsignin_unlock": {SUPERVISOR},
    "members_failedsignin_unlock-address": {SUPERVISOR},
    "members_importfile_changelist": SEES_FILES,
    "members_importfile_change": SEES_FILES,
    "members_importfile_history": SEES_FILES,
    "members_importfile_export": SEES_FILES,
    "members_quarantinedline_changelist": SEES_FILES,
    "members_quarantinedline_change": SEES_FILES,
    "members_quarantinedline_history": SEES_FILES,
    "members_drugreference_changelist": SEES_DRUGS,
    "members_drugreference_change": SEES_DRUGS,
    "members_drugreference_history": SEES_DRUGS,
    "members_ndcproduct_changelist": SEES_DRUGS,
    "members_ndcproduct_change": SEES_DRUGS,
    "members_ndcproduct_history": SEES_DRUGS,
    "members_selfcheckcount_changelist": {SUPERVISOR, OWNER},
    "reviews_listdownload_changelist": {SUPERVISOR, OWNER},
    "reviews_memberrequest_changelist": SEES_PEOPLE,
    "reviews_memberrequest_change": SEES_PEOPLE,
    "reviews_memberrequest_history": SEES_PEOPLE,
    "reviews_memberrequest_match": WORKS,
    "reviews_memberrequest_reject": WORKS,
    "reviews_memberrequest_undo": WORKS,
    "reviews_memberrequest_call-off": WORKS,
    "reviews_memberrequest_paper_add": WORKS,
    "reviews_handmadecopy_changelist": SEES_PEOPLE,
    "reviews_handmadecopy_change": SEES_PEOPLE,
    "reviews_handmadecopy_history": SEES_PEOPLE,
    "reviews_handmadecopy_made": WORKS,
    "reviews_handmadecopy_drop": WORKS,
    "reviews_handmadecopy_reopen": WORKS,
    "reviews_memberownlist_changelist": SEES_LISTS,
    "reviews_memberownlist_change": SEES_LISTS,
    "reviews_memberownlist_history": SEES_LISTS,
    "reviews_listrequest_changelist": SEES_PEOPLE,
    "reviews_listrequest_change": SEES_PEOPLE,
    "reviews_listrequest_history": SEES_PEOPLE,
    "reviews_listrequest_match": WORKS,
    "reviews_listrequest_reject": WORKS,
    "reviews_letter_changelist": SEES_PEOPLE,
    "reviews_letter_change": SEES_PEOPLE,
    "reviews_letter_history": SEES_PEOPLE,
    "reviews_letter_pdf": SEES_PEOPLE,
    "reviews_letter_retry": WORKS,
    "reviews_letter_cancel": WORKS,
    "reviews_letter_copy": WORKS,
    "reviews_letter_anew": WORKS,
    "reviews_letter_new-address": WORKS,
    "reviews_letter_returned": WORKS,
    "reviews_followup_changelist": SEES_PEOPLE,
    "reviews_followup_change": SEES_PEOPLE,
    "reviews_followup_history": SEES_PEOPLE,
    "reviews_followup_done": WORKS,
    "reviews_followup_confirm": WORKS,
    "reviews_printrun_changelist": SEES_PEOPLE,
    "reviews_printrun_change": SEES_PEOPLE,
    "reviews_printrun_history": SEES_PEOPLE,
    "reviews_printdifference_changelist": SEES_PEOPLE,
    "reviews_printdifference_change": SEES_PEOPLE,
    "reviews_printdifference_history": SEES_PEOPLE,
    "reviews_printdifference_close": WORKS,
    "reviews_vendornotice_changelist": SEES_PEOPLE,
    "reviews_vendornotice_change": SEES_PEOPLE,
    "reviews_vendornotice_history": SEES_PEOPLE,
    "reviews_vendornotice_requeue": WORKS,
    "reviews_vendornotice_mend": WORKS,
    **{
        f"reviews_{name}_{page}": SEES_PEOPLE
        for name in (
            "discrepancy",
            "vendorevent",
            "contactattempt",
            "appointment",
            "completedreview",
            "summarysent",
            "summarydocument",
            "tmrresult",
            "call",
            "contacthold",
            "complaint",
            "message",
            "contactconsent",
            "representative",
            "inboundtext",
        )
        for page in ("changelist", "change", "history")
    },
    "reviews_completedreview_document": SEES_PEOPLE,
    "reviews_summarydocument_pdf": SEES_PEOPLE,
    "reviews_completedreview_correct": {PHARMACIST},
    **{f"reviews_reviewdraft_{page}": {PHARMACIST} for page in ("changelist", "change", "history")},
    **{f"reviews_reviewdraft_{page}": {PHARMACIST} for page in ("begin", "writing", "keep", "preview")},
    **{f"reviews_takebacksite_{page}": {OWNER} for page in ("changelist", "change", "history", "add")},
    "reviews_contacthold_lift": WORKS,
    **{f"reviews_staffnotice_{page}": {SUPERVISOR} for page in ("changelist", "change", "history", "add")},
    "reviews_complaint_hand-on": {SUPERVISOR},
    "reviews_complaint_answered": {SUPERVISOR},
    **{f"reviews_scriptversion_{page}": EVERYBODY for page in ("changelist", "change", "history")},
    "reviews_scriptversion_approve": {OWNER, SUPERVISOR},
    "reviews_scriptversion_write": {OWNER},
    "reviews_scriptversion_revert": {OWNER},
    "reviews_scriptversion_own-year": {OWNER},
    "reviews_vendor_changelist": EVERYBODY,
    "reviews_vendor_change": EVERYBODY,
    "reviews_vendor_history": EVERYBODY,
    "reviews_vendor_add": {OWNER},
    "reviews_vendor_test": KEEPS_VENDORS,
    "reviews_appointment_missed": BOOKS,
    "reviews_appointment_held": BOOKS,
    "reviews_appointment_cancel": BOOKS,
    **{
        f"reviews_{name}_{page}": EVERYBODY
        for name in ("reviewprovider", "closedday")
        for page in ("changelist", "change", "history")
    },
    "reviews_reviewprovider_add": KEEPS_VENDORS,
    "reviews_closedday_add": KEEPS_VENDORS,
    "reviews_discrepancy_close": WORKS,
    "reviews_contactconsent_withdraw": WORKS,
    "reviews_tmralert_changelist": SEES_PEOPLE,
    "reviews_tmralert_change": SEES_PEOPLE,
    "reviews_tmralert_history": SEES_PEOPLE,
    **{f"reviews_tmralert_{act}": ANSWERS_ALERTS for act in ALERT_ACTS},
    "reviews_tmrrun_changelist": EVERYBODY,
    "reviews_tmrrun_change": EVERYBODY,
    "reviews_tmrrun_history": EVERYBODY,
    "reviews_tmrrulesetting_changelist": SEES_RULES,
    "reviews_tmrrulesetting_change": SEES_RULES,
    "reviews_tmrrulesetting_history": SEES_RULES,
    "reviews_tmrrulesetting_add": {OWNER},
    **{f"reviews_purgerun_{page}": {SUPERVISOR, OWNER, AUDITOR} for page in ("changelist", "change", "history", "due")},
    "reviews_purgerun_confirm": {SUPERVISOR, OWNER},
    "reviews_purgerun_withdraw": {SUPERVISOR, OWNER},
    **{f"reviews_legalhold_{page}": {SUPERVISOR, AUDITOR} for page in ("changelist", "change", "history")},
    "reviews_legalhold_lift": {SUPERVISOR},
    "members_member_legal-hold": {SUPERVISOR},
    "reviews_vendorfile_changelist": SEES_FILES,
    "reviews_vendorfile_change": SEES_FILES,
    "reviews_vendorfile_history": SEES_FILES,
}
# Pages below /admin/ that are no part of Django's admin; each act of the desk is one of them.
OUTSIDE = {
    "find_member": SEES_PEOPLE,
    "appointments": SEES_PEOPLE,
    "appointments_waiting": BOOKS,
    "book_appointment": BOOKS,
    "pharmacist_day": {PHARMACIST},
    "write_review": {PHARMACIST},
    "my_calls": WORKS,
    "desk": SEES_PEOPLE,
    "desk_here": SEES_PEOPLE,
    "desk_act": WORKS,
    "duplicates": WORKS,
    "settle_duplicate": WORKS,
    "merge": WORKS,
    "unmatched": WORKS,
    "settle_unmatched": WORKS,
    "welcome": WORKS,
    "tmr_document": SEES_PEOPLE,
    "steering": {SUPERVISOR, OWNER},
    "steering_file": {SUPERVISOR, OWNER},
    "cms_report": {SUPERVISOR, OWNER},
    "cms_report_file": {SUPERVISOR, OWNER},
}
POSTED = {"desk_here"}  # they answer nothing else
TOLD = ("contact.attempted", "appointment.scheduled", "review.completed", "summary.sent", "tmr.completed")
# Adding and deleting what services make, or what is history, and the accounts of staff.
FOR_NO_ROLE = ("_add", "_delete")
ACCOUNTS = ("auth_user_", "auth_group_")
# Pages of Django's own for whoever is signed in, tested elsewhere: they show no record.
PLUMBING = {"login", "logout", "password_change", "password_change_done", "jsi18n", "view_on_site", "autocomplete"}


def accounts():
    return {"auth_user": User.objects.create_user("someone"), "auth_group": Group.objects.first()}


def make_rows():
    """A record for every address, by the start of its name."""
    letter, run = reviews.rendered_letter(), reviews.print_run()
    reviews.vendor()
    for type in TOLD:
        exchange.receive(exchange.message(type, letter.request))
    enrolment = histories.enrolled(letter.member)
    call_ends.close(call=calls.call(letter.member), code="CMP", by="rep", added=Added(note="Nobody called."))
    page_history.keep(pages={"/": "<h1>Then</h1>"}, by="test")
    return {
        "members_member": letter.member,
        "members_enrolment": enrolment,
        "members_targetingrun": TargetingRun.objects.get(),
        "members_targetingdecision": TargetingDecision.objects.get(member=letter.member),
        "members_programyear": members.program_year(year=2031, published=False),
        "members_pageversion": PageVersion.objects.get(),
        "members_auditevent": AuditEvent.objects.first(),
        "members_failedsignin": sign_in_limits.begin(name="someone", address="192.0.2.1").row,
        "reviews_memberrequest": letter.request,
        "reviews_memberownlist": reviews.own_list(letter.request),
        "reviews_listrequest": lists.asked_for(),
        "reviews_handmadecopy": HandmadeCopy.objects.create(letter=letter, format="braille"),
        "reviews_letter": Letter.objects.get(pk=letter.pk),
        "reviews_followup": reviews.follow_up(letter),
        "reviews_printrun": run,
        "reviews_printdifference": PrintDifference.objects.create(run=run, letter_key="x", what="missing"),
        "reviews_vendornotice": letter.request.notices.get(),
        "reviews_vendor": reviews.Vendor.objects.get(),
        "reviews_vendorevent": VendorEvent.objects.first(),
        "reviews_contactattempt": ContactAttempt.objects.first(),
        "reviews_appointment": Appointment.objects.get(),
        "reviews_summarysent": SummarySent.objects.get(),
        "reviews_summarydocument": documents.kept(letter.request),
        "reviews_tmrresult": TmrResult.objects.get(),
        "reviews_discrepancy": exchange.difference(letter.request),
        "reviews_call": Call.objects.get(),
        "reviews_staffnotice": StaffNotice.objects.create(words="x", starts_at=timezone.now()),
        "reviews_contacthold": calls.hold(letter.member),
        "reviews_representative": representatives.on_file(letter.member),
        "reviews_complaint": Complaint.objects.get(),
        "reviews_scriptversion": staff.script(),
        **of_messages(letter.member) | targeted_reviews(letter.member),
        "reviews_vendorfile": exchange.refused_file(),
        **accounts(),
        **of_files(),
        **of_purges(),
        **of_plans(),
        **of_reviews(letter.member),
    }


def of_files():
    line, product = members.line_put_aside(), members.ndc_product()
    return {
        "members_importfile": line.file,
        "members_quarantinedline": line,
        "members_drugreference": product.reference,
        "members_ndcproduct": product,
    }


def of_purges():
    hold = legal_holds.hold(member=members.member(), by="counsel", reason="a court asked")
    return {"reviews_purgerun": purge_runs.ask(by="somebody"), "reviews_legalhold": hold}


def of_reviews(member):
    return {
        "reviews_completedreview": held.finalised(member).review,
        "reviews_reviewdraft": held.written(members.member()),
        "reviews_takebacksite": held.take_back_site(),
    }


def of_plans():
    return {
        "reviews_reviewprovider": plans.provider(),
        "reviews_closedday": ClosedDay.objects.create(day="2026-12-24", reason="staff day"),
    }


def of_messages(member):
    return {
        "reviews_contactconsent": messages.consent(member),
        "reviews_message": messages.due_message(member),
        "reviews_inboundtext": InboundText.objects.create(key="1", phone=messages.NUMBER, word="stop"),
    }


def targeted_reviews(member):
    alert = tmr.alert(member)
    tmr.told_prescriber(alert)
    setting = tmr.setting(alert.program_year)
    return {"reviews_tmralert": alert, "reviews_tmrrun": alert.run, "reviews_tmrrulesetting": setting}


def named_addresses():
    namespace = get_resolver().namespace_dict["admin"][1]
    return sorted(name for name in namespace.reverse_dict if isinstance(name, str))


def who_may(name):
    if name.startswith(ACCOUNTS):
        return NOBODY
    if name in MAY:
        return MAY[name]
    if name.endswith(FOR_NO_ROLE):
        return NOBODY
    pytest.fail(f"{name} has no line in MAY")


def address(name, rows):
    if name == "app_list":
        return reverse("admin:app_list", args=["members"])
    key = "_".join(name.split("_")[:2])
    needs_row = not name.endswith(("changelist", "_add", "_on-day", "_begin", "_who-looked", "_due")) and key in rows
    return reverse(f"admin:{name}", args=[rows[key].pk] if needs_row else [])


def outside(rows):
    """(name, address) of all pages of ``reviews.desk_urls``. Each has a line in ``OUTSIDE``, or this fails."""
    member, request = rows["members_member"].pk, rows["reviews_memberrequest"].pk
    arguments = {
        "book_appointment": [[request]],
        "write_review": [[plans.booked().pk]],
        "settle_duplicate": [[duplicates.pair().pk]],
        "merge": [[duplicates.merged().pk]],
        "settle_unmatched": [[request]],
        "desk": [[member]],
        "desk_here": [[member]],
        "desk_act": [[member, slug] for slug in pages.ACTS],
        "steering_file": [["funnel"], ["reps"]],
        "cms_report_file": [[timezone.localdate().year, part] for part in ("records", "traces")],
        "tmr_document": [[TmrOutreach.objects.get().pk]],
    }
    names = sorted(each.name for each in desk_urls.urlpatterns)
    assert set(names) == set(OUTSIDE)
    asked = {"cms_report_file": "?contract=S0001"}
    return [
        (name, reverse(name, args=args) + asked.get(name, "")) for name in names for args in arguments.get(name, [[]])
    ]


def answer(client, name, where):
    """What the page says; a file is read to its end, or it would stay open."""
    response = client.post(where) if name in POSTED else client.get(where, follow=name.endswith("_history"))
    b"".join(response)
    return response
