"""Columns of a table that nobody knows: takes a raw table, guesses which column is which field, by its name, its HXL tag and what its values look like.

>>> import numpy as np, pyarrow as pa
>>> from geomap.store.tables.records import RawTable, Shape
>>> columns = {"Fecha": pa.chunked_array([["2020-05-01"]]), "Latitud": pa.chunked_array([["4,6"]]), "Longitud": pa.chunked_array([["-74,08"]])}
>>> guessed(RawTable(columns=columns, rows=np.array([2]), file=Shape()), {}, "a.csv").columns
{'date': ('Fecha',), 'latitude': ('Latitud',), 'longitude': ('Longitud',)}
"""

from __future__ import annotations

import functools
import itertools
import re
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, NamedTuple

from geomap.store.tables.coded import coded
from geomap.store.tables.data import toml
from geomap.store.tables.likeness import LONG, MISSING, NEEDED, like
from geomap.store.tables.names import heading, plain
from geomap.store.tables.records import Mapping
from geomap.store.tables.sheet import blank_words

if TYPE_CHECKING:
    from geomap.store.tables.records import RawTable

SAMPLE_ROWS = 2000
SAMPLE_VALUES = 400
COUNTED = {"count", "year", "month", "day", "date", "number"}
LONGEST_PREFIX = 24
SURE = 0.8
BELIEVED = 0.7
DECIMAL_COMMA = re.compile(r"[-+]?\d{1,3},\d+")
FRACTION = re.compile(r"[-+]?\d{1,3}[.,]\d{3,}")


class Claim(NamedTuple):
    """How well a column would do for a field."""

    score: float
    field: str
    column: str


def guessed(raw: RawTable, tags: dict[str, str], uri: str | None) -> Mapping:
    """Return the likeliest mapping."""
    samples = {name: sample(column) for name, column in raw.columns.items()}
    claims = [claim for name in raw.columns for field, rule in rules().items() if (claim := _claim(field, rule, name, samples[name], tags.get(name)))]
    if not len(raw):
        claims = [
            Claim(score, field, name) for name in raw.columns for field, rule in rules().items() if (score := _name_score(heading(name), rule, counted=True))
        ]
    found: dict[str, tuple[str, ...]] = {}
    used: set[str] = set()
    for claim in sorted(claims, key=lambda one: (-one.score, list(raw.columns).index(one.column), one.field)):
        several = rules()[claim.field].get("several", False)
        if claim.column not in used and (several or claim.field not in found):
            found[claim.field] = (*found.get(claim.field, ()), claim.column)
            used.add(claim.column)
    _by_values(found, used, samples, raw)
    stem = PurePath(uri).stem if uri else "table"
    ordered = {field: tuple(sorted(found[field], key=list(raw.columns).index)) for field in rules() if field in found}
    return Mapping(
        layout="guessed",
        name=stem,
        prefix=plain(stem).replace(" ", "-")[:LONGEST_PREFIX] or "table",
        file=raw.file,
        columns={field: ordered[field] for field in sorted(ordered, key=lambda field: list(raw.columns).index(ordered[field][0]))},
        missing=tuple(sorted(MISSING, key=len)),
        decimal="," if _has_commas(ordered, samples) else None,
        keep=tuple(name for name in raw.columns if name not in used or name in ordered.get("events", ())),
    )


@functools.cache
def rules() -> dict[str, dict[str, Any]]:
    """Return the fields that can be guessed, with the names and looks of each."""
    return {field: rule for field, rule in toml("guess.toml").items() if "like" in rule}


