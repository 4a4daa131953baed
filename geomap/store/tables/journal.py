"""What was done to a table, row by row: takes remarks on rows, gives sentences with row numbers, and a remark a row.

>>> import numpy as np
>>> journal = Journal(np.array([2, 3, 4, 7]), "a.csv")
>>> journal.remark("has no date", np.array([0, 1, 2, 3]))
>>> journal.notes
['Rows 2-4, 7: has no date.']
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from geomap.types import Rejection

if TYPE_CHECKING:
    from collections.abc import Iterable

SHOWN = 20


class Journal:
    """Remarks on the rows of one table. Rows are numbered as a spreadsheet does: the header is row 1."""

    def __init__(self, rows: Any, uri: str | None) -> None:
        """Keep the row numbers of the table's records, in order, and where the table lies."""
        import numpy as np

        self.rows = rows
        self.uri = uri
        self.notes: list[str] = []
        self.rejections: list[Rejection] = []
        self.remarks = np.full(len(rows), None, dtype=object)
        self.refused = np.zeros(len(rows), dtype=bool)
        self.date_order: str | None = None

    def note(self, words: str) -> None:
        """Say something of the whole table."""
        self.notes.append(words)

    def remark(self, words: str, which: Any, example: object = None) -> None:
        """Say something of the rows at positions `which` (or where a mask is true), and keep it with each of them."""
        import numpy as np

        at = np.flatnonzero(which) if which.dtype == bool else np.asarray(which)
        if not len(at):
            return
        shown = f" (for example {str(example)[:60]!r})" if example is not None else ""
        self.notes.append(f"{numbered(self.rows[at])}: {words}{shown}.")
        bare = np.array([one is None for one in self.remarks[at]], dtype=bool)
        self.remarks[at[bare]] = words
        for one in at[~bare].tolist():
            self.remarks[one] = f"{self.remarks[one]}; {words}"

    def refuse(self, words: str, which: Any) -> None:
        """Refuse rows: they are left out of the table and listed, one rejection a row."""
        import numpy as np

        at = np.flatnonzero(which) if which.dtype == bool else np.asarray(which)
        at = at[~self.refused[at]]
        self.refused[at] = True
        self.rejections.extend(rejection(int(row), words, self.uri) for row in self.rows[at].tolist())


def rejection(row: int, words: str, uri: str | None) -> Rejection:
    """Return the refusal of one row."""
    return Rejection(doc_id=None, stage="tables", reason=f"Row {row} is left out: {words}.", uri=uri)


def numbered(rows: Iterable[int]) -> str:
    """Return row numbers in words: "Row 7", "Rows 2-4, 9 and 120 more".

    >>> numbered([9, 2, 3, 4]), numbered([7])
    ('Rows 2-4, 9', 'Row 7')
    """
    numbers = sorted(int(row) for row in rows)
    runs: list[list[int]] = [[numbers[0], numbers[0]]] if numbers else []
    for before, number in pairwise(numbers):
        if number == before + 1:
            runs[-1][1] = number
        elif number != before:
            runs.append([number, number])
    words = [str(first) if first == last else f"{first}-{last}" for first, last in runs[:SHOWN]]
    left = sum(last - first + 1 for first, last in runs[SHOWN:])
    more = f" and {left:,} more" if left else ""
    return f"{'Row' if len(numbers) == 1 else 'Rows'} {', '.join(words)}{more}"
