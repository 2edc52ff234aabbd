"""Reviews some members of a run: reads, asks the rules, keeps. One transaction."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db import transaction

from members.services import reference_lock
from reviews.models import TmrRun
from reviews.services.tmr import catalogue, keeping, reader, rules
from reviews.services.tmr.keeping import Reviewed
from reviews.services.tmr.products import Products
from reviews.tmr import Prices, assess


class Reviewer:
    """All that the members of one run are reviewed with, read once."""

    def __init__(self, run: TmrRun, products: Products | None = None) -> None:
        self.run = run
        self.products = products or Products()
        self.settings = catalogue.settings(rules.from_values(run.rules), Prices(**run.prices))

    @transaction.atomic
    def review(self, members: Sequence[int], *, by: str) -> int:
        """Review these members; returns how many were covered, and so reviewed."""
        reference_lock.reading()
        with no_search_for_cycles():
            reviewed = [
                Reviewed(member, assess(history, self.settings), len(history.fills), history.unknown_in_all)
                for member, history in reader.histories(members, self.run.as_of, self.products)
            ]
            keeping.keep(self.run, reviewed, by=by)
        return len(reviewed)


@contextmanager
def no_search_for_cycles() -> Iterator[None]:
    """Python looks through all objects again and again while many are made. Here none of them point at each other in
    a circle: all are freed without it."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
