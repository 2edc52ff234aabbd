"""Counts so small that they could tell of somebody are not shown. Pure."""

from collections.abc import Mapping

FEWEST_SHOWN = 11  # the rule of CMS for its own data, as ResDAC restates it: no cell from 1 to 10


def shown(counts: Mapping[str, int], *, of_a_sum: bool = False) -> dict[str, int | None]:
    """The counts, with ``None`` for those from 1 to 10. Zero is shown.

    ``of_a_sum``: the counts add up to one that is shown too. Then a single hidden one could be worked out, and the
    next smallest is hidden with it.
    """
    hidden = {name for name, count in counts.items() if 0 < count < FEWEST_SHOWN}
    rest = sorted((count, name) for name, count in counts.items() if count >= FEWEST_SHOWN)
    if of_a_sum and len(hidden) == 1 and rest:
        hidden.add(rest[0][1])
    return {name: None if name in hidden else count for name, count in counts.items()}
