"""Members in: persons, spans of coverage, circumstances with their days."""

import datetime

import pytest
from django.utils import timezone

from members.models import Coverage, Member, MemberFlag, MemberTouch, QuarantinedLine
from members.services.imports.members import Members
from members.services.imports.options import Options
from tests.factories import files
from tests.factories.files import member

pytestmark = pytest.mark.django_db


def load(tmp_path, *lines, **options):
    return files.load(tmp_path, Members, *lines, **options)


def spans(member_id="M1"):
    rows = Coverage.objects.filter(member__member_id=member_id).order_by("start")
    return [(str(row.start), str(row.end or ""), row.contract_number) for row in rows]


def reasons():
    return list(QuarantinedLine.objects.values_list("line_number", "reason", "field"))


def test_a_person_is_kept_as_the_line_says_with_the_keys_that_search_uses(tmp_path):
    report = load(tmp_path, member(mbi="1eg4-te5-mk73", middle_initial="anna", phone="617-555-0123", hospice="yes"))
    assert (report.read, report.loaded, report.notes) == (1, 1, {})
    kept = Member.objects.get()
    assert (kept.first_name, kept.middle_initial, kept.last_name) == ("María", "A", "O’Brien-Peña")
    assert (kept.mbi, kept.address1, kept.zip_code, kept.language) == (
        "1EG4TE5MK73", "1 Main Street, Apt 2", "02110", "es",
    )  # fmt: skip
    assert (kept.hospice, kept.long_term_care, kept.large_print) == (True, False, False)
    derived = (kept.member_id_key, kept.first_name_key, kept.last_name_key)
    kept.derive_keys()
    assert derived == (kept.member_id_key, kept.first_name_key, kept.last_name_key) == ("M1", "maria", "obrienpena")
    assert list(Member.objects.named("Maria", "OBrien Pena")) == [kept]


def test_several_lines_give_several_spans_and_the_last_line_the_rest(tmp_path):
    report = load(
        tmp_path,
        member(coverage_start="2025-01-01", coverage_end="2025-12-31", city="Salem"),
        member(coverage_start="2026-01-01", city="Boston"),
        member("M2"),
    )
    assert (report.read, report.loaded) == (3, 3)
    assert Member.objects.get(member_id="M1").city == "Boston"
    assert spans() == [("2025-01-01", "2025-12-31", "S0001"), ("2026-01-01", "", "S0001")]


def test_the_same_again_is_unchanged_and_touches_nobody(tmp_path):
    load(tmp_path, member(), member("M2", hospice="1"))
    touches = list(MemberTouch.objects.values_list("member_id", "touched_at"))
    report = load(tmp_path, member("M2", hospice="1"), member())
    assert (report.loaded, report.unchanged) == (0, 2)
    assert list(MemberTouch.objects.values_list("member_id", "touched_at")) == touches
    assert len(touches) == 2


def test_a_change_of_contract_closes_one_span_and_opens_the_next(tmp_path):
    load(tmp_path, member(coverage_end="2026-12-31"))
    report = load(tmp_path, member(contract_number="H0002", coverage_start="2026-07-01"))
    assert report.loaded == 1
    assert spans() == [("2026-01-01", "2026-06-30", "S0001"), ("2026-07-01", "", "H0002")]


def test_overlapping_and_damaged_spans_are_put_aside(tmp_path):
    report = load(
        tmp_path,
        member(coverage_start="2026-01-01", coverage_end="2026-06-30"),
        member(coverage_start="2026-06-30", coverage_end="2026-12-31", city="Nowhere"),
        member(coverage_start="2026-08-01", coverage_end="2026-07-01"),
        member(coverage_start="", coverage_end="2026-07-01"),
        member(coverage_start="2026-02-30"),
    )
    assert (report.loaded, report.quarantined) == (1, 4)
    assert reasons() == [
        (3, "overlapping-span", "coverage_start"), (4, "bad-span", "coverage_end"),
        (5, "missing-field", "coverage_start"), (6, "bad-date", "coverage_start"),
    ]  # fmt: skip
    assert spans() == [("2026-01-01", "2026-06-30", "S0001")]
    assert Member.objects.get().city == "Boston"


def test_empty_fields_empty_what_was_there_but_not_the_mbi(tmp_path):
    load(tmp_path, member(mbi="1EG4TE5MK73", phone="617", death_date="2026-05-01", at_risk_start="2026-01-01"))
    load(tmp_path, member())
    kept = Member.objects.get()
    assert (kept.mbi, kept.phone, kept.death_date, kept.at_risk_start) == ("1EG4TE5MK73", "", None, None)


def test_columns_that_are_not_there_are_left_alone(tmp_path):
    load(tmp_path, member(phone="617", hospice="1"))
    path = tmp_path / "short.csv"
    path.write_text("member_id,first_name,last_name,birth_date,coverage_start\nM1,Mary,Pena,1948-04-28,2026-01-01\n")
    files.import_file(Members, path, by="test")
    kept = Member.objects.get()
    assert (kept.first_name, kept.phone, kept.hospice, kept.language) == ("Mary", "617", True, "es")


def test_an_mbi_that_is_none_is_kept_out_and_counted(tmp_path):
    report = load(tmp_path, member(mbi="1S00E00AA00"), member("M2", mbi="1EG4TE5MK73"))
    assert (report.loaded, report.notes) == (2, {"invalid_mbi": 1})
    assert list(Member.objects.order_by("id").values_list("mbi", flat=True)) == [None, "1EG4TE5MK73"]


