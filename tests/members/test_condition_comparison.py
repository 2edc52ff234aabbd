"""Our condition codes against CMS's: the CCW table, and the 20 members of the RIF sample.

Public files beside the project; skipped where they are not. The tables are printed at the end of the run.
"""

import csv
import gzip
import io
import re
import tomllib
import zipfile
from collections import defaultdict
from collections.abc import Callable

from members.services import condition_codes
from tests.shared_data import SHARED, needs

CCW = SHARED / "cms_ccw_chronic_conditions_icd10.csv.gz"
RIF = SHARED / "bfd_rif_synthea_50a5dd1.zip"

Print = Callable[[str, object], None]


# What CCW lists and we do not, on purpose; the reasons stand in condition_codes.toml.
LEFT_OUT = {
    "chronic-heart-failure": "I420 I425 I426 I427 I428 I43 P290",
    "hiv-aids": "R75",
    "mental-health": (
        "F328 F430 F4321 F4323 F4489 F449 F458 F488 F489 F6810 F6811 F6812 F6813 F69 F938 F99 R452 R455 R456 R457"
    ),
}


def ccw_conditions() -> dict[str, list[str]]:
    """Our condition: the CCW conditions it follows, as condition_codes.toml names them."""
    tables = tomllib.loads(condition_codes.FILE.read_text(encoding="utf-8"))["condition"]
    return {table["slug"]: table["ccw"] for table in tables}


def ccw_codes() -> dict[str, set[str]]:
    codes: dict[str, set[str]] = defaultdict(set)
    with gzip.open(CCW, "rt", encoding="utf-8") as text:
        for row in csv.DictReader(text):
            if row["code_system"] == "ICD-10-CM" and row["inclusion_type"] == "Include":
                codes[row["condition"]].add(row["code"])
    return codes


def ours(system: int) -> dict[str, tuple[str, ...]]:
    lists: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for slug, revision, code in condition_codes.read():
        lists[slug] += (code,) if revision == system else ()
    return lists


@needs(CCW)
def test_our_codes_against_the_ccw_table(record_property: Print) -> None:
    theirs, lists = ccw_codes(), ours(10)
    everything = set().union(*theirs.values())
    lines = [f"{'ICD-10 codes: ours against CCW':36} {'CCW':>5} {'both':>5} {'missing':>8} {'extra':>6} {'Jaccard':>8}"]
    for slug, names in ccw_conditions().items():
        wanted = set().union(*(theirs[name] for name in names)) if names else set()
        covered = {code for code in everything if code.startswith(lists[slug])}
        both, missing, extra = wanted & covered, wanted - covered, covered - wanted
        jaccard = len(both) / len(wanted | covered)
        if names:
            lines.append(f"{slug:36} {len(wanted):5} {len(both):5} {len(missing):8} {len(extra):6} {jaccard:8.3f}")
            assert missing == set(LEFT_OUT.get(slug, "").split()), slug
            assert jaccard >= 0.75, slug
        else:
            lines.append(f"{slug:36} {'not a CCW condition':>36}")
    assert lists["esrd"] == ("N186", "Z992")
    record_property("figures", "\n".join(lines))


def rif_diagnoses() -> dict[str, set[tuple[bool, str, str]]]:
    """Person: inpatient or not, date, ICD-10 code."""
    found: dict[str, set[tuple[bool, str, str]]] = defaultdict(set)
    column = re.compile(r"PRNCPAL_DGNS_CD|ICD_DGNS_CD\d+|LINE_ICD_DGNS_CD")
    with zipfile.ZipFile(RIF) as files:
        for name in ("inpatient", "outpatient", "carrier"):
            text = io.TextIOWrapper(files.open(f"{name}.csv"), encoding="utf-8")
            for row in csv.DictReader(text, delimiter="|"):
                codes = {code for title, code in row.items() if code and column.fullmatch(title)}
                found[row["BENE_ID"]] |= {(name == "inpatient", row["CLM_FROM_DT"], code) for code in codes}
    return found


@needs(RIF, CCW)
def test_ours_and_ccw_find_the_same_members_in_the_rif_sample(record_property: Print) -> None:
    people, theirs, lists = rif_diagnoses(), ccw_codes(), ours(10)

    def with_condition(belongs: Callable[[str], bool]) -> set[str]:
        proofs = {name: [row for row in rows if belongs(row[2])] for name, rows in people.items()}
        return {
            name for name, rows in proofs.items() if any(row[0] for row in rows) or len({row[1] for row in rows}) >= 2
        }

    counts = {}
    for slug, names in ccw_conditions().items():
        wanted = set().union(*(theirs[name] for name in names)) if names else set(lists[slug])
        mine = with_condition(lambda code, begins=lists[slug]: code.startswith(begins))
        assert mine == with_condition(wanted.__contains__), slug
        counts[slug] = len(mine)
    # CCW and AHRQ Elixhauser agree on these four.
    assert [counts[slug] for slug in ("hypertension", "diabetes", "copd", "depression")] == [13, 7, 1, 1]
    found = ", ".join(f"{slug} {count}" for slug, count in counts.items())
    record_property("figures", f"RIF sample, {len(people)} members, ours and CCW the same: {found}")
