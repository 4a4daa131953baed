"""The places of the world: names, records, shapes, and what a map is drawn on."""

from geomap.gazetteer.basemap import basemap
from geomap.gazetteer.folding import fold
from geomap.gazetteer.user import UserPlaces, load_user_places
from geomap.gazetteer.world import Gazetteer, NamedPlace, open_gazetteer

__all__ = ["Gazetteer", "NamedPlace", "UserPlaces", "basemap", "fold", "load_user_places", "open_gazetteer"]
