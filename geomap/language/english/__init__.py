"""Slips of spaCy's English parse, each mended on its tokens before any room reads them."""
