"""Columns of a table that nobody knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.store.tables.data import toml
from geomap.store.tables.names import heading
from geomap.store.tables.records import Mapping

if TYPE_CHECKING:
    from geomap.store.tables.records import RawTable


def guessed(raw: RawTable, tags: dict[str, str], uri: str | None) -> Mapping:
    """Guess."""
    columns = {}
    for field, rule in toml("guess.toml").items():
        for name in rule["names"]:
            own = next((one for one in raw.columns if heading(one) == name), None)
            if own:
                columns[field] = (own,)
                break
    del tags
    return Mapping(layout="guessed", name=uri or "table", prefix="t", file=raw.file, columns=columns)
