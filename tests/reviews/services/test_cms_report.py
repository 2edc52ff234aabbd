"""The yearly report to CMS: counts equal a second, naive computation; files whole or not at all; audited."""

import csv
import datetime
import io
import json
import random
import stat
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.utils import timezone

from members.models import AuditEvent, Enrolment, Member, MemberFlag, MemberMerge, OptOutWay, ProgramYear
from members.services import enrolment, status
from reviews.delivery import cms_report_files
from reviews.documents import letter_content
from reviews.models import (
    CompletedReview,
    LetterState,
    MemberTmr,
    SummarySent,
    TmrAlert,
    TmrOutreach,
    TmrResult,
    TmrRun,
)
from reviews.reporting import cms_rows
from reviews.services import cms_report, merge_moves, merges
from reviews.services.tmr import storing
from tests.factories import introductions, members, reviews, tmr

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
CHANCE = random.Random(20261124)  # the same people each time
ANSWERS = ["accepted", "refused"]
TOLD = {"told_at": timezone.now()}


@pytest.fixture
def year() -> ProgramYear:
    return reviews.todays_year()


# A population of some forty members to whom anything may have happened ----------------------------------------------


def some_day(year: int) -> datetime.date:
    return datetime.date(year, 1, 1) + CHANCE.randrange(360) * DAY


def populate(year: ProgramYear) -> None:
    run = tmr.run(year)
    for number in range(40):
        person = members.member(cognitively_impaired=CHANCE.choice([True, False, None]))
        place = introductions.enrolment(
            person, program_year=year, contract_number=f"H000{number % 3}", enrolled_on=some_day(year.year),
            reason_code=CHANCE.choice(["01", "02", "04"]), offered_on=CHANCE.choice([None, some_day(year.year)]),
        )  # fmt: skip
        if CHANCE.random() < 0.3:
            left = place.enrolled_on + CHANCE.randrange(90) * DAY
            Enrolment.objects.filter(pk=place.pk).update(opted_out_on=left, opt_out_reason="03", opt_out_way="phone")
        if CHANCE.random() < 0.3:
            MemberFlag.objects.create(member=person, kind="cognitively_impaired", since=some_day(year.year))
        reviews_of(person, year, number)
        quarters_of(person, year, run, number)
        alerts_of(person, year, run)


def reviews_of(person: Member, year: ProgramYear, number: int) -> None:
    for place in range(CHANCE.randrange(3)):
        key = f"R{number}-{place}"
        told = [{"answer": answer} for answer in CHANCE.choices(["accepted", "modified", "refused", None], k=2)]
        held = CompletedReview.objects.create(
            member=person, program_year=year, key=key, done_on=some_day(year.year), method="02", provider="physician",
            recipient="beneficiary", **TOLD,
            encounter={"to_prescribers": told, "safe_disposal_told": CHANCE.choice([True, False, None]),
                       "cognitively_impaired": CHANCE.choice([True, False, None])},
        )  # fmt: skip
        if CHANCE.random() < 0.7:
            SummarySent.objects.create(
                member=person, program_year=year, review_key=key, sent_on=held.done_on + 3 * DAY, **TOLD
            )


def quarters_of(person: Member, year: ProgramYear, run: TmrRun, number: int) -> None:
    for quarter in (1, 2, 3, 4):
        if CHANCE.random() < 0.4:
            TmrResult.objects.create(
                member=person, program_year=year, key=f"T{number}-{quarter}", done_on=some_day(year.year),
                quarter=quarter, **TOLD,
                recommendations=[{"key": "1", "to": "prescriber"}, {"key": "2", "to": "member"}],
                resolutions=[{"recommendation": CHANCE.choice("12"), "outcome": CHANCE.choice(ANSWERS)}],
            )  # fmt: skip
        if CHANCE.random() < 0.6:
            day = some_day(year.year)
            MemberTmr.objects.create(
                member=person, program_year=year, quarter=quarter, run=run, first_on=day, reviewed_on=day, as_of=day,
                fills=1, unknown_fills=0,
            )  # fmt: skip


