"""What a person changed survives every build, and a row that names nothing is told while the rest goes on."""

import dataclasses
from collections.abc import Callable

import pytest
import shapely

from geomap.merging import correct, merge
from geomap.merging.entries import parse_count, parse_when
from geomap.types import Claim, Correction, Count, Incident, Place

Tell = Callable[..., Claim]
SENTENCE = "In Kabul a suicide bomber killed 31 people on 9 March."


class World:
    """A gazetteer of one town and one province."""

    def place(self, place_id: str) -> Place | None:
        """Return the town or the province."""
        code = {"10": "PPL", "20": "ADM1"}.get(place_id)
        return code and Place(place_id=place_id, name="Here", longitude=60.0, latitude=35.0, feature_class="P", feature_code=code, country_code="AF")

    def shape(self, place_id: str, detail: str = "full") -> shapely.Polygon | None:
        """Return the province's area."""
        return shapely.box(59, 34, 61, 36) if (place_id, detail) == ("20", "drawing") else None


@pytest.fixture
def incidents(tell: Tell) -> list[Incident]:
    return merge([tell("a", "1", killed=31, sentence=SENTENCE), tell("b", "2", killed=34), tell("c", "3", place="Herat", start=70)], ())


def row(incident: Incident | str, action: str, **rest: object) -> Correction:
    return Correction(incident_id=incident if isinstance(incident, str) else incident.incident_id, action=action, line=4, **rest)


@pytest.mark.parametrize(
    ("field", "value", "attribute", "expected"),
    [
        ("date", "2023-03", "date", parse_when("2023-03")),
        ("date", "", "date", parse_when("unknown")),
        ("category", "suicide_bombing", "category", "suicide_bombing"),
        ("status", "denied", "status", "denied"),
        ("killed", "30+", "killed", Count(low=30, best=None, high=None, qualifier="at_least")),
        ("injured", "5", "injured", Count(low=5, best=5, high=5)),
        ("killed", "unknown", "killed", None),
    ],
)
def test_a_field_is_set_and_named_as_corrected(incidents: list[Incident], field: str, value: str, attribute: str, expected: object) -> None:
    corrected, refused = correct(incidents, [row(incidents[0], "set", field=field, value=value)], ())
    assert refused == []
    assert getattr(corrected[0], attribute) == expected
    assert corrected[0].corrected == (field,)
    assert corrected[0].claims == incidents[0].claims
    assert corrected[1:] == incidents[1:]


def test_a_settled_field_is_no_disagreement_any_more(incidents: list[Incident]) -> None:
    assert [one.field for one in incidents[0].disagreements] == ["killed"]
    assert correct(incidents, [row(incidents[0], "set", field="killed", value="33")], ())[0][0].disagreements == ()


def test_names_are_set_one_after_the_other(incidents: list[Incident]) -> None:
    rows = [row(incidents[0], "set", field="perpetrators", value="IS-K; others"), row(incidents[0], "set", field="weapons", value="")]
    incident = correct(incidents, rows, ())[0][0]
    assert [actor.name for actor in incident.actors] == ["IS-K", "others"]
    assert incident.weapons == ()
    assert incident.corrected == ("perpetrators", "weapons")


@pytest.mark.parametrize("where", [{"longitude": 69.5, "latitude": 34.25}, {"value": "69.5, 34.25"}, {"value": "69.5 34.25"}])
def test_an_incident_is_moved_to_a_point(incidents: list[Incident], where: dict[str, object]) -> None:
    place = correct(incidents, [row(incidents[0], "move", **where)], ())[0][0].place
    assert (place.longitude, place.latitude, place.where_prec, place.geometry) == (69.5, 34.25, 1, None)


@pytest.mark.parametrize(("place_id", "prec", "drawn"), [("10", 1, False), ("20", 4, True)])
def test_an_incident_is_moved_to_a_place_of_the_gazetteer_with_its_shape(incidents: list[Incident], place_id: str, prec: int, *, drawn: bool) -> None:
    for correction in (row(incidents[0], "move", value=place_id), row(incidents[0], "set", field="place", value=place_id)):
        place = correct(incidents, [correction], (), World())[0][0].place
        assert (place.place.place_id, place.longitude, place.where_prec, place.geometry is not None) == (place_id, 60.0, prec, drawn)


def test_an_unplaced_incident_can_be_placed(tell: Tell) -> None:
    incidents = merge([tell("a", place=None)], ())
    assert correct(incidents, [row(incidents[0], "move", value="69.5 34.25")], ())[0][0].place.longitude == 69.5


def test_an_incident_is_dropped_and_stays_away(incidents: list[Incident]) -> None:
    corrected, refused = correct(incidents, [row(incidents[0], "drop"), row(incidents[0], "set", field="killed", value="3")], ())
    assert corrected == incidents[1:]
    assert "which an earlier row dropped or merged" in refused[0].reason


