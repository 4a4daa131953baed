"""Mappings as TOML: takes a mapping, gives text that a person can read and edit, and reads it back.

>>> words = to_toml(Mapping(layout="guessed", name="a table", prefix="a", columns={"latitude": ("Lat",)}))
>>> from_toml(words).columns
{'latitude': ('Lat',)}
"""

from __future__ import annotations

import dataclasses
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import msgspec

from geomap.errors import RecordError
from geomap.files import write_atomic
from geomap.store.tables.countries import SCHEMES
from geomap.store.tables.data import rows
from geomap.store.tables.records import Mapping, Shape
from geomap.types import Category, DatePrecision, Status

if TYPE_CHECKING:
    from collections.abc import Iterable

FIELDS = (
    *("incident_id", "category", "status", "date", "date_end", "date_prec", "year", "month", "day"),
    *("country", "country_code", "admin1", "admin2", "place", "full_name", "longitude", "latitude", "coordinates", "geometry"),
    *("where_prec", "coordinate_uncertainty_m", "perpetrators", "targets", "weapons"),
    *("killed", "killed_low", "killed_high", "killed_parts", "injured", "injured_low", "injured_high", "detained", "abducted"),
    *("quote", "title", "publisher", "published", "url", "sources", "sources_listed", "events"),
)
"""What a table's columns can be; docs/tables.md says what each holds."""

MEANINGS: dict[str, tuple[str, ...]] = {
    "category": (*get_args(Category), "-"),
    "status": get_args(Status),
    "date_prec": get_args(DatePrecision),
    "where_prec": ("1", "2", "3", "4", "5", "6", "7", ""),
}
CODED = (*MEANINGS, "country_code")

HEAD = """\
# How geomap read a table. Edit it and give it back: geomap import FILE --mapping THIS.toml -o OUT
# columns: our field = the table's columns (several: the first with a value; "a&b": both together). codes: the table of geomap that explains a field's values.
# values: what single values mean, before any table, e.g. [values.category] "Roadside device" = "bombing". fill: one value for all rows.
# docs/tables.md lists the fields.
"""


def to_toml(mapping: Mapping) -> str:
    """Return a mapping as TOML."""
    tree = {name: value for name, value in dataclasses.asdict(mapping).items() if value not in (None, {}, ())}
    tree["file"] = {name: value for name, value in tree["file"].items() if value is not None}
    plain = [f"{name} = {_value(value)}" for name, value in tree.items() if not isinstance(value, dict)]
    parts = [HEAD + "\n".join(plain)]
    for name, value in tree.items():
        if not isinstance(value, dict) or not value:
            continue
        if all(isinstance(inner, dict) for inner in value.values()):
            parts += [f"[{name}.{_key(inner)}]\n" + _pairs(pairs) for inner, pairs in value.items()]
        else:
            parts.append(f"[{name}]\n" + _pairs(value))
    return "\n\n".join(parts) + "\n"


def _pairs(pairs: dict[str, Any]) -> str:
    return "\n".join(f"{_key(name)} = {_value(value)}" for name, value in pairs.items())


def _key(name: str) -> str:
    return name if name.isascii() and name.replace("_", "").replace("-", "").isalnum() else _value(name)


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(_value(one) for one in value) + "]"
    if isinstance(value, int):
        return str(value)
    text = msgspec.json.encode(str(value).encode("utf-8", "replace").decode("utf-8")).decode()
    return text.replace("\x7f", "\\u007f")


def from_toml(words: str, where: str = "the mapping") -> Mapping:
    """Return the mapping that TOML holds; raise RecordError where it is none."""
    try:
        tree = tomllib.loads(words)
        mapping = msgspec.convert(tree, Mapping)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, RecursionError) as error:
        message = f"Expected a mapping of columns in {where}, got {str(error)[:1].lower()}{str(error)[1:]}; docs/tables.md shows one."
        raise RecordError(message) from None
    for kind, known in (("", tree), ("file.", tree.get("file", {}))):
        for name in known:
            if name not in {one.name for one in dataclasses.fields(Shape if kind else Mapping)}:
                message = f"Expected a setting of a mapping in {where}, got {kind}{name!r}; docs/tables.md lists them."
                raise RecordError(message)
    return mapping


def check(mapping: Mapping) -> None:
    """Raise RecordError where a mapping asks for a field, table or value that geomap does not know."""
    for part in ("columns", "fill"):
        for name in getattr(mapping, part):
            _expect(name, FIELDS, f"a field under {part}")
    for name, table in mapping.codes.items():
        _expect(name, CODED, "a field under codes")
        _expect(table, tables_of(name), f"a table for {name} under codes")
    for name, values in mapping.values.items():
        _expect(name, MEANINGS, "a field under values")
        for value in values.values():
            _expect(value, MEANINGS[name], f"a value for {name} under values")
    if mapping.date_order is not None:
        _expect(mapping.date_order, ("DMY", "MDY"), "date_order")
    if mapping.decimal is not None:
        _expect(mapping.decimal, (".", ","), "decimal")


def tables_of(field: str) -> tuple[str, ...]:
    """Return the names of geomap's tables for the values of a field.

    >>> tables_of("status")
    ('gtd', 'words')
    """
    if field == "country_code":
        return ("auto", *SCHEMES)
    if field == "category":
        return (*dict.fromkeys(row["table"] for row in rows("categories.tsv")), "words")
    return tuple(dict.fromkeys(row["table"] for row in rows("precisions.tsv") if row["field"] == field))


def _expect(got: str, known: Iterable[str], what: str) -> None:
    if got not in known:
        message = f"Expected {what} among {', '.join(one for one in known if one)} in the mapping, got {got!r}."
        raise RecordError(message)


def read_mapping(path: str | Path) -> Mapping:
    """Return the mapping of a TOML file; raise RecordError where there is none."""
    source = Path(path)
    try:
        words = source.read_text(encoding="utf-8")
    except FileNotFoundError:
        message = f"Expected a mapping at {path}, found nothing there; check the path."
        raise RecordError(message) from None
    except UnicodeDecodeError:
        message = f"Expected a mapping in UTF-8 at {path}, found other bytes; save it as UTF-8."
        raise RecordError(message) from None
    return from_toml(words, str(path))


def write_mapping(path: str | Path, mapping: Mapping) -> None:
    """Write a mapping as TOML, in one step."""
    write_atomic(path, to_toml(mapping))


def describe(mapping: Mapping) -> str:
    """Return in words what was taken for what, one line a field."""
    head = f"read as {mapping.name}" if mapping.layout != "guessed" else "read by guessing its columns"
    lines = [f"  {field:<14} <- {', '.join(names)}" for field, names in mapping.columns.items()]
    lines += [f"  {field:<14} =  {value}" for field, value in mapping.fill.items()]
    return "\n".join([head, *lines])
