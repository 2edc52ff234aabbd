"""Purges and legal holds in the back office: what is over, two people, a word for each hold."""

import pytest

from members import roles
from members.models import AuditEvent
from reviews.models import LegalHold, PurgeRun
from reviews.services import retention
from reviews.services.retention_kinds import KINDS
from tests.factories import members, staff
from tests.reviews.services.test_retention import old_letter

pytestmark = pytest.mark.django_db
DUE = "/admin/reviews/purgerun/due/"


@pytest.fixture
def supervisor():
    return staff.signed_in(roles.SUPERVISOR)


def confirm(client, run):
    return client.post(f"/admin/reviews/purgerun/{run.pk}/confirm/", {}, follow=True)


def test_what_is_over_is_shown_kind_by_kind(supervisor):
    old_letter()
    page = supervisor.get(DUE)
    assert len(page.context["due"]) == len(KINDS)
    rows = {str(name): each.rows for name, each, _sure in page.context["due"]}
    assert len(rows) == len(KINDS)  # each kind has a name of its own
    assert rows["letters"] == 1
    assert "42 CFR 423.505(d)" in page.text


def test_one_asks_and_another_confirms(supervisor):
    supervisor.post(DUE)
    run = PurgeRun.objects.get()
    assert "Somebody else must confirm it." in confirm(supervisor, run).text
    assert "Confirmed. It runs now" in confirm(staff.signed_in(roles.PROGRAM_OWNER), run).text
    run.refresh_from_db()
    assert run.confirmed_by
    assert "can no longer be done" in confirm(staff.signed_in(roles.SUPERVISOR), run).text


def test_a_second_wish_and_a_role_that_may_not_are_refused(supervisor, monkeypatch):
    supervisor.post(DUE)
    assert "can no longer be done" in supervisor.post(DUE, follow=True).text
    assert staff.signed_in(roles.AUDITOR).post(DUE).status_code == 403
    monkeypatch.setattr(retention, "may_purge", lambda: False)
    assert supervisor.post(DUE).status_code == 403
    assert "may not delete history" in supervisor.get(DUE).text
    assert PurgeRun.objects.count() == 1


def test_a_purge_is_withdrawn_with_a_word(supervisor):
    supervisor.post(DUE)
    run = PurgeRun.objects.get()
    address = f"/admin/reviews/purgerun/{run.pk}/withdraw/"
    assert supervisor.post(address, {}).status_code == 422
    assert "Nothing was purged." in supervisor.post(address, {"reason": "not today"}, follow=True).text


def test_a_hold_is_placed_and_lifted_with_a_word(supervisor):
    member = members.member()
    place = f"/admin/members/member/{member.pk}/legal-hold/"
    assert supervisor.post(place, {}).status_code == 422
    assert "Nothing of this member is purged" in supervisor.post(place, {"reason": "court"}, follow=True).text
    hold = LegalHold.objects.get()
    lift = f"/admin/reviews/legalhold/{hold.pk}/lift/"
    assert supervisor.post(lift, {}).status_code == 422
    assert "Lifted." in supervisor.post(lift, {"reason": "decided"}, follow=True).text
    told = AuditEvent.objects.filter(reason__in=["court", "decided"]).values_list("verb", flat=True)
    assert set(told) == {"legal_hold.placed", "legal_hold.lifted"}