def test_incidents_are_merged_and_split_again(incidents: list[Incident]) -> None:
    merged, refused = correct(incidents, [row(incidents[1], "merge", value=incidents[0].incident_id)], ())
    assert refused == []
    assert [len(incident.claims) for incident in merged] == [3]
    assert merged[0].incident_id == incidents[0].incident_id
    for value in ("c", "3", incidents[1].incident_id):
        split, refused = correct(merged, [row(merged[0], "split", value=value)], ())
        assert refused == []
        assert [incident.incident_id for incident in split] == [incident.incident_id for incident in incidents]
        assert [incident.claims for incident in split] == [incident.claims for incident in incidents]
    assert [len(incident.claims) for incident in correct(merged, [row(merged[0], "split")], ())[0]] == [1, 1, 1]


def test_a_merge_does_not_undo_what_was_set_before(incidents: list[Incident]) -> None:
    rows = [row(incidents[0], "set", field="killed", value="99"), row(incidents[1], "merge", value=incidents[0].incident_id)]
    assert correct(incidents, rows, ())[0][0].killed.best == 99


def test_a_correction_outlives_another_report_that_now_leads(incidents: list[Incident], tell: Tell) -> None:
    alone = merge([tell("b", "2", killed=34)], ())[0]
    assert alone.incident_id != incidents[0].incident_id
    assert correct(incidents, [row(alone, "set", field="killed", value="40")], ())[0][0].killed.best == 40


def test_a_correction_finds_its_incident_by_document_and_words(incidents: list[Incident]) -> None:
    by_words = row("i-gone", "set", field="killed", value="40", doc_id="1", quote="a suicide  bomber killed 31 people")
    corrected, refused = correct(incidents, [by_words], ())
    assert refused == []
    assert corrected[0].killed.best == 40
    assert correct(incidents, [dataclasses.replace(by_words, doc_id="2")], ())[1][0].stage == "corrections"


@pytest.mark.parametrize(
    ("action", "rest", "words"),
    [
        ("set", {"field": "colour", "value": "red"}, "a field of date, place, category, status"),
        ("set", {"field": "date", "value": "March"}, "a date like 2023-03-09, 2023-03, 2023, 2023-03-10/2023-03-31 or unknown as date, got 'March'"),
        ("set", {"field": "date", "value": "2023-02-30"}, "a date like"),
        ("set", {"field": "date", "value": "2023-04/2023-03"}, "first day first"),
        ("set", {"field": "killed", "value": "many"}, "a number like 5, 3..7, 31+"),
        ("set", {"field": "category", "value": "bombings"}, "a category of armed_attack, assassination"),
        ("set", {"field": "place", "value": "Atlantis"}, "a place_id that the gazetteer holds, got 'Atlantis'"),
        ("move", {"value": "34.5 169.1"}, "longitude and latitude in degrees, got '34.5 169.1'"),
        ("move", {}, "longitude and latitude, or a place_id"),
        ("merge", {"value": "i-nothing"}, "the id of another incident as value, got 'i-nothing'"),
        ("split", {"value": "z"}, "of one of several accounts as value, got 'z'"),
    ],
)
def test_a_row_that_cannot_be_applied_is_told_with_its_line(incidents: list[Incident], action: str, rest: dict[str, str], words: str) -> None:
    rows = [row(incidents[0], action, **rest), row(incidents[1], "drop")]
    corrected, refused = correct(incidents, rows, ())
    assert corrected == incidents[:1]
    assert words in refused[0].reason
    assert "in line 4 of data/corrections.csv" in refused[0].reason


def test_a_row_that_names_nothing_is_told(incidents: list[Incident]) -> None:
    corrected, refused = correct(incidents, [row("i-nothing", "drop")], ())
    assert corrected == incidents
    assert refused[0].reason == (
        "Expected an incident of this build, got 'i-nothing', which names none, in line 4 of data/corrections.csv; the row is passed over."
    )


@pytest.mark.parametrize(
    ("words", "count"),
    [("5", (5, 5, 5)), ("3..7", (3, None, 7)), ("3-7", (3, None, 7)), (">=3", (3, None, None)), ("at most 4", (None, None, 4)), ("~30", (None, 30, None))],
)
def test_counts_as_people_write_them(words: str, count: tuple[int | None, ...]) -> None:
    found = parse_count(words)
    assert (found.low, found.best, found.high) == count


def test_who_changed_what_when_and_why_is_kept_through_a_merge_and_a_split(incidents: list[Incident]) -> None:
    said = {"who": "A. Reader", "when": "2023-05-02", "note": "seen on page 3"}
    one, other = incidents[0], incidents[1]
    rows = [row(one, "set", field="killed", value="5", **said), row(other, "move", value="67.11, 36.71", who="B"), row(one, "merge", value=other.incident_id)]
    corrected, refused = correct(incidents, rows, [])
    assert refused == []
    found = next(each for each in corrected if each.incident_id == other.incident_id)
    assert [(edit.field, edit.who) for edit in found.edits] == [("place", "B"), ("killed", "A. Reader"), ("claims", None)]
    assert (found.killed.best, found.corrected) == (5, ("place", "killed", "claims"))
    assert (found.edits[1].when, found.edits[1].note) == ("2023-05-02", "seen on page 3")
    apart, _ = correct(incidents, [*rows, row(other, "split", who="C")], [])
    assert [each.edits[-1].who for each in apart if each.edits] == ["C", "C", "C"]
