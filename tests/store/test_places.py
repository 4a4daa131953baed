"""places.csv: one row a place, with the names as written, how often and where."""

import csv
from pathlib import Path

from geomap.store import read_place_ids, write_places
from geomap.types import Place, Resolution, Span, Toponym


def named(surface: str, place_id: str | None, start: int = 0, prec: int = 1) -> Resolution:
    place = Place(place_id=place_id, name="Fayzabad", longitude=70.5, latitude=37.1, feature_class="P", feature_code="PPLA") if place_id else None
    toponym = Toponym(span=Span(start=start, end=start + len(surface)), surface=surface)
    return Resolution(toponym=toponym, place=place, longitude=70.5, latitude=37.1, where_prec=prec, coordinate_uncertainty_m=5000.0)


def test_a_place_has_one_row_with_all_its_names_and_documents(tmp_path: Path) -> None:
    path = tmp_path / "places.csv"
    found = {"b": [named("Faizabad", "1"), named("=Nowhere", None)], "a": [named("Fayzabad", "1", prec=2), named("Faizabad", "1", 30)]}
    assert write_places(path, found) == 2
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert (rows[0]["names"], rows[0]["count"], rows[0]["where"], rows[0]["where_prec"]) == ("Faizabad; Fayzabad", "3", "a; b", "1")
    assert (rows[1]["place_id"], rows[1]["names"], rows[1]["longitude"]) == ("", "'=Nowhere", "")
    assert read_place_ids(path) == {"1"}


def test_the_order_of_documents_does_not_matter(tmp_path: Path) -> None:
    one, other = [named("A", "1")], [named("B", "2")]
    write_places(tmp_path / "1.csv", {"x": one, "y": other})
    write_places(tmp_path / "2.csv", {"y": other, "x": one})
    assert (tmp_path / "1.csv").read_bytes() == (tmp_path / "2.csv").read_bytes()