def sample(column: Any) -> list[str]:
    """Return some values of a column, from its beginning and from all over it, without those that stand for none."""
    step = max(1, len(column) // SAMPLE_ROWS)
    part = column.slice(0, SAMPLE_ROWS) if step == 1 else column.take(list(range(0, len(column), step)))
    texts = coded(part).without(blank_words()).texts
    return [text for text in texts if text is not None][:SAMPLE_ROWS]


def _claim(field: str, rule: dict[str, Any], name: str, values: list[str], tag: str | None) -> Claim | None:
    by_name = max(_name_score(heading(name), rule, counted=rule["like"] in COUNTED), _tag_score(tag, rule))
    if not by_name or not values:
        return None
    kind = rule["like"] if by_name <= BELIEVED or rule["like"] != "long_text" else "text"
    share = like(kind, values if kind == "id" else values[:SAMPLE_VALUES])
    needed = NEEDED[kind] / 2 if by_name > BELIEVED else NEEDED[kind]
    return Claim(0.7 * by_name + 0.3 * share, field, name) if share >= needed else None


def _name_score(name: str, rule: dict[str, Any], *, counted: bool) -> float:
    """Return 1 for the name that is believed most, less for later ones, least where the name only holds one of them."""
    names: list[str] = rule["names"]
    known = {heading(one): place for place, one in reversed(list(enumerate(names)))}
    squeezed = next((one for one in known if one.replace("_", "") == name.replace("_", "")), None)
    if squeezed is not None:
        return 1 - 0.3 * known[squeezed] / len(names)
    if any(name.endswith(f"_{end}") or name.startswith(f"{end}_") for end in rule.get("ends", ())):
        return 0.5
    words = [word for word in name.split("_") if word not in neutral()]
    bare = "_".join(words)
    if bare in known:
        return 0.9 - 0.3 * known[bare] / len(names)
    if counted:
        return 0.0
    inside = [len(one.split("_")) / len(words) for one in known if len(one) > 2 and f"_{one}_" in f"_{bare}_"]
    return 0.2 + 0.3 * max(inside) if inside else 0.0


@functools.cache
def neutral() -> frozenset[str]:
    """Return words in names of columns that change nothing."""
    return frozenset(heading(word) for word in toml("guess.toml")["neutral"]["names"])


def _tag_score(tag: str | None, rule: dict[str, Any]) -> float:
    if tag is None:
        return 0.0
    base, *attributes = tag.split("+")
    for place, known in enumerate(rule.get("hxl", ())):
        wanted, *more = known.split("+")
        if wanted == base and set(more) <= set(attributes):
            return 0.98 - 0.05 * place - 0.05 * (len(attributes) - len(more))
    return 0.0


def _by_values(found: dict[str, tuple[str, ...]], used: set[str], samples: dict[str, list[str]], raw: RawTable) -> None:
    """Find by their values alone what no name told: shapes, coordinates, dates, categories, countries, the longest text."""
    placed = raw.shapes is not None or {"latitude", "longitude"} <= found.keys()
    for field, kind in (("geometry", "shape"), ("coordinates", "pair"), ("date", "date"), ("country", "country"), ("category", "category")):
        if field in found or (placed and field in {"geometry", "coordinates"}) or (field == "date" and "year" in found):
            continue
        shares = {name: like(kind, values[:SAMPLE_VALUES]) for name, values in samples.items() if name not in used and values}
        if field == "category":
            shares = {
                name: share for name, share in shares.items() if len(set(samples[name])) <= max(5, len(samples[name]) // 5) and _length(samples[name]) < LONG
            }
        best = max(shares, key=lambda name: shares[name], default=None)
        if best is not None and shares[best] >= SURE:
            found[field] = (best,)
            used.add(best)
    if not placed and not found.keys() & {"geometry", "coordinates"}:
        _pair_of_numbers(found, used, samples)
    if "quote" not in found:
        best = max((name for name in samples if name not in used), key=lambda name: _length(samples[name]), default=None)
        if best is not None and _length(samples[best]) >= LONG and like("text", samples[best][:SAMPLE_VALUES]) > SURE:
            found["quote"] = (best,)
            used.add(best)


def _pair_of_numbers(found: dict[str, tuple[str, ...]], used: set[str], samples: dict[str, list[str]]) -> None:
    """Take two neighbouring columns of fractions for latitude and longitude, or the neighbour of the one that is known."""
    names = list(samples)

    def fits(name: str, kind: str) -> bool:
        values = samples[name][:SAMPLE_VALUES]
        return name not in used and bool(values) and like(kind, values) >= SURE and sum(bool(FRACTION.fullmatch(one)) for one in values) >= len(values) / 2

    for known, other in (("latitude", "longitude"), ("longitude", "latitude")):
        if known in found and other not in found:
            at = names.index(found[known][0])
            near = [names[n] for n in (at + 1, at - 1) if 0 <= n < len(names) and fits(names[n], other)]
            if near:
                found[other] = (near[0],)
                used.add(near[0])
            return
    if "latitude" in found:
        return
    for left, right in itertools.pairwise(names):
        if fits(left, "longitude") and fits(right, "longitude"):
            order = ("latitude", "longitude") if fits(left, "north") else ("longitude", "latitude")
            found[order[0]], found[order[1]] = (left,), (right,)
            used |= {left, right}
            return


def _length(values: list[str]) -> float:
    return sum(len(value) for value in values) / len(values) if values else 0.0


def _has_commas(found: dict[str, tuple[str, ...]], samples: dict[str, list[str]]) -> bool:
    values = [value for field in ("latitude", "longitude") for name in found.get(field, ()) for value in samples[name]]
    return sum(bool(DECIMAL_COMMA.fullmatch(value)) for value in values) > len(values) / 2
