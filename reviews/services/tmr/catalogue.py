"""What is shipped beside the rules: a card for each, the groups of medicines, conditions and lists. Read once."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from reviews.tmr import Pair, Prices, RuleSetting, Settings
from reviews.tmr.findings import Heading, Severity, To
from reviews.tmr.rules import RULES

FOLDER = Path(__file__).resolve().parents[2] / "data" / "tmr"


@dataclass(frozen=True, kw_only=True)
class Card:
    """One rule in words, where it comes from, and the setting it is shipped with.

    ``checked_on`` and ``verified_by`` are empty until a qualified person has checked it.
    """

    slug: str
    title: str
    why: str
    definition: str
    exclusions: tuple[str, ...]
    source: str
    source_date: str
    confidence: str
    author: str
    checked_on: str
    verified_by: str
    next_review: str
    severity: Severity
    severity_reason: str
    to: To
    on: bool
    limits: Mapping[str, float]

    @property
    def heading(self) -> Heading:
        return RULES[self.slug].heading

    def defined_with(self, limits: Mapping[str, float]) -> str:
        """The definition with these limits in it."""
        return self.definition.format(**limits)


@dataclass(frozen=True, slots=True)
class Group:
    """Which medicines a rule means by a name; see the head of groups.toml."""

    classes: frozenset[str]
    ingredients: tuple[str, ...]
    without: frozenset[str]
    routes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Conditions:
    """Codes without their dot, by ICD revision; a code stands for itself and what is below it."""

    prefixes: Mapping[int, Mapping[str, tuple[str, ...]]]

    def of(self, code_system: int, code: str) -> tuple[str, ...]:
        """The conditions that this code tells."""
        known = self.prefixes[code_system]
        cuts = (code[:length] for length in range(1, len(code) + 1))
        return tuple(dict.fromkeys(name for cut in cuts for name in known.get(cut, ())))


@dataclass(frozen=True, slots=True)
class Listed:
    """One pair of a list, and why it stands there."""

    pair: Pair
    why: str


@cache
def cards() -> dict[str, Card]:
    """All cards by rule, in the order of the rules."""
    return {slug: _card(slug) for slug in RULES}


def _card(slug: str) -> Card:
    data = _read(FOLDER / "cards" / f"{slug}.toml")
    data["exclusions"] = tuple(data["exclusions"])
    return Card(slug=slug, **data)


@cache
def lists() -> dict[str, Any]:
    """The lists as the file has them, pairs aside."""
    return _read(FOLDER / "lists.toml")


@cache
def pairs(kind: str) -> tuple[Listed, ...]:
    """``interaction`` or ``with_condition``."""
    return tuple(_listed(**entry) for entry in lists()[kind])


def _listed(why: str, **pair: Any) -> Listed:
    return Listed(Pair(**pair), why)


@cache
def groups() -> dict[str, Group]:
    """Groups by name, those made of other groups resolved."""
    data = _read(FOLDER / "groups.toml")
    systemic = frozenset(data.pop("systemic"))
    data.pop("salts")
    return {name: _group(data, name, systemic) for name in data}


def _group(data: dict[str, Any], name: str, systemic: frozenset[str]) -> Group:
    entry = data[name]
    parts = [_group(data, part, systemic) for part in entry.get("groups", ())]
    return Group(
        classes=frozenset(entry.get("classes", ())).union(*(part.classes for part in parts)),
        ingredients=(*entry.get("ingredients", ()), *(one for part in parts for one in part.ingredients)),
        without=frozenset(entry.get("without", ())).union(*(part.without for part in parts)),
        routes=frozenset(entry["routes"]) if "routes" in entry else systemic,
    )


@cache
def salts() -> frozenset[str]:
    """Words behind a substance's name that tell its salt."""
    return frozenset(_read(FOLDER / "groups.toml")["salts"])


@cache
def conditions() -> Conditions:
    """Which codes tell which condition."""
    prefixes: dict[int, dict[str, tuple[str, ...]]] = {9: {}, 10: {}}
    for name, entry in _read(FOLDER / "conditions.toml").items():
        for system in prefixes:
            for code in entry[f"icd{system}"]:
                bare = code.replace(".", "")
                prefixes[system][bare] = (*prefixes[system].get(bare, ()), name)
    return Conditions(prefixes)


def shipped_rules() -> dict[str, RuleSetting]:
    """The rules as they are shipped, those that are on."""
    return {slug: RuleSetting(card.severity, card.to, card.limits) for slug, card in cards().items() if card.on}


def settings(rules: Mapping[str, RuleSetting], prices: Prices) -> Settings:
    """These rules with the lists they compare with."""
    data = lists()
    return Settings(
        rules=rules,
        interactions=tuple(listed.pair for listed in pairs("interaction")),
        with_conditions=tuple(listed.pair for listed in pairs("with_condition")),
        high_risk=tuple(data["high_risk"]),
        duplicates=tuple(data["duplicates"]),
        priced=tuple(data["priced"]),
        mme_factors=data["mme"],
        mme_by_dose={
            name: tuple((above, factor) for above, factor in bands) for name, bands in data["mme_by_dose"].items()
        },
        moderate_statins=data["moderate_statins"],
        prices=prices,
    )


def _read(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))
