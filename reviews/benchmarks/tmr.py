"""Targeted reviews: histories, all rules and storing, against a bare loop that only reads the same rows.

Days covered alone are not compared with the package propdayscov: it wants pandas below 2, which the Python versions of
this site no longer get; its stored answers are a test.
"""

import datetime
import gc
import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from members.models import Enrolment, EnrolmentState, Member, ProgramYear
from members.services.imports.claims import Claims
from members.services.imports.diagnoses import Diagnoses
from members.services.imports.members import Members
from members.services.imports.run import import_file
from reviews.benchmarks import generated_claims
from reviews.benchmarks.generated_claims import Plan
from reviews.benchmarks.measuring import Metric
from reviews.benchmarks.targeting import program_year, references
from reviews.services.tmr import quarters, reader, runs
from reviews.services.tmr.runs import Order

BY = "benchmark"
MEMBERS, CLAIMS, DIAGNOSES = 30_000, 1_000_000, 300_000
MONTHS, QUARTER = 15, 1
ROUNDS = 3
MEMORY_ALLOWED_MB = 300.0
Tell = Callable[[str], None]


def run(scale: float, tell: Tell) -> dict[str, Metric]:
    """``review_vs_read`` and ``incremental_vs_full`` in seconds (after 1 % new claims of one member in a hundred);
    ``two_processes`` in members a second beside one; ``peak_memory_mb`` beside what is allowed.
    """
    year, members = _prepare(scale, tell)
    sides = {"full": _full, "read": _read, "two": partial(_full, processes=2)}
    full, read, two = _in_turns(sides, year, tell)
    _full(year)
    tell("1 % new claims")
    late = _late(scale, year)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "review_vs_read": Metric(full, read, "s"),
        "incremental_vs_full": Metric(late, full, "s"),
        "two_processes": Metric(members / two, members / full, "members/s"),
        "peak_memory_mb": Metric(peak, MEMORY_ALLOWED_MB, "MB"),
    }


def _plan(scale: float, year: ProgramYear, **changes: Any) -> Plan:
    base: dict[str, Any] = {
        "members": max(100, round(MEMBERS * scale)),
        "claims": max(3_000, round(CLAIMS * scale)),
        "diagnoses": max(1_000, round(DIAGNOSES * scale)),
        "first_day": datetime.date(year.year - 1, 1, 1),
        "months": MONTHS,
        "ndcs": references(),
    }
    return Plan(**{**base, **changes})


def _prepare(scale: float, tell: Tell) -> tuple[ProgramYear, int]:
    year = program_year()
    with tempfile.TemporaryDirectory(prefix="benchmark-", dir=settings.VAR) as name:
        tell("inventing and loading members, claims and diagnoses")
        generated_claims.write_parts(Path(name), _plan(scale, year), 1)
        for importer, file in ((Members, "members.csv"), (Claims, "claims0.csv"), (Diagnoses, "diagnoses.csv")):
            import_file(importer, Path(name) / file, by=BY)
    tell("enrolling everybody")
    first = datetime.date(year.year, 1, 1)
    made = Enrolment.objects.bulk_create(
        Enrolment(
            member_id=member, program_year=year, contract_number="S0001", reason_code="01", enrolled_on=first,
            offer_due_on=first + datetime.timedelta(days=60),
        )
        for member in Member.objects.values_list("pk", flat=True)
    )  # fmt: skip
    model = Enrolment._meta.get_field("statuses").related_model
    model.objects.bulk_create(model(enrolment=one, state=EnrolmentState.ENROLLED, on=first, by=BY) for one in made)
    return year, len(made)


def _in_turns(sides: dict[str, Callable[[ProgramYear], float]], year: ProgramYear, tell: Tell) -> list[float]:
    """The median seconds of each side over the rounds."""
    seconds: dict[str, list[float]] = {name: [] for name in sides}
    for number in range(ROUNDS):
        for name, side in sides.items():
            tell(f"{name}, round {number + 1} of {ROUNDS}")
            seconds[name].append(side(year))
    return [statistics.median(each) for each in seconds.values()]


def _full(year: ProgramYear, processes: int = 1) -> float:
    """Everybody for the first time, so that all alerts are raised."""
    with connection.cursor() as cursor:
        cursor.execute("truncate reviews_tmrrun, reviews_membertmr, reviews_tmralert, reviews_tmralertstatus cascade")
    return _review(year, everyone=True, processes=processes)


def _review(year: ProgramYear, **columns: Any) -> float:
    return _timed(runs.run, Order(program_year=year, quarter=QUARTER, **columns), by=BY)


def _read(year: ProgramYear) -> float:
    return _timed(_read_rows, quarters.last_day(year.year, QUARTER))


def _read_rows(as_of: datetime.date) -> None:
    """The rows that a run reads, by the same statements, and nothing done with them."""
    with connection.cursor() as cursor:
        cursor.execute("select distinct member_id from members_enrolment order by 1")
        members = [row[0] for row in cursor.fetchall()]
        for start in range(0, len(members), runs.AT_ONCE):
            values = reader.parameters(members[start : start + runs.AT_ONCE], as_of)
            for statement in reader.STATEMENTS:
                cursor.execute(statement, values)
                for _row in cursor.fetchall():
                    pass


def _late(scale: float, year: ProgramYear) -> float:
    """Seconds of a run after 1 % new claims, those of one member in a hundred, come late."""
    hundredth = max(30, round(CLAIMS * scale) // 100)
    plan = _plan(scale, year, members=max(1, round(MEMBERS * scale) // 100), claims=hundredth, every=100)
    with tempfile.TemporaryDirectory(prefix="benchmark-", dir=settings.VAR) as name:
        path = Path(name) / "late.csv"
        generated_claims.write_more(path, plan, max(3_000, round(CLAIMS * scale)), hundredth)
        import_file(Claims, path, by=BY)
    return _review(year)


def _timed(function: Callable[..., Any], *arguments: Any, **options: Any) -> float:
    gc.collect()
    started = time.perf_counter()
    function(*arguments, **options)
    return time.perf_counter() - started
