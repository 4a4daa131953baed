"""Merging: takes claims of one or many documents, gives incidents with stable ids; an incident told twice is one with two sources.

>>> merge([], [])
[]
"""

from geomap.merging.cluster import merge
from geomap.merging.combine import combine

__all__ = ["combine", "merge"]
