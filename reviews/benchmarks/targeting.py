"""Claims in and members targeted, against bare COPY and against DuckDB on the same rows.

What is generated, and all that DuckDB does, happens in other processes: the memory that is reported is that of the
one that imports and targets.
"""

import contextlib
import datetime
import multiprocessing
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.db import connection
from django.utils import timezone

from members.models import NdcProduct, ProgramYear
from members.services import condition_loading, drug_reference, targeting
from members.services.imports.claims import Claims
from members.services.imports.diagnoses import Diagnoses
from members.services.imports.members import Members
from members.services.imports.run import Importer, import_file
from members.services.targeting import Order
from reviews.benchmarks import duckdb_side, generated_claims, same_rows
from reviews.benchmarks.generated_claims import Plan
from reviews.benchmarks.measuring import Metric
from reviews.demo import years

BY = "benchmark"
MEMBERS, CLAIMS, DIAGNOSES = 300_000, 10_000_000, 3_000_000
PARTS = 5  # of the claims: imported and copied in turns
ROUNDS = 3
MEMORY_ALLOWED_MB = 300.0
FIRST_DAY, MONTHS = datetime.date(2024, 10, 1), 15
AS_OF = datetime.date(2025, 12, 31)
Tell = Callable[[str], None]


def run(scale: float, tell: Tell) -> dict[str, Metric]:
    """``load_vs_copy`` in rows a second, the other comparisons in seconds, ``peak_memory_mb`` beside what is allowed.

    ``incremental_vs_full`` is a run after 1 % new claims that are those of one member in a hundred, come late;
    ``incremental_spread_vs_full`` after as many of the first days of a month, which touch many more members.
    """
    if find_spec("duckdb") is None:
        raise CommandError("DuckDB is not installed here; it is one of the requirements of development.")
    with tempfile.TemporaryDirectory(prefix="benchmark-", dir=settings.VAR) as name, _elsewhere() as elsewhere:
        return _Bench(Path(name), scale, tell, elsewhere).run()


