"""The pages of the back office that somebody opens on an ordinary day, and why the others are not among them."""

from reviews.models import VendorFileProblem, VendorNotice
from tests.reviews.admin.walking import address, make_rows, outside

LONG = "the phone number 617-555-0123 has no line, and 617-555-0124 has a fax machine that answers every call"

PAGES = [
    "index", "find_member", "my_calls", "desk", "unmatched", "settle_unmatched", "duplicates", "settle_duplicate",
    "welcome", "appointments", "appointments_waiting", "book_appointment", "pharmacist_day", "write_review", "steering",
    "reviews_memberrequest_paper_add", "reviews_reviewdraft_writing", "members_auditevent_who-looked",
]  # fmt: skip
LISTS = ["reviews_printrun", "reviews_contactattempt", "reviews_completedreview", "reviews_reviewdraft"]
WORKED_ON = [
    "members_member", "members_enrolment", "members_auditevent", "reviews_memberrequest", "reviews_letter",
    "reviews_followup", "reviews_printdifference", "reviews_handmadecopy", "reviews_listrequest", "reviews_message",
    "reviews_vendornotice", "reviews_vendor", "reviews_vendorevent", "reviews_vendorfile", "reviews_discrepancy",
    "reviews_call", "reviews_complaint", "reviews_contacthold", "reviews_contactconsent", "reviews_tmralert",
    "reviews_appointment", "reviews_inboundtext",
]  # fmt: skip
# The names of their addresses: a list is looked at with one of its records where one works on them.
DAILY = [
    *PAGES,
    *(f"{each}_changelist" for each in (*LISTS, *WORKED_ON)),
    *(f"{each}_change" for each in WORKED_ON),
]
# Reached from the start page as well: how the name of the address begins, and when it is opened.
NOT_DAILY = {
    "app_list": "the start page has the same",
    "password_change": "when somebody wants to",
    "auth_": "accounts, made by an administrator when somebody comes or goes",
    "members_programyear": "once a year, by owner and supervisor: tests/journeys/test_publishing_a_year.py",
    "members_targeting": "each quarter, when who is in the program changes",
    "members_pageversion": "when somebody asks what a page said on a day",
    "members_selfcheckcount": "each month",
    "reviews_listdownload": "each month",
    "members_importfile": "after a load of files, when one was refused",
    "members_quarantinedline": "after a load of files, when one was refused",
    "members_unknownndc": "after a load of claims",
    "members_drugreference": "after a new edition",
    "members_ndcproduct": "when somebody asks about a package",
    "members_failedsignin": "when somebody cannot sign in",
    "members_legalhold": "when a court asks",
    "reviews_legalhold": "when a court asks",
    "reviews_purgerun": "when the retention of records is looked at",
    "reviews_scriptversion": "when a script changes",
    "reviews_staffnotice": "when staff must be told something",
    "reviews_summarysent": "when one is asked for; each is on the page of its review",
    "reviews_summarydocument": "when one is asked for; each is on the page of its review",
    "reviews_representative": "when somebody asks who was on file; the desk tells who is",
    "reviews_memberownlist": "from the request that it came with",
    "reviews_tmrresult": "when one is asked for; each is on the desk",
    "reviews_tmrrun": "each quarter, by the pharmacist",
    "reviews_tmrrulesetting": "once a year",
    "reviews_reviewprovider": "when a pharmacist comes or goes",
    "reviews_closedday": "once a year",
    "reviews_takebacksite": "once a year",
    "cms_report": "once a year",
}


def addresses():
    """Of each daily page, with a record where it is about one."""
    rows = make_rows()
    others = dict(reversed(outside(rows)))
    VendorNotice.objects.update(last_error=LONG)
    VendorFileProblem.objects.create(file=rows["reviews_vendorfile"], line_number=3, reason=LONG, text=f"EVT|{LONG}")
    return {name: others.get(name) or address(name, rows) for name in DAILY}
