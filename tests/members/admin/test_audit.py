"""The audit trail in the back office: searchable, and as unchangeable there as in the database."""

import pytest
from django.urls import reverse

from members import roles
from members.models import AuditEvent
from members.services import audit
from tests.factories import members, staff

pytestmark = pytest.mark.django_db
LIST = "/admin/members/auditevent/"


def test_an_auditor_finds_who_looked_at_a_member():
    auditor, member = staff.signed_in(roles.AUDITOR), members.member()
    audit.record(by="curious", verb="member.viewed", on=member, reason="call")
    audit.record(by="another", verb="letter.viewed", on=members.member())
    response = auditor.post(LIST, {"q": member.member_id}, follow=True)
    assert [event.actor for event in response.context["cl"].result_list] == ["curious"]
    assert AuditEvent.objects.get(verb="audit.searched").actor == auditor.user.username


def test_an_event_is_read_and_nothing_else():
    supervisor = staff.signed_in(roles.SUPERVISOR)
    event = audit.record(by="curious", verb="member.viewed", on=members.member())
    address = reverse("admin:members_auditevent_change", args=[event.pk])
    assert supervisor.get(address).status_code == 200
    assert supervisor.post(address, {"actor": "nobody"}).status_code == 403
    event.refresh_from_db()
    assert event.actor == "curious"
