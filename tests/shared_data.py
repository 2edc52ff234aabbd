"""Real public files that lie beside the project, not in it: ../shared/data, or the folder MTM_SHARED_DATA names."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("MTM_SHARED_DATA") or ROOT.parent / "shared" / "data")


def needs(*paths: Path) -> pytest.MarkDecorator:
    """Skip the test, and say so, where one of the files is not there."""
    return pytest.mark.skipif(not all(path.exists() for path in paths), reason="the shared data are not here")