def test_an_mbi_goes_over_when_its_owner_lets_it_go_first(tmp_path):
    load(tmp_path, member(mbi="1EG4TE5MK73"), member("M2"))
    report = load(tmp_path, member("M2", mbi="1EG4TE5MK73"), member(mbi="2EG4TE5MK73"), member("M3", mbi="1EG4TE5MK73"))
    assert (report.loaded, report.reasons) == (2, {"mbi-of-another": 1})
    mbis = dict(Member.objects.values_list("member_id", "mbi"))
    assert mbis == {"M1": "2EG4TE5MK73", "M2": None, "M3": "1EG4TE5MK73"}


def test_ids_that_search_cannot_tell_apart_are_one_persons(tmp_path):
    load(tmp_path, member("M-1"))
    load(tmp_path, member("m1"), member("---"), member("A.1"), member("a1"))
    assert reasons() == [(2, "member-id-of-another", "member_id"), (3, "member-id-of-another", "member_id"),
                         (5, "member-id-of-another", "member_id")]  # fmt: skip
    assert set(Member.objects.values_list("member_id", flat=True)) == {"M-1", "A.1"}


def test_persons_that_cannot_be_are_put_aside(tmp_path):
    later = (timezone.localdate() + datetime.timedelta(days=1)).isoformat()
    load(
        tmp_path,
        member("A", birth_date=later), member("B", death_date=later), member("C", death_date="1940-01-01"),
        member("D", birth_date=""), member("E", first_name="", last_name=""), member("F", at_risk_end="2026-01-01"),
        member("G", at_risk_start="2026-02-01", at_risk_end="2026-01-01"), member("H", language="Spanish!"),
        member("I", sex="?"), member("", first_name="x"), member("J", state="Mass"), member("K", first_name=""),
    )  # fmt: skip
    assert [reason for _line, reason, _field in reasons()] == [
        "future-date", "future-date", "death-before-birth", "missing-field", "missing-field", "missing-field",
        "bad-span", "bad-language", "unknown-word", "missing-field", "too-long",
    ]  # fmt: skip
    assert Member.objects.get().member_id == "K"


def test_circumstances_are_kept_with_the_days_they_began_and_ended(tmp_path):
    day = datetime.date
    load(tmp_path, member(hospice="yes"), as_of=day(2026, 3, 1))
    load(tmp_path, member(hospice="yes", long_term_care="1", phone="1"), as_of=day(2026, 4, 1))
    load(tmp_path, member(long_term_care="1"), as_of=day(2026, 5, 1))
    load(tmp_path, member(long_term_care="1", hospice="1", phone="2"), as_of=day(2026, 6, 1))
    kept = MemberFlag.objects.order_by("since", "kind").values_list("kind", "since", "until")
    assert list(kept) == [
        ("hospice", day(2026, 3, 1), day(2026, 4, 30)),
        ("long_term_care", day(2026, 4, 1), None),
        ("hospice", day(2026, 6, 1), None),
    ]


@pytest.mark.parametrize(("word", "known"), [("", None), ("0", False), ("yes", True)])
def test_whether_somebody_is_impaired_may_be_not_known(tmp_path, word, known):
    load(tmp_path, member(cognitively_impaired="1"))
    load(tmp_path, member(cognitively_impaired=word, phone="1"))
    assert Member.objects.get().cognitively_impaired is known
    assert MemberFlag.objects.filter(until=None).exists() is (known is True)


def test_a_circumstance_that_ends_on_the_day_it_began_has_that_day(tmp_path):
    day = datetime.date(2026, 3, 1)
    load(tmp_path, member(confidential_address="1"), as_of=day)
    load(tmp_path, member(), as_of=day)
    assert list(MemberFlag.objects.values_list("since", "until")) == [(day, day)]


SYNPUF = "DESYNPUF_ID,BENE_BIRTH_DT,BENE_DEATH_DT,BENE_SEX_IDENT_CD,SP_STATE_CODE"


def summary(tmp_path, name, *lines, **options):
    path = tmp_path / name
    path.write_text("\n".join((SYNPUF, *lines)) + "\n")
    return files.import_file(Members, path, by="test", options=Options(**options))


def test_a_summary_means_coverage_in_its_year_up_to_death(tmp_path):
    summary(tmp_path, "DE1_0_2009_x.csv", "AA,19430101,,1,22", "BB,19360901,20090401,2,99")
    assert spans("AA") == [("2009-01-01", "2009-12-31", "")]
    assert spans("BB") == [("2009-01-01", "2009-04-01", "")]
    kept = Member.objects.get(member_id="AA")
    assert (kept.sex, kept.state, kept.first_name, kept.last_name_key) == ("M", "MA", "", "")


def test_an_older_summary_read_later_undoes_nothing(tmp_path):
    summary(tmp_path, "a.csv", "BB,19360901,20090401,2,10", year=2009)
    report = summary(tmp_path, "b.csv", "BB,19360901,,2,", year=2008)
    assert report.loaded == 1
    kept = Member.objects.get()
    assert (kept.death_date, kept.state) == (datetime.date(2009, 4, 1), "FL")
    assert spans("BB") == [("2008-01-01", "2008-12-31", ""), ("2009-01-01", "2009-04-01", "")]


def test_a_summary_without_a_year_is_refused(tmp_path):
    with pytest.raises(files.FileRefused, match="--year"):
        summary(tmp_path, "summary.csv", "AA,19430101,,1,22")


def test_a_person_of_a_summary_keeps_what_only_our_own_file_knows(tmp_path):
    load(tmp_path, member("AA", hospice="1", coverage_start="2026-01-01"))
    summary(tmp_path, "x2009.csv", "AA,19480428,,2,")
    kept = Member.objects.get()
    assert (kept.first_name, kept.hospice, kept.state) == ("María", True, "MA")
    assert len(spans("AA")) == 2
