"""The seed report against the gold that a careful reader wrote: every incident once, each field right, nothing that is not an incident."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from geomap.documents import read_documents
from geomap.merging import merge
from geomap.pipeline import read

if TYPE_CHECKING:
    from geomap.pipeline import Found
    from geomap.types import Count, Incident

GOLD = json.loads((Path(__file__).parent / "gold" / "seed.json").read_text("utf-8"))
KEYS = [incident["key"] for incident in GOLD["incidents"]]


@pytest.fixture(scope="module")
def found(root: Path) -> Found:
    (document,) = read_documents(root / GOLD["document"]).documents
    return read(document)


@pytest.fixture(scope="module")
def incidents(found: Found) -> list[Incident]:
    return list(merge(found.claims, [found.document]))


def overlaps(a: dict[str, Any], start: int, end: int) -> bool:
    return bool(a["start"] < end and start < a["end"])


def anchored(incidents: list[Incident], anchor: dict[str, Any]) -> list[Incident]:
    """Return the incidents whose category or casualties stand on words of `anchor`."""
    fields = ("category", "killed", "injured", "detained")
    return [
        incident
        for incident in incidents
        if any(e.field in fields and overlaps(anchor, e.span.start, e.span.end) for claim in incident.claims for e in claim.evidence)
    ]


def the_one(incidents: list[Incident], key: str) -> tuple[dict[str, Any], Incident]:
    gold = GOLD["incidents"][KEYS.index(key)]
    hits = anchored(incidents, gold["anchor"])
    assert hits, f"{key}: no incident stands on {gold['anchor']['quote']!r}"
    fitting = [hit for hit in hits if hit.category in gold["category"]]
    assert len(fitting) == 1, f"{key}: expected one of {gold['category']}, got {[hit.category for hit in hits]}"
    return gold, fitting[0]


def as_bounds(count: Count | None) -> dict[str, int | None] | None:
    return None if count is None else {"low": count.low, "best": count.best, "high": count.high}


def test_the_gold_quotes_the_document(found: Found) -> None:
    def spans(value: Any) -> Any:
        if isinstance(value, dict):
            if "quote" in value:
                yield value
            else:
                for inner in value.values():
                    yield from spans(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from spans(inner)

    for span in spans(GOLD):
        assert found.document.text[span["start"] : span["end"]] == span["quote"]


@pytest.mark.parametrize("key", KEYS)
def test_an_incident_is_found_once_with_its_status(incidents: list[Incident], key: str) -> None:
    gold, incident = the_one(incidents, key)
    assert incident.status == gold["status"]
    if gold.get("series"):
        assert incident.series


@pytest.mark.parametrize("key", KEYS)
def test_its_date_is_right_and_says_how_it_is_known(incidents: list[Incident], key: str) -> None:
    gold, incident = the_one(incidents, key)
    when, want = incident.date, gold["date"]
    if want is None:
        return
    assert when.precision in want["precision"]
    assert when.basis in want["basis"]
    if "earliest_from" in want:
        assert when.earliest is not None
        assert when.latest is not None
        assert want["earliest_from"] <= when.earliest <= when.latest <= want["latest_to"]
    else:
        assert (when.earliest, when.latest) == (want["earliest"], want["latest"])


@pytest.mark.parametrize("key", KEYS)
def test_its_place_is_right_and_no_more_precise_than_the_text(incidents: list[Incident], key: str) -> None:
    gold, incident = the_one(incidents, key)
    want = gold["place"]
    if want == "any":
        return
    where = incident.place
    assert where is not None
    span = where.toponym.span
    assert overlaps(want["surface"], span.start, span.end), where.toponym.surface
    assert where.where_prec in want["where_prec"]
    countries = want["country_code"] if isinstance(want["country_code"], list) else [want["country_code"]]
    assert (where.place.country_code if where.place else None) in countries
    if "admin1_code" in want:
        assert where.place is not None
        assert where.place.admin1_code == want["admin1_code"]


@pytest.mark.parametrize("key", KEYS)
def test_its_counts_are_the_texts_own(incidents: list[Incident], key: str) -> None:
    gold, incident = the_one(incidents, key)
    assert as_bounds(incident.killed) == gold["killed"]
    assert as_bounds(incident.injured) == gold["injured"]
    assert as_bounds(incident.detained) == gold["detained"]


@pytest.mark.parametrize("key", KEYS)
def test_its_actors_are_there_with_role_and_attribution(incidents: list[Incident], key: str) -> None:
    gold, incident = the_one(incidents, key)
    for want in gold["actors"]:
        fitting = [a for a in incident.actors if a.role in want["role"] and (want["name"] in a.name or a.actor_id is not None)]
        assert fitting, [(a.name, a.role) for a in incident.actors]
        assert fitting[0].attribution in want["attribution"]


@pytest.mark.parametrize("anchor", GOLD["not_incidents"], ids=lambda anchor: anchor["quote"][:40])
def test_what_is_no_incident_makes_none(incidents: list[Incident], anchor: dict[str, Any]) -> None:
    assert not [
        incident
        for incident in incidents
        for claim in incident.claims
        for evidence in claim.evidence
        if evidence.field == "category" and overlaps(anchor, evidence.span.start, evidence.span.end)
    ]


def test_nothing_is_told_that_the_gold_does_not_know(incidents: list[Incident]) -> None:
    known = [gold["anchor"] for gold in GOLD["incidents"]] + [also for gold in GOLD["incidents"] for also in gold.get("also", ())]
    known += [optional["anchor"] for optional in GOLD["optional"]]
    strangers = [incident for incident in incidents if not any(incident in anchored([incident], anchor) for anchor in known)]
    assert not strangers, [next(e.quote for e in incident.claims[0].evidence if e.field == "category") for incident in strangers]


def test_the_governors_killing_is_one_incident(incidents: list[Incident]) -> None:
    gold, incident = the_one(incidents, "governor")
    again = anchored(incidents, gold["also"][0])
    assert again in ([], [incident])


@pytest.mark.parametrize("span", GOLD["not_places"], ids=lambda span: span["quote"])
def test_a_persons_or_an_organisations_name_is_no_place_of_an_incident(incidents: list[Incident], span: dict[str, Any]) -> None:
    for incident in incidents:
        if incident.place:
            assert not overlaps(span, incident.place.toponym.span.start, incident.place.toponym.span.end)


@pytest.mark.parametrize("span", GOLD["named_without_incident"], ids=lambda span: span["quote"])
def test_a_place_is_named_where_no_incident_happens(found: Found, incidents: list[Incident], span: dict[str, Any]) -> None:
    assert [r for r in found.resolutions if overlaps(span, r.toponym.span.start, r.toponym.span.end) and r.place]
    assert not [i for i in incidents if i.place and overlaps(span, i.place.toponym.span.start, i.place.toponym.span.end)]


def test_every_quote_is_verbatim(found: Found) -> None:
    quotes = [evidence for claim in found.claims for evidence in claim.evidence]
    assert len(quotes) > len(GOLD["incidents"])
    for evidence in quotes:
        assert evidence.span.of(found.document.text) == evidence.quote
