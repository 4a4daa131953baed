"""Names of provinces that the recogniser took for people: takes a parsed text, makes those places whose last word is that of a unit.

>>> from geomap.language.parse import model
>>> doc = model()("Russian attacks against Sumy Oblast on Monday killed one civilian.")
>>> relabel(doc)
>>> [(name.text, name.label_) for name in doc.ents if "Oblast" in name.text]
[('Sumy Oblast', 'GPE')]
"""

from __future__ import annotations

from typing import Any

from geomap.language.words import words

PEOPLE = frozenset({"PERSON", "NORP"})


def relabel(doc: Any) -> None:
    """Let names of people and peoples that end with the word for a unit be those of places: "Sumy Oblast", "Wardak Province"."""
    units = words("units_behind")
    if not any(name.label_ in PEOPLE and name[-1].lower_ in units for name in doc.ents):
        return
    from spacy.tokens import Span

    doc.set_ents(
        [Span(doc, name.start, name.end, label="GPE") if name.label_ in PEOPLE and len(name) > 1 and name[-1].lower_ in units else name for name in doc.ents]
    )
