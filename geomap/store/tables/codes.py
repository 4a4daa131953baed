"""What a source's codes mean: takes a sheet and a field, gives our value for every row, by the mapping's own values and geomap's tables.

>>> table_of("precisions.tsv", "acled", "where_prec")["3"]
'4'
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Any

from geomap.store.tables.coded import Coded, objects
from geomap.store.tables.data import rows
from geomap.store.tables.names import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geomap.store.tables.journal import Journal
    from geomap.store.tables.sheet import Sheet

SHOWN = 12
NONE = ""
NUMERIC = {"where_prec", "date_prec"}
NUMBERED = re.compile(r"\(?([1-9])\)?[\s:.\u2013-]+(?=[^\W\d_])")


@functools.cache
def table_of(name: str, table: str, field: str | None = None) -> dict[str, str]:
    """Return one table of codes: what each value gives, by its comparable form."""
    gives = "gives" if field else "category"
    return {comparable(row["value"]): row[gives] for row in rows(name) if row["table"] == table and row.get("field") in {field, None}}


@functools.cache
def comparable(value: str) -> str:
    """Return the form under which a code is looked up; both halves of a pair apart.

    >>> comparable("Battle-No change of territory"), comparable("1.0&Armed Assault"), comparable("18")
    ('battle no change of territory', '1&armed assault', '18')
    """
    return "&".join(plain(part.removesuffix(".0") if part.removesuffix(".0").isdecimal() else part) for part in value.split("&"))


def looked_up(value: str, known: Mapping[str, str]) -> str | None:
    """Return what a value means; "(2) within 25 km" means what 2 does where the words themselves mean nothing.

    >>> looked_up("(2) within 25 km", {"2": "near"}), looked_up("25 km", {"2": "near"})
    ('near', None)
    """
    found = known.get(comparable(value))
    numbered = NUMBERED.match(value) if found is None else None
    return known.get(numbered.group(1)) if numbered else found


def explained(sheet: Sheet, field: str, journal: Journal) -> Any:
    """Return for each row what the first of the field's columns that means anything means; values without a meaning are told."""
    import numpy as np

    table = sheet.mapping.codes.get(field)
    words = table_of("precisions.tsv", "words", field)
    known = table_of("precisions.tsv", table, field) if table else words | (table_of("precisions.tsv", "ucdp", field) if field in NUMERIC else {})
    own = {comparable(value): meaning for value, meaning in sheet.mapping.values.get(field, {}).items()}
    result = np.full(len(sheet), None, dtype=object)
    unknown = np.zeros(len(sheet), dtype=bool)
    for column in [sheet.first(field)] if field in sheet.mapping.fill else sheet.all(field):
        meanings = [own.get(comparable(value), looked_up(value, known)) for value in column.values]
        spread = column.spread(objects(meanings))
        empty = np.equal(result, None)
        result[empty] = spread[empty]
        unknown |= column.known & np.equal(spread, None)
    lost = unknown & np.equal(result, None)
    result[result == NONE] = None
    if lost.any():
        journal.remark(f"a code of {field} is not known and is left out", lost, _example(sheet, field, lost))
    return result


def _example(sheet: Sheet, field: str, which: Any) -> str | None:
    at = int(which.argmax())
    values = [column.values[column.codes[at]] for column in sheet.all(field) if column.codes[at] >= 0]
    return str(values[0]) if values else None


def uncertainty(sheet: Sheet) -> Any:
    """Return the radius in metres that the source's codebook gives for its precision codes, NaN where it gives none."""
    import numpy as np

    table = sheet.mapping.codes.get("where_prec")
    radii = {comparable(row["value"]): row["uncertainty_m"] for row in rows("precisions.tsv") if row["table"] == table and row["uncertainty_m"]}
    column = sheet.first("where_prec") if radii else sheet.empty
    return column.spread(np.array([float(radii.get(comparable(value), "nan")) for value in column.values], dtype=float), missing=np.nan)


def told(column: Coded, which: Any) -> str:
    """Return the values that rows have, with how many rows each, the commonest first."""
    import numpy as np

    times = np.bincount(column.codes[which & column.known], minlength=len(column.values))
    order = sorted(np.flatnonzero(times).tolist(), key=lambda at: (-times[at], str(column.values[at])))
    shown = ", ".join(f"{str(column.values[at])[:40]!r} ({times[at]:,})" for at in order[:SHOWN])
    return shown + (f" and {len(order) - SHOWN} more" if len(order) > SHOWN else "")
