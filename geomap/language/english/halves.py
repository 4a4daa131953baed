"""Words whose hyphen was taken for a noun: takes a parsed text, makes their halves one: "five sub-inspectors were killed".

>>> from geomap.language.parse import model
>>> doc = model()("Five sub-inspectors were killed near Kidal, Mali, on Tuesday.")
>>> put_together(doc)
>>> [(token.text, token.dep_, token.head.text) for token in doc if token.text in ("Five", "sub", "inspectors")]
[('Five', 'nummod', 'inspectors'), ('sub', 'compound', 'inspectors'), ('inspectors', 'nsubjpass', 'killed')]
"""

from __future__ import annotations

from typing import Any

NOUNS = frozenset({"NN", "NNS", "NNP"})


def put_together(doc: Any) -> None:
    """Hang what was hung on the first half or the hyphen of a word on its last."""
    for token in doc:
        if token.text == "-" and token.tag_ in NOUNS and 0 < token.i < len(doc) - 1:
            _one_word(token)


def _one_word(hyphen: Any) -> None:
    """Let the halves of a word be one where the hyphen was taken for a noun: "five sub-inspectors were killed"."""
    first, last = hyphen.nbor(-1), hyphen.nbor(1)
    if first.whitespace_ or hyphen.whitespace_ or first.dep_ in {"compound", "amod"} or last.head == first:
        return
    if last.is_ancestor(first) or hyphen.is_ancestor(first):
        return  # of "Port-au-Prince" all may hang on the last part already
    for child in [c for c in (*first.children, *hyphen.children) if c not in {last, hyphen, first}]:
        child.head = last
    last.head, last.dep_ = first.head, first.dep_
    first.head, first.dep_ = last, "compound"
    hyphen.head, hyphen.dep_ = last, "punct"
