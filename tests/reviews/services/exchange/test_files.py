"""The daily file and what comes back: each notice in one file, each file once, whatever is killed, full or repeated."""

import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from reviews.delivery import carriers
from reviews.models import (
    Appointment,
    Direction,
    NoticeState,
    Vendor,
    VendorFile,
    VendorFileProblem,
    VendorNotice,
)
from reviews.services import notices, outbox, pending, requests
from reviews.services.exchange import files, returns
from tests.factories import exchange, members, reviews
from tests.racing import together
from tests.reviews.documents.test_vendor_file import returned

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.EXCHANGE_DIR = tmp_path
    return tmp_path / "sandbox"


@pytest.fixture
def vendor() -> Vendor:
    return reviews.vendor(channel="file", endpoint="")


def given(folder: Path) -> list[Path]:
    return sorted((folder / "out").glob("*"))


def hand_over(vendor: Vendor) -> list[VendorFile]:
    return files.hand_over(vendor=vendor, by="test")


def come_back(folder: Path, name: str, content: bytes) -> None:
    (folder / "in").mkdir(parents=True, exist_ok=True)
    (folder / "in" / name).write_bytes(content)


def read_back(vendor: Vendor) -> returns.ReadReport:
    return returns.read_back(vendor=vendor, by="test")


# Out ------------------------------------------------------------------------------------------------------------------


def test_all_that_is_due_goes_into_one_file_and_is_handed_over(vendor: Vendor, folder: Path) -> None:
    told = [reviews.queued_notice() for _ in range(3)]
    early = reviews.queued_notice(ripe=False)
    assert pending.find().vendors == []
    assert outbox.send(notice_id=str(told[0].pk), by="worker") == "skipped"
    (file,) = hand_over(vendor)
    (path,) = given(folder)
    assert (path.name, path.read_text()) == ("sandbox-000001.txt", file.content)
    assert all(str(notice.pk) in file.content for notice in told)
    assert str(early.pk) not in file.content
    states = VendorNotice.objects.filter(file=file).values_list("state", "attempts", "acknowledged_at")
    assert set(states) == {(NoticeState.SENT, 1, None)}
    assert {notice.request.state for notice in told} == {"told"}
    assert hand_over(vendor) == []
    assert [path.name for path in given(folder)] == ["sandbox-000001.txt"]


def test_the_next_file_has_the_next_number_and_the_layout_of_the_vendor(vendor: Vendor, folder: Path) -> None:
    reviews.queued_notice()
    hand_over(vendor)
    Vendor.objects.update(file_layout="2")
    reviews.queued_notice()
    (file,) = hand_over(Vendor.objects.get())
    assert (file.sequence, file.layout, file.name) == (2, "2", "sandbox-000002.txt")
    assert file.content.startswith("H,2,sandbox,2,")


def test_what_is_held_back_stays_out_with_all_that_follows_it(vendor: Vendor, folder: Path) -> None:
    first = reviews.queued_notice()
    change = notices.announce(request=first.request, type="review.changed")
    other = reviews.queued_notice()
    VendorNotice.objects.update(not_before=reviews.a_minute_ago())
    assert first.member
    first.member.death_date = timezone.localdate()
    first.member.save()
    (file,) = hand_over(vendor)
    assert list(file.notices.all()) == [other]
    assert str(change.pk) not in file.content


def test_of_one_request_all_goes_into_one_file_in_its_order(vendor: Vendor, folder: Path) -> None:
    first = reviews.queued_notice()
    notices.announce(request=first.request, type="review.changed")
    VendorNotice.objects.update(not_before=reviews.a_minute_ago())
    (file,) = hand_over(vendor)
    kinds = [line.split("|")[3] for line in file.content.splitlines()[1:-1]]
    assert kinds == ["review.requested", "review.changed"]


@pytest.mark.parametrize("columns", [{"on_hold": True}, {"test_mode": True}])
def test_a_hold_and_test_mode_keep_it_back(vendor: Vendor, folder: Path, columns: dict[str, bool]) -> None:
    reviews.queued_notice()
    Vendor.objects.update(**columns)
    assert hand_over(Vendor.objects.get()) == []


def kill_after_writing(monkeypatch: pytest.MonkeyPatch) -> None:
    def die(self: Any, name: str, content: bytes) -> None:
        raise carriers.CarrierAway("OSError")

    monkeypatch.setattr(carriers.Folder, "hand_over", die)


