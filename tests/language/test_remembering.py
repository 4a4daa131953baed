"""What is remembered of a word is what spaCy's attribute ruler would say of it anew."""

from __future__ import annotations

from typing import Any

import pytest

from geomap.language.parse import model
from geomap.language.remembering import remember

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


def anew(text: str) -> Any:
    """Parse `text` with the ruler's own methods."""
    ruler = model().get_pipe("attribute_ruler")
    own = type(ruler)
    kept = ruler.match, ruler.set_annotations
    ruler.match, ruler.set_annotations = own.match.__get__(ruler), own.set_annotations.__get__(ruler)
    try:
        return model()(text)
    finally:
        ruler.match, ruler.set_annotations = kept


@pytest.mark.parametrize("text", TEXTS)
def test_remembered_and_new_are_the_same(text: str) -> None:
    wanted = said(anew(text))
    for _ in range(2):
        assert said(next(iter(model().pipe([text, *TEXTS])))) == wanted
        assert said(model()(text)) == wanted


def test_a_ruler_with_a_pattern_that_any_words_may_begin_is_left_as_it_is() -> None:
    import spacy

    ruler = spacy.blank("en").add_pipe("attribute_ruler")
    ruler.add([[{"TAG": "NN"}, {"TAG": "NN"}]], {"POS": "X"})
    own = ruler.match
    remember(ruler)
    assert ruler.match == own
