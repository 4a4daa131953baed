"""What the tests of other people's tables share: small tables of fictional incidents, written by the tests, and the world's gazetteer."""

from collections.abc import Callable
from pathlib import Path

import pytest

from geomap.gazetteer import Gazetteer, open_gazetteer

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return a function that writes lines (or bytes) under a name and gives the path."""

    def writer(name: str, *lines: str | bytes, encoding: str = "utf-8", end: str = "\n") -> Path:
        path = tmp_path / name
        data = b"".join(line if isinstance(line, bytes) else (line + end).encode(encoding) for line in lines)
        path.write_bytes(data)
        return path

    return writer


@pytest.fixture(scope="session")
def world() -> Gazetteer:
    """Return the world's gazetteer."""
    return open_gazetteer()
