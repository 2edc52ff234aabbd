import pytest


@pytest.fixture(scope="session")
def base_url() -> None:
    """Instead of pytest-playwright's own, whose form pytest 9 warns about; every test here knows its address."""
