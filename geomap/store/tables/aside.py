"""Rows that are no incidents: takes a raw table, sets aside the tags of HXL and headers that come again, and says so.

>>> import numpy as np, pyarrow as pa
>>> from geomap.store.tables.records import RawTable, Shape
>>> columns = {"Date": pa.chunked_array([["#date", "2020-01-01", "Date"]]), "Killed": pa.chunked_array([["#affected+killed", "3", "Killed"]])}
>>> table, tags = set_aside(RawTable(columns=columns, rows=np.array([2, 3, 4]), file=Shape()))
>>> table.rows.tolist(), tags["Killed"], table.notes
([3], '#affected+killed', ('Row 2: HXL tags, no incident.', 'Row 4: the header again, no incident.'))
"""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING, Any

from geomap.store.tables.coded import coded
from geomap.store.tables.data import rows
from geomap.store.tables.journal import numbered
from geomap.store.tables.names import plain

if TYPE_CHECKING:
    from geomap.store.tables.journal import Journal
    from geomap.store.tables.records import RawTable

TAG = re.compile(r"#[a-z][a-z0-9_]*(?:\s*\+\s*[a-z][a-z0-9_]*)*", re.IGNORECASE)
FIRST_ROWS = 3
LOOKED_AT = 5
LONGEST_WORD = 60
FEW_COLUMNS = 2


def set_aside(raw: RawTable) -> tuple[RawTable, dict[str, str]]:
    """Return the table without such rows, and the HXL tag of each column that has one."""
    import numpy as np

    size = len(raw)
    kept = np.ones(size, dtype=bool)
    notes = []
    tags: dict[str, str] = {}
    for at in range(min(FIRST_ROWS, size)):
        cells = {name: (column[at].as_py() or "").strip() for name, column in raw.columns.items()}
        found = {name: re.sub(r"\s", "", cell.lower()) for name, cell in cells.items() if TAG.fullmatch(cell)}
        if len(found) >= max(2, sum(bool(cell) for cell in cells.values()) / 2):
            tags = tags or found
            kept[at] = False
            notes.append(f"{numbered(raw.rows[at : at + 1])}: HXL tags, no incident.")
    again = _header_again(raw) & kept
    if again.any():
        kept &= ~again
        notes.append(f"{numbered(raw.rows[again])}: the header again, no incident.")
    if kept.all():
        return raw, tags
    return _filtered(raw, kept, notes), tags


def _header_again(raw: RawTable) -> Any:
    """Tell which rows repeat the names of the columns."""
    import numpy as np
    import pyarrow.compute as pc

    again = np.ones(len(raw), dtype=bool)
    for name, column in raw.columns.items():
        if not again.any():
            break
        again &= pc.equal(pc.utf8_trim_whitespace(column), name).fill_null(fill_value=False).to_numpy()
    return again if raw.columns else np.zeros(len(raw), dtype=bool)


def _filtered(raw: RawTable, kept: Any, notes: list[str]) -> RawTable:
    import pyarrow as pa

    mask = pa.array(kept)
    columns = {name: column.filter(mask) for name, column in raw.columns.items()}
    shapes = None if raw.shapes is None else raw.shapes[kept]
    return dataclasses.replace(raw, columns=columns, rows=raw.rows[kept], shapes=shapes, notes=(*raw.notes, *notes))


def refuse_others(raw: RawTable, bare: Any, silent: Any, journal: Journal) -> None:
    """Refuse rows of totals, footnotes, and rows that tell nothing: `bare` rows have neither date nor point, `silent` ones neither name nor text either."""
    import numpy as np

    if not bare.any():
        return
    totals = np.zeros(len(raw), dtype=bool)
    for column in list(raw.columns.values())[:LOOKED_AT]:
        texts = coded(column)
        totals |= texts.spread(np.array([_is_total(value) for value in texts.values], dtype=bool), missing=False)
    journal.refuse("it is a row of totals", totals & bare)
    alone = bare & (_filled(raw, bare) == 1) & (len(raw.columns) > FEW_COLUMNS)
    journal.refuse("it has one cell only, and is taken for a footnote", alone)
    journal.refuse("it has neither date nor place nor text", silent & bare)


def _is_total(value: str) -> bool:
    words = plain(value) if len(value) <= LONGEST_WORD else ""
    return any(words == plain(row["word"]) or words.startswith(plain(row["word"]) + " ") for row in rows("total_words.tsv")) and not re.search(
        r"[a-z]{3,}.*\d{4}", words
    )


def _filled(raw: RawTable, which: Any) -> Any:
    """Count the cells of rows that hold anything (of the rows asked for)."""
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute as pc

    counts = np.zeros(len(raw), dtype=np.int64)
    at = np.flatnonzero(which)
    for column in raw.columns.values():
        cells = pc.fill_null(pc.utf8_trim_whitespace(column.take(pa.array(at))), "")
        counts[at] += pc.not_equal(cells, "").to_numpy().astype(np.int64)
    return counts
