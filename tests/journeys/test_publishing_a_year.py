"""A program year from a copy to the public page, in two browsers: one person prepares and asks, another approves."""

from typing import Any

import pytest
from playwright.sync_api import Browser

from members import roles
from members.models import ProgramYear, SelfCheckCount
from tests.browser import signing_in
from tests.browser.desks import Worker
from tests.browser.watching import nothing_odd
from tests.factories import members, staff

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def copies_and_changes(owner: Worker, this: ProgramYear) -> ProgramYear:
    """The copy asks for one drug less."""
    owner.page.goto(f"{owner.server.url}/admin/members/programyear/")
    owner.follow(str(this.year))
    owner.page.get_by_label("Year of the copy").fill(str(this.year + 1))
    owner.press("Make a draft", "was made as a draft")
    owner.page.locator("#id_min_drugs").fill("7")
    owner.press("Save and continue editing", "was changed successfully")
    return ProgramYear.objects.get(year=this.year + 1)


def tries_answers(owner: Worker) -> None:
    """In the preview, with what the new rule just asks for."""
    for box in owner.page.locator("[name=conditions]").all()[:3]:
        box.check()
    owner.page.fill("[name=drug_count]", "7")
    owner.page.fill("[name=annual_cost]", "9000")
    owner.page.get_by_role("button", name="Check my answers").click()
    owner.page.locator("[data-outcome=may-qualify]").wait_for()


def opens(worker: Worker, draft: ProgramYear) -> None:
    worker.page.goto(f"{worker.server.url}/admin/members/programyear/{draft.pk}/change/")


def approves(worker: Worker, then: str) -> None:
    worker.page.get_by_label("I have looked at the preview and at").check()
    worker.press("Approve", then)


def test_a_year_is_prepared_by_one_and_approved_by_another(page: Any, browser: Browser, live_server: Any) -> None:
    owner, second = Worker(page, live_server), Worker(browser.new_context().new_page(), live_server)
    signing_in.sign_in(owner.page, live_server, staff.account(roles.PROGRAM_OWNER))
    signing_in.sign_in(second.page, live_server, staff.account(roles.SUPERVISOR))
    with nothing_odd(page, live_server.url):
        # given this year, the owner copies it and changes a rule: that is the difference to the year before
        draft = copies_and_changes(owner, members.program_year())
        owner.follow("Differences to the year before")
        assert page.locator("#content-main tbody tr").count() == 1
        page.go_back()

        # and sees the page as members will, and tries answers
        owner.follow("Preview the page")
        page.get_by_text(f"Preview of {draft.year}.").wait_for()
        owner.follow("Check if I could qualify")
        tries_answers(owner)

        # but who changed a year cannot approve it
        opens(owner, draft)
        approves(owner, "There is a problem")
        owner.look("refused")

    # when a supervisor has looked at it and approved it
    opens(second, draft)
    second.look("the year as a supervisor sees it")
    approves(second, "is approved. It can be published now.")
    second.page.context.close()

    # then the owner publishes it, and members read it; what was tried is not counted
    opens(owner, draft)
    page.get_by_label("I have looked at the preview. From now on").check()
    owner.press("Publish", f"{draft.year} is published.")
    assert page.goto(f"{live_server.url}/{draft.year}/").status == 200
    assert owner.wrong == second.wrong == {}
    assert not SelfCheckCount.objects.filter(year=draft.year).exists()
