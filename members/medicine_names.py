"""Names of medicines that the medication list suggests while somebody types.

Pure: rows in, names out. What is kept and why stands in members/data/drugs/README.md.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

COMMON_FROM = 20  # products under one name; those names are suggested first
RARE_TO, LONG_FROM = 2, 7  # a rare long name one letter away from a common one is taken for a slip in the directory
OTC_FROM = 2  # products under one name of several words, or it is a store's own
SHORTEST, LONGEST = 3, 48
_NOT_TAKEN = re.compile(r"GAS|DENTIFRICE|MOUTHWASH|RINSE|SWAB|SHAMPOO|SOAP", re.ASCII)
_STRENGTH = re.compile(r"\d\s*(mg|mcg|ml|gm?|%)|[0-9a-f]{8}-|[%()\[\]\"\\`$]|\.alpha", re.IGNORECASE)
_EDGES = " .,;:-/*"


@dataclass(frozen=True, slots=True)
class Named:
    """One product: its two names and its dosage form, as published."""

    brand: str
    generic: str
    form: str


@dataclass(frozen=True, slots=True)
class Names:
    """``common`` are suggested before ``others``; each in the order of the alphabet."""

    common: list[str]
    others: list[str]


def names(*, prescription: Iterable[Named], over_the_counter: Iterable[Named], supplements: Iterable[str]) -> Names:
    """All names once, whatever their case, in their usual spelling."""
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for name in _of(prescription):
        spellings[name.casefold()][name] += 1
    for key, found in _grouped(_of(over_the_counter)).items():
        if found.total() >= OTC_FROM or " " not in key:
            spellings[key].update(found)
    as_given = {name.casefold(): name for name in supplements}
    common = {key for key, found in spellings.items() if found.total() >= COMMON_FROM} | set(as_given)
    known = _one_letter_less(common)
    shown = {
        key: _usual(found)
        for key, found in sorted(spellings.items())
        if key in common or not (_is_rare(found) and _is_a_slip(key, known))
    }
    shown = dict(sorted((shown | as_given).items()))
    return Names(
        common=[name for key, name in shown.items() if key in common],
        others=[name for key, name in shown.items() if key not in common],
    )


def _of(products: Iterable[Named]) -> Iterator[str]:
    """The names of products that people take; a generic sold under its own name counts once."""
    for product in products:
        if _NOT_TAKEN.search(product.form):
            continue
        cleaned = {name.casefold(): name for name in (_clean(product.generic), _clean(product.brand))}
        yield from (name for name in cleaned.values() if _is_a_name(name))


def _clean(name: str) -> str:
    return " ".join(name.split()).strip(_EDGES)


def _is_a_name(name: str) -> bool:
    return SHORTEST <= len(name) <= LONGEST and name[0].isalpha() and not _STRENGTH.search(name)


def _grouped(found: Iterable[str]) -> dict[str, Counter[str]]:
    groups: dict[str, Counter[str]] = defaultdict(Counter)
    for name in found:
        groups[name.casefold()][name] += 1
    return groups


def _is_rare(found: Counter[str]) -> bool:
    return found.total() <= RARE_TO


def _is_a_slip(key: str, known: set[str]) -> bool:
    """Whether one letter more, less or other makes it a common name."""
    return len(key) >= LONG_FROM and not known.isdisjoint(_one_letter_less([key]))


def _one_letter_less(keys: Iterable[str]) -> set[str]:
    """Every key, and every key without one of its letters: keys one letter apart share one of these."""
    keys = list(keys)
    return {*keys, *(key[:place] + key[place + 1 :] for key in keys for place in range(len(key)))}


def _usual(found: Counter[str]) -> str:
    """The spelling used most; capitals throughout, and none at all, become one capital."""
    mixed = Counter({name: count for name, count in found.items() if not (name.isupper() or name.islower())})
    if mixed:
        return min(mixed, key=lambda name: (-mixed[name], name))
    name = min(found)
    return name if len(name) <= SHORTEST else name.capitalize()