def alerts_of(person: Member, year: ProgramYear, run: TmrRun) -> None:
    for state in CHANCE.sample(["contacted", "accepted", "refused", "resolved"], CHANCE.randrange(3)):
        day = some_day(year.year)
        alert = TmrAlert.objects.create(
            member=person, program_year=year, run=run, quarter=1, rule=state, subject="x", heading="safety",
            severity="low", to="prescriber", rank=1, evidence=[], raised_on=day, due_on=day, current_state=state,
        )  # fmt: skip
        for channel, left in (("phone", "left"), ("in_person", CHANCE.choice(["left", "stopped"]))):
            if CHANCE.random() < 0.6:
                TmrOutreach.objects.create(
                    alert=alert, channel=channel, to="prescriber", prescriber=tmr.prescriber(),
                    not_before=timezone.now(), current_state=left,
                )  # fmt: skip


# The same counted by hand -------------------------------------------------------------------------------------------


def naive(year: ProgramYear) -> dict[str, dict[str, Any]]:
    """By member and contract; records that were merged are one person, the kept one first."""
    persons: dict[tuple[Member, str], list[Enrolment]] = {}
    for place in Enrolment.objects.filter(program_year=year).order_by("enrolled_on", "id"):
        persons.setdefault((place.member.kept, place.contract_number), []).append(place)
    for places in persons.values():
        places.sort(key=lambda place: place.member.merged_into is not None)
    return {f"{member.member_id} {contract}": by_hand(member, places) for (member, contract), places in persons.items()}


def by_hand(member: Member, places: list[Enrolment]) -> dict[str, Any]:
    place, everybody = places[0], Member.objects.filter(pk=member.pk) | Member.objects.filter(merged_into=member)
    own = {"member__in": everybody, "program_year": place.program_year}
    worked_out = {"member__in": [each.member for each in places], "program_year": place.program_year}

    def inside(day: datetime.date) -> bool:
        return any(each.enrolled_on <= day <= (each.opted_out_on or datetime.date.max) for each in places)

    held = [
        each for each in CompletedReview.objects.filter(**own).order_by("done_on", "created_at") if inside(each.done_on)
    ]
    told = [each for each in TmrResult.objects.filter(**own) if inside(each.done_on)]
    quarters = {each.quarter for each in TmrResult.objects.filter(**own)}
    runs = MemberTmr.objects.filter(**worked_out).exclude(quarter__in=quarters)
    ours = [each for each in runs if inside(each.first_on)]
    alerts = [
        each for each in TmrAlert.objects.filter(**worked_out)
        if inside(each.raised_on) and each.outreach.filter(to="prescriber", current_state="left").exists()
    ]  # fmt: skip
    to_prescribers = [each for review in held for each in review.encounter["to_prescribers"]]
    solved = [each for each in to_prescribers if each["answer"] in ("accepted", "modified")]
    solved += [
        one for each in told for one in each.resolutions
        if one["recommendation"] == "1" and one["outcome"] == "accepted"
    ]  # fmt: skip
    solved += [each for each in alerts if each.current_state in ("accepted", "resolved")]
    first = held[0] if held else None
    own_quarters = {each.quarter for each in ours}
    sent = SummarySent.objects.filter(program_year=place.program_year, review_key=first.key).first() if first else None
    days = [each.done_on for each in told] + [each.first_on for each in ours]
    return {
        "A": place.contract_number,
        "H": impaired(places, first),
        "K": written(place.opted_out_on),
        "M": "Y" if sent else "N",
        "N": written(first.done_on) if first and sent else "",
        "O": written(sent.sent_on) if sent else "",
        "S": str(len(told) + len(own_quarters)),
        "S1": written(min(days)) if days else "",
        "T": str(len(to_prescribers) + len(told) + len(alerts)),
        "U": str(len(solved)),
        "V": "Y" if any(each.encounter["safe_disposal_told"] for each in held) else "N",
    }


def impaired(places: list[Enrolment], first: CompletedReview | None) -> str:
    said = first.encounter["cognitively_impaired"] if first else None
    member = places[0].member.kept
    day = first.done_on if first else min((each.offered_on for each in places if each.offered_on), default=None)
    flags = MemberFlag.objects.filter(kind="cognitively_impaired", member__in=[member, *member.merged_from.all()])
    if said is not None:
        return "Y" if said else "N"
    if day and any(each.since <= day for each in flags):
        return "Y"
    return "N" if member.cognitively_impaired is False else "U"


