"""The gazetteer, opened once for all tests of the room."""

import pytest

from geomap.gazetteer import Gazetteer, open_gazetteer


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return open_gazetteer()
