"""From toponyms to resolutions: groups them, ranks their candidates, and writes down for each mention what was decided, and how surely."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from rapidfuzz import fuzz

from geomap.gazetteer import fold
from geomap.gazetteer.unit_words import bare_names
from geomap.resolution import shapes
from geomap.resolution.borders import with_other_sides
from geomap.resolution.calibration import calibrated
from geomap.resolution.candidates import SEAS, folded, grouped
from geomap.resolution.company import in_company
from geomap.resolution.features import NAMES
from geomap.resolution.kinds import level_of
from geomap.resolution.precision import radius_m, where_prec
from geomap.resolution.ranking import only_place, rank
from geomap.resolution.seats import unit_asked_for
from geomap.types import Candidate, Resolution

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.gazetteer import Gazetteer
    from geomap.resolution.candidates import Group
    from geomap.types import Document, Toponym

DOUBT = 0.65
"""Above this belief that the gazetteer lacks the place, a toponym stays honestly unresolved."""
DOUBT_ALONE = 0.88
"""The same where the report names one place only, and one place alone bears its name: Tal Afar, of which the gazetteer has an old spelling and no population."""
DOUBT_GUESSED = 0.72
"""The same where it is only called so in some language, or spelt otherwise."""
SPELT_ALIKE = 75
"""Of a hundred, how much two spellings of one name have in common."""
DOUBT_IN_COMPANY = 0.95
"""The same where one place alone bears the name, or nearly, and others of the report lie near it: Musa Qala beside Spin Boldak."""
DOUBT_SAID = 0.9
"""The same where its words say what it is, and it is that: "Char Bolak district", of which the gazetteer has a district alone."""
CONTRADICTED = 0.15
"""Below this belief a place outside of what the text says it lies in is none: "Old Town, Kenya" is not Baltimore's."""
ABROAD = 0.8
"""The same of a place in another country than the text says: "Beni in northern Syria" is not Bolivia's."""
NEARBY = 0.5
"""From this belief on some other place of the document lies near."""
KEPT = 5
"""How many candidates a resolution keeps, to explain itself."""


def resolved(toponyms: Sequence[Toponym], document: Document, gazetteer: Gazetteer, *, geometry: bool, described: bool) -> list[Resolution]:
    """Return a resolution for each toponym, in order."""
    groups = grouped(toponyms, gazetteer, document.text, document.language)
    table, matrix, belief = rank(groups)
    results: list[Resolution] = [Resolution(toponym=toponym) for toponym in toponyms]
    alone = only_place(groups, table, matrix, belief)
    company = in_company(groups, table, belief)
    ranked = [sorted(range(*table.starts[at : at + 2]), key=lambda row: (-belief[row], row)) for at in range(len(groups))]
    spoken = {table.places[rows[0]].country_code for rows, group in zip(ranked, groups, strict=True) if rows and not group.guessed}
    for at, group in enumerate(groups):
        start, stop = table.starts[at], table.starts[at + 1]
        best = [row for row in ranked[at] if not (group.guessed and spoken) or table.places[row].country_code in spoken][:KEPT]
        if not best:
            continue  # a name spelt like one of a country that the report does not speak of: "Huellas" is not Hellas
        kept = tuple(_candidate(table.places[row], float(belief[row]), matrix[row]) for row in best)
        none = 1.0 - float(belief[start:stop].sum())
        doubt = _doubt(kept[0], group) if at == alone and stop - start == 1 else DOUBT
        if at in company:
            doubt = max(doubt, DOUBT_IN_COMPANY if _spelt(kept[0], group) else DOUBT_GUESSED)
        unsure = (
            (none > doubt and kept[0].place.feature_code not in SEAS)
            or _contradicted(kept[0], group, gazetteer)
            or ("road" in group.kinds and _elsewhere(kept[0]))
        )
        for member in group.members:
            toponym = toponyms[member]
            results[member] = Resolution(toponym=toponym, alternatives=kept) if unsure else _resolution(toponym, unit_asked_for(toponym, kept, gazetteer))
    if not described and not geometry:
        return [shapes.described(one, gazetteer) if one.toponym.relation == "border" and len(one.toponym.names) > 1 else one for one in results]
    results = [shapes.described(result, gazetteer) for result in with_other_sides(results, gazetteer)]
    return [replace(result, geometry=shapes.geometry(result, gazetteer)) for result in results] if geometry else results


def _doubt(only: Candidate, group: Group) -> float:
    """Return how much doubt the one candidate of the one name of a report bears: more where it bears the name, or one spelt much like it, and is what the words say."""
    if not _spelt(only, group):
        return DOUBT_GUESSED
    return DOUBT_SAID if "kind" in only.features else DOUBT_ALONE


def _spelt(only: Candidate, group: Group) -> bool:
    """Tell whether a candidate bears the name, or one spelt much like it."""
    own = bool(only.features.get("primary") or only.features.get("short"))
    return not only.features.get("unlike") and (own or fuzz.ratio(folded(only.place.name), group.key[0]) >= SPELT_ALIKE)


def _contradicted(best: Candidate, group: Group, gazetteer: Gazetteer) -> bool:
    """Tell whether the text says that the place lies elsewhere, and little else speaks for it; less than little where it names another country."""
    if "not_within" not in best.features or best.score >= ABROAD:
        return False
    bearers = [[named.place for named in gazetteer.lookup(name)] for name in group.within]
    lands = {place.country_code for found in bearers for place in found[:1] if level_of(place) == "country"}
    units = [found for name, found in zip(group.within, bearers, strict=True) if bare_names(fold(name))]
    if not lands:  # "San Cristobal canton, San Miguel Department" is not the Dominican one
        lands = {place.country_code for found in units for place in found} - {None}
    abroad = best.place.country_code is not None and best.place.feature_class in "PA" and bool(lands) and best.place.country_code not in lands
    return best.score < CONTRADICTED or abroad


def _elsewhere(best: Candidate) -> bool:
    """Tell whether a street was placed by the town in its name, and no other place of the document is near: "Sydney Road" in Melbourne."""
    return "bare" in best.features and best.features.get("any_km_100", 0.0) < NEARBY


def _candidate(place: Any, share: float, row: Any) -> Candidate:
    features = {name: round(float(value), 4) for name, value in zip(NAMES, row, strict=True) if value}
    return Candidate(place=place, score=round(share, 4), features=features)


def _resolution(toponym: Toponym, candidates: tuple[Candidate, ...]) -> Resolution:
    place = candidates[0].place
    return Resolution(
        toponym=toponym,
        place=place,
        longitude=place.longitude,
        latitude=place.latitude,
        coordinate_uncertainty_m=round(radius_m(place)),
        where_prec=where_prec(place, toponym.relation),
        score=calibrated(candidates[0].score),
        alternatives=candidates,
    )
