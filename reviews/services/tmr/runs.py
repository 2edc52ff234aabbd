"""The run: every member of a year's program reviewed at least once a quarter, and after each load of claims."""

import datetime
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from multiprocessing import get_context

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from members.models import ProgramYear
from members.services import audit
from members.services.imports import touches
from mtmsite.locks import only_one
from reviews.models import TmrRun
from reviews.services.tmr import alerts, apart, prices, quarters, reports, rules, who
from reviews.services.tmr.products import Products
from reviews.services.tmr.reports import Report
from reviews.services.tmr.reviewing import Reviewer, no_search_for_cycles

LOCK = "targeted medication reviews"
AT_ONCE = 500
# So many batches one process has done before it is worth while to start another one.
ALONE = 20
Progress = Callable[[int, int], None]  # members done, members to do


@dataclass(frozen=True, kw_only=True)
class Order:
    """One run that is asked for. ``everyone`` reviews all members even where only some have changed."""

    program_year: ProgramYear
    quarter: int
    everyone: bool = False
    dry_run: bool = False
    processes: int = 1


def run(order: Order, *, by: str, progress: Progress = lambda done, of: None) -> Report:
    """Review the members of the year's program with the claims up to the quarter's end, or up to today within it.

    Members are kept some hundred at a time, each time whole: a run that is killed goes on where it stopped when it is
    started again. When the newest run of the quarter had the same rules, only members whose data changed since, and
    those without a review, are looked at. A dry run keeps nothing. Raises ``ValidationError`` for an order that cannot
    be carried out, and when another run is under way.
    """
    as_of = _as_of(order)
    with _alone(), no_search_for_cycles(), transaction.atomic() if order.dry_run else _each_by_itself():
        products = Products()
        record, since = _record(order, as_of, products, by)
        processes = 1 if order.dry_run else order.processes
        _review(Reviewer(record, products), who.to_review(record, since), processes, by, progress)
        report = _finish(record, by)
        if order.dry_run:
            transaction.set_rollback(True)
    return report


def _as_of(order: Order) -> datetime.date:
    year, today = order.program_year.year, timezone.localdate()
    if not 1 <= order.quarter <= 4:
        raise ValidationError(_("A quarter is 1, 2, 3 or 4."))
    if datetime.date(year, order.quarter * 3 - 2, 1) > today:
        raise ValidationError(_("That quarter has not begun."))
    return min(quarters.last_day(year, order.quarter), today)


@contextmanager
def _alone() -> Iterator[None]:
    with only_one(LOCK) as mine:
        if not mine:
            raise ValidationError(_("Another run of the targeted review is under way. Try again when it has ended."))
        yield


@contextmanager
def _each_by_itself() -> Iterator[None]:
    yield


def _record(order: Order, as_of: datetime.date, products: Products, by: str) -> tuple[TmrRun, datetime.datetime | None]:
    """The run to go on with or a new one, and since when members must have changed for it to look at them."""
    values = rules.as_values(rules.of_year(order.program_year))
    same = TmrRun.objects.filter(program_year=order.program_year, quarter=order.quarter, rules=values)
    last = same.filter(finished_at__isnull=False).first()
    incremental = last is not None and not (order.everyone or order.dry_run)
    since = touches.changed_since(last.created_at) if last and incremental else None
    cut_short = same.filter(finished_at=None, as_of=as_of, incremental=incremental).first()
    if cut_short and not order.dry_run:
        return cut_short, since
    paid = last.prices if last and incremental else asdict(prices.paid(as_of, products))
    record = TmrRun(
        program_year=order.program_year, quarter=order.quarter, as_of=as_of, incremental=incremental, rules=values,
        prices=paid, by=by,
    )  # fmt: skip
    record.save()
    return record, since


def _review(reviewer: Reviewer, members: Sequence[int], processes: int, by: str, progress: Progress) -> None:
    batches = [members[start : start + AT_ONCE] for start in range(0, len(members), AT_ONCE)]
    done = 0
    in_turn = processes < 2 or len(batches) <= ALONE
    for number in _in_turn(reviewer, batches, by) if in_turn else _shared_out(reviewer, batches, processes, by):
        done += number
        progress(done, len(members))


def _in_turn(reviewer: Reviewer, batches: Sequence[Sequence[int]], by: str) -> Iterator[int]:
    for batch in batches:
        reviewer.review(batch, by=by)
        yield len(batch)


def _shared_out(reviewer: Reviewer, batches: Sequence[Sequence[int]], processes: int, by: str) -> Iterator[int]:
    """The other processes need a second or two to start: meanwhile this one begins, at the other end."""
    with _others(processes - 1) as pool:
        waiting = [(pool.submit(apart.review, str(reviewer.run.pk), batch, by), batch) for batch in batches]
        for theirs, batch in reversed(waiting):
            if theirs.cancel():
                reviewer.review(batch, by=by)
            else:
                theirs.result()
            yield len(batch)


@contextmanager
def _others(processes: int) -> Iterator[ProcessPoolExecutor]:
    """Processes beside this one; when something fails, what they have not begun is left undone."""
    database = {name: connection.settings_dict[name] for name in ("NAME", "HOST", "PORT", "USER", "PASSWORD")}
    pool = ProcessPoolExecutor(processes, get_context("spawn"), initializer=apart.prepare, initargs=(database,))
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


@transaction.atomic
def _finish(record: TmrRun, by: str) -> Report:
    alerts.withdraw(run=record, by=by)
    members, gaps = who.count(record)
    report = reports.report(record, members=members, gaps=gaps)
    record.figures, record.finished_at = asdict(report), timezone.now()
    record.save(update_fields=["figures", "finished_at"])
    audit.record(by=by, verb="tmr.run", on=record, values=record.figures)
    return report
