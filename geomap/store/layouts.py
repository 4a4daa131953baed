"""The flat record in other people's columns: takes a table and "acled" or "ucdp", gives a table with the columns that readers of those know.

What geomap does not know stays empty: these are not ACLED's or UCDP's data, and bear ids of their own.

>>> from geomap.store.frame import to_frame
>>> in_layout(to_frame([]), "ucdp").columns[:3].tolist()
['id', 'type_of_violence', 'side_a']
"""

from __future__ import annotations

import csv
import functools
from importlib import resources
from typing import TYPE_CHECKING, Literal

from geomap.errors import OptionError

if TYPE_CHECKING:
    from geopandas import GeoDataFrame
    from pandas import DataFrame, Series

Layout = Literal["acled", "ucdp"]

GEO_PRECISION = {1: 1, 2: 1, 3: 2, 4: 3, 5: 3, 6: 3, 7: 3}
TIME_PRECISION = {1: 1, 2: 2, 3: 2, 4: 3, 5: 3}
WEEK, MONTH, FEW_DAYS = 8, 31, 6
"""The longest span in days that still counts as a week, a month, "two to six days"."""


def in_layout(frame: GeoDataFrame, layout: str) -> DataFrame:
    """Return `frame` in the columns of `layout`; raise OptionError where there is no such layout."""
    if layout not in {"acled", "ucdp"}:
        message = f"Expected a layout of acled or ucdp, got {layout!r}."
        raise OptionError(message)
    return _acled(frame) if layout == "acled" else _ucdp(frame)


def date_prec(frame: DataFrame) -> Series:
    """Return UCDP GED's code of each row's date: 1 day, 2 two to six days, 3 week, 4 month, 5 longer; null where the date is unknown.

    >>> import pandas as pd
    >>> date_prec(pd.DataFrame({"date": ["2023-03-09", "2023-03-01", None], "date_end": ["2023-03-09", "2023-03-31", None]})).tolist()
    [1, 4, <NA>]
    """
    import numpy as np
    import pandas as pd

    first, last = (pd.to_datetime(frame[name], errors="coerce", format="%Y-%m-%d") for name in ("date", "date_end"))
    days = (last.fillna(first) - first).dt.days.to_numpy(dtype=float) + 1
    codes = np.select([days == 1, days <= FEW_DAYS, days <= WEEK, days <= MONTH], [1, 2, 3, 4], 5)
    return pd.Series(codes, index=frame.index, dtype="Int64").mask(np.isnan(days))


def _acled(frame: GeoDataFrame) -> DataFrame:
    import pandas as pd

    terms = _terms()
    return pd.DataFrame(
        {
            "event_id_cnty": frame["incident_id"],
            "event_date": frame["date"],
            "year": frame["date"].astype("string").str.slice(0, 4),
            "time_precision": date_prec(frame).map(TIME_PRECISION).astype("Int64"),
            "event_type": frame["category"].map({name: row["acled_event"] for name, row in terms.items()}),
            "sub_event_type": frame["category"].map({name: row["acled_sub_event"] for name, row in terms.items()}),
            "actor1": frame["perpetrators"],
            "actor2": frame["targets"],
            "iso": frame["country_code"],
            "country": frame["country"],
            "admin1": frame["admin1"],
            "location": frame["place"],
            "latitude": frame["latitude"],
            "longitude": frame["longitude"],
            "geo_precision": frame["where_prec"].map(GEO_PRECISION).astype("Int64"),
            "source": frame["publisher"].where(frame["publisher"].notna(), frame["title"]),
            "notes": frame["quote"],
            "fatalities": frame["killed"].fillna(frame["killed_low"]),
        }
    )


def _ucdp(frame: GeoDataFrame) -> DataFrame:
    import pandas as pd

    best = frame["killed"].fillna(frame["killed_low"])
    return pd.DataFrame(
        {
            "id": frame["incident_id"],
            "type_of_violence": pd.Series([None] * len(frame), index=frame.index, dtype="Int64"),
            "side_a": frame["perpetrators"],
            "side_b": frame["targets"],
            "number_of_sources": frame["sources"],
            "source_article": frame["title"],
            "source_office": frame["publisher"],
            "source_date": frame["published"],
            "source_original": frame["quote"],
            "where_prec": frame["where_prec"],
            "where_coordinates": frame["place"],
            "adm_1": frame["admin1"],
            "latitude": frame["latitude"],
            "longitude": frame["longitude"],
            "country": frame["country"],
            "date_prec": date_prec(frame),
            "date_start": frame["date"],
            "date_end": frame["date_end"],
            "best": best,
            "high": frame["killed_high"],
            "low": frame["killed_low"],
        }
    )


@functools.cache
def _terms() -> dict[str, dict[str, str]]:
    """Return what other schemes call each category."""
    text = resources.files("geomap").joinpath("resources/incidents/categories.tsv").read_text(encoding="utf-8")
    return {row["category"]: row for row in csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)}
