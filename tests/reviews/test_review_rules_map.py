"""`review_rules.toml` is whole and true: items 8 to 15 are there, every test named exists, runs and can fail."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.test_rules_map import wrong

MUSTS: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "review_rules.toml").read_text())["must"]


def test_every_item_is_there_in_its_order() -> None:
    items = [each["item"] for each in MUSTS]
    assert items == sorted(items)
    assert set(items) == set(range(8, 16))


@pytest.mark.parametrize("each", MUSTS, ids=lambda each: f"{each['item']}: {each['must'][:40]}")
def test_each_is_proved_by_tests_that_run_and_can_fail(each: dict[str, Any]) -> None:
    assert each["sure"] in ("read", "second hand", "not verified")
    assert each["tests"]
    assert [(node, list(wrong(node))) for node in each["tests"] if list(wrong(node))] == []
