"""Medicare's own help line, from its data file."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parent / "data" / "medicare.toml"


@cache
def help_line() -> dict[str, Any]:
    return tomllib.loads(DATA.read_text(encoding="utf-8"))
