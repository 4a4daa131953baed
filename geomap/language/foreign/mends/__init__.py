"""Slips of the parsers of other languages, mended on the nodes of a sentence."""
