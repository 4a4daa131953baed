"""What a name lies in or by, as the words beside it say: takes a name that the gazetteer does not hold and its sentence, gives the known place around it.

"At X (Koro)", "in the village of X, some 10 km south of Bambari", "X, a settlement in Nangade district", "Gazipur's X area": the name is the finer of the two,
and the known place says about where it lies.

>>> from geomap.extraction.scenes import lay_out
>>> from geomap.language import analyse
>>> from geomap.types import Document, Resolution, Span, Toponym
>>> text = "Gunmen raided Dinguiwarra, a hamlet of some nine huts in the north."
>>> scene = lay_out(analyse(Document(doc_id="d", text=text)), [], [])
>>> around(Resolution(toponym=Toponym(span=Span(start=14, end=25), surface="Dinguiwarra")), scene.sentences[0]) is None
True
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from geomap.extraction.lexicons import words

if TYPE_CHECKING:
    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.scenes import Sentence
    from geomap.types import Resolution, Span

LINEAR = frozenset(["border", "between", "along"])
DESCRIBING = frozenset(["DET", "ADJ", "NUM", "ADV", "SYM"])
SIGNS = frozenset([",", "(", ")"])
PROVINCE = 4
FARTHEST = 16
"""How many words may stand between the two names."""


def around(name: Resolution, sentence: Sentence) -> Resolution | None:
    """Return the known place that a name lies in or by, as the words between the two say, or the one whose it is ("Gazipur's X area")."""
    span = name.toponym.span
    for place, head in sorted(sentence.places, key=lambda p: p[0].toponym.span.start):
        if place.place is None or not place.toponym.literal or place.toponym.relation in LINEAR:
            continue
        other = place.toponym.span
        if span.end <= other.start and (leads_into(_between(sentence, span.end, other.start)) or _names_its_unit(span, other, head)):
            return place
        if other.end <= span.start and head.dep_ == "poss" and _reaches(head.head, span, sentence):
            return place
    return None


def nested(sentence: Sentence) -> list[tuple[int, int]]:
    """Return the starts of each two known places of a sentence of which the words put the second around the first, or beside it; no lists."""
    places = sorted(((r, head) for r, head in sentence.places if r.place is not None and r.toponym.literal), key=lambda p: p[0].toponym.span.start)
    found = []
    for (inner, one), (outer, other) in itertools.pairwise(places):
        between = _between(sentence, inner.toponym.span.end, outer.toponym.span.start)
        listed = all(t.text in SIGNS for t in between) and (inner.where_prec or 0) > (outer.where_prec or 0)  # "Ouham-Fafa, Batangafo:"
        listed = listed or any(c.dep_ in ("cc", "conj") for head in (one, other) for c in head.children) or "conj" in (one.dep_, other.dep_)
        passed = one.dep_ == "pobj" and one.head.lower_ in words("away")  # "a convoy from Dakar near Kayes"
        if one.dep_ == "poss" and _reaches(one.head, outer.toponym.span, sentence):
            found.append((outer.toponym.span.start, inner.toponym.span.start))  # "Kyiv's Solomianskyi district"
        elif not listed and not passed and inner.toponym.relation not in LINEAR and leads_into(between):
            pair = (inner.toponym.span.start, outer.toponym.span.start)
            found.append(pair[::-1] if _widens(inner, outer) else pair)
    return found


def _widens(first: Resolution, second: Resolution) -> bool:
    """Tell whether the first of two places is a province or country and the second finer: "in Deir ez-Zor province near the town of Mayadin"."""
    return (first.where_prec or 0) >= PROVINCE and (second.where_prec or PROVINCE) < PROVINCE


def _names_its_unit(name: Span, place: Span, head: Token) -> bool:
    """Tell whether the name of a district follows right behind a name, as what it is of: Russian "станицы Ассиновской Сунженского района"."""
    return place.start - name.end == 1 and head.dep_ == "amod" and head.head.lemma_.lower() in words("wide_units")


def overlaps(name: Resolution, place: Resolution) -> bool:
    """Tell whether a name is a part of the name of a place."""
    return name.toponym.span.start < place.toponym.span.end and place.toponym.span.start < name.toponym.span.end


def _between(sentence: Sentence, start: int, end: int) -> list[Token]:
    return [t for t in sentence.parse if start <= sentence.offset + t.idx and sentence.offset + t.idx + len(t) <= end]


def _reaches(owned: Token, span: Span, sentence: Sentence) -> bool:
    """Tell whether what a place owns is the name, or a noun that the name stands before: "Gazipur's X", "Gazipur's X area"."""
    start = sentence.offset + owned.idx
    return span.start <= start < span.end or (0 <= start - span.end <= 1 and owned.lemma_.lower() in words("spot_nouns") | words("wide_units"))


def leads_into(between: list[Token]) -> bool:
    """Tell whether the words between two names say that the first lies in or by the second."""
    if not between or len(between) > FARTHEST:
        return False
    if all(t.text in SIGNS for t in between):
        return "," in (signs := [t.text for t in between]) or signs[0] == "("
    return all(_leads(at, between) for at in range(len(between))) and any(t.pos_ == "ADP" or t.text in SIGNS for t in between)


def _leads(at: int, between: list[Token]) -> bool:
    token = between[at]
    lower, before = token.lower_, between[at - 1] if at else None
    if token.text in SIGNS or token.pos_ in DESCRIBING or token.dep_ == "amod" or lower in words("units_of_way"):
        return token.ent_type_ not in ("DATE", "TIME")
    if token.pos_ == "ADP":
        measured = before is not None and (before.lower_ in words("units_of_way") or before.text == ")" or before.lower_ in words("compass"))
        return lower in words("nested_by") or (lower in ("from", "to", "toward") and measured)
    if token.pos_ == "CCONJ":
        return any(t.pos_ == "NOUN" and t.lemma_.lower() in words("spot_nouns") for t in between[at + 1 : at + 4])  # "at X and other villages in Y"
    if token.pos_ == "PROPN":
        return token.ent_type_ not in ("DATE", "TIME", "PERSON") and token.dep_ not in ("nsubj", "nsubjpass") and any(t.text == "," for t in between[:at])
    if token.pos_ == "VERB":
        return token.lemma_.lower() in words("lying")
    return token.pos_ == "NOUN" and token.lemma_.lower() in words("spot_nouns") | words("quarters") | words("lying_in") | words("compass") | words("edges")
