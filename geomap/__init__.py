"""geomap: reports about security incidents in, a map that shows its evidence out.

The names below load what they need when they are first used; importing geomap costs nothing.

>>> import geomap
>>> claims = geomap.extract("Gunmen killed three soldiers in Kabul on 4 May 2019.")
>>> claims[0].category, claims[0].killed.best, claims[0].place.place.country_name
('armed_attack', 3, 'Afghanistan')
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geomap.api import extract as extract
    from geomap.api import find_dates as find_dates
    from geomap.api import locate as locate
    from geomap.building import build as build
    from geomap.documents import read_documents as read_documents
    from geomap.merging import merge as merge
    from geomap.rendering import IncidentLayer as IncidentLayer
    from geomap.rendering import incident_map as incident_map
    from geomap.store import read_incidents as read_incidents
    from geomap.store import to_frame as to_frame
    from geomap.store import to_geojson as to_geojson
    from geomap.store import write_table as write_table
    from geomap.store.tables import import_table as import_table

__version__ = "0.1.0"

_HOMES = {
    "IncidentLayer": "geomap.rendering",
    "build": "geomap.building",
    "extract": "geomap.api",
    "find_dates": "geomap.api",
    "import_table": "geomap.store.tables",
    "incident_map": "geomap.rendering",
    "locate": "geomap.api",
    "merge": "geomap.merging",
    "read_documents": "geomap.documents",
    "read_incidents": "geomap.store",
    "to_frame": "geomap.store",
    "to_geojson": "geomap.store",
    "write_table": "geomap.store",
}

__all__ = [
    "IncidentLayer",
    "build",
    "extract",
    "find_dates",
    "import_table",
    "incident_map",
    "locate",
    "merge",
    "read_documents",
    "read_incidents",
    "to_frame",
    "to_geojson",
    "write_table",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        message = f"module 'geomap' has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(importlib.import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOMES])
