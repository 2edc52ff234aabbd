"""Every public page in every state: the one declaration that the tests of this folder walk through.

A new public address that no state here shows fails ``test_declaration.py``.
"""

from collections.abc import Callable
from unittest import mock

from django.conf import settings
from django.core.exceptions import PermissionDenied, SuspiciousOperation

from members.views import kept, pages
from reviews.documents.sample_letters import KINDS
from reviews.models import MemberRequest
from reviews.services import attempts, contact_consents, matching
from tests.browser.filling import FILL, TWELVE, Filling
from tests.browser.touring import Reach, State, Tour, Walk, first_of, followed, opened, sent, with_
from tests.factories import members, messages, plans

YEAR = 2026  # the tests travel to a day in November of that year: both years are looked at then
CONDITIONS = ("diabetes", "hypertension", "depression")
MARIA = {
    "first_name": "Maria", "last_name": "Peña", "birth_month": "4", "birth_day": "28", "birth_year": "1948",
    "zip_code": "02108",
}  # fmt: skip
DAUGHTER = {"helper_name": "Ana O’Brien", "helper_relationship": "daughter"}

# No page of their own to look at: files, and addresses that only take a press and lead on.
NO_PAGES = {
    "medication_list_blank": "a PDF; its refusal is a state below",
    "request_pdf": "a PDF",
    "request_calendar": "a calendar file",
    "request_call_calendar": "a calendar file",
    "sample_letter_pdf": "a PDF",
    "request_list_remove": "takes a press and leads on",
}


# What the site holds --------------------------------------------------------------------------------------------------


def two_years() -> None:
    members.program_year(YEAR, is_demonstration=True)
    members.program_year(YEAR - 1, cost_threshold=4696)
    members.program_year(YEAR + 1, cost_threshold=6000, conditions=("diabetes", "hypertension", "asthma"))


def only_last_year() -> None:
    members.program_year(YEAR - 1)


def nothing() -> None:
    """Before the first year is published."""


# Ways of getting there ------------------------------------------------------------------------------------------------


def answered(*checked: str, **typed: str) -> Reach:
    """The self-check as sent by htmx: waits for what comes into the page."""

    def reach(tour: Tour) -> None:
        before = tour.page.locator("#self-check").element_handle()
        tour.fill(*checked, **typed)
        tour.page.locator("main form .btn").first.click()
        tour.page.wait_for_function("element => !element.isConnected", arg=before)
        tour.page.wait_for_function("() => document.activeElement.matches('[data-focus]')")

    return reach


def without_the_button(tour: Tour) -> None:
    """Sent as a browser add-on may send it: the form without the button that carries the answer."""
    with tour.page.expect_navigation():
        tour.page.evaluate("document.querySelector('main form').submit()")


def in_another_window(tour: Tour) -> None:
    """The page was shown about one member; now the draft is about another."""
    tour.page.evaluate("document.querySelector('[name=person]').value = 'somebody else'")
    tour.press()


def after_another_window(tour: Tour) -> None:
    """The answers were shown for the last time; since then another window has changed them."""
    tour.page.evaluate("document.querySelector('[name=key]').value = 'what was shown before'")
    tour.press()


def a_time_and_any_time(tour: Tour) -> None:
    tour.page.locator("[name=windows]").first.check()
    sent("any_time")(tour)


def keep_the_reference(tour: Tour) -> None:
    tour.kept["reference"] = tour.page.locator("[data-reference]").inner_text()


def found_again(tour: Tour) -> None:
    birth = {name: text for name, text in MARIA.items() if name.startswith("birth")}
    sent(reference=tour.kept["reference"], **birth)(tour)


def book_a_call(tour: Tour) -> None:
    """In the back office, while the visitor looks: the request is matched, and a pharmacist has time."""
    request = MemberRequest.objects.get(reference=tour.kept["reference"])
    matching.match(request_id=str(request.pk), by="worker")
    if not request.may_become("scheduled"):
        matching.release(request=request, member=members.member(), by="rep")
    tour.kept["code"] = plans.booked(request, after=5).code


def the_code_of_the_letter(tour: Tour) -> None:
    sent(code=tour.kept["code"])(tour)


def sent_time(tour: Tour) -> None:
    tour.page.locator("main [name=time]").last.check()
    tour.press()


