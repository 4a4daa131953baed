"""The category of an incident: takes a sheet, gives for every row our category, its status, and whether both sides acted.

Codes of CAMEO stand for those that begin with them; words of a table nobody knows are matched with the words that analysts use.

>>> by_words("Roadside IED (VOIED)"), by_words("Arrests"), by_words("Meeting")
('bombing', 'arrest', None)
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, NamedTuple

from geomap.store.tables.coded import objects
from geomap.store.tables.codes import comparable, explained, told
from geomap.store.tables.data import rows
from geomap.store.tables.names import plain

if TYPE_CHECKING:
    from geomap.store.tables.journal import Journal
    from geomap.store.tables.sheet import Sheet

NO_INCIDENT = "-"
ROOTS = 20


class Kinds(NamedTuple):
    """Columns of category and status (None unknown), and which rows are told as fights between two sides."""

    category: Any
    status: Any
    both: Any


def kinds(sheet: Sheet, journal: Journal) -> Kinds:
    """Read the category and status of all rows."""
    import numpy as np

    size = len(sheet)
    category, status = np.full(size, None, dtype=object), np.full(size, None, dtype=object)
    both, decided, named = np.zeros(size, dtype=bool), np.zeros(size, dtype=bool), np.zeros(size, dtype=bool)
    for column in [sheet.first("category")] if "category" in sheet.mapping.fill else sheet.all("category"):
        found = [_meaning(value, sheet) for value in column.values]
        open_rows = column.known & ~decided
        named |= column.known
        hit = column.spread(np.array([one is not None for one in found], dtype=bool), missing=False) & open_rows
        for target, place in ((category, 0), (status, 1)):
            target[hit] = column.spread(objects([None if one is None else one[place] or None for one in found]))[hit]
        both[hit] = column.spread(np.array([one is not None and one[2] for one in found], dtype=bool), missing=False)[hit]
        decided |= hit
    stated = explained(sheet, "status", journal)
    status = np.where(np.equal(stated, None), np.where(np.equal(status, None), "occurred", status), stated)
    columns = sheet.all("category")
    if columns:
        missing = named & ~decided
        if missing.any():
            journal.note(
                f"{int(missing.sum()):,} rows have a category that geomap has no word for: {told(columns[-1], missing)}; name them under [values.category] in the mapping."
            )
        none = decided & np.equal(category, None)
        if none.any():
            journal.note(f"{int(none.sum()):,} rows tell of no incident by geomap's table and have no category: {told(columns[0], none)}.")
    return Kinds(category, status.astype(object), both)


Meaning = tuple[str, str, bool]


def _meaning(value: str, sheet: Sheet) -> Meaning | None:
    own = {comparable(one): meaning for one, meaning in sheet.mapping.values.get("category", {}).items()}
    mine = own.get(comparable(value))
    if mine is not None:
        return ("" if mine == NO_INCIDENT else mine), "", False
    table = sheet.mapping.codes.get("category", "words")
    if table == "cameo":
        return by_cameo(value)
    found = meanings(table).get(comparable(value))
    if found or table != "words":
        return found
    word = by_words(value)
    return None if word is None and plain(value) not in none_words() else (word or "", "", False)


@functools.cache
def meanings(table: str) -> dict[str, Meaning]:
    """Return a table of codes: category, status and whether both sides act, by comparable value."""
    return {comparable(row["value"]): (row["category"], row["status"], row["sides"] == "both") for row in rows("categories.tsv") if row["table"] == table}


def by_cameo(value: str) -> Meaning | None:
    """Return what a CAMEO code means: the longest code of the table that it begins with; zeros that a spreadsheet took away are put back.

    >>> by_cameo("1831")[0], by_cameo("190")[0], by_cameo("43")
    ('suicide_bombing', 'clash', ('', '', False))
    """
    code = value.removesuffix(".0").strip()
    if not code.isdecimal() or not 2 <= len(code) <= 4:
        return None
    if int(code[:2]) > ROOTS:
        code = "0" + code
    return next((meanings("cameo")[code[:length]] for length in range(len(code), 1, -1) if code[:length] in meanings("cameo")), None)


@functools.cache
def _phrases() -> tuple[tuple[str, str], ...]:
    return tuple((f" {plain(row['words'])}", row["category"]) for row in rows("category_words.tsv"))


@functools.cache
def none_words() -> frozenset[str]:
    """Return the words of tables for what is no incident."""
    return frozenset(words.strip() for words, category in _phrases() if category == NO_INCIDENT)


def by_words(value: str) -> str | None:
    """Return the category of a phrase: the first entry of the list of words that begins one of its words; None where it names no incident."""
    text = f" {plain(value)} "
    for words, category in _phrases():
        short = len(words) <= 4
        if (f"{words} " if short else words) in text or (short and f"{words}s " in text):
            return None if category == NO_INCIDENT else category
    return None
