"""What earlier answers a step gets to know, on a fixed day."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.utils.datastructures import MultiValueDict

from members.models import ProgramYear
from reviews.forms.about import About
from tests.factories import members

TUESDAY = datetime.date(2026, 11, 24)


@pytest.fixture
def about() -> Callable[..., About]:
    """``about(who="helper", name="Rosa Diaz")``; the year's hours are 8 to 8, seven days a week in winter."""
    year = ProgramYear(**members.year_columns(2026))
    return lambda **answers: About(**{"today": TUESDAY, "year": year, **answers})


def posted(form: dict[str, Any]) -> MultiValueDict[str, str]:
    """A form as the browser sends it."""
    return MultiValueDict({box: value if isinstance(value, list) else [value] for box, value in form.items()})