def fill_two_rows(tour: Tour) -> None:
    fill = Filling(tour.page, tour.address + tour.prefix + FILL)
    fill.type_rows(TWELVE[:2])
    tour.page.locator("[data-row]").nth(1).locator("[data-remove]").click()
    for button in ("[data-copy]", "[data-wipe]"):
        tour.page.click(button)
    fill.box("medication", 0).fill("x" * 90)


def see_suggestions(tour: Tour) -> None:
    box = tour.page.locator("[data-row]").nth(0).locator("[data-key=medication]")
    box.fill("")
    box.press_sequentially("metf")
    tour.page.wait_for_selector("[role=option]")
    tour.page.keyboard.press("ArrowDown")


def offer_the_list(tour: Tour) -> None:
    Filling(tour.page, tour.address + tour.prefix + FILL).type_rows(TWELVE[:2])
    tour.page.click("[data-offer]")
    tour.page.wait_for_selector("[data-send-panel]")


def send_a_damaged_list(tour: Tour) -> None:
    """As an old or altered browser may send it: past the page's own checks."""
    with tour.page.expect_navigation():
        tour.page.evaluate("""() => {
            const form = document.querySelector("[data-send]");
            form.elements.content.value = '{"medicines": [{"medication": ""}]}';
            form.submit();
        }""")
    tour.page.wait_for_selector("[data-fill]:not([hidden])")


def add_the_list(tour: Tour) -> None:
    tour.page.click("[data-send] button:not([type=button])")
    tour.page.wait_for_url("**/request/list/")


def stopping_e_mail(tour: Tour) -> None:
    """By the link of an e-mail."""
    tour.open(f"/stop-email/{contact_consents.token(messages.consent())}/")


def failing(error: Exception | type[Exception]) -> Callable[[Reach], Reach]:
    """While the page of complaints fails with that error."""

    def around(reach: Reach) -> Reach:
        fresh = with_(kept, "_pages", {}, reach)
        return with_(pages, "help_line", mock.Mock(side_effect=error), fresh)

    return around


def steps(choice: str, *who: str, **helper: str) -> list[Reach]:
    """Who, whom, what: up to the step after the choice."""
    return [opened("/request/who/"), sent(*who or ("self",), **helper), sent(**MARIA), sent(choice)]


# The walks ------------------------------------------------------------------------------------------------------------

READING = [
    State("today's year", "home", opened("/")),
    State("a past year", "program_year", opened(f"/{YEAR - 1}/")),
    State("a coming year", "program_year", opened(f"/{YEAR + 1}/")),
    *(
        State(name, name, opened(f"/{name.replace('_', '-')}/"))
        for name in (
            "contact", "complaints", "glossary", "privacy", "accessibility", "nondiscrimination", "safe_disposal",
            "language_help", "sample_letters",
        )
    ),
    *(
        State(f"sample: {kind}", "sample_letter", opened(f"/sample-letters/{kind}/"))
        for kind in KINDS
    ),
]  # fmt: skip

SELF_CHECK = [
    State("fresh", "self_check", opened(f"/{YEAR}/self-check/")),
    State("nothing answered", "self_check", answered(), 422, True),
    State("no numbers", "self_check", answered(drug_count="eight", annual_cost="4935,50"), 422, True),
    State("below zero", "self_check", answered(drug_count="-1", annual_cost="-1"), 422, True),
    State("too much", "self_check", answered(drug_count="100", annual_cost="99999999"), 422, True),
    State(
        "may qualify, reasons, both years",
        "self_check",
        answered(*CONDITIONS, "no", "cost", drug_count="8", annual_cost="$5,000"),
    ),
    State("not by these answers", "self_check", answered(drug_count="7", annual_cost="1")),
    State("cannot tell", "self_check", answered("not_sure", drug_count="7", annual_cost="9000")),
    State("cleared", "self_check", opened(f"/{YEAR}/self-check/?cleared")),
    State("of a past year", "self_check", opened(f"/{YEAR - 1}/self-check/")),
    State("result of a past year", "self_check", answered(*CONDITIONS, drug_count="8", annual_cost="5000")),
]

