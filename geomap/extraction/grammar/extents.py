"""How far a noun phrase reaches: takes its head, gives its first and last token, the token that says what it speaks of, and whether it gives a name.

>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> doc = analyse(Document(doc_id="d", text="A dozen members of the band fled.")).paragraphs[0].doc
>>> [token.text for token in extent(doc[2])], core(doc[2]).text
(['A', 'band'], 'band')
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.grammar.slips import in_date
from geomap.extraction.grammar.syntax import children
from geomap.extraction.lexicons import words

if TYPE_CHECKING:
    from geomap.extraction.grammar.syntax import Token

QUOTES = {"\u00ab": "\u00bb", "\u201e": "\u201c", "\u201c": "\u201d"}
"""The marks that open and close a quotation."""


def extent(head: Token) -> tuple[Token, Token]:
    """Return the first and last token of the phrase: what stands before the head, and "of ..." right behind it."""
    doc = head.doc
    first = doc[head.left_edge.i]
    for child in head.lefts:  # a clause before the head is no part of its name
        opens = child.dep_ == "advmod" and child.lower_ in ("where", "when")  # "where a young man was killed"
        opens = opens or (child.dep_ == "advmod" and child.lower_ in words("shifted"))  # "later in the morning a suicide bomber"
        opens = opens or (child.lower_ == "dead" and any(c.i > child.i and c.dep_ in ("det", "nummod") for c in head.lefts))  # "shot dead three guards"
        opens = opens or (child.ent_type_ == "DATE" and head.ent_type_ == "PERSON")  # "on 4 May Soto was hurt"
        opens = opens or (in_date(child) and not children(head, "det"))  # "on 7 June troops stormed ..."
        if opens or child.dep_ in ("relcl", "advcl", "ccomp", "parataxis") or (child.dep_ == "prep" and child.pos_ != "DET"):
            first = doc[min(child.right_edge.i + 1, head.i)]
    last = head
    for child in head.rights:
        if child.dep_ == "prep" and child.i <= last.i + 1 and (child.lower_ == "of" or _names_a_cause(head, child)):
            for obj in children(child, "pobj"):
                last = extent(obj)[1]
                last = _with_name(obj, last)
        elif child.i == last.i + 1 and child.dep_ in ("nummod", "nmod", "compound", "prt", "npadvmod") and not child.is_punct:
            last = child
        elif child.i == last.i + 1 and child.dep_ == "amod" and (child.ent_type_ == head.ent_type_ == "ORG" or child.ent_type_ == "NORP"):
            last = child  # "la Garde nationale", "la police haïtienne"
    return first, _closed(first, _with_name(head, _whole_name(head, last)))


def _closed(first: Token, last: Token) -> Token:
    """Return `last`, moved behind the mark that closes a quotation begun in the phrase: "the fighters of the «X»"."""
    said = [token.text for token in last.doc[first.i : last.i + 1]]
    follows = last.doc[last.i + 1] if last.i + 1 < len(last.doc) else last
    return follows if any(said.count(mark) > said.count(end) and follows.text == end for mark, end in QUOTES.items() if mark in said) else last


def _whole_name(head: Token, last: Token) -> Token:
    """Return `last`, moved to the end of the name of a body of which the parser hung the rest elsewhere: "the rebels of the Front | for the Liberation of X"."""
    doc, end = head.doc, last
    while last == head and head.pos_ == "PROPN" and head.lemma_.lower() in words("causes") and end.i + 1 < len(doc):
        follows = doc[end.i + 1]
        if follows.ent_type_ != "ORG" or follows.is_punct or (end == head and follows.lower_ not in ("for", "of")):
            break
        end = follows
    return end


def _names_a_cause(head: Token, preposition: Token) -> bool:
    """Tell whether "for" goes on with the name of a body: "the Movement for the Freedom of X"."""
    causes = [o for o in children(preposition, "pobj") if o.pos_ == "PROPN" and o.ent_type_ not in ("DATE", "TIME")]
    return preposition.lower_ == "for" and head.pos_ == "PROPN" and head.lemma_.lower() in words("causes") and bool(causes)


def _with_name(head: Token, last: Token) -> Token:
    """Return `last`, moved behind a name in apposition: "the governor Mohammad Muzammil"."""
    for child in head.rights:
        if child.dep_ == "appos" and child.pos_ == "PROPN" and child.left_edge.i == last.i + 1 and not child.left_edge.is_punct:
            return child
        if (
            child.dep_ == "appos"
            and child.ent_type_ == "PERSON"
            and child.pos_ == "PROPN"
            and head.tag_ == "NN"
            and child.left_edge.i == last.i + 2
            and not children(child, "conj")
        ):
            return child  # "the colonel's wife, Angela Guerrero"
    return last


def core(head: Token) -> Token:
    """Return the token that says what the phrase speaks of: in "dozens of people" people, in "members of the FMLN" members."""
    for _ in range(3):
        beasts = head.lemma_.lower() == "head" and bool(children(head, "nummod"))  # "2,000 head of cattle"
        if head.lemma_.lower() not in words("partitive") and head.pos_ != "NUM" and not beasts:
            return head
        inner = [p for of in children(head, "prep") if of.lower_ in ("of", "among") for p in children(of, "pobj")]
        if not inner or (head.lemma_.lower() == "member" and (inner[0].pos_ == "PROPN" or children(head, "compound"))):  # "crew members of a truck"
            return head
        if inner[0].ent_type_ == "GPE" and head.pos_ == "NOUN":
            return head  # "un gang de Marseille"
        head = inner[0]
    return head


def shared_noun(head: Token) -> Token:
    """Return the noun that a number and an adjective leave to what is listed behind them, else `head`: "three foreign and two local workers"."""
    if head.tag_ in ("NNS", "NNPS") or head.pos_ not in ("ADJ", "NOUN", "PROPN") or not children(head, "nummod"):
        return head
    last = head
    while beside := [c for v in (last, *children(last, "conj")) for c in children(v, "conj", "nsubj", "nsubjpass") if c.i > head.i and children(c, "nummod")]:
        last = beside[0]
    one = head.pos_ == "NOUN" and any(c.lower_ in ("1", "one") for c in children(head, "nummod"))
    return last if last.tag_ == "NNS" and not one else head


def gives_name(head: Token) -> bool:
    """Tell whether the phrase gives a person's name."""
    if head.tag_ in ("NNS", "NNPS") or head.pos_ == "NUM":
        return False
    around = [head, *(t for t in children(head, "appos", "compound", "nmod", "flat") if t.dep_ != "compound" or head.pos_ == "PROPN")]
    around += [t for of in children(head, "prep") if of.lower_ == "of" for p in children(of, "pobj") for t in children(p, "appos")]
    return any(t.ent_type_ == "PERSON" and t.pos_ == "PROPN" for t in around)
