"""A complaint is handed on, answered, and each once."""

import pytest

from members.models import AuditEvent
from members.services.status import TransitionRefused
from reviews.models import Complaint
from reviews.services import call_ends, complaints
from reviews.services.call_acts import Added
from tests.factories import calls

pytestmark = pytest.mark.django_db


def test_it_is_handed_on_and_answered_once():
    call_ends.close(call=calls.call(), code="CMP", by="rep", added=Added(note="Nobody called."))
    complaint = Complaint.objects.get()
    complaints.hand_on(complaint=complaint, by="boss", reason="grievance unit, G-17")
    complaints.answer(complaint=complaint, by="boss", reason="letter of the unit")
    for step in (complaints.hand_on, complaints.answer):
        with pytest.raises(TransitionRefused):
            step(complaint=complaint, by="boss", reason="again")
    assert [row.state for row in complaint.statuses.all()] == ["open", "handed_on", "answered"]
    verbs = AuditEvent.objects.filter(verb__startswith="complaint.").order_by("id")
    assert [event.verb for event in verbs] == ["complaint.heard", "complaint.handed_on", "complaint.answered"]
