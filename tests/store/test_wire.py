"""A claim or incident read back is the one that was written; what is wrong is told with file, line and path."""

import dataclasses
import json
from pathlib import Path
from typing import get_args

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geomap import types
from geomap.errors import RecordError
from geomap.store import claim_from_wire, claim_to_wire, incident_from_wire, incident_to_wire, load_incidents, resolution_to_wire, write_incidents
from geomap.store.shapes import MOST_POINTS, for_drawing

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
maybe_words = st.none() | words
numbers = st.integers(0, 10**6)
scores = st.floats(0, 1)
lines = st.none() | st.integers(1, 10**6)
days = st.dates().map(str)
lon, lat = st.floats(-180, 180), st.floats(-90, 90)


def of(name: str) -> st.SearchStrategy:
    return st.sampled_from(get_args(getattr(types, name)))


spans = st.builds(types.Span, start=numbers, end=numbers)
evidence = st.builds(types.Evidence, field=words, span=spans, quote=words)
whens = st.builds(types.When, earliest=st.none() | days, latest=st.none() | days, precision=of("DatePrecision"), basis=of("DateBasis"), value=maybe_words)
told = st.builds(types.Count, low=st.none() | numbers, best=st.none() | numbers, high=st.none() | numbers, qualifier=of("Qualifier"))
counts = st.none() | told
places = st.builds(
    types.Place, place_id=words, name=words, longitude=lon, latitude=lat, feature_class=words, feature_code=words, country_code=maybe_words,
    country_name=maybe_words, admin1_code=maybe_words, admin1_name=maybe_words, population=st.none() | numbers, extent_m=st.none() | st.floats(0, 1e6),
)  # fmt: skip
toponyms = st.builds(
    types.Toponym, span=spans, surface=words, relation=of("Relation"), names=st.lists(words, max_size=2).map(tuple), kind=maybe_words,
    within=st.lists(words, max_size=2).map(tuple), direction=maybe_words, distance_m=st.none() | st.floats(0, 1e6), literal=st.booleans(), score=scores,
)  # fmt: skip
candidates = st.builds(types.Candidate, place=places, score=scores, features=st.dictionaries(words, scores, max_size=2))
shapes = st.none() | st.lists(st.tuples(lon, lat), min_size=2, max_size=5, unique=True).map(shapely.LineString).map(for_drawing)
resolutions = st.builds(
    types.Resolution, toponym=toponyms, place=st.none() | places, geometry=shapes, longitude=st.none() | lon, latitude=st.none() | lat,
    coordinate_uncertainty_m=st.none() | st.floats(0, 1e7), where_prec=st.none() | st.integers(1, 7), score=scores,
    alternatives=st.lists(candidates, max_size=2).map(tuple),
)  # fmt: skip
fields = {
    "category": of("Category"),
    "status": of("Status"),
    "date": whens,
    "place": st.none() | resolutions,
    "actors": st.lists(
        st.builds(types.Actor, name=words, kind=of("ActorKind"), role=of("Role"), attribution=of("Attribution"), actor_id=maybe_words), max_size=2
    ).map(tuple),
    "targets": st.lists(st.builds(types.Target, name=words, kind=of("TargetKind")), max_size=2).map(tuple),
    "casualties": st.lists(st.builds(types.Casualty, who=words, kind=of("CasualtyKind"), effect=of("Effect"), count=told), max_size=2).map(tuple),
    "killed": counts,
    "injured": counts,
    "detained": counts,
    "abducted": counts,
    "weapons": st.lists(st.builds(types.Weapon, name=words, kind=words), max_size=2).map(tuple),
    "series": st.booleans(),
    "score": scores,
}
claims = st.builds(
    types.Claim, claim_id=words, doc_id=words, reported_by=maybe_words, evidence=st.lists(evidence, max_size=3).map(tuple), page=lines, line=lines, **fields
)
incidents = st.builds(
    types.Incident,
    incident_id=words,
    claims=st.lists(claims, max_size=2).map(tuple),
    corrected=st.lists(words, max_size=2).map(tuple),
    edits=st.lists(st.builds(types.Edit, field=words, who=maybe_words, when=maybe_words, note=maybe_words), max_size=2).map(tuple),
    disagreements=st.lists(st.builds(types.Disagreement, field=words, values=st.lists(st.tuples(words, words), max_size=2).map(tuple)), max_size=2).map(tuple),
    **fields,
)


def a_claim(**changes: object) -> types.Claim:
    when = types.When(earliest="2023-03-09", latest="2023-03-09", precision="day")
    plain = types.Claim(claim_id="c", doc_id="d", category="raid", status="occurred", date=when, place=None)
    return dataclasses.replace(plain, **changes)


@settings(max_examples=60, deadline=None)
@given(claims)
def test_a_claim_survives_json_exactly(claim: types.Claim) -> None:
    assert claim_from_wire(json.loads(json.dumps(claim_to_wire(claim)))) == claim


@settings(max_examples=60, deadline=None)
@given(incidents)
def test_an_incident_survives_json_exactly(incident: types.Incident) -> None:
    assert incident_from_wire(json.loads(json.dumps(incident_to_wire(incident)))) == incident


