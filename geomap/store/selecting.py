"""Choosing rows: takes a table and what to keep, gives the rows that fit.

>>> from geomap.store.frame import to_frame
>>> len(select(to_frame([]), countries=["AF"], years=(2018, 2023)))
0
"""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from geomap.errors import OptionError
from geomap.types import Category

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geopandas import GeoDataFrame

CATEGORIES = get_args(Category)


def select(
    frame: GeoDataFrame,
    *,
    countries: Iterable[str] | None = None,
    years: tuple[int, int] | None = None,
    categories: Iterable[str] | None = None,
    bbox: tuple[float, float, float, float] | None = None,
) -> GeoDataFrame:
    """Return the rows of `frame` in any of `countries` (codes or names), of `years` (first and last), of any of `categories`, in `bbox`.

    A row whose date reaches into the years fits; one whose date is unknown does not. `bbox` is west, south, east, north in degrees; west may be greater than
    east, across the antimeridian. A row that is not placed lies in no box.
    """
    kept = frame["incident_id"].notna() | True
    if countries:
        wanted = {country.strip().casefold() for country in countries}
        kept &= _folded(frame, "country_code").isin(wanted) | _folded(frame, "country").isin(wanted)
    if categories:
        kept &= frame["category"].isin(list(_known(frame, categories)))
    if years:
        kept &= _in_years(frame, years)
    if bbox:
        kept &= _in_box(frame, bbox)
    return frame[kept.to_numpy(dtype=bool)]


def _folded(frame: GeoDataFrame, column: str) -> GeoDataFrame:
    return frame[column].astype("string").str.casefold()


def _known(frame: GeoDataFrame, categories: Iterable[str]) -> Iterable[str]:
    present = set(frame["category"].dropna())
    for category in categories:
        if category not in CATEGORIES and category not in present:
            message = f"Expected one of the categories {', '.join(CATEGORIES)}, got {category!r}."
            raise OptionError(message)
        yield category


def _in_years(frame: GeoDataFrame, years: tuple[int, int]) -> GeoDataFrame:
    first, last = years
    if first > last:
        message = f"Expected years as first..last, got {first}..{last}; turn them round."
        raise OptionError(message)
    starts = frame["date"].astype("string").str.slice(0, 4)
    ends = frame["date_end"].astype("string").str.slice(0, 4).fillna(starts)
    return (starts.fillna("9999") <= f"{last:04d}") & (ends.fillna("0000") >= f"{first:04d}") & starts.notna()


def _in_box(frame: GeoDataFrame, bbox: tuple[float, float, float, float]) -> GeoDataFrame:
    west, south, east, north = bbox
    if not (-90 <= south <= north <= 90 and -180 <= west <= 180 and -180 <= east <= 180):
        message = f"Expected a box as west, south, east, north in degrees, got {west:g}, {south:g}, {east:g}, {north:g}."
        raise OptionError(message)
    x, y = frame["longitude"], frame["latitude"]
    across = (x >= west) & (x <= east) if west <= east else (x >= west) | (x <= east)
    return across & (y >= south) & (y <= north)
