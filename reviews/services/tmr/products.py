"""NDCs as the rules see them: ingredients without their salt, milligrams, groups, and whether a generic is the same."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from django.db import connection

from reviews.services.tmr import catalogue
from reviews.tmr import Product

_IN_MILLIGRAMS = {"mg": 1.0, "ug": 0.001, "g": 1000.0}
_STRENGTH = re.compile(r"(\d*\.?\d+) (mg|ug|g)/(?:1|(\d*\.?\d+)?mL)", re.ASCII)

# Which classes these ingredients carry each by itself: a combination then counts by each of its parts.
_CLASSES = """
select drug.ingredients[1], array_agg(distinct class)
from members_drug as drug
cross join lateral (select distinct classes from members_ndcproduct where drug_id = drug.id) as product,
    unnest(product.classes) as class
where cardinality(drug.ingredients) = 1 and drug.ingredients[1] = any(%s)
group by 1"""

# Products that may stand for each other have the same of these.
SAME = "concat_ws('|', {0}.drug_id, {0}.route, {0}.dosage_form, {0}.strengths)"

# An NDC that the reference does not know is another package of a product that it knows when the first nine digits
# (labeler and product) are the same: then it is the same medicine in the same strength and form.
# The same generic: a brand names it only when the reference lists one.
_PRODUCTS = f"""
select wanted.ndc, coalesce(nullif(product.name, ''), drug.key), drug.ingredients, product.strengths, product.route,
    product.is_brand, product.is_maintenance,
    {SAME.format("product")},
    product.is_brand is true and cardinality(product.strengths) > 0 and exists (
        select from members_ndcproduct as generic
        where generic.drug_id = product.drug_id and generic.is_brand is false and generic.route = product.route
          and generic.dosage_form = product.dosage_form and generic.strengths = product.strengths
    )
from unnest(%s::text[]) as wanted (ndc)
cross join lateral (
    select * from members_ndcproduct as one
    where one.reference_id is not null and one.ndc between left(wanted.ndc, 9) || '00' and left(wanted.ndc, 9) || '99'
    order by one.ndc = wanted.ndc desc, one.ndc limit 1
) as product
join members_drug as drug on drug.id = product.drug_id"""  # noqa: S608


class Products:
    """Products by NDC, each looked up once. Holds for as long as the drug reference stays the same."""

    def __init__(self) -> None:
        self._known: dict[str, Product] = {}
        self._groups = _Groups()

    def look_up(self, ndcs: Iterable[str]) -> dict[str, Product]:
        """All that were ever asked for, these among them. One the reference does not know has no ingredients."""
        new = [ndc for ndc in set(ndcs) if ndc not in self._known]
        if new:
            with connection.cursor() as cursor:
                cursor.execute(_PRODUCTS, [new])
                rows = cursor.fetchall()
            self._groups.learn({substance for row in rows for substance in row[2]})
            self._known.update((row[0], self._product(*row)) for row in rows)
            for ndc in new:
                self._known.setdefault(ndc, Product(ndc, ndc))
        return self._known

    def _product(self, ndc, name, substances, strengths, route, is_brand, is_maintenance, same, has_generic) -> Product:  # type: ignore[no-untyped-def]
        return Product(
            ndc=ndc,
            name=name,
            ingredients=tuple(base_name(substance) for substance in substances),
            strengths=tuple(milligrams(strength) for strength in strengths),
            groups=self._groups.of(tuple(substances), route),
            is_brand=is_brand,
            is_maintenance=is_maintenance,
            generic=same if has_generic else "",
        )


class _Groups:
    """Which groups ingredients are in. Of some eighty groups, only those are asked whose class or first word it has."""

    def __init__(self) -> None:
        self._classes: dict[str, frozenset[str]] = {}
        self._all = catalogue.groups()
        self._of_class: dict[str, set[str]] = defaultdict(set)
        self._of_word: dict[str, list[tuple[str, str]]] = defaultdict(list)  # start of a substance's name, group
        for name, group in self._all.items():
            for each in group.classes:
                self._of_class[each].add(name)
            for ingredient in group.ingredients:
                self._of_word[ingredient.partition(" ")[0]].append((f"{ingredient} ", name))
        self.of = cache(self._of)

    def learn(self, substances: set[str]) -> None:
        """Look up the classes of those that were not asked for before; ``of`` comes after it."""
        new = list(substances - self._classes.keys())
        self._classes.update(dict.fromkeys(new, frozenset()))
        with connection.cursor() as cursor:
            cursor.execute(_CLASSES, [new])
            self._classes.update((substance, frozenset(classes)) for substance, classes in cursor.fetchall())

    def _of(self, substances: tuple[str, ...], route: str) -> dict[str, tuple[str, ...]]:
        routes = {part.strip() for part in route.split(";")}
        found: dict[str, list[str]] = defaultdict(list)
        for substance in substances:
            base = base_name(substance)
            for name in self._named(substance):
                group = self._all[name]
                if routes <= group.routes and base not in group.without:
                    found[name].append(base)
        return {name: tuple(found[name]) for name in self._all if name in found}

    def _named(self, substance: str) -> set[str]:
        """Groups that name the substance, or a class it carries."""
        words = f"{substance} "
        named = {name for start, name in self._of_word.get(words.partition(" ")[0], ()) if words.startswith(start)}
        return named.union(*(self._of_class.get(each, ()) for each in self._classes[substance]))


@cache
def base_name(substance: str) -> str:
    """The name without the words that tell its salt or its water: the same medicine, whoever makes it."""
    words = substance.split()
    while len(words) > 1 and words[-1].rstrip(",") in catalogue.salts():
        words.pop()
    return " ".join(words)


def milligrams(strength: str) -> float | None:
    """``"5 mg/1"`` → 5.0; for one millilitre of what is liquid. None for what is not a weight in one unit."""
    match = _STRENGTH.fullmatch(strength)
    if match is None:
        return None
    amount, unit, millilitres = match.groups()
    return float(amount) * _IN_MILLIGRAMS[unit] / float(millilitres or 1)
