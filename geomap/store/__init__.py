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
from geomap.store.frame import to_frame
from geomap.store.jsonl import encode_incidents, load_incidents, load_with_sources, write_incidents
from geomap.store.lines import claims_line, dates_line, toponyms_line

__all__ = [
    "claim_from_wire",
    "claim_to_wire",
    "claims_line",
    "dates_line",
    "encode_incidents",
    "incident_from_wire",
    "incident_to_wire",
    "load_incidents",
    "load_with_sources",
    "resolution_from_wire",
    "resolution_to_wire",
    "to_frame",
    "toponyms_line",
    "write_incidents",
]
