"""The places of the world: names, records, shapes, and what a map is drawn on."""

from geomap.gazetteer.basemap import basemap
from geomap.gazetteer.folding import fold
from geomap.gazetteer.world import Gazetteer, NamedPlace, open_gazetteer

__all__ = ["Gazetteer", "NamedPlace", "basemap", "fold", "open_gazetteer"]
