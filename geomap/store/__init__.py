"""The store: takes claims and incidents, gives JSON Lines, tables and exports, and reads them back.

>>> from geomap.types import Claim, When
>>> claim = Claim(claim_id="c", doc_id="d", category="raid", status="occurred", date=When(earliest=None, latest=None), place=None)
>>> claim_to_wire(claim)["category"]
'raid'
"""

from geomap.store.codec import (
    claim_from_wire,
    claim_to_wire,
    incident_from_wire,
    incident_to_wire,
    resolution_from_wire,
    resolution_to_wire,
)
from geomap.store.corrections import parse_corrections, read_corrections
from geomap.store.frame import to_frame
from geomap.store.geojson import to_geojson
from geomap.store.jsonl import encode_incidents, load_incidents, load_with_sources, write_incidents
from geomap.store.lines import claims_line, dates_line, toponyms_line
from geomap.store.places import encode_places, read_place_ids, write_places
from geomap.store.selecting import select
from geomap.store.sources import read_any, read_incidents
from geomap.store.story import join_story, parse_story, read_story
from geomap.store.writing import write_table

__all__ = [
    "claim_from_wire",
    "claim_to_wire",
    "claims_line",
    "dates_line",
    "encode_incidents",
    "encode_places",
    "incident_from_wire",
    "incident_to_wire",
    "join_story",
    "load_incidents",
    "load_with_sources",
    "parse_corrections",
    "parse_story",
    "read_any",
    "read_corrections",
    "read_incidents",
    "read_place_ids",
    "read_story",
    "resolution_from_wire",
    "resolution_to_wire",
    "select",
    "to_frame",
    "to_geojson",
    "toponyms_line",
    "write_incidents",
    "write_places",
    "write_table",
]
