"""What a table must have to be drawn, and how it is told what is wrong with it."""

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from geomap.errors import RecordError
from geomap.rendering import incident_map
from geomap.rendering.frame import read_frame


def test_a_table_with_longitude_and_latitude_is_enough() -> None:
    frame = read_frame(pd.DataFrame({"longitude": [69.2], "latitude": [34.5]}))
    assert frame.longitude.tolist() == [69.2]


def test_a_geometry_in_another_projection_is_brought_to_degrees() -> None:
    table = gpd.GeoDataFrame(geometry=[shapely.Point(69.2, 34.5)], crs=4326).to_crs(3857)
    assert read_frame(table).longitude == pytest.approx([69.2])


def test_an_area_as_geometry_is_drawn_as_an_area() -> None:
    area = shapely.box(60, 30, 62, 33)
    frame = read_frame(gpd.GeoDataFrame(geometry=[area], crs=4326))
    assert frame.shapes[0] is area
    assert area.contains(shapely.Point(frame.longitude[0], frame.latitude[0]))


def test_no_geometry_is_nowhere() -> None:
    table = gpd.GeoDataFrame({"quote": ["a", "b"]}, geometry=[None, shapely.Point()], crs=4326)
    assert np.isnan(read_frame(table).longitude).all()


@pytest.mark.parametrize(
    ("column", "values", "message"),
    [
        ("longitude", [1.0, 200.0], r"degrees from -180 to 180 in longitude but found .*200.* in row 2"),
        ("latitude", [1.0, np.inf], r"latitude but found .*inf.* in row 2"),
        ("latitude", [1.0, None], r"both or neither in longitude and latitude .* in row 2"),
        ("date", [None, "soon"], r"an ISO date such as 2023-03-09 in date but found 'soon' in row 2"),
        ("killed", [1, "many"], r"a number in killed but found 'many' in row 2"),
    ],
)
def test_a_value_that_cannot_be_is_refused_by_row(column: str, values: list[object], message: str) -> None:
    table = pd.DataFrame({"longitude": [1.0, 2.0], "latitude": [1.0, 2.0]} | {column: pd.Series(values, dtype=object)})
    with pytest.raises(RecordError, match=message):
        incident_map(table).get_root().render()