def written(day: datetime.date | None) -> str:
    return f"{day:%Y%m%d}" if day else ""


def records(folder: Path) -> dict[str, dict[str, str]]:
    """By member ID and contract, elements by letter: each line of the records with its line of traces."""
    found = {}
    for file in sorted(folder.glob("H*[0-9].csv")):
        traces = list(csv.DictReader((folder / f"{file.stem}-traces.csv").read_text().splitlines()))
        lines = list(csv.DictReader(file.read_text().splitlines()))
        assert len(lines) == len(traces)
        for number, (line, trace) in enumerate(zip(lines, traces, strict=True), start=1):
            assert trace["line"] == str(number)
            elements = {heading.split()[0]: value for heading, value in line.items()}
            found[f"{trace['member_id']} {elements['A']}"] = elements
    return found


def test_counts_equal_a_second_computation(year: ProgramYear, tmp_path: Path) -> None:
    populate(year)
    report = cms_report.export(program_year=year, folder=tmp_path, by="owner")
    found, expected = records(tmp_path / f"mtm-{year.year}"), naive(year)
    assert {who: {letter: found[who][letter] for letter in each} for who, each in expected.items()} == expected
    assert len(found) == report.records == 40
    assert report.contracts == {
        name: sum(each["A"] == name for each in expected.values()) for name in ("H0000", "H0001", "H0002")
    }
    assert {each["M"] for each in expected.values()} == {"Y", "N"}
    assert {each["H"] for each in expected.values()} == {"Y", "N", "U"}
    assert report.reviews_outside == len(outside(year)) > 0
    assert report.missing["B"] == Member.objects.filter(mbi=None).count()


def test_a_merged_person_is_one_record_until_the_merge_is_undone(year: ProgramYear, tmp_path: Path) -> None:
    populate(year)
    whole = list(cms_rows.rows(year))
    who = list(Member.objects.order_by("pk"))
    # Number and number plus three are under one contract; one keeps two others, of another and of the same contract.
    twins = [(0, 3), (6, 9), (12, 15), (21, 18), (1, 2), (1, 4)]
    made = [joined(who[kept], who[other]) for kept, other in twins]
    report = cms_report.export(program_year=year, folder=tmp_path, by="owner")
    found, expected = records(tmp_path / f"mtm-{year.year}"), naive(year)
    assert {who: {letter: found[who][letter] for letter in each} for who, each in expected.items()} == expected
    assert report.records == len(expected) == sum(cms_rows.contracts(year).values()) < 40
    assert report.reviews_outside == len(outside(year))
    for each in made:
        merges.undo(merge=each, by="rep", reason="two people")
    assert list(cms_rows.rows(year)) == whole


def joined(kept: Member, other: Member) -> MemberMerge:
    """Merged whatever stands in the way, as it may have come since."""
    made: MemberMerge = MemberMerge.objects.create(kept=kept, merged=other, by="rep", reason="called")
    MemberMerge.objects.filter(pk=made.pk).update(moved=merge_moves.over(kept=kept, merged=other))
    made.refresh_from_db()
    return made


def outside(year: ProgramYear) -> list[CompletedReview]:
    return [
        each for each in CompletedReview.objects.all()
        if not any(
            place.enrolled_on <= each.done_on <= (place.opted_out_on or datetime.date.max)
            for place in Enrolment.objects.filter(program_year=year)
            if place.member.kept == each.member
        )
    ]  # fmt: skip


def test_two_contracts_in_a_year_are_two_records_and_nothing_counts_twice(year: ProgramYear) -> None:
    person, june = members.member(), datetime.date(year.year, 6, 1)
    first = introductions.enrolment(person, contract_number="H0001", enrolled_on=june - 90 * DAY)
    enrolment.end(enrolment=first, on=june - DAY, cms_reason="02", by="test")
    introductions.enrolment(person, contract_number="H0002", enrolled_on=june)
    for number, day in enumerate((june - DAY, june)):
        CompletedReview.objects.create(
            member=person, program_year=year, key=str(number), done_on=day, method="02", provider="physician",
            recipient="beneficiary", encounter={}, **TOLD,
        )  # fmt: skip
    found = [(row.contract, row.held_on, row.opt_out_reason) for row in cms_rows.rows(year)]
    assert found == [("H0001", june - DAY, "02"), ("H0002", june, "")]


