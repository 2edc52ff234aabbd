import pytest


@pytest.fixture(scope="session")
def base_url() -> None:
    """See tests/browser/conftest.py."""
