"""Rates of two sides that take turns, so that whatever else the machine does meets both."""

import contextlib
import gc
import logging
import os
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Metric:
    """Ours, the bare engine's, both in ``unit``; more is better."""

    value: float
    baseline: float
    unit: str

    def as_json(self) -> dict[str, float | str]:
        figures = {"value": self.value, "baseline": self.baseline, "ratio": self.value / self.baseline}
        return {**{name: float(f"{figure:.5g}") for name, figure in figures.items()}, "unit": self.unit}


Batch = Callable[[], int]


def take_turns(ours: Batch, bare: Batch, *, rounds: int, unit: str, tell: Callable[[str], None]) -> Metric:
    """Medians over rounds; each batch does its work and answers how many it did.

    One round before the first is not counted: it loads templates, plans and connections. Which side is first changes
    with every round.
    """
    found = rates({"ours": ours, "bare": bare}, rounds=rounds, unit=unit, tell=tell)
    return Metric(found["ours"], found["bare"], unit)


def rates(sides: dict[str, Batch], *, rounds: int, unit: str, tell: Callable[[str], None]) -> dict[str, float]:
    """``take_turns`` for any number of sides: the median of each."""
    measured: dict[str, list[float]] = {name: [] for name in sides}
    order = list(sides.items())
    for number in range(-1, rounds):
        tell(f"{unit}, round {max(number + 1, 0)} of {rounds}")
        for name, batch in order if number % 2 else reversed(order):
            rate = _rate(batch)
            if number >= 0:
                measured[name].append(rate)
    return {name: statistics.median(each) for name, each in measured.items()}


def _rate(batch: Batch) -> float:
    gc.collect()
    started = time.perf_counter()
    done = batch()
    return done / (time.perf_counter() - started)


@contextlib.contextmanager
def quiet_log() -> Iterator[None]:
    """Log lines are made as ever, for both sides, and go nowhere: a terminal is slower than the site."""
    handlers = [handler for handler in logging.getLogger().handlers if isinstance(handler, logging.StreamHandler)]
    with open(os.devnull, "w") as nowhere:
        streams = [handler.setStream(nowhere) for handler in handlers]
        try:
            yield
        finally:
            for handler, stream in zip(handlers, streams, strict=True):
                handler.setStream(stream)
