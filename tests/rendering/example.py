"""Material for the map's tests: the seed report's incidents as a careful reader has them, hostile texts, and as many made-up incidents as one likes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geomap.types import Document

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT / "seeds" / "taliban-policy-against-is-k-northern-afghanistan.txt"

BALKH = shapely.Polygon([(66.3, 36.1), (66.5, 37.3), (67.8, 37.2), (68.1, 36.9), (67.9, 36.2), (67.1, 35.6), (66.4, 35.7)])
BADAKHSHAN = shapely.Polygon([(69.9, 36.2), (70.2, 37.6), (71.5, 38.4), (72.7, 37.0), (74.8, 37.3), (71.6, 36.5), (70.9, 35.6)])
UZBEKISTAN = shapely.Polygon(
    [(56.0, 41.3), (56.0, 45.0), (58.6, 45.6), (62.0, 43.5), (66.5, 42.0), (71.0, 42.2), (73.0, 40.8), (68.0, 38.9), (67.0, 37.2), (62.0, 40.5)]
)
BORDER = shapely.LineString([(67.8, 37.2), (68.1, 38.0), (67.8, 39.2), (68.6, 40.1), (70.0, 40.8)])

AFGHANISTAN = {"country": "Afghanistan", "country_code": "AF"}
TAJIKISTAN = {"country": "Tajikistan", "country_code": "TJ"}


def seed_document() -> Document:
    """Return the seed report."""
    text = SEED.read_text(encoding="utf-8")
    return Document(doc_id="seed", text=text, title="Taliban policy against IS-K in northern Afghanistan", publisher="Институт Ближнего Востока", language="en")


def _incident(text: str, anchor: str, **fields: Any) -> dict[str, Any]:
    """Return an incident that quotes the sentence around `anchor`."""
    at = text.index(anchor)
    start = max(text.rfind(". ", 0, at) + 2, text.rfind("\n", 0, at) + 1)
    end = text.find(".", at + len(anchor)) + 1
    quoted = {"quote": text[start:end], "quote_start": start, "quote_end": end, "doc_id": "seed", "marks": [("category", at, at + len(anchor))]}
    return {"incident_id": f"i-{at}", "status": "occurred", "score": 0.8, "sources": 1, **quoted, **fields}


def seed_frame() -> gpd.GeoDataFrame:
    """Return the seed report's dozen incidents."""
    text = seed_document().text
    kabul = {**AFGHANISTAN, "admin1": "Kabul", "place": "Kabul", "place_id": "gn:1138958", "point": (69.1723, 34.5289)}
    month = {"date_precision": "month", "date_basis": "stated"}
    isk = {"perpetrators": "IS-K"}
    rows = [
        _incident(
            text,
            "killed the governor of the province",
            category="assassination",
            date="2023-03-09",
            date_end="2023-03-09",
            date_precision="day",
            date_basis="inferred",
            date_words="March 9",
            killed=1,
            killed_low=1,
            killed_high=1,
            place="Mazar-i-Sharif",
            admin1="Balkh",
            point=(67.1109, 36.709),
            where_prec=1,
            coordinate_uncertainty_m=8000,
            alternatives=[
                {
                    "name": "Mazār-e Sharīf",
                    "admin1": "Balkh",
                    "country": "Afghanistan",
                    "feature_code": "PPLA",
                    "population": 523300,
                    "score": 0.93,
                    "features": {"primary": 1.0, "any_country": 0.98, "share_km_25": 0.9},
                },
                {"name": "Balkh Province", "country": "Afghanistan", "score": 0.2},
            ],
            **isk,
            **AFGHANISTAN,
        ),
        _incident(
            text,
            "suicide bombing",
            category="suicide_bombing",
            date="2023-03-10",
            date_end="2023-03-31",
            date_precision="range",
            date_basis="inferred",
            killed_low=31,
            attribution="claimed",
            targets="Shias; Tebyan Cultural Center",
            where_prec=2,
            coordinate_uncertainty_m=15000,
            **isk,
            **kabul,
        ),
        _incident(
            text,
            "detonated a car bomb",
            category="bombing",
            date="2022-12-01",
            date_end="2022-12-31",
            killed_low=2,
            weapons="car bomb",
            place="Fayzabad",
            admin1="Badakhshan",
            point=(70.58, 37.1166),
            where_prec=2,
            coordinate_uncertainty_m=6000,
            targets="the Taliban police chief",
            **isk,
            **month,
            **AFGHANISTAN,
        ),
        _incident(
            text,
            "series of terrorist attacks",
            category="armed_attack",
            date_precision="unknown",
            place="Badakhshan",
            admin1="Badakhshan",
            point=(71.3, 36.9),
            shape=BADAKHSHAN,
            where_prec=4,
            coordinate_uncertainty_m=220000,
            **isk,
            **AFGHANISTAN,
        ),
        _incident(
            text,
            "struck suspected IS-K hideouts",
            category="raid",
            date_precision="unknown",
            place="Balkh Province",
            admin1="Balkh",
            point=(67.1, 36.5),
            shape=BALKH,
            where_prec=4,
            coordinate_uncertainty_m=120000,
            **AFGHANISTAN,
        ),
        _incident(
            text,
            "several senior figures in the IS-K leadership had been eliminated",
            category="raid",
            date="2023-03-01",
            date_end="2023-03-31",
            date_precision="month",
            date_basis="inferred",
            date_words="In March",
            killed_low=2,
            attribution="according to GDI",
        ),
        _incident(text, "was caught", category="arrest", date_precision="unknown", detained=1),
        _incident(
            text,
            "a terrorist attack by the Islamic State",
            category="armed_attack",
            date="2018-07-01",
            date_end="2018-07-31",
            perpetrators="Islamic State",
            killed=4,
            killed_low=4,
            killed_high=4,
            injured_low=2,
            place="Danghara",
            admin1="Khatlon",
            point=(69.3358, 38.0958),
            where_prec=3,
            coordinate_uncertainty_m=25000,
            **month,
            **TAJIKISTAN,
        ),
        _incident(
            text,
            "15 IS-K fighters were killed",
            category="clash",
            date="2019-11-01",
            date_end="2019-11-30",
            killed=15,
            killed_low=15,
            killed_high=15,
            detained=4,
            place="Tajik-Uzbek border",
            point=(68.1, 38.9),
            shape=BORDER,
            where_prec=5,
            coordinate_uncertainty_m=300000,
            **month,
            **TAJIKISTAN,
        ),
        _incident(
            text,
            "were arrested while attempting to detonate",
            category="arrest",
            date="2021-08-01",
            date_end="2021-08-31",
            detained=2,
            where_prec=2,
            coordinate_uncertainty_m=15000,
            **month,
            **kabul,
        ),
        _incident(
            text,
            "attacked a gurdwara",
            category="armed_attack",
            date="2022-06-01",
            date_end="2022-08-31",
            date_precision="season",
            date_basis="inferred",
            date_words="last summer",
            targets="a gurdwara",
            perpetrators="Abu Muhammad al-Tajiki",
            where_prec=2,
            coordinate_uncertainty_m=15000,
            **kabul,
        ),
        _incident(
            text,
            "rocket attacks on Uzbekistan",
            category="shelling",
            date="2022-04-01",
            date_end="2022-05-31",
            date_precision="range",
            date_basis="stated",
            place="Uzbekistan",
            country="Uzbekistan",
            country_code="UZ",
            point=(64.0, 41.5),
            shape=UZBEKISTAN,
            where_prec=6,
            coordinate_uncertainty_m=700000,
        ),
    ]
    return _frame(rows)