@contextlib.contextmanager
def _elsewhere() -> Iterator[ProcessPoolExecutor]:
    """One other process, which keeps what it has in memory between calls."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        yield pool


class _Bench:
    def __init__(self, folder: Path, scale: float, tell: Tell, elsewhere: ProcessPoolExecutor) -> None:
        self.folder, self.tell, self.elsewhere = folder, tell, elsewhere
        self.members, self.claims = max(100, round(MEMBERS * scale)), max(1_000, round(CLAIMS * scale))
        self.diagnoses = max(300, round(DIAGNOSES * scale))
        self.year = program_year()
        self.ndcs = references()

    def run(self) -> dict[str, Metric]:
        self._generate()
        load, import_seconds = self._load()
        full, duckdb, first = self._full()
        whole = self._call(duckdb_side.whole, self.folder)
        late = self._incremental("late")
        spread = self._incremental("spread")
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        return {
            "load_vs_copy": load,
            "full_vs_duckdb": Metric(full, duckdb, "s"),
            "whole_vs_duckdb": Metric(import_seconds + first, whole["seconds"], "s"),
            "incremental_vs_full": Metric(late, full, "s"),
            "incremental_spread_vs_full": Metric(spread, full, "s"),
            "peak_memory_mb": Metric(peak, MEMORY_ALLOWED_MB, "MB"),
        }

    def _call(self, function: Callable[..., Any], *arguments: Any) -> Any:
        return self.elsewhere.submit(function, *arguments).result()

    # Files ------------------------------------------------------------------------------------------------------------

    def _plan(self, **changes: Any) -> Plan:
        base: dict[str, Any] = {
            "members": self.members, "claims": self.claims, "diagnoses": self.diagnoses, "first_day": FIRST_DAY,
            "months": MONTHS, "ndcs": self.ndcs,
        }  # fmt: skip
        return Plan(**{**base, **changes})

    def _generate(self) -> None:
        self.tell("inventing members, claims and diagnoses")
        self._call(generated_claims.write_parts, self.folder, self._plan(), PARTS)
        hundredth = self.claims // 100
        late = self._plan(members=max(1, self.members // 100), claims=hundredth, every=100)
        next_days = self._plan(first_day=AS_OF.replace(day=1))
        for number, (name, plan) in enumerate([("late", late), ("spread", next_days)]):
            for part in range(ROUNDS):
                first = self.claims + (number * ROUNDS + part) * hundredth
                path = self.folder / f"{name}{part}.csv"
                self._call(generated_claims.write_more, path, plan, first, hundredth)

    # Import against COPY ----------------------------------------------------------------------------------------------

    def _load(self) -> tuple[Metric, float]:
        seconds = self._import(Members, "members.csv") + self._import(Diagnoses, "diagnoses.csv")
        same_rows.make_bare_table()
        ours, bare = [], []
        for part in range(PARTS):
            self.tell(f"importing and copying claims, part {part + 1} of {PARTS}")
            before = same_rows.newest()
            took = self._import(Claims, f"claims{part}.csv")
            rows = same_rows.export_new(self.folder / "rows.csv", after=before)
            ours.append(rows / took)
            bare.append(rows / _timed(same_rows.copy_in, self.folder / "rows.csv"))
            seconds += took
        same_rows.drop_bare_table()
        return Metric(statistics.median(ours), statistics.median(bare), "rows/s"), seconds

    def _import(self, importer: type[Importer], name: str) -> float:
        return _timed(import_file, importer, self.folder / name, by=BY)

    # Targeting against DuckDB -----------------------------------------------------------------------------------------

    def _full(self) -> tuple[float, float, float]:
        """Medians of a run over everybody with nothing decided before, and of DuckDB; and our first run."""
        same_rows.export_for_duckdb(self.folder, self.year)
        self._call(duckdb_side.load, self.folder)
        ours, theirs = [], []
        for number in range(ROUNDS):
            self.tell(f"targeting everybody, round {number + 1} of {ROUNDS}")
            same_rows.forget_decisions()
            ours.append(_timed(self._target, everyone=True))
            found = self._call(duckdb_side.facts)
            theirs.append(found.pop("seconds"))
            _agree(found)
        return statistics.median(ours), statistics.median(theirs), ours[0]

    def _target(self, **changes: Any) -> None:
        targeting.run(Order(program_year=self.year, as_of=AS_OF, **changes), by=BY)

    def _incremental(self, name: str) -> float:
        seconds = []
        for part in range(ROUNDS):
            self.tell(f"1 % new claims ({name}), round {part + 1} of {ROUNDS}")
            self._import(Claims, f"{name}{part}.csv")
            seconds.append(_timed(self._target))
        return statistics.median(seconds)


def _timed(function: Callable[..., Any], *arguments: Any, **options: Any) -> float:
    started = time.perf_counter()
    function(*arguments, **options)
    return time.perf_counter() - started


def program_year() -> ProgramYear:
    today = timezone.localdate()
    years.prepare(today)
    return ProgramYear.objects.get(year=today.year)


def references() -> tuple[str, ...]:
    """Both references loaded; some thousand NDCs of drugs that people take for long."""
    drug_reference.ensure_loaded(by=BY)
    condition_loading.ensure_loaded(by=BY)
    known = NdcProduct.objects.filter(is_maintenance=True).order_by("ndc").values_list("ndc", flat=True)
    return tuple(known[:: max(1, known.count() // 2_000)])


_DECIDED = """
select count(*), sum(drug_count), sum(annual_cents)::bigint, sum(cardinality(conditions)),
    count(*) filter (where at_risk)
from members_targetingdecision"""


def _agree(found: dict[str, int]) -> None:
    """DuckDB must have come to the same facts, or the comparison means nothing."""
    with connection.cursor() as cursor:
        cursor.execute(_DECIDED)
        ours = dict(zip(("members", "drugs", "cents", "conditions", "at_risk"), cursor.fetchone(), strict=True))
    if ours != found:
        raise RuntimeError(f"the two sides differ: {ours} and {found}")
