"""What is over goes, and nothing else: not a day early, nothing of a held member, no file without a row."""

import datetime
import json
from io import StringIO

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.files.storage import storages
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from members.models import AuditEvent, SelfCheckCount
from members.services import audit
from reviews import tasks
from reviews.models import FileToRemove, LegalHold, Letter, LetterStatus, ListDownload, MemberOwnList, MemberRequest
from reviews.services import legal_holds, retention
from reviews.services.retention_kinds import KINDS, Period, periods
from tests.factories import members, reviews
from tests.factories.ages import make_old
from tests.refused import history_kept, refused

pytestmark = pytest.mark.django_db


def old_letter():
    letter = reviews.rendered_letter()
    make_old(letter, *letter.statuses.all())
    return letter


def purged(**options):
    return {each.kind: each for each in retention.purge(by="test", **options)}


@given(made=st.dates(datetime.date(2000, 1, 1)), today=st.dates(datetime.date(2012, 1, 1)), years=st.integers(1, 11))
def test_a_day_is_over_when_so_many_whole_years_have_passed(made, today, years):
    period = Period(years=years, source="", confidence="")
    over = (made.year + years, made.month, made.day) < (today.year, today.month, today.day)
    assert (made < retention.before(period, today)) == over


def test_counts_go_by_the_day_and_the_last_day_stays():
    today = timezone.localdate()
    limit = retention.before(periods()["list_downloads"], today)
    base = {"form_set": "2022", "language": "en", "size": "standard", "fillable": False, "kind": "pdf", "count": 1}
    for days in (-400, -1, 0, 1, 400):
        ListDownload.objects.create(day=limit + datetime.timedelta(days=days), **base)
    due = {each.kind: each for each in retention.look()}["list_downloads"]
    assert (due.rows, due.oldest) == (2, limit - datetime.timedelta(days=400))
    assert ListDownload.objects.count() == 5
    assert purged()["list_downloads"].purged == 2
    assert min(ListDownload.objects.values_list("day", flat=True)) == limit
    assert purged()["list_downloads"].purged == 0
    event = AuditEvent.objects.get(verb="records.purged")
    assert event.values == {"kind": "list_downloads", "rows": 2}


def test_a_letter_goes_with_its_history_and_its_file():
    letter, young = old_letter(), reviews.rendered_letter()
    name = letter.file.name
    assert purged()["letters"].purged == 1
    assert list(Letter.objects.all()) == [young]
    assert not storages["letters"].exists(name)
    assert storages["letters"].exists(young.file.name)
    assert not FileToRemove.objects.exists()


def test_a_crash_between_row_and_file_leaves_nothing(monkeypatch):
    name = old_letter().file.name
    with monkeypatch.context() as patch:
        patch.setattr(retention, "remove_files", lambda: 0)
        purged()
    assert storages["letters"].exists(name)
    purged()
    assert not storages["letters"].exists(name)


def test_what_something_refers_to_stays_and_is_counted():
    letter = old_letter()
    reviews.follow_up(letter)
    assert (purged()["letters"].purged, purged()["letters"].kept) == (0, 1)
    assert letter.statuses.exists()


def test_a_request_that_was_never_matched_goes_whole():
    request, matched = reviews.request(), reviews.rendered_letter().request
    own = reviews.own_list(request)
    parts = [*request.letters.all(), *LetterStatus.objects.filter(letter__request=request)]
    make_old(request, own, *request.statuses.all(), *parts)
    assert purged()["unmatched_requests"].purged == 1
    assert list(MemberRequest.objects.all()) == [matched]
    assert not MemberOwnList.objects.exists()


