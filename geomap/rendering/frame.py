"""Reads a frame of any origin: takes a GeoDataFrame (or a table with longitude and latitude), gives its columns as plain arrays and lists.

What is missing stays missing: None in lists, NaN in numbers, `NO_DAY` in days. Impossible values are refused by naming their row.

>>> import pandas as pd
>>> columns = read_frame(pd.DataFrame({"longitude": [69.2, None], "latitude": [34.5, None], "date": ["2021-08", None]}))
>>> columns.longitude.tolist(), columns.days("date").tolist()
([69.2, nan], [18840, -2147483648])
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from geomap.errors import RecordError

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

NO_DAY = -(2**31)
WGS84 = 4326


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The columns of a frame. `shapes` holds the geometry to draw instead of a pin, or None; `rows` the place of each row in the table it came from."""

    table: pd.DataFrame
    longitude: NDArray[np.float64]
    latitude: NDArray[np.float64]
    shapes: NDArray[np.object_]
    rows: NDArray[np.int64]

    def __len__(self) -> int:
        """Return how many incidents there are."""
        return len(self.table)

    @property
    def geometry_name(self) -> str | None:
        """Return the name of the geometry column, if there is one."""
        name = getattr(self.table, "_geometry_column_name", None)
        return name if name in self.table.columns else None

    def take(self, order: NDArray[np.intp]) -> Frame:
        """Return the same incidents in another order."""
        return Frame(
            table=self.table.iloc[order], longitude=self.longitude[order], latitude=self.latitude[order], shapes=self.shapes[order], rows=self.rows[order]
        )

    def head(self, rows: int) -> Frame:
        """Return the first `rows` incidents."""
        return Frame(
            table=self.table.iloc[:rows], longitude=self.longitude[:rows], latitude=self.latitude[:rows], shapes=self.shapes[:rows], rows=self.rows[:rows]
        )

    def has(self, name: str) -> bool:
        """Tell whether the frame has a column with anything in it."""
        return name in self.table.columns and bool(self.table[name].notna().any())

    def objects(self, name: str) -> NDArray[np.object_]:
        """Return a column as it is, None where missing."""
        if name not in self.table.columns:
            return np.full(len(self), None, dtype=object)
        column = self.table[name]
        values = column.to_numpy(dtype=object, copy=True)
        values[column.isna().to_numpy()] = None
        return values

    def texts(self, name: str) -> NDArray[np.object_]:
        """Return a column as text, None where missing or empty."""
        values = self.objects(name)
        odd = [i for i, value in enumerate(values) if value is not None and (type(value) is not str or not value)]
        for i in odd:
            values[i] = str(values[i]) or None
        return values

    def numbers(self, name: str) -> NDArray[np.float64]:
        """Return a column as numbers, NaN where missing."""
        import pandas as pd

        if name not in self.table.columns:
            return np.full(len(self), np.nan)
        given = self.table[name]
        values = pd.to_numeric(given, errors="coerce")
        bad = np.flatnonzero((values.isna() & given.notna()).to_numpy())
        if bad.size:
            raise self.refuse(int(bad[0]), name, "a number", given.iloc[int(bad[0])])
        return values.to_numpy(dtype=np.float64, na_value=np.nan)

    def days(self, name: str) -> NDArray[np.int64]:
        """Return a column of ISO dates as days since 1970, `NO_DAY` where missing."""
        values = self.objects(name)
        present = np.array([value is not None for value in values], dtype=bool)
        days = np.full(len(self), NO_DAY, dtype=np.int64)
        days[present] = self._to_days(name, values, np.flatnonzero(present))
        return days

    def refuse(self, row: int, column: str, expected: str, got: object) -> RecordError:
        """Return the error that names a row that cannot be used, as its table counts them."""
        identity = f" (incident_id {self.table['incident_id'].iloc[row]})" if "incident_id" in self.table.columns else ""
        return RecordError(f"Expected {expected} in {column} but found {got!r} in row {self.rows[row] + 1}{identity}; correct the value or leave it empty.")

    def _to_days(self, name: str, values: NDArray[np.object_], present: NDArray[np.intp]) -> NDArray[np.int64]:
        """Return `values[present]` as days since 1970."""
        try:
            return np.array([str(value)[:10] for value in values[present]], dtype="datetime64[D]").astype(np.int64)
        except ValueError:
            for row in present:
                try:
                    np.datetime64(str(values[row])[:10], "D")
                except ValueError:
                    raise self.refuse(int(row), name, "an ISO date such as 2023-03-09", values[row]) from None
            raise


def read_frame(table: pd.DataFrame) -> Frame:
    """Read `table`; raise `RecordError` naming the first row that cannot be drawn."""
    longitude, latitude, shapes = _positions(table)
    frame = Frame(table=table, longitude=longitude, latitude=latitude, shapes=shapes, rows=np.arange(len(table)))
    for name, values, limit in (("longitude", longitude, 180.0), ("latitude", latitude, 90.0)):
        outside = np.flatnonzero((np.abs(values) > limit) | np.isinf(values))
        if outside.size:
            raise frame.refuse(int(outside[0]), name, f"degrees from -{limit:g} to {limit:g}", float(values[outside[0]]))
    lonely = np.flatnonzero(np.isnan(longitude) != np.isnan(latitude))
    if lonely.size:
        raise frame.refuse(int(lonely[0]), "longitude and latitude", "both or neither", "one alone")
    return frame


def _positions(table: pd.DataFrame) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.object_]]:
    """Return longitudes, latitudes and shapes, from the geometry where there is one, else from the columns."""
    import shapely

    shapes = np.full(len(table), None, dtype=object)
    if "shape" in table.columns:
        given = table["shape"].to_numpy(dtype=object)
        shapes[:] = [shape if shape is not None and shapely.is_geometry(shape) and not shapely.is_empty(shape) else None for shape in given]
    geometry = getattr(table, "_geometry_column_name", None)
    if geometry is None or geometry not in table.columns:
        bare = Frame(table=table, longitude=np.empty(0), latitude=np.empty(0), shapes=shapes, rows=np.arange(len(table)))
        return bare.numbers("longitude"), bare.numbers("latitude"), shapes
    series = table[geometry]
    if series.crs is not None and series.crs.to_epsg() != WGS84:
        series = series.to_crs(WGS84)
    points = series.to_numpy()
    extended = np.flatnonzero(~np.isin(shapely.get_type_id(points), (-1, 0)) & ~shapely.is_empty(points))
    if extended.size:
        points = points.copy()
        for i in extended:
            if shapes[i] is None:
                shapes[i] = points[i]
            points[i] = points[i].representative_point()
    points = np.where(shapely.is_empty(points), None, points)
    return shapely.get_x(points), shapely.get_y(points), shapes
