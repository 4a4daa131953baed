"""Words that hang on a neighbour of theirs: takes a parsed text, hangs them on the noun that they go with.

>>> from geomap.language.parse import model
>>> doc = model()("The blast caused injuries to ten people.")
>>> attach(doc)
>>> [(token.text, token.head.text) for token in doc if token.text == "to"]
[('to', 'injuries')]
"""

from __future__ import annotations

from typing import Any

from geomap.language.words import words


def attach(doc: Any) -> None:
    """Hang "to" on the injuries that are done to somebody, and who stands beside a person on the person, not on his age."""
    for token in doc[1:]:
        if token.lower_ == "to" and token.dep_ in {"prep", "dative"} and token.nbor(-1).lower_ in words("done_to"):
            token.head, token.dep_ = token.nbor(-1), "prep"
        elif token.pos_ == "NUM" and token.dep_ == "appos" and token.head.ent_type_ == "PERSON" and token.nbor(-1).text == ",":
            for child in [c for c in token.children if c.dep_ in {"cc", "conj"}]:
                child.head = token.head  # "X, 50, and a driver were taken"
