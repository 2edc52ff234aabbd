"""Changes that the database itself must refuse."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import IntegrityError, transaction


@contextmanager
def refused(constraint: str) -> Iterator[None]:
    """The block must break this constraint; the transaction around it goes on."""
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        yield
    assert caught.value.__cause__.diag.constraint_name == constraint  # type: ignore[union-attr]


@contextmanager
def history_kept() -> Iterator[None]:
    """A trigger must refuse the block with ``restrict_violation``."""
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        yield
    assert caught.value.__cause__.sqlstate == "23001"  # type: ignore[union-attr]
