"""The groups of staff and what each may do, stated once. Nobody needs superuser rights for daily work.

Applied after every ``migrate``: a permission that is taken out here is taken from the group.
Permissions are named by text, so that this module knows nothing of the apps above it.
"""

from typing import Any

from django.apps import AppConfig
from django.apps import apps as installed
from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import DEFAULT_DB_ALIAS

REP = "rep"
PHARMACIST = "pharmacist"
SUPERVISOR = "supervisor"
PROGRAM_OWNER = "program owner"
AUDITOR = "auditor"

READ_YEARS = [
    "reviews.view_tmrrun",  # counts by rule; members are named on it only to who may see members
    "members.view_programyear",
    "members.view_programyearcondition",
    "members.view_pageversion",
    "reviews.view_vendor",
    "reviews.view_reviewprovider",
    "reviews.view_providerlicence",
    "reviews.view_weeklyhours",
    "reviews.view_planexception",
    "reviews.view_closedday",
    "reviews.view_scriptversion",
]
READ_PEOPLE = [
    "members.view_member",
    "members.view_coverage",
    "members.view_memberflag",
    "members.view_enrolment",
    "members.view_enrolmentstatus",
    "members.view_optoutwish",
    "members.view_targetingrun",
    "members.view_targetingdecision",
    "reviews.view_memberrequest",
    "reviews.view_memberrequeststatus",
    "reviews.view_listrequest",
    "reviews.view_listrequeststatus",
    "reviews.view_letter",
    "reviews.view_letterstatus",
    "reviews.view_followup",
    "reviews.view_followupstatus",
    "reviews.view_printrun",
    "reviews.view_printrunstatus",
    "reviews.view_printdifference",
    "reviews.view_vendornotice",
    "reviews.view_requestchange",
    "reviews.view_handmadecopy",
    "reviews.view_handmadecopystatus",
    "reviews.view_vendorevent",
    "reviews.view_contactattempt",
    "reviews.view_appointment",
    "reviews.view_appointmentstatus",
    "reviews.view_completedreview",
    "reviews.view_reviewversion",
    "reviews.view_summarysent",
    "reviews.view_summarydocument",
    "reviews.view_tmrresult",
    "reviews.view_tmralert",
    "reviews.view_tmralertstatus",
    "reviews.view_discrepancy",
    "reviews.view_call",
    "reviews.view_callstatus",
    "reviews.view_callercheck",
    "reviews.view_contacthold",
    "reviews.view_complaint",
    "reviews.view_complaintstatus",
    "reviews.view_message",
    "reviews.view_messagestatus",
    "reviews.view_contactconsent",
    "reviews.view_contactconsentstatus",
    "reviews.view_representative",
    "reviews.view_inboundtext",
]
READ_LISTS = ["reviews.view_memberownlist"]  # what members typed about their medicines
READ_AUDIT = ["members.view_auditevent"]
READ_VENDOR_FILES = ["reviews.view_vendorfile", "reviews.view_vendorfileproblem"]
READ_FILES = [*READ_VENDOR_FILES, "members.view_importfile", "members.view_quarantinedline", "members.view_unknownndc"]
READ_DRUGS = ["members.view_drugreference", "members.view_ndcproduct"]
READ_COUNTS = ["members.view_selfcheckcount", "reviews.view_listdownload"]
WORK_ON_REQUESTS = [
    "reviews.match_memberrequest",
    "reviews.withdraw_memberrequest",
    "reviews.close_handmadecopy",
    "reviews.key_paper_form",
    "reviews.send_list",
    "reviews.retry_letter",
    "reviews.cancel_letter",
    "reviews.copy_letter",
    "reviews.replace_letter",
    "reviews.return_letter",
    "reviews.close_followup",
    "reviews.close_printdifference",
    "reviews.requeue_vendornotice",
    "reviews.close_discrepancy",
    "reviews.settle_duplicatepair",
    "reviews.take_calls",
    "reviews.lift_contacthold",
    "members.move_enrolment",
    "reviews.record_contactconsent",
    "reviews.record_representative",
]
WRITE_SCRIPTS = ["reviews.write_script"]
# Never one's own change: the program owner writes, a supervisor or a second program owner approves.
APPROVE = ["members.approve_programyear", "reviews.approve_script"]
MOVE_COMPLAINTS = ["reviews.move_complaint"]
READ_PURGES = ["reviews.view_purgerun"]
RUN_PURGES = [*READ_PURGES, "reviews.ask_purge", "reviews.confirm_purge"]  # never one's own
READ_HOLDS = ["reviews.view_legalhold"]
WRITE_NOTICES = ["reviews.add_staffnotice", "reviews.change_staffnotice", "reviews.view_staffnotice"]
PREPARE_YEARS = [
    "members.add_programyear",
    "members.change_programyear",
    "members.publish_programyear",
    "members.add_programyearcondition",
    "members.change_programyearcondition",
    "members.delete_programyearcondition",
    "reviews.add_vendor",
]
HOLD_REVIEWS = ["reviews.hold_review", "reviews.view_reviewdraft"]
KEEP_TAKE_BACK_SITES = ["reviews.view_takebacksite", "reviews.add_takebacksite", "reviews.change_takebacksite"]
BOOK_CALLS = ["reviews.book_appointment"]
KEEP_PLANS = [
    "reviews.add_reviewprovider",
    "reviews.change_reviewprovider",
    "reviews.add_closedday",
    "reviews.change_closedday",
    *(
        f"reviews.{act}_{part}"
        for act in ("add", "change", "delete")
        for part in ("providerlicence", "weeklyhours", "planexception")
    ),
]
READ_RULES = ["reviews.view_tmrrulesetting"]
SET_RULES = [*READ_RULES, "reviews.add_tmrrulesetting", "reviews.change_tmrrulesetting"]
ANSWER_ALERTS = ["reviews.answer_tmralert"]
HOLD_VENDORS = ["reviews.change_vendor"]
REPORT_TO_CMS = ["reviews.export_cms_report"]
READ_SIGN_INS = ["members.view_failedsignin"]
UNLOCK_ACCOUNTS = ["members.unlock_signin"]

