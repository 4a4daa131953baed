"""geomap: reports about security incidents in, a map that shows its evidence out."""

__version__ = "0.1.0"
