"""The plain tree offers of a token whatever the rooms ask of spaCy's: French, Russian and long lists are read through it."""

from __future__ import annotations

import re
from pathlib import Path

from spacy.tokens import Token as Spacy

from geomap.language.tree import Token

GEOMAP = Path(__file__).resolve().parents[2] / "geomap"
OF_OTHERS = {"lang", "lemma", "lower", "pos", "rank", "shape", "tensor"}
"""What strings, records and numbers are asked for by the same names."""


def test_a_plain_token_has_all_that_is_asked_of_tokens() -> None:
    sources = (path.read_text("utf-8") for room in ("extraction", "dates", "toponyms") for path in (GEOMAP / room).rglob("*.py"))
    asked = {name for source in sources for name in re.findall(r"\.([a-z]\w*)", source)}
    offered = {name for name in dir(Spacy) if not name.startswith("_")} - OF_OTHERS
    assert asked & offered - set(dir(Token)) == set()