def kill_before_it_is_marked(monkeypatch: pytest.MonkeyPatch) -> None:
    def die(file: VendorFile, by: str) -> None:
        raise carriers.CarrierAway("killed")

    monkeypatch.setattr(files, "_mark", die)


@pytest.mark.parametrize("kill", [kill_after_writing, kill_before_it_is_marked])
def test_after_a_crash_the_very_same_file_is_handed_over(
    vendor: Vendor, folder: Path, kill: Callable[[pytest.MonkeyPatch], None]
) -> None:
    notice = reviews.queued_notice()
    with pytest.MonkeyPatch.context() as patch:
        kill(patch)
        with pytest.raises(carriers.CarrierAway):
            hand_over(vendor)
    fixed = VendorFile.objects.get()
    with pytest.raises(Exception, match="has left already"):
        requests.cancel(request=notice.request, by="web")
    reviews.queued_notice()
    first, second = hand_over(vendor)
    assert (first.pk, first.content) == (fixed.pk, fixed.content)
    assert [path.read_text() for path in given(folder)] == [first.content, second.content]
    assert set(VendorNotice.objects.values_list("state", flat=True)) == {NoticeState.SENT}


def test_a_full_disk_leaves_no_part_of_a_file(vendor: Vendor, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reviews.queued_notice()

    def full(self: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", full)
        with pytest.raises(carriers.CarrierAway):
            hand_over(vendor)
    assert given(folder) == []
    hand_over(vendor)
    assert [path.name for path in given(folder)] == ["sandbox-000001.txt"]


@pytest.mark.django_db(transaction=True)
def test_many_runs_at_once_make_one_file(vendor: Vendor, folder: Path) -> None:
    for _ in range(4):
        reviews.queued_notice()
    made = together(*[lambda: hand_over(vendor)] * 4)
    assert sum(len(each) for each in made) == 1
    assert VendorFile.objects.get().lines == 4


# In -------------------------------------------------------------------------------------------------------------------


def test_answers_events_and_lists_are_taken_and_the_rest_put_aside(vendor: Vendor, folder: Path) -> None:
    good, bad = reviews.queued_notice(), reviews.queued_notice()
    hand_over(vendor)
    event = json.dumps(exchange.message("appointment.scheduled", good.request)).replace('"', '""')
    lines = [
        f"A|{good.pk}|acknowledged|",
        f"A|{bad.pk}|rejected|no such phone",
        f'E|msg_1|"{event}"',
        f"S|{good.request.reference}|open",
        "A|MTM|acknowledged|",
        f"A|{good.pk}|perhaps|",
        f"A|{bad.pk}|rejected|",
        "A|00000000-0000-4000-8000-000000000000|acknowledged|",
        "E|msg_2|{}",
        "nonsense",
    ]
    come_back(folder, "a.txt", returned(*lines, vendor="sandbox"))
    report = read_back(vendor)
    assert (report.read, report.refused) == (1, [])
    assert report.lines == {"answers": 2, "events": 1, "listed": 1, "put aside": 6}
    assert dict(VendorNotice.objects.values_list("pk", "state")) == {good.pk: "acknowledged", bad.pk: "rejected"}
    assert VendorNotice.objects.get(pk=bad.pk).last_error == "no such phone"
    assert Appointment.objects.get().request == good.request
    problems = VendorFileProblem.objects.values_list("line_number", "reason")
    assert [number for number, _ in problems] == [5, 6, 7, 8, 9, 10]
    assert {reason for _, reason in problems} >= {"the key is none", "the key is unknown", "the line cannot be read"}
    assert VendorFile.objects.get(direction=Direction.IN).listed == {good.request.reference: "open"}


def test_a_rejected_notice_goes_into_the_next_file_under_its_key(vendor: Vendor, folder: Path) -> None:
    notice = reviews.queued_notice()
    hand_over(vendor)
    come_back(folder, "a.txt", returned(f"A|{notice.pk}|rejected|no such phone", vendor="sandbox"))
    read_back(vendor)
    notices.mend(notice=notice, by="rep1", reason="called", phone="617-555-0188")
    (file,) = hand_over(vendor)
    assert f"D|1|{notice.pk}|" in file.content
    assert "617-555-0188" in file.content


def test_a_repeated_file_is_skipped(vendor: Vendor, folder: Path) -> None:
    notice = reviews.queued_notice()
    hand_over(vendor)
    content = returned(f"A|{notice.pk}|acknowledged|", vendor="sandbox")
    come_back(folder, "a.txt", content)
    assert read_back(vendor).read == 1
    come_back(folder, "b.txt", content)
    report = read_back(vendor)
    assert (report.read, report.repeated, dict(report.lines)) == (0, 2, {})


def test_a_gap_is_refused_and_said_until_the_missing_one_is_there(vendor: Vendor, folder: Path) -> None:
    come_back(folder, "2.txt", returned(vendor="sandbox", sequence=2))
    for _ in range(2):
        assert read_back(vendor).refused == ["2.txt: number 1 is missing before number 2"]
    assert VendorFile.objects.get().reason == "number 1 is missing before number 2"
    come_back(folder, "1.txt", returned(vendor="sandbox", sequence=1))
    assert read_back(vendor).read == 2
    assert list(VendorFile.objects.order_by("sequence").values_list("sequence", "state")) == [(1, "read"), (2, "read")]
    come_back(folder, "3.txt", returned("S|MTM-0000-0000|open", vendor="sandbox", sequence=1))
    assert read_back(vendor).refused == ["3.txt: number 1 has been read before, with other content"]


def test_a_file_with_wrong_totals_changes_nothing(vendor: Vendor, folder: Path) -> None:
    notice = reviews.queued_notice()
    hand_over(vendor)
    come_back(folder, "a.txt", returned(f"A|{notice.pk}|acknowledged|", vendor="sandbox", count=2))
    assert read_back(vendor).refused == ["a.txt: the trailer counts 2 lines, there are 1"]
    assert VendorNotice.objects.get().state == NoticeState.SENT
    come_back(folder, "a.txt", returned(f"A|{notice.pk}|acknowledged|", vendor="sandbox"))
    assert read_back(vendor).read == 1


def test_a_vendor_answers_for_its_own_years_only(vendor: Vendor, folder: Path, settings: Any) -> None:
    reviews.vendor(key="other", channel="file")
    settings.VENDOR_SECRETS = {
        **settings.VENDOR_SECRETS,
        "other": "whsec_" + "b3RoZXItc2VjcmV0LW9mLXRoZS10ZXN0LTAwMDAwMA==",
    }
    theirs = reviews.queued_notice(program_year=members.program_year(members.this_year() - 1, vendor_key="other"))
    files.hand_over(vendor=Vendor.objects.get(key="other"), by="test")
    come_back(folder, "a.txt", returned(f"A|{theirs.pk}|rejected|mine now", vendor="sandbox"))
    assert read_back(vendor).lines == {"put aside": 1}
    assert VendorNotice.objects.get().state == NoticeState.SENT


def test_what_is_still_being_written_is_left_alone(vendor: Vendor, folder: Path) -> None:
    for name in (".a.txt", "a.part", "a.txt.tmp"):
        come_back(folder, name, b"half")
    report = read_back(vendor)
    assert (report.read, report.refused) == (0, [])


# The command ----------------------------------------------------------------------------------------------------------


def run() -> dict[str, Any]:
    words = StringIO()
    call_command("exchange_vendor_files", "--json", stdout=words)
    told: dict[str, Any] = json.loads(words.getvalue().splitlines()[-1])
    return told


def test_the_command_says_what_it_did_and_twice_is_once(vendor: Vendor, folder: Path) -> None:
    reviews.queued_notice()
    first = run()["vendors"]["sandbox"]
    assert [each["lines"] for each in first["handed_over"]] == [1]
    assert run()["vendors"]["sandbox"]["handed_over"] == []


def test_the_command_fails_when_a_file_is_refused_or_a_carrier_is_away(
    vendor: Vendor, folder: Path, settings: Any
) -> None:
    come_back(folder, "2.txt", returned(vendor="sandbox", sequence=2))
    with pytest.raises(CommandError):
        run()
    settings.CARRIERS = {"sandbox": "http://127.0.0.1:9/"}
    reviews.queued_notice()
    with pytest.raises(CommandError):
        run()
    assert set(VendorNotice.objects.values_list("state", flat=True)) == {NoticeState.QUEUED}


def test_without_a_vendor_that_takes_files_there_is_nothing_to_do() -> None:
    reviews.vendor()
    assert run() == {"vendors": {}}