@settings(max_examples=30, deadline=None)
@given(st.lists(incidents, max_size=2))  # three are more than Hypothesis draws at once
def test_incidents_survive_the_file_and_the_same_incidents_give_the_same_bytes(tmp_path_factory: pytest.TempPathFactory, found: list) -> None:
    path = tmp_path_factory.mktemp("records") / "incidents.jsonl"
    write_incidents(path, found)
    first = path.read_bytes()
    assert load_incidents(path) == found
    write_incidents(path, load_incidents(path))
    assert path.read_bytes() == first


def test_the_wire_has_the_keys_that_other_programs_rely_on() -> None:
    place = types.Place(
        place_id="7", name="Fayzabad", longitude=70.58, latitude=37.117, feature_class="P", feature_code="PPLA", country_code="AF",
        country_name="Afghanistan", admin1_code="01", admin1_name="Badakhshan",
    )  # fmt: skip
    toponym = types.Toponym(span=types.Span(start=3, end=11), surface="Faizabad")
    where = types.Resolution(toponym=toponym, place=place, longitude=70.58, latitude=37.117, coordinate_uncertainty_m=5000, where_prec=2)
    proof = types.Evidence(field="category", span=types.Span(start=1021, end=1043), quote="detonated a car bomb")
    row = claim_to_wire(a_claim(place=where, evidence=(proof,), killed=types.Count(low=2, best=None, high=None, qualifier="at_least")))
    relied_on = {
        "place_id": "7", "name": "Fayzabad", "surface": "Faizabad", "longitude": 70.58, "latitude": 37.117, "country_code": "AF", "country_name": "Afghanistan",
        "admin1_code": "01", "admin1_name": "Badakhshan", "where_prec": 2, "coordinate_uncertainty_m": 5000,
    }  # fmt: skip
    assert {key: row["place"][key] for key in relied_on} == relied_on
    assert row["evidence"] == [{"field": "category", "start": 1021, "end": 1043, "quote": "detonated a car bomb"}]
    assert row["killed"] == {"low": 2, "best": None, "high": None, "qualifier": "at_least"}
    assert row["injured"] is None


def test_whole_numbers_are_written_as_they_will_be_read_back(tmp_path: Path) -> None:
    toponym = types.Toponym(span=types.Span(start=0, end=1), surface="x", distance_m=15)
    where = types.Resolution(toponym=toponym, longitude=70, latitude=37, coordinate_uncertainty_m=5000, score=1)
    incident = types.Incident(incident_id="i", category="raid", status="occurred", date=a_claim().date, place=where, claims=(a_claim(score=1),), score=1)
    path = tmp_path / "incidents.jsonl"
    write_incidents(path, [incident])
    first = path.read_bytes()
    write_incidents(path, load_incidents(path))
    assert path.read_bytes() == first


def test_a_broken_line_is_told_with_its_file_line_and_path(tmp_path: Path) -> None:
    path = tmp_path / "incidents.jsonl"
    row = incident_to_wire(types.Incident(incident_id="i", category="raid", status="occurred", date=a_claim().date, place=None, claims=(a_claim(),)))
    row["claims"][0]["date"]["earliest"] = 2023
    path.write_text(json.dumps(row | {"claims": []}) + "\n\n" + json.dumps(row) + "\n", encoding="utf-8")
    with pytest.raises(RecordError, match=r"\$\.claims\[0\]\.date\.earliest.* in line 3 of .*incidents\.jsonl"):
        load_incidents(path)


def test_a_line_that_is_no_geometry_is_told(tmp_path: Path) -> None:
    path = tmp_path / "incidents.jsonl"
    where = types.Resolution(toponym=types.Toponym(span=types.Span(start=0, end=1), surface="x"))
    row = incident_to_wire(types.Incident(incident_id="i", category="raid", status="occurred", date=a_claim().date, place=where))
    row["place"]["geometry"] = {"type": "Polygon", "coordinates": [1, 2]}
    path.write_text(json.dumps(row), encoding="utf-8")
    with pytest.raises(RecordError, match=r"GeoJSON geometry.* in line 1 of"):
        load_incidents(path)


def test_a_shape_of_many_points_is_kept_simpler_once_and_then_unchanged() -> None:
    coast = shapely.Point(70, 36).buffer(2, quad_segs=2000)
    kept = for_drawing(coast)
    assert shapely.get_num_coordinates(kept) <= MOST_POINTS
    assert kept.symmetric_difference(coast).area < 0.001 * coast.area
    assert for_drawing(kept).equals_exact(kept)
    islands = shapely.union_all([shapely.box(x / 10, y / 10, x / 10 + 0.05, y / 10 + 0.05) for x in range(40) for y in range(40)])
    assert shapely.get_num_coordinates(for_drawing(islands)) <= MOST_POINTS


def test_a_point_needs_no_shape() -> None:
    toponym = types.Toponym(span=types.Span(start=0, end=5), surface="Kabul")
    assert resolution_to_wire(types.Resolution(toponym=toponym, geometry=shapely.Point(69, 34)))["geometry"] is None
