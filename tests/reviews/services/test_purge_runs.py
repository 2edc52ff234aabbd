"""Purges by hand: two people, watched kind by kind, finished by the next one after a kill."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from members.models import AuditEvent
from members.services.status import TransitionRefused
from reviews import tasks
from reviews.models import Letter, PurgeRun
from reviews.services import purge_runs, retention
from reviews.services.retention_kinds import KINDS
from tests.refused import refused
from tests.reviews.services.test_retention import old_letter

pytestmark = pytest.mark.django_db


def test_one_asks_another_confirms_and_it_runs_once():
    old_letter()
    run = purge_runs.ask(by="ann")
    assert run.found["letters"]["rows"] == 1
    assert purge_runs.run_confirmed(by="worker") == []
    purge_runs.confirm(run=run, by="ben")
    tasks.run_confirmed_purge()
    run.refresh_from_db()
    assert run.told["letters"] == {"purged": 1, "kept": 0}
    assert set(run.told) == {kind.name for kind in KINDS}
    assert run.finished_at
    assert not Letter.objects.exists()
    assert purge_runs.run_confirmed(by="worker") == []
    verbs = AuditEvent.objects.filter(object_id=str(run.pk)).order_by("id").values_list("verb", flat=True)
    assert list(verbs) == ["purge.asked", "purge.confirmed"]


def test_nobody_confirms_their_own_and_one_waits_at_a_time():
    run = purge_runs.ask(by="ann")
    with pytest.raises(ValidationError):
        purge_runs.confirm(run=run, by="ann")
    with pytest.raises(TransitionRefused):
        purge_runs.ask(by="ben")
    purge_runs.withdraw(run=run, by="ann", reason="not today")
    for late in (purge_runs.confirm, lambda **by: purge_runs.withdraw(**by, reason="x")):
        with pytest.raises(TransitionRefused):
            late(run=run, by="ben")
    assert purge_runs.ask(by="ben").pk != run.pk


def test_a_run_that_was_killed_is_finished_by_the_nightly_one(monkeypatch):
    old_letter()
    run = purge_runs.confirm(run=purge_runs.ask(by="ann"), by="ben")
    with monkeypatch.context() as patch:
        patch.setattr(retention, "_purge_kind", lambda *args: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            purge_runs.run_confirmed(by="worker")
    assert Letter.objects.exists()
    tasks.purge_expired()
    run.refresh_from_db()
    assert run.finished_at
    assert not Letter.objects.exists()
    assert PurgeRun.objects.count() == 1
    tasks.purge_expired()
    assert PurgeRun.objects.filter(scheduled=True).get().finished_at


NOW = timezone.now()


@pytest.mark.parametrize(
    ("constraint", "columns"),
    [
        ("a_purge_is_confirmed_by_somebody_else", {"confirmed_by": "ann", "confirmed_at": NOW}),
        ("a_purge_is_confirmed_by_somebody_else", {"confirmed_by": "ben"}),
        ("no_purge_by_hand_without_a_second_person", {"finished_at": NOW}),
        ("no_purge_by_hand_without_a_second_person", {"told": {"letters": {"purged": 1, "kept": 0}}}),
        ("a_purge_is_withdrawn_before_it_is_confirmed", {"withdrawn_by": "ann"}),
        (
            "a_purge_is_withdrawn_before_it_is_confirmed",
            {"withdrawn_by": "ann", "withdrawn_at": NOW, "confirmed_by": "ben", "confirmed_at": NOW},
        ),
    ],
)
def test_the_database_refuses(constraint, columns):
    with refused(constraint):
        PurgeRun.objects.create(by="ann", **columns)


def test_the_database_keeps_one_at_a_time():
    purge_runs.ask(by="ann")
    with refused("one_purge_by_hand_at_a_time"):
        PurgeRun.objects.create(by="ben")
