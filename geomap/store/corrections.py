r"""`data/corrections.csv`: takes the file a person keeps, gives its rows as corrections, and a rejection for each row that says nothing that can be done.

The file is read at every build and never written; in UTF-8, or in what a spreadsheet saved it as (UTF-16, cp1252). Columns: incident_id, action, field, value, longitude, latitude, who, when, note, doc_id, quote;
others are ignored.

>>> found, refused = parse_corrections(b"incident_id,action,field,value\ni-1,set,date,2023-03-09\ni-1,paint,,\n", "data/corrections.csv")
>>> found[0].value, refused[0].reason[:68]
('2023-03-09', "Expected an action of set, move, drop, merge, split, got 'paint' in ")
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap.errors import RecordError
from geomap.store.csvs import iter_cells
from geomap.store.tables.encoding import to_utf8
from geomap.types import Correction, Rejection

if TYPE_CHECKING:
    from collections.abc import Mapping

ACTIONS = {"set": "set", "move": "move", "drop": "drop", "merge": "merge", "split": "split", "unmerge": "split"}
TEXTS = ("field", "value", "doc_id", "quote", "who", "when", "note")
LIMITS = {"longitude": 180.0, "latitude": 90.0}


def read_corrections(path: str | Path, uri: str | None = None) -> tuple[list[Correction], list[Rejection]]:
    """Return the corrections of the file at `path` in its order, none where there is no file; `uri` is what messages call it."""
    try:
        data = Path(path).read_bytes()
    except FileNotFoundError:
        return [], []
    except OSError as error:
        reason = f"Expected corrections that can be read at {uri or path}, got {(error.strerror or str(error)).lower()!r}; check its rights."
        return [], [_refused(reason, uri or str(path))]
    return parse_corrections(data, uri or str(path))


def parse_corrections(data: bytes, uri: str) -> tuple[list[Correction], list[Rejection]]:
    """Return the corrections of CSV `data` and what was wrong in it."""
    corrections: list[Correction] = []
    rejections: list[Rejection] = []
    header: list[str] = []
    try:
        for line, cells in iter_cells(uri, to_utf8(data, where=uri).data):
            if header:
                row = {name: cell.strip() for name, cell in zip(header, cells, strict=False) if cell.strip()}
                found = _correction(row, line, uri)
                if isinstance(found, Correction):
                    corrections.append(found)
                else:
                    rejections.append(_refused(found, uri))
                continue
            header = [cell.strip().lower() for cell in cells]
            missing = [name for name in ("incident_id", "action") if name not in header]
            if missing:
                reason = f"Expected the columns incident_id and action in {uri}, got {', '.join(header)[:200]!r} in line {line}; no correction is applied."
                return [], [_refused(reason, uri)]
    except RecordError as error:
        rejections.append(_refused(str(error), uri))
    return corrections, rejections


def _refused(reason: str, uri: str) -> Rejection:
    return Rejection(doc_id=None, stage="corrections", reason=reason, uri=uri)


def _correction(row: Mapping[str, str], line: int, uri: str) -> Correction | str:
    """Return the correction of a row, or the sentence that says what is wrong with it."""
    where = f"in line {line} of {uri}"
    action: Any = ACTIONS.get(row.get("action", "").lower())
    if action is None:
        return f"Expected an action of set, move, drop, merge, split, got {row.get('action', '')!r} {where}; correct the row."
    if "incident_id" not in row and not ("doc_id" in row and "quote" in row):
        return f"Expected an incident_id, or a doc_id and a quote, got neither {where}; fill in the incident's id."
    numbers: dict[str, Any] = {}
    for name, limit in LIMITS.items():
        if name not in row:
            continue
        try:
            numbers[name] = float(row[name])
        except ValueError:
            return f"Expected a number of degrees as {name}, got {row[name]!r} {where}; write it like 67.11."
        if not -limit <= numbers[name] <= limit:
            return f"Expected a {name} from -{limit:.0f} to {limit:.0f}, got {row[name]} {where}; longitude and latitude may be swapped."
    if len(numbers) == 1:
        return f"Expected longitude and latitude together, got only {next(iter(numbers))} {where}; fill in both."
    texts: dict[str, Any] = {name: row.get(name) for name in TEXTS}
    return Correction(incident_id=row.get("incident_id", ""), action=action, line=line, **numbers, **texts)
