import pytest

from tests.factories import histories


@pytest.fixture
def condition_codes(db: None) -> None:
    histories.codes()