REVIEW = [
    State("start", "request_start", opened("/request/")),
    State("who", "request_who", followed("request_who")),
    State("who: nothing", "request_who", sent(), 422, True),
    State("who: helper, nothing else", "request_who", sent("helper"), 422, True),
    State("member", "request_member", sent("self")),
    State("member: nothing", "request_member", sent(), 422, True),
    State("member: half a date", "request_member", sent(**{**MARIA, "birth_day": "", "zip_code": "x"}), 422, True),
    State("choice", "request_choice", sent(**MARIA)),
    State("choice: nothing", "request_choice", sent(), 422, True),
    State("appointment", "request_appointment", sent("review")),
    State(
        "appointment: a time and any time",
        "request_appointment",
        a_time_and_any_time,
        422,
        True,
    ),
    State("contact", "request_contact", first_of(opened("/request/appointment/"), sent("any_time"))),
    State("contact: nothing", "request_contact", sent(phone="", email="nonsense"), 422, True),
    State("contact: of another window", "request_contact", in_another_window, 409),
    State("check", "request_check", sent(phone="(617) 555 0123", email="")),
    State("check: changed in another window", "request_check", after_another_window, 409),
    State("start, half way", "request_start", opened("/request/")),
    State("a step again", "request_member", opened("/request/member/")),
    State("done", "request_done", first_of(opened("/request/check/"), sent(), keep_the_reference)),
    State("find", "request_manage", opened("/request/manage/")),
    State("find: nothing", "request_manage", sent(), 422, True),
    State(
        "find: unknown",
        "request_manage",
        sent(reference="MTM-0000-0000", birth_month="4", birth_day="28", birth_year="1948"),
        422,
        True,
    ),
    State("status", "request_status", found_again),
    State("call", "request_call", followed("request_call")),
    State("call: nothing", "request_call", sent(), 422, True),
    State("call: seen", "request_call", first_of(book_a_call, the_code_of_the_letter)),
    State("call: other times", "request_call_move", followed("request_call_move")),
    State("call: no time chosen", "request_call_move", sent(), 422, True),
    State("call: moved", "request_call", sent_time),
    State("call: cancel", "request_call_cancel", followed("request_call_cancel")),
    State("call: cancelled", "request_call", sent()),
    State("times", "request_times", first_of(opened("/request/manage/status/"), followed("request_times"))),
    State("times: a time and any time", "request_times", a_time_and_any_time, 422, True),
    State("details", "request_details", first_of(opened("/request/manage/status/"), followed("request_details"))),
    State("details: nothing", "request_details", sent(), 422, True),
    State("changed", "request_done", sent(phone="617 555 0199")),
    State("cancel", "request_cancel", first_of(opened("/request/manage/status/"), followed("request_cancel"))),
    State("cancelled", "request_status", sent()),
    State("finish", "request_clear", opened("/request/clear/")),
    State("cleared", "request_cleared", sent()),
]

LEAVING = [
    State("what leaving means", "request_leave", first_of(*steps("leave"))),
    State("leaving: not pressed", "request_leave", without_the_button, 422, True),
    State("contact", "request_contact", sent()),
    State("check", "request_check", sent(phone="617 555 0123")),
    State("done", "request_done", first_of(sent(), keep_the_reference)),
    State("status", "request_status", first_of(opened("/request/manage/"), found_again)),
    State("back in?", "request_come_back", followed("request_come_back")),
    State("back in", "request_done", sent()),
    State("a review after all", "request_review", opened("/request/manage/review/")),
    State("a review after all: both", "request_review", sent("any_time", "not_sure"), 422, True),
    State("asked for after all", "request_done", first_of(opened("/request/manage/review/"), sent("any_time"))),
]

HELPING = [
    State("whom", "request_member", first_of(opened("/request/who/"), sent("helper", "not_sure", **DAUGHTER))),
    State("whom: nothing", "request_member", sent(), 422, True),
    State("choice", "request_choice", sent(**MARIA)),
    State("contact", "request_contact", sent("not_now")),
    State("contact: nothing", "request_contact", sent(), 422, True),
    State("check", "request_check", sent(phone="617 555 0123")),
    State("done", "request_done", sent()),
    State(
        "representative who comes back", "request_check",
        first_of(*steps("come_back", "representative", "on_file", **DAUGHTER), sent(phone="617 555 0123")),
    ),
    State("done again", "request_done", sent()),
]  # fmt: skip

