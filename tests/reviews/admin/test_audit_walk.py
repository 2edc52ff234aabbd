"""Every address of the back office leaves a trace of who opened it: views, lists, downloads, pages of acts."""

import pytest

from members.models import AuditEvent
from tests.reviews.admin.walking import PLUMBING, address, answer, make_rows, named_addresses, outside

pytestmark = pytest.mark.django_db
# They show no record: counts of work, an empty box, a heartbeat, the number of the last saving.
SHOWS_NO_RECORD = {"index", "app_list", "find_member", "desk_here", "reviews_reviewdraft_keep"}
EMPTY_FORMS = ("_add", "_begin", "_on-day", "_who-looked")
FOR_NOBODY = ("_add", "_delete")  # refused where services make the rows; nothing is deleted at all


def traced(client, name, where):
    """What was written down while that page was opened, in one word a line."""
    last = AuditEvent.objects.order_by("-id").values_list("id", flat=True).first() or 0
    status = answer(client, name, where).status_code
    assert status == 200 or (status == 403 and name.endswith(FOR_NOBODY)), (where, status)
    found = AuditEvent.objects.filter(id__gt=last, actor=client.user.get_username())
    return status, list(found.values_list("verb", flat=True))


def test_each_page_that_shows_records_leaves_a_trace(admin_client, admin_user):
    """Opened by somebody who may do everything; the verbs are those an auditor's kinds of acts are told by."""
    admin_client.user = admin_user
    rows = make_rows()
    of_admin = [(name, address(name, rows)) for name in named_addresses() if name not in PLUMBING]
    pages = [each for each in (*of_admin, *outside(rows)) if each[0] not in SHOWS_NO_RECORD]
    opened = {where: traced(admin_client, name, where) for name, where in pages if not name.endswith(EMPTY_FORMS)}
    assert "\n".join(where for where, (status, verbs) in opened.items() if status == 200 and not verbs) == ""
    assert len(opened) > 150
    verbs = {verb for _status, found in opened.values() for verb in found}
    assert {"letter.read", "file.exported", "counts.exported", "program_year.viewed", "vendor.listed"} <= verbs