HOSTILE = (
    "{{ 7*7 }}",
    "{% x %}",
    "{# c #}",
    "${alert(1)}",
    "</script><script>alert(2)</script>",
    "<img src=x onerror=alert(3)>",
    "a\u2028b\u2029c",
    "lone \ud83d surrogate",
    "=cmd()|'/C calc'!A0",
    "\u202eright to left",
    "emoji \U0001f4a3 \U0001f1e6\U0001f1eb",
    "'\"`\\ &amp; <!--",
    "__proto__",
)
TEXT_FIELDS = (
    "incident_id",
    "category",
    "status",
    "date_precision",
    "date_basis",
    "country",
    "country_code",
    "admin1",
    "admin1_code",
    "place",
    "place_id",
    "perpetrators",
    "targets",
)
TEXT_FIELDS += ("weapons", "quote", "title", "publisher", "published", "doc_id", "attribution", "date_words", "note")


def hostile_frame() -> gpd.GeoDataFrame:
    """Return one incident for each hostile text, with that text in every field, and in a document."""
    rows = []
    for nth, text in enumerate(HOSTILE):
        fields = dict.fromkeys(TEXT_FIELDS, text) | {
            "incident_id": f"{nth} {text}",
            "date": "2021-05-01",
            "date_end": "2021-05-01",
            "point": (60.0 + nth, 35.0),
            "where_prec": 1,
            "score": 0.5,
        }
        rows.append(
            fields
            | {
                "quote_start": 0,
                "quote_end": len(text),
                "marks": [(text, 0, 2)],
                "alternatives": [{"name": text, "country": text, "score": 0.4}],
                "claims": [dict(fields), dict(fields)],
                "disagreements": [{"field": text, "values": [text]}],
            }
        )
    return _frame(rows)


