"""What is remembered of a word is what spaCy's attribute ruler and lemmatizer would say of it anew."""

from __future__ import annotations

from typing import Any

import pytest

from geomap.language.parse import OWN, model
from geomap.language.remembering import Memory

TEXTS = [
    "There are two wounded men in the hospital, and there was a third.",
    "They are wounded. It was a bomb; we're told that it's over.",
    "Let's go, y'all: they ain't gonna come, and you've got to leave.",
    "The men that he had shot were not the men that had been seen, but he did not know.",
    "Gunmen\n  killed 12 people   near Gao.",
    "",
]


def said(doc: Any) -> list[tuple[object, ...]]:
    return [(t.text, t.pos_, str(t.morph), t.lemma_, t.tag_, t.dep_, t.head.i) for t in doc]


@pytest.mark.parametrize("text", TEXTS)
def test_remembered_and_new_are_the_same(text: str) -> None:
    wanted = said(model()(text))
    memory = Memory(model())
    for _ in range(2):
        for doc in model().pipe([text, *TEXTS], disable=OWN):
            memory.fill(doc)
            assert doc.text != text or said(doc) == wanted


def test_nothing_is_remembered_where_any_words_may_begin_a_pattern() -> None:
    import spacy

    pipeline = spacy.blank("en")
    pipeline.add_pipe("attribute_ruler").add([[{"TAG": "NN"}, {"TAG": "NN"}]], {"POS": "X"}, index=1)  # type: ignore[attr-defined]
    pipeline.add_pipe("lemmatizer", config={"mode": "lookup"}).initialize(lookups=_no_lookups())  # type: ignore[attr-defined]
    memory = Memory(pipeline)
    for _ in range(2):
        doc = pipeline.make_doc("market fire")
        for token in doc:
            token.tag_ = "NN"
        memory.fill(doc)
        assert [token.pos_ for token in doc] == ["", "X"]


def _no_lookups() -> Any:
    from spacy.lookups import Lookups

    lookups = Lookups()
    lookups.add_table("lemma_lookup", {})
    return lookups