def test_nothing_of_a_held_member_goes_and_nothing_about_many():
    letter = old_letter()
    event = audit.record(by="rep", verb="member.viewed", on=letter.member)
    make_old(event)
    hold = legal_holds.hold(member=letter.member, by="owner", reason="a court asked")
    assert legal_holds.hold(member=letter.member, by="owner", reason="again") == hold
    done = purged()
    assert (done["letters"].purged, done["audit"].purged) == (0, 0)
    waiting = {each.kind for each in retention.look() if each.waits}
    assert waiting == {
        "audit", "quarantined_lines", "vendor_files", "unmatched_requests", "unmatched_list_requests", "inbound_texts",
        "duplicate_pairs",
    }  # fmt: skip
    legal_holds.lift(hold=hold, by="owner", word="the court has decided")
    done = purged()
    assert (done["letters"].purged, done["audit"].purged) == (1, 1)


def test_a_dry_run_counts_and_changes_nothing():
    old_letter()
    said = StringIO()
    call_command("purge_expired", "--dry-run", "--json", stdout=said)
    told = json.loads(said.getvalue().splitlines()[-1])
    assert told["kinds"]["letters"]["rows"] == 1
    assert Letter.objects.count() == 1
    call_command("purge_expired", "--json", stdout=said)
    told = json.loads(said.getvalue().splitlines()[-1])
    assert told["kinds"]["letters"] == {"purged": 1, "kept": 0}


def test_the_door_is_narrow():
    """Only inside the purge, only deleting, and nothing younger than a year even there."""
    old, young = (audit.record(by="x", verb="y", on=SelfCheckCount) for _ in range(2))
    make_old(old)
    with history_kept():
        old.delete()
    with connection.cursor() as cursor:
        cursor.execute("select set_config('mtm.purging', 'on', true)")
    with history_kept():
        young.delete()
    with history_kept():
        AuditEvent.objects.filter(pk=old.pk).update(actor="z")
    old.delete()


def test_the_key_to_the_door_lies_in_one_place():
    root = settings.BASE_DIR
    files = [path for app in ("members", "reviews", "mtmsite") for path in (root / app).rglob("*.py")]
    users = [path.name for path in files if "mtm.purging" in path.read_text() and "migrations" not in path.parts]
    assert users == ["retention.py"]


@pytest.mark.parametrize("text", ["", "[audit]\nyears = 0\nsource = ''\nconfidence = ''", "not toml"])
def test_a_file_of_periods_that_is_wrong_is_refused(tmp_path, text):
    file = tmp_path / "periods.toml"
    file.write_text(text)
    with pytest.raises(ImproperlyConfigured):
        periods(file)


def test_every_period_has_its_source_and_how_sure_it_is():
    assert [kind.name for kind in KINDS][-1] == "audit"
    for each in periods().values():
        assert each.source
        assert each.confidence.removesuffix(", not checked") in {"law", "guidance", "ours"}
        assert ("423.505(d): books" in each.source) == (each.confidence == "law, not checked")


def test_the_database_keeps_holds_whole():
    hold = legal_holds.hold(member=members.member(), by="owner", reason="court")
    with refused("one_legal_hold_of_a_member_at_a_time"):
        LegalHold.objects.create(member=hold.member, by="x", reason="y")
    with refused("a_legal_hold_has_its_reason"):
        LegalHold.objects.create(member=members.member(), by="x", reason="")
    with refused("a_legal_hold_is_lifted_with_a_word"):
        LegalHold.objects.update(closed_at=timezone.now())


def test_a_hold_is_placed_and_lifted_by_command():
    member = members.member()
    call_command("legal_hold", member.member_id, "--by", "counsel", "--reason", "court")
    assert LegalHold.objects.open().get().by == "counsel"
    call_command("legal_hold", member.member_id, "--by", "counsel", "--reason", "decided", "--lift")
    assert not LegalHold.objects.open().exists()
    for wrong in (member.member_id, "nobody"):
        with pytest.raises(CommandError):
            call_command("legal_hold", wrong, "--by", "counsel", "--reason", "again", "--lift")


def test_the_beat_purges_only_where_the_role_may():
    old_letter()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(retention, "may_purge", lambda: False)
        tasks.purge_expired()
    assert Letter.objects.count() == 1
    tasks.purge_expired()
    assert not Letter.objects.exists()
