"""Builds the gazetteer and the boundaries that geomap ships from packages of public registries."""
