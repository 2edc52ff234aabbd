"""The FDA's NDC Directory as published, turned into the compact file that the site ships and loads.

Pure: text in, rows out. What the columns of the result mean stands in members/data/drugs/README.md.
"""

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from members.ndc import eleven_digits, nine_digits

MAINTENANCE = Path(__file__).resolve().parent / "data" / "drugs" / "maintenance.toml"
COLUMNS = (
    "ndc9", "packages", "ingredients", "name", "generic_name", "dosage_form", "route", "classes", "is_brand",
    "is_maintenance", "strengths",
)  # fmt: skip
EDITION = re.compile(r"\d{4}-\d{2}(-\d{2})?", re.ASCII)  # as text in order of time
INGREDIENT_BREAK = "; "
CLASS_BREAK = STRENGTH_BREAK = "|"
# A biologic has no other name to be a generic of; an authorized generic is the brand's maker's own generic.
_BRAND = {"NDA": True, "BLA": True, "NDA AUTHORIZED GENERIC": False, "ANDA": False}
Record = dict[str, str]
Row = tuple[str, ...]


@dataclass
class Figures:
    """What the build met, for whoever builds."""

    products: int = 0
    packages: int = 0
    listed_twice: int = 0
    without_package: int = 0
    without_ingredients: int = 0
    classes_published: int = 0
    classes_copied: int = 0
    maintenance: int = 0
    refused: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Group:
    """One group of the list of maintenance drugs."""

    taken_on: bool
    routes: frozenset[str]
    classes: frozenset[str]
    ingredients: tuple[str, ...]

    def covers(self, ingredients: Iterable[str], classes: Iterable[str], routes: frozenset[str]) -> bool:
        """Whether a product with these is in the group: all routes, and any class or ingredient."""
        if not routes or not routes <= self.routes:
            return False
        return bool(self.classes & set(classes)) or any(self._names(ingredient) for ingredient in ingredients)

    def _names(self, ingredient: str) -> bool:
        return any(ingredient == name or ingredient.startswith(f"{name} ") for name in self.ingredients)


def maintenance_groups(file: Path = MAINTENANCE) -> list[Group]:
    """The groups of our own list of maintenance drugs."""
    return [
        Group(entry["taken_on"], frozenset(entry["routes"]), frozenset(entry["classes"]), tuple(entry["ingredients"]))
        for entry in tomllib.loads(file.read_text(encoding="utf-8"))["group"]
    ]


def ingredients_of(substances: str) -> tuple[str, ...]:
    """SUBSTANCENAME as a set in one fixed order: split at ";", stripped, each once, sorted."""
    return tuple(sorted({part.strip() for part in substances.split(";")} - {""}))


def strengths_of(product: Record) -> tuple[str, ...]:
    """Strength and unit as published ("5 mg/1") for each of ``ingredients_of``, empty where none is.

    Nothing when the columns do not go together. An ingredient that is named twice has the first strength.
    """
    names, amounts, units = (
        [part.strip() for part in product.get(column, "").split(";")]
        for column in ("SUBSTANCENAME", "ACTIVE_NUMERATOR_STRENGTH", "ACTIVE_INGRED_UNIT")
    )
    if not len(names) == len(amounts) == len(units):
        return ()
    told = [*zip(names, amounts, units, strict=True)]
    first = {name: f"{amount} {unit}".strip() for name, amount, unit in reversed(told)}
    return tuple(first[name] for name in ingredients_of(product["SUBSTANCENAME"]))


def classes_of(pharm_classes: str) -> tuple[str, ...]:
    """Names of the established pharmacologic classes [EPC] in PHARM_CLASSES, sorted; other kinds are left out."""
    parts = re.split(r"(?<=\])\s*,\s*", pharm_classes)
    return tuple(sorted({part.removesuffix("[EPC]").strip() for part in parts if part.endswith("[EPC]")}))