LISTS = [
    State("editions", "medication_list", opened("/medication-list/")),
    State("blank page", "medication_list_blank_page", opened("/medication-list/blank/")),
    State("large", "medication_list_blank_page", opened("/medication-list/blank/?size=large&fillable=0")),
    State("older form", "medication_list_blank_page", opened("/medication-list/blank/?edition=2021")),
    State("no such list", "medication_list_blank", opened("/medication-list/blank.pdf?rows=3"), 400, True),
    State("by mail", "medication_list_by_mail", opened("/medication-list/by-post/")),
    State("by mail: nothing", "medication_list_by_mail", sent(), 422, True),
    State("by mail: asked", "medication_list_by_mail_done", sent("en", "standard", **MARIA)),
    State("fill", "medication_list_fill", lambda tour: Filling(tour.page, tour.address + tour.prefix + FILL) and None),
    State("filled", "medication_list_fill", fill_two_rows),
    State("suggestions", "medication_list_fill", see_suggestions),
    State("list offered", "medication_list_fill", offer_the_list),
    State("list refused by the server", "request_list", send_a_damaged_list, 422, True),
    State("list offered again", "medication_list_fill", offer_the_list),
    State("list in the request", "request_list", add_the_list),
    State("list to change", "request_list_change", followed("request_list_change")),
    State("list taken out", "medication_list_fill", first_of(opened("/request/list/"), sent())),
]

E_MAIL = [
    State("stop e-mail?", "stop_email", stopping_e_mail),
    State("stopped", "stop_email", sent()),
    State("a link that is not whole", "stop_email", opened("/stop-email/x/"), 404),
]

COMPLAINTS = opened("/complaints/")
TROUBLE = [
    State("400", "complaints", failing(SuspiciousOperation)(COMPLAINTS), 400),
    State("403", "complaints", failing(PermissionDenied)(COMPLAINTS), 403),
    State("404", "", opened("/no-such-page/"), 404),
    State("500", "complaints", failing(RuntimeError)(COMPLAINTS), 500),
    *(
        State(f"503: {name}", name, with_(settings, "SERVICE_OFF", True, opened(path)), 503)
        for name, path in {
            "request_start": "/request/", "request_manage": "/request/manage/", "self_check": f"/{YEAR}/self-check/",
            "medication_list_by_mail": "/medication-list/by-post/",
        }.items()
    ),
    State(
        "403 without its token", "request_who",
        first_of(opened("/request/who/"), lambda tour: tour.page.context.clear_cookies(), sent("self")), 403,
    ),
    State(
        "413", "request_who",
        first_of(opened("/request/who/"), with_(settings, "BODY_LIMIT", 10, sent("self"))), 413,
    ),
    State(
        "429", "request_check",
        first_of(
            *steps("not_now"), sent(phone="617 555 0123"), with_(attempts, "too_many", lambda counted: True, sent())
        ), 429,
    ),
    State(
        "429: a list by mail", "medication_list_by_mail",
        first_of(
            opened("/medication-list/by-post/"),
            with_(attempts, "too_many", lambda counted: True, sent("en", "standard", **MARIA)),
        ), 429,
    ),
]  # fmt: skip

CLOSED = [
    State("newest year", "home", opened("/")),
    State("no year open", "request_start", opened("/request/")),
    State("self-check of a year that is over", "self_check", opened(f"/{YEAR - 1}/self-check/")),
]
EMPTY = [
    State("no year", "home", opened("/")),
    State("contact without a year", "contact", opened("/contact/")),
    State("request without a year", "request_start", opened("/request/")),
    State("no samples without a year", "sample_letter", opened("/sample-letters/confirmation/"), 404),
]

WALKS: dict[str, Walk] = {
    "reading": Walk(READING, two_years),
    "self-check": Walk(SELF_CHECK, two_years),
    "review": Walk(REVIEW, two_years),
    "leaving": Walk(LEAVING, two_years),
    "helping": Walk(HELPING, two_years),
    "lists": Walk(LISTS, two_years),
    "e-mail": Walk(E_MAIL, two_years),
    "trouble": Walk(TROUBLE, two_years),
    "closed": Walk(CLOSED, only_last_year),
    "empty": Walk(EMPTY, nothing),
}


def shown_routes() -> set[str]:
    """Names of the addresses that some state shows well."""
    return {state.route for walk in WALKS.values() for state in walk.states if state.status != 404}


def all_states() -> list[tuple[str, State]]:
    return [(name, state) for name, walk in WALKS.items() for state in walk.states]
