"""Known layouts: takes a table, tells whose it is by its columns, and gives the mapping for it; a guess where nobody knows it.

>>> import numpy as np, pyarrow as pa
>>> from geomap.store.tables.records import RawTable, Shape
>>> names = ("id", "side_a", "side_b", "date_start", "deaths_a", "best_est")
>>> raw = RawTable(columns={name: pa.chunked_array([["1"]]) for name in names}, rows=np.array([2]), file=Shape())
>>> found = recognised(raw)
>>> found.layout, found.columns["killed"]
('ucdp', ('best_est',))
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from geomap.store.tables.data import LAYOUTS, toml
from geomap.store.tables.names import same_column
from geomap.store.tables.records import Mapping

if TYPE_CHECKING:
    from geomap.store.tables.records import RawTable

FINEST = "finest of "
OR, AND = "|", "&"


def recognised(raw: RawTable) -> Mapping | None:
    """Return the mapping of the first known layout whose columns the table has, or None."""
    for layout in LAYOUTS:
        known = toml(f"{layout}.toml")
        records = "records" in known and all(_own(raw, name) for name in known["records"])
        if records or (all(any(_own(raw, name) for name in group) for group in known["sure"]) and _looks(raw, known)):
            return _mapping(raw, layout, known)
    return None


def _own(raw: RawTable, known: str) -> str | None:
    return same_column(known, raw.columns)


def _looks(raw: RawTable, known: dict[str, Any]) -> bool:
    """Tell whether a table without a header holds what the layout's first columns hold."""
    looks = known.get("headerless", {}).get("looks")
    if not looks or raw.file.header != 0 or raw.file.format != "csv":
        return True
    first = [column[0].as_py() or "" if len(raw) else "" for column in list(raw.columns.values())[: len(looks)]]
    return all(re.fullmatch(pattern, value) for pattern, value in zip(looks, first, strict=True))


def _mapping(raw: RawTable, layout: str, known: dict[str, Any]) -> Mapping:
    columns = {field: tuple(own for name in names if (own := _present(raw, name))) for field, names in known["columns"].items()}
    keep = [own for name in known.get("keep", {}).get("columns", []) if (own := _own(raw, name))]
    return Mapping(
        layout=layout,
        name=known["name"],
        prefix=known["prefix"],
        file=raw.file,
        columns={field: names for field, names in columns.items() if names},
        codes={field: table for field, table in known.get("codes", {}).items() if columns.get(field)},
        missing=tuple(known.get("missing", ())),
        keep=tuple(keep),
    )


def _present(raw: RawTable, name: str) -> str | None:
    """Return the table's own names for "this|or that" and "this&that", or None where it lacks them."""
    if name.startswith(FINEST):
        return name
    if AND in name:
        parts = [_present(raw, part) for part in name.split(AND)]
        return AND.join(part for part in parts if part) if all(parts) else None
    return next((own for one in name.split(OR) if (own := _own(raw, one))), None)
