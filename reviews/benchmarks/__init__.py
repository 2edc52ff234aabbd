"""Speed, as ratios only: ours and the bare engine underneath, side by side in one run.

A benchmark is a function that takes a scale and a place to tell how far it is, and answers metrics by name. It runs
inside ``scratch.place()``: a database, a folder and a broker of its own, which are gone afterwards.
"""

from collections.abc import Callable
from importlib import import_module

from reviews.benchmarks.measuring import Metric

Tell = Callable[[str], None]
Benchmark = Callable[[float, Tell], dict[str, Metric]]
NAMES = ("desk", "letters", "outbox", "packet", "targeting", "tmr", "web")  # each a module here with a function ``run``


def benchmark(name: str) -> Benchmark:
    """The benchmark of that name. Raises ``KeyError`` for any other."""
    if name not in NAMES:
        raise KeyError(name)
    run: Benchmark = import_module(f"reviews.benchmarks.{name}").run
    return run
