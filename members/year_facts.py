"""Every fact of a program year in words: to compare two years, and what was looked at with what is there now."""

import hashlib
import json
from typing import Any

from django.db.models import Field
from django.utils.translation import gettext as _

from members.conditions import CONDITIONS
from members.models import ProgramYear

Facts = dict[str, str]
OF_THE_RECORD = {"id", "year"}


def facts(year: ProgramYear) -> Facts:
    """Column → its value as words, the conditions under ``conditions``; in the language that is active."""
    columns: list[Field] = [each for each in year._meta.fields if each.editable and each.name not in OF_THE_RECORD]
    found = {column.name: _shown(column, getattr(year, column.name)) for column in columns}
    found["conditions"] = "; ".join(str(CONDITIONS.get(slug, slug)) for slug in year.condition_slugs())
    return found


def fingerprint(year: ProgramYear) -> str:
    """The same for the same facts in any language."""
    columns = [each.name for each in year._meta.fields if each.editable and each.name not in OF_THE_RECORD]
    values = {name: getattr(year, name) for name in columns} | {"conditions": year.condition_slugs()}
    return hashlib.sha256(json.dumps(values, sort_keys=True, default=str).encode()).hexdigest()


def differences(before: Facts, after: Facts) -> list[tuple[str, str, str]]:
    """The name of each fact that is not the same, what it was and what it is."""
    names = {name: _label(name) for name in after}
    return [
        (label, before.get(name, ""), after[name]) for name, label in names.items() if before.get(name) != after[name]
    ]


def lines_changed(before: str, after: str) -> tuple[str, str]:
    """Of facts of several lines those that the other one has not; all where only their order is new."""
    was, now = before.splitlines(), after.splitlines()
    if min(len(was), len(now)) < 2 or set(was) == set(now):
        return before, after
    return "\n".join(line for line in was if line not in now), "\n".join(line for line in now if line not in was)


def _label(name: str) -> str:
    return _("conditions") if name == "conditions" else str(ProgramYear._meta.get_field(name).verbose_name)  # type: ignore[union-attr]


def _shown(column: Field, value: Any) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if column.choices and not isinstance(value, list):
        return str(dict(column.flatchoices).get(value, value))
    if isinstance(value, list):
        return "\n".join(each if isinstance(each, str) else _row(each) for each in value)
    return "" if value is None else str(value)


def _row(each: dict[str, Any]) -> str:
    return "; ".join(f"{name}: {value}" for name, value in sorted(each.items()) if value)
