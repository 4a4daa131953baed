"""Merging: takes claims of one or many documents, gives incidents with stable ids; an incident told twice is one with two sources.

>>> merge([], [])
[]
"""

from geomap.merging.cluster import decide, merge
from geomap.merging.combine import combine
from geomap.merging.correcting import correct
from geomap.merging.ids import known_ids

__all__ = ["combine", "correct", "decide", "known_ids", "merge"]
