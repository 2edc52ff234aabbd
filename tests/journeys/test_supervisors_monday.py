"""A supervisor's Monday in a browser: how the program stands, what is late, its list, and the table as a file."""

import csv
import datetime
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from members import roles
from members.models import AuditEvent
from tests.browser import signing_in
from tests.browser.desks import Worker
from tests.browser.watching import nothing_odd
from tests.factories import introductions, members, staff

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_from_a_late_clock_to_its_list_and_its_file(page: Any, live_server: Any) -> None:
    # given a member to whom no review was offered in time
    late = introductions.enrolment(
        members.member(last_name="Ortiz"), offer_due_on=timezone.localdate() - datetime.timedelta(days=3)
    )
    introductions.enrolment()
    supervisor = Worker(page, live_server)
    signing_in.sign_in(page, live_server, staff.account(roles.SUPERVISOR))
    with nothing_odd(page, live_server.url):
        # when the supervisor looks at how the program stands
        supervisor.start()
        supervisor.follow("How the program stands")
        clock = page.locator("div:has(> #offers)")
        assert clock.get_by_role("row", name="Overdue").inner_text().split() == ["Overdue", "1"]

        # then the clock that is late leads to whom it is late for, and there it is stopped
        supervisor.follow("Overdue")
        supervisor.open_row(late.member.member_id)
        day = timezone.localdate()
        for part in ("month", "day", "year"):
            page.locator(f"[name=on_{part}]").fill(str(getattr(day, part)))
        supervisor.press("Note the offer", "The offer is noted.")

        # and its table is taken as a file, which says no small count and is written down
        page.goto(f"{live_server.url}/admin/steering/")
        with page.expect_download() as taken:
            page.get_by_role("link", name="Table as a file (CSV): Reviews still to be offered").click()
    lines = list(csv.reader(Path(taken.value.path()).read_text(encoding="utf-8-sig").splitlines()))
    assert lines[1] == ["overdue", "0"]
    assert lines[-1][1] == "not shown"
    assert AuditEvent.objects.filter(verb="counts.exported").count() == 1
    assert supervisor.wrong == {}