def test_safe_disposal_is_told_by_an_introduction_that_was_mailed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(letter_content, "print_to_pdf", reviews.blank_pdf)
    letter = introductions.mailed_letter()
    assert [row.disposal for row in cms_rows.rows(reviews.todays_year())] == [True]
    status.move(letter, to=LetterState.RETURNED, by="post")
    assert [row.disposal for row in cms_rows.rows(reviews.todays_year())] == [False]


def test_who_came_back_has_no_opt_out_and_who_left_has_its_reason(year: ProgramYear) -> None:
    person = introductions.enrolment().member
    enrolment.opt_out(member=person, program_year=year, way=OptOutWay.PHONE, by="rep")
    assert [(row.opted_out_on, row.opt_out_reason) for row in cms_rows.rows(year)] == [(timezone.localdate(), "03")]
    enrolment.come_back(member=person, program_year=year, by="rep")
    assert [(row.opted_out_on, row.opt_out_reason) for row in cms_rows.rows(year)] == [(None, "")]


# Files and command --------------------------------------------------------------------------------------------------


def command(*words: str) -> dict[str, Any]:
    said = io.StringIO()
    call_command("export_cms_report", *words, "--json", stdout=said)
    told: dict[str, Any] = json.loads(said.getvalue().splitlines()[-1])
    return told


def test_the_command_writes_twice_the_same_and_says_what_is_missing(tmp_path: Path) -> None:
    year = introductions.enrolment(members.member(mbi=None)).program_year.year
    told = command("--year", str(year), "--out", str(tmp_path))
    folder = tmp_path / f"mtm-{year}"
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    assert set(before) == {"S0001.csv", "S0001-traces.csv", "manifest.json"}
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o600}
    assert (told["records"], told["contracts"], told["missing"]["B"]) == (1, {"S0001": 1}, 1)
    assert told["problems"]["no-quarterly-review"] == 1
    assert "A" in told["unverified"]
    (folder / "H9999.csv").write_text("of a contract that is no more")
    command("--year", str(year), "--out", str(tmp_path))
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before
    assert [each.name for each in tmp_path.iterdir()] == [folder.name]
    event = AuditEvent.objects.filter(verb="cms_report.exported").first()
    assert event is not None
    assert set(event.values["files"]) == {"S0001.csv", "S0001-traces.csv"}


def test_a_dry_run_writes_nothing_and_leaves_no_trace_of_an_export(tmp_path: Path) -> None:
    year = introductions.enrolment().program_year.year
    told = command("--year", str(year), "--dry-run")
    assert (told["dry_run"], told["records"]) == (True, 1)
    assert not AuditEvent.objects.filter(verb="cms_report.exported").exists()


def test_a_full_disk_leaves_the_older_folder_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    year = introductions.enrolment().program_year.year
    command("--year", str(year), "--out", str(tmp_path))
    before = (tmp_path / f"mtm-{year}" / "S0001.csv").read_bytes()
    introductions.enrolment()

    def full(*_args: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(cms_report_files.ReportFolder, "_sha256", full)
    with pytest.raises(CommandError, match="No space left"):
        command("--year", str(year), "--out", str(tmp_path))
    assert (tmp_path / f"mtm-{year}" / "S0001.csv").read_bytes() == before


def test_what_cannot_be_done_is_said(year: ProgramYear) -> None:
    with pytest.raises(CommandError, match="There is no program year 1999"):
        command("--year", "1999", "--dry-run")
    with pytest.raises(CommandError, match="--out DIR"):
        command("--year", str(year.year))
    with pytest.raises(ValidationError, match="2021"):
        cms_report.check(program_year=members.program_year(2021))


def test_the_first_day_of_a_quarter_stays_when_it_is_reviewed_again(year: ProgramYear) -> None:
    run, person, today = tmr.run(year), tmr.in_program(year), timezone.localdate()
    row = storing.Review(person.pk, 1, 0, [], [], [], [], [])
    storing.reviews(run, [row], today - DAY)
    storing.reviews(run, [row], today)
    kept = MemberTmr.objects.get()
    assert (kept.first_on, kept.reviewed_on) == (today - DAY, today)
