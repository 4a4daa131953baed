"""Other people's incident tables: takes a file in whatever format and layout, gives the flat record and says what was done to which row.

>>> from geomap.store.tables import Mapping
>>> Mapping(layout="guessed", name="a", prefix="a").layout
'guessed'
"""

from geomap.store.tables.areas import with_areas
from geomap.store.tables.importing import import_table
from geomap.store.tables.mappings import describe, read_mapping, write_mapping
from geomap.store.tables.records import Imported, Mapping

__all__ = ["Imported", "Mapping", "describe", "import_table", "read_mapping", "with_areas", "write_mapping"]