PERMISSIONS: dict[str, list[str]] = {
    REP: [*READ_YEARS, *READ_PEOPLE, *READ_LISTS, *WORK_ON_REQUESTS, *BOOK_CALLS, *ANSWER_ALERTS],
    PHARMACIST: [
        *READ_YEARS,
        *READ_PEOPLE,
        *READ_LISTS,
        *READ_DRUGS,
        *READ_RULES,
        *HOLD_REVIEWS,
        *BOOK_CALLS,
        *ANSWER_ALERTS,
    ],
    SUPERVISOR: [
        *READ_YEARS,
        *READ_PEOPLE,
        *READ_LISTS,
        *WORK_ON_REQUESTS,
        *BOOK_CALLS,
        *KEEP_PLANS,
        *ANSWER_ALERTS,
        *READ_RULES,
        *READ_AUDIT,
        *READ_FILES,
        *READ_DRUGS,
        *READ_COUNTS,
        *REPORT_TO_CMS,
        *HOLD_VENDORS,
        *MOVE_COMPLAINTS,
        *APPROVE,
        *WRITE_NOTICES,
        *RUN_PURGES,
        *READ_HOLDS,
        "reviews.move_legalhold",
        *READ_SIGN_INS,
        *UNLOCK_ACCOUNTS,
    ],
    PROGRAM_OWNER: [
        *READ_YEARS,
        *KEEP_TAKE_BACK_SITES,
        *PREPARE_YEARS,
        *READ_COUNTS,
        *REPORT_TO_CMS,
        *RUN_PURGES,
        *HOLD_VENDORS,
        *KEEP_PLANS,
        *WRITE_SCRIPTS,
        *APPROVE,
        *SET_RULES,
    ],
    AUDITOR: [
        *READ_YEARS,
        *READ_PURGES,
        *READ_HOLDS,
        *READ_PEOPLE,
        *READ_RULES,
        *READ_AUDIT,
        *READ_FILES,
        *READ_DRUGS,
        *READ_SIGN_INS,
    ],
}
APPS = {name.split(".")[0] for names in PERMISSIONS.values() for name in names}


def after_migrate(sender: AppConfig, apps: Apps = installed, using: str = DEFAULT_DB_ALIAS, **kwargs: Any) -> None:
    """Give every group its permissions of the app that was just migrated (or flushed, which names no apps).

    The permissions are made here when they are not there yet: the order in which the handlers of
    ``post_migrate`` run is nobody's promise.
    """
    if sender.label not in APPS:
        return
    try:
        group_model = apps.get_model("auth", "Group")
        permission_model = apps.get_model("auth", "Permission")
    except LookupError:
        return  # a partial migration that has not reached the accounts yet
    create_permissions(sender, verbosity=0, using=using, apps=apps)
    of_app = permission_model.objects.using(using).filter(content_type__app_label=sender.label)
    for role, names in PERMISSIONS.items():
        wanted = [name.split(".")[1] for name in names if name.split(".")[0] == sender.label]
        group, _made = group_model.objects.using(using).get_or_create(name=role)
        group.permissions.remove(*of_app.exclude(codename__in=wanted))
        group.permissions.add(*of_app.filter(codename__in=wanted))
