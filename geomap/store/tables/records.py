"""What the readers of tables hand to each other: a table as it was read, how it is to be understood, and what came of it.

>>> Mapping(layout="guessed", name="a table", prefix="a").columns
{}
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

    from geomap.types import Rejection


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How a file is laid out. `header` is the row that names the columns (0: none); `sheet` names a sheet of a workbook or a layer. None: find out."""

    format: str | None = None
    encoding: str | None = None
    delimiter: str | None = None
    header: int | None = None
    sheet: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """How a table is to be understood; saved as TOML, edited, and given back.

    `layout` names the known layout it was taken for, or is "guessed". `name` is what a row without a publisher is said to come from; `prefix` stands before
    each row's own id. `columns` says for each field of ours which columns of the table it comes from, `codes` which of geomap's tables explains the values
    of a field, `values` what single values of a field mean, before any table. `fill` holds values for all rows. `missing` lists values that stand for
    unknown. `date_order` is "DMY" or "MDY", `decimal` the decimal sign; None: decided over the whole column. `only_incidents`
    leaves rows out that tell of no incident. `keep` lists columns of the table to carry along.
    """

    layout: str
    name: str
    prefix: str
    file: Shape = field(default_factory=Shape)
    columns: dict[str, tuple[str, ...]] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)
    values: dict[str, dict[str, str]] = field(default_factory=dict)
    fill: dict[str, str] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    date_order: str | None = None
    decimal: str | None = None
    only_incidents: bool = False
    keep: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RawTable:
    """A table as read: columns of Arrow texts by name, and each record's row number as a spreadsheet counts. `shapes` are the geometries, where it has any."""

    columns: dict[str, Any]
    rows: Any
    file: Shape
    shapes: Any = None
    notes: tuple[str, ...] = ()
    rejections: tuple[Rejection, ...] = ()

    def __len__(self) -> int:
        """Count the records."""
        return len(self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """Somebody else's table as incidents: the flat record, the mapping that was used, what there is to say, and the rows that were left out."""

    frame: GeoDataFrame
    mapping: Mapping
    notes: tuple[str, ...] = ()
    rejections: tuple[Rejection, ...] = ()
