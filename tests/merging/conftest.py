"""Claims for these tests: `tell` makes one with a few words."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from geomap.types import Actor, Casualty, Claim, Count, Evidence, Place, Resolution, Span, Target, Toponym, When

PLACES = {
    name: Place(place_id=place_id, name=name, longitude=x, latitude=y, feature_class=code[0], feature_code=code, country_code=country, admin1_code=admin1)
    for place_id, name, x, y, code, country, admin1 in (
        ("1", "Mazar", 67.11, 36.71, "PPLA", "AF", "30"),
        ("2", "Balkh", 67.0, 36.6, "ADM1", "AF", "30"),
        ("3", "Kabul", 69.17, 34.53, "PPLC", "AF", "13"),
        ("4", "Bagrami", 69.27, 34.49, "PPL", "AF", "13"),
        ("5", "Herat", 62.2, 34.34, "PPLA", "AF", "11"),
        ("6", "Afghanistan", 66.0, 33.0, "PCLI", "AF", None),
        ("7", "Termez", 67.28, 37.22, "PPLA", "UZ", "12"),
        ("8", "Baghdad", 44.4, 33.34, "PPLC", "IQ", "07"),
    )
}
PLACES["Baghdad"] = replace(PLACES["Baghdad"], population=7_000_000)
PRECISIONS = {"ADM1": (4, 100_000.0), "PCLI": (6, 700_000.0)}


def when(words: str | None) -> When:
    if words is None:
        return When(earliest=None, latest=None)
    if words.startswith("<"):
        return When(earliest=None, latest=words[1:], basis="inferred")
    if words.endswith("~"):
        return replace(when(words[:-1]), basis="relative")
    if len(words) == 7:
        first = date.fromisoformat(f"{words}-01")
        last = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
        return When(earliest=str(first), latest=str(last), precision="month", value=words)
    return When(earliest=words, latest=words, precision="day", value=words)


def where(name: str | None) -> Resolution | None:
    if name is None:
        return None
    place = PLACES[name]
    prec, uncertainty = PRECISIONS.get(place.feature_code, (1, 5000.0))
    toponym = Toponym(span=Span(start=5, end=5 + len(name)), surface=name)
    return Resolution(toponym=toponym, place=place, longitude=place.longitude, latitude=place.latitude, where_prec=prec, coordinate_uncertainty_m=uncertainty)


def told(name: str, doc_id: str = "d", category: str = "bombing", day: str | None = "2023-03-09", place: str | None = "Kabul", **more: object) -> Claim:
    """Return a claim; `killed=3` is a count, `target="a mosque"` a target, `by="is_k"` an actor, `person="Ali Khan"` who was killed, `trigger` its telling words, `start` their place."""
    killed, target, by = more.pop("killed", None), more.pop("target", None), more.pop("by", None)
    person = more.pop("person", None)
    trigger, start = more.pop("trigger", "a bombing"), more.pop("start", 10)
    evidence = [Evidence(field="category", span=Span(start=start, end=start + len(trigger)), quote=trigger)]
    if "sentence" in more:
        sentence = more.pop("sentence")
        evidence.append(Evidence(field="sentence", span=Span(start=0, end=len(sentence)), quote=sentence))
    return Claim(
        claim_id=name,
        doc_id=doc_id,
        category=category,
        status=more.pop("status", "occurred"),
        date=day if isinstance(day, When) else when(day),
        place=where(place),
        killed=Count(low=killed, best=killed, high=killed) if isinstance(killed, int) else killed,
        targets=(Target(name=target, kind="structure"),) if target else (),
        actors=(Actor(name=by, kind="organisation", role="perpetrator", actor_id=by),) if by else (),
        casualties=(Casualty(who=person, kind="person", effect="killed", count=Count(low=1, best=1, high=1)),) if person else (),
        evidence=tuple(evidence),
        score=more.pop("score", 0.8),
        **more,
    )


@pytest.fixture
def tell() -> Callable[..., Claim]:
    return told
