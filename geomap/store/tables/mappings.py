"""Mappings as TOML: takes a mapping, gives text that a person can read and edit, and reads it back.

>>> words = to_toml(Mapping(layout="guessed", name="a table", prefix="a", columns={"latitude": ("Lat",)}))
>>> from_toml(words).columns
{'latitude': ('Lat',)}
"""

from __future__ import annotations

import dataclasses
import tomllib
from pathlib import Path
from typing import Any

import msgspec

from geomap.errors import RecordError
from geomap.files import write_atomic
from geomap.store.tables.records import Mapping

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
        return msgspec.convert(tomllib.loads(words), Mapping)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, RecursionError) as error:
        message = f"Expected a mapping of columns in {where}, got {str(error)[:1].lower()}{str(error)[1:]}; docs/tables.md shows one."
        raise RecordError(message) from None


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