def hostile_documents() -> list[Document]:
    """Return a document for each hostile text."""
    return [Document(doc_id=text, text=f"{text} in the text", title=text, publisher=text, language="en") for text in HOSTILE]


CATEGORIES = "armed_attack assassination bombing suicide_bombing shelling air_strike clash raid arrest kidnapping arson riot protest"
WORDS = "gunmen soldiers attacked convoy near the town on road police killed wounded reported officials said district governor bomb exploded market morning"


def many(count: int, seed: int = 7) -> gpd.GeoDataFrame:
    """Return `count` made-up incidents about some towns, with quotes of about 200 characters."""
    random = np.random.default_rng(seed)
    towns = random.normal((66, 35), (6, 3), size=(400, 2))
    town = np.minimum(random.geometric(0.02, count), 400) - 1
    at = towns[town] + random.normal(0, 0.08, size=(count, 2)) * (random.random((count, 1)) < 0.6)
    categories = np.array(CATEGORIES.split())
    countries = np.array(["Afghanistan", "Pakistan", "Tajikistan", "Uzbekistan", "Iran"])
    day = np.datetime64("2015-01-01") + random.integers(0, 3600, count)
    killed = random.geometric(0.2, count) - 1
    words = np.array(WORDS.split())
    quotes = [" ".join(words[row]) + "." for row in random.integers(0, len(words), size=(count, 28))]
    table = {
        "incident_id": [f"m{n}" for n in range(count)],
        "category": random.choice(categories, count, p=np.r_[0.25, np.full(12, 0.0625)]),
        "status": "occurred",
        "date": day.astype(str),
        "date_end": day.astype(str),
        "date_precision": "day",
        "date_basis": "stated",
        "country": countries[(np.abs(towns[:, 0]).astype(int) % 5)[town]],
        "place": np.array([f"Town {n}" for n in range(400)])[town],
        "where_prec": random.choice([1, 2, 3], count),
        "coordinate_uncertainty_m": 5000.0,
        "perpetrators": random.choice(["IS-K", "Taliban", "TTP", "unknown gunmen", "Police"], count),
        "killed": killed,
        "quote": quotes,
        "title": random.choice([f"Report {n}" for n in range(60)], count),
        "score": 0.7,
    }
    return gpd.GeoDataFrame(table, geometry=gpd.points_from_xy(at[:, 0], at[:, 1]), crs=4326)


def _frame(rows: list[dict[str, Any]]) -> gpd.GeoDataFrame:
    """Return rows with a `point` as a GeoDataFrame."""
    points = [shapely.Point(row["point"]) if row.get("point") else None for row in rows]
    names = dict.fromkeys(name for row in rows for name in row if name != "point")
    table = {name: pd.Series([row.get(name) for row in rows], dtype=object) for name in names}
    return gpd.GeoDataFrame(table, geometry=gpd.GeoSeries(points, crs=4326))
