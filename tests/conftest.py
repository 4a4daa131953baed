"""What all tests share: where the repository lies, and the development material beside it where there is any."""

from pathlib import Path

import pytest
from hypothesis import settings

# A busy machine is no failure: time is bounded by tests that measure it, not by each example.
settings.register_profile("geomap", deadline=None)
settings.load_profile("geomap")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the repository's root folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of development material beside the checkout; a test that needs it is skipped, by name, where it is absent."""
    path = ROOT.parent / "shared"
    if not (path / "corpora").is_dir():
        pytest.skip("needs the development material in ../shared, which is not here")
    return path
