"""What became of the lines of one batch."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Tally:
    """Counts of lines; ``notes`` counts what was loaded all the same and somebody should know of."""

    loaded: int = 0
    unchanged: int = 0
    quarantined: int = 0
    notes: Counter[str] = field(default_factory=Counter)
