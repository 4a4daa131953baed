"""How people and things are called: takes a phrase's first and last word, gives its words as they stand, or in the nominative where the language inflects.

The quotes beside a claim stay verbatim; only the name by which things are listed and told to be the same is put so.

>>> from geomap.extraction.scenes import lay_out
>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> sentence = lay_out(analyse(Document(doc_id="d", text="They attacked a police post.")), [], []).sentences[0]
>>> cited(sentence.parse[2], sentence.parse[4], sentence)
'a police post'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.actors import find_actors

if TYPE_CHECKING:
    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.scenes import Sentence
    from geomap.types import Span

AGREEING = frozenset(["amod", "det", "acl"])
COMMON = frozenset(["NOUN"])
KNOWN = frozenset(["NOUN", "PROPN", "X"])


def tidy(name: str) -> str:
    """Return `name` without marks of a quotation that is only half in it, and without backticks.

    >>> tidy('right-wing "Do-or-Die Squad'), tidy("`school bus"), tidy('the "Red Dawn" brigade')
    ('right-wing Do-or-Die Squad', 'school bus', 'the "Red Dawn" brigade')
    """
    for opening, closing in (('"', '"'), ("\u201c", "\u201d"), ("\u00ab", "\u00bb"), ("``", "''"), ("`", "'")):
        odd = name.count(opening) % 2 if opening == closing else name.count(opening) != name.count(closing)
        if opening == "`":
            name = name.replace("`", "")
        elif odd or "`" in opening:
            name = name.replace(opening, "").replace(closing, "")
    return " ".join(name.split())


def cited_span(span: Span, sentence: Sentence) -> str:
    """Return the words of `span`, the name of a known body, in the nominative where it is known by that alone."""
    told = sentence.words(span)
    if find_actors(told):
        return told
    inside = sentence.parse.doc.char_span(span.start - sentence.offset, span.end - sentence.offset)
    return cited(inside[0], inside[-1], sentence, KNOWN) if inside is not None and len(inside) else told


def cited(first: Token, last: Token, sentence: Sentence, heads: frozenset[str] = COMMON) -> str:
    """Return the words from `first` to `last`: a noun that nothing counts, and what agrees with it before it, in the nominative.

    Names are left as they stand unless `heads` has their part of speech: nobody knows the nominative of a name that no dictionary has.
    """
    told = sentence.words(sentence.span(first, last))
    tokens = [first.doc[at] for at in range(first.i, last.i + 1)]
    if not any(getattr(token, "base", "") for token in tokens):
        return told
    head = next((token for token in tokens if not first.i <= token.head.i <= last.i or token.head is token), None)
    if head is None or head.pos_ not in heads or any(child.dep_ == "nummod" for child in head.children):
        return told
    turned = {head.i, *(child.i for child in head.children if child.i < head.i and child.dep_ in AGREEING)}
    pieces, stop = [], first.idx
    for token in tokens:
        if token.text:
            pieces += [sentence.source[sentence.offset + stop : sentence.offset + token.idx], (token.i in turned and token.base) or token.text]
            stop = token.idx + len(token)
    return " ".join("".join(pieces).split())