def rows(
    products: Iterable[Record], packages: Iterable[Record], groups: list[Group], figures: Figures
) -> Iterator[Row]:
    """Rows of the compact file, sorted by labeler and product. ``figures`` is filled on the way."""
    suffixes = _suffixes(packages, figures)
    chosen = _one_per_product(products, figures)
    known = _usual_classes(chosen.values())
    for ndc9, product in sorted(chosen.items()):
        if ndc9 not in suffixes:
            figures.without_package += 1
            continue
        yield (ndc9, " ".join(sorted(suffixes[ndc9])), *_describe(product, known, groups, figures))


def _suffixes(packages: Iterable[Record], figures: Figures) -> dict[str, set[str]]:
    suffixes: dict[str, set[str]] = defaultdict(set)
    for package in packages:
        try:
            digits = eleven_digits(package["NDCPACKAGECODE"].strip())
        except ValueError:
            figures.refused.append(package["NDCPACKAGECODE"])
            continue
        suffixes[digits[:9]].add(digits[9:])
    figures.packages = sum(map(len, suffixes.values()))
    return suffixes


def _one_per_product(products: Iterable[Record], figures: Figures) -> dict[str, Record]:
    """A product listed more than once counts as its row that names ingredients and came to market last.

    The later row of the file wins between equals.
    """
    chosen: dict[str, Record] = {}
    for product in products:
        if product.get("PRODUCTTYPENAME", "HUMAN PRESCRIPTION DRUG") != "HUMAN PRESCRIPTION DRUG":
            continue
        ndc9 = nine_digits(product["PRODUCTNDC"].strip())
        before = chosen.get(ndc9)
        figures.listed_twice += before is not None
        if before is None or _rank(product) >= _rank(before):
            chosen[ndc9] = product
    figures.products = len(chosen)
    return chosen


def _rank(product: Record) -> tuple[bool, str]:
    return bool(product["SUBSTANCENAME"].strip()), product["STARTMARKETINGDATE"]


def _usual_classes(products: Iterable[Record]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Per set of ingredients the classes that most of its products carry."""
    seen: dict[tuple[str, ...], Counter[tuple[str, ...]]] = defaultdict(Counter)
    for product in products:
        ingredients, classes = ingredients_of(product["SUBSTANCENAME"]), classes_of(product["PHARM_CLASSES"])
        if ingredients and classes:
            seen[ingredients][classes] += 1
    return {key: min(counts, key=lambda classes: (-counts[classes], classes)) for key, counts in seen.items()}


def _describe(
    product: Record, known: dict[tuple[str, ...], tuple[str, ...]], groups: list[Group], figures: Figures
) -> Row:
    ingredients, classes = ingredients_of(product["SUBSTANCENAME"]), classes_of(product["PHARM_CLASSES"])
    figures.without_ingredients += not ingredients
    figures.classes_published += bool(classes)
    if not classes and ingredients in known:
        classes = known[ingredients]
        figures.classes_copied += 1
    maintenance = is_maintenance(product, ingredients, classes, groups)
    figures.maintenance += maintenance is True
    return (
        INGREDIENT_BREAK.join(ingredients),
        _joined(product["PROPRIETARYNAME"], product["PROPRIETARYNAMESUFFIX"]),
        _joined(product["NONPROPRIETARYNAME"]),
        _joined(product["DOSAGEFORMNAME"]),
        _joined(product["ROUTENAME"]),
        CLASS_BREAK.join(classes),
        _flag(_BRAND.get(product["MARKETINGCATEGORYNAME"].strip())),
        _flag(maintenance),
        STRENGTH_BREAK.join(strengths_of(product)),
    )


def is_maintenance(
    product: Record, ingredients: Iterable[str], classes: Iterable[str], groups: list[Group]
) -> bool | None:
    """Our own flag: ``None`` where the list says nothing, or says both."""
    if "HOMEOPATHIC" in product["MARKETINGCATEGORYNAME"]:
        return None
    routes = frozenset(part.strip() for part in product["ROUTENAME"].split(";")) - {""}
    said = {group.taken_on for group in groups if group.covers(ingredients, classes, routes)}
    return said.pop() if len(said) == 1 else None


def _joined(*texts: str) -> str:
    return " ".join(" ".join(texts).split())


def _flag(value: bool | None) -> str:
    return "" if value is None else "t" if value else "f"
