"""Villages that no gazetteer holds and no reader of names knew: takes a sentence and its mentions, gives the names that stand where a place stands.

"Gunmen opened fire on traders at Dinangourou (Koro cercle)": the name behind the preposition is the spot, wherever it lies. It stays a name within the district
or province that is known (focus.py), and sets no pin.

>>> from geomap.extraction.scenes import lay_out
>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> scene = lay_out(analyse(Document(doc_id="d", text="Gunmen killed nine traders at Dinangourou in Easter week.")), [], [])
>>> [name.toponym.surface for name, _ in spots(scene.sentences[0])]
['Dinangourou']
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geomap.extraction.grammar.syntax import children
from geomap.extraction.lexicons import nouns, triggers, words
from geomap.extraction.names.nowhere import unplaced
from geomap.types import Resolution, Span, Toponym

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.scenes import Sentence

NO_PLACE = frozenset(["DATE", "TIME", "MONEY", "PERCENT", "LANGUAGE", "LAW", "NORP", "EVENT", "WORK_OF_ART", "ORDINAL", "QUANTITY"])
HYPHENS = frozenset("-\u2010\u2011")
NUMERAL = re.compile(r"[IVX]{1,4}")
BESIDE = frozenset(["npadvmod", "appos", "dep", "oprd", "dobj", "attr"])
LONGEST = 6
SHORTEST = 3
"""How many capitals are rather an abbreviation than a name."""


def spots(sentence: Sentence) -> Iterator[tuple[Resolution, Token]]:
    """Yield the names that stand where places stand in a sentence and are known as none, each with its head."""
    for token in sentence.parse:
        name = _name(token, sentence)
        if name is not None and not unplaced(token):
            first, last = name
            span = sentence.span(first, _last(last))
            surface = sentence.source[span.start : span.end]
            yield Resolution(toponym=Toponym(span=span, surface=surface, relation="near" if token.head.lower_ == "near" else "at")), token


def names_of_head(sentence: Sentence) -> Iterator[Resolution]:
    """Yield the names in the head of an entry that nobody knows: "Debussy" of "Same day, Debussy:"; "NW" and "Robbery" are none."""
    taken = [r.toponym.span for r, _ in sentence.places] + [d.span for d, _ in sentence.dates] + [Span(start=s, end=e) for _, s, e in sentence.actors]
    words_of_name: list[Token] = []
    for token in [*sentence.parse, None]:
        if token is not None and _in_head(token, taken, sentence):
            words_of_name.append(token)
            continue
        if words_of_name:
            span = sentence.span(words_of_name[0], words_of_name[-1])
            yield Resolution(toponym=Toponym(span=span, surface=sentence.source[span.start : span.end]))
        words_of_name = []


def _in_head(token: Token, taken: list[Span], sentence: Sentence) -> bool:
    """Tell whether a word of a head may be of a name that is not known."""
    span = sentence.span(token, token)
    proper = token.pos_ == "PROPN" and token.text[:1].isupper() and (len(token) > SHORTEST or not token.text.isupper())
    common = token.lemma_.lower() in nouns() or token.lower_ in words("spot_nouns") | words("ways") | words("of_a_day") | words("lying_in")
    known = (token.lemma_.lower(), "NOUN") in triggers() or token.ent_type_ in ("DATE", "TIME")
    return proper and not common and not known and not any(span.start < t.end and t.start < span.end for t in taken)


def _name(token: Token, sentence: Sentence) -> tuple[Token, Token] | None:
    """Return the first and last word of the name that `token` heads, where it is one."""
    if token.pos_ != "PROPN" or not token.text[:1].isupper() or not (called_a_place(token) or (token.ent_type_ not in NO_PLACE and _placed(token))):
        return None
    if (
        any(c.dep_ in ("det", "poss", "nummod") for c in token.children)
        or token.lemma_.lower() in nouns()
        or (token.text.isupper() and not NUMERAL.fullmatch(token.text))
    ):
        return None
    if token.i + 1 < sentence.parse.end and _beside(token, token.nbor(1)):
        return None  # the "Wadi" of "the Wadi Obeida area"
    parts = [token]
    while len(parts) < LONGEST and parts[0].i > sentence.parse.start and (_part(before := parts[0].nbor(-1), token) or _tied(before, parts[0])):
        parts.insert(0, before)
    if parts[0].is_punct:
        parts = parts[1:]
    if len(parts) > 1 and parts[0].lower_ in words("spot_nouns"):
        parts = parts[1:]
    if parts[0].pos_ != "PROPN" or any(t.lemma_.lower() in words("titles") for t in parts):
        return None
    span = sentence.span(parts[0], token)
    taken = [r.toponym.span for r, _ in sentence.places] + [d.span for d, _ in sentence.dates] + [Span(start=s, end=e) for _, s, e in sentence.actors]
    return None if any(span.start < t.end and t.start < span.end for t in taken) else (parts[0], token)


def _part(before: Token, head: Token) -> bool:
    """Tell whether a word is a part of the name whose last word is `head`: "Al Mazra'a al Qibliya", "Thay Baw Boh"."""
    return (
        (before.pos_ == "PROPN" and before.text[:1].isupper() and (before.head == head or head in before.ancestors))
        or (before.lower_ in words("name_particles") and before.head == head)
        or _beside(before, head)
    )


def _beside(before: Token, name: Token) -> bool:
    """Tell whether two names side by side describe one noun, and are one: "the Wadi Obeida area"."""
    described = before.head == name.head and {before.dep_, name.dep_} <= {"compound", "nmod"} and before.i + 1 == name.i
    return described and all(t.pos_ == "PROPN" and t.text[:1].isupper() for t in (before, name))


def _tied(before: Token, part: Token) -> bool:
    """Tell whether a hyphen ties a word to the part of a name behind it: "Lapat-Balantay", "Ain el-Helweh", "Dand-i-Shahabuddin"."""
    touching = before.idx + len(before) == part.idx
    return (
        touching
        and (before.text in HYPHENS or part.text in HYPHENS)
        and (before.text in HYPHENS or before.text[:1].isupper() or before.lower_ in words("name_particles") | {"i", "e"})
    )


def _last(token: Token) -> Token:
    """Return the last word of a name that a hyphen goes on with in small letters: "Locso-an"."""
    behind = list(token.doc[token.i + 1 : token.i + 4])
    if len(behind) > len("x-") and behind[0].lower_ in words("arabic_articles") and behind[1].text in HYPHENS and behind[2].text[:1].isupper():
        return behind[2] if behind[1].idx == behind[0].idx + len(behind[0]) and behind[2].idx == behind[1].idx + 1 else token  # "Tal as-Sultan"
    behind = behind[:2]
    if len(behind) < len("-x") or behind[0].text not in HYPHENS or not behind[1].text.islower():
        return token
    return behind[1] if token.idx + len(token) == behind[0].idx and behind[1].idx == behind[0].idx + len(behind[0]) else token


def called_a_place(token: Token) -> bool:
    """Tell whether a name is said to be a village, or is what they entered or struck, somewhere: "X, a hamlet of Y", "raided X village", "entered X in Y"."""
    if any(c.lemma_.lower() in words("spot_nouns") and not children(c, "poss") for c in children(token, "appos")):
        return True
    noun = token.head if token.dep_ in ("compound", "nmod") and token.head.lemma_.lower() in words("settled") else token
    if noun.dep_ != "dobj" or noun.head.lemma_.lower() not in words("entering"):
        return False
    behind = list(noun.doc[noun.i + 1 : noun.i + 3])
    named = token.ent_type_ == "GPE" or noun.head.lemma_.lower() not in words("striking")
    put = named and ((behind[:1] and behind[0].lower_ == "in") or [t.lower_ for t in behind] == [",", "in"])
    return (noun is not token and token.ent_type_ != "NORP") or put


def behind_spot(name: Token) -> bool:
    """Tell whether a name stands right behind "in the area", where the parser hangs it elsewhere: "went off in general area X"."""
    before = name.left_edge.nbor(-1) if name.left_edge.i > name.sent.start else name
    return name.dep_ in BESIDE and before.lemma_.lower() in words("spot_nouns") and before.dep_ == "pobj" and before.head.lower_ in words("at_a_spot")


def taken_from(preposition: Token) -> bool:
    """Tell whether "from" says where people were taken: "arrested three men from X"; not who they are: "arrested two men from Lahore in Karachi"."""
    verb = preposition.head
    rules = triggers().get((verb.lemma_.lower(), "VERB"), ()) if preposition.lower_ == "from" else ()
    if any(c.i > preposition.i and c.lower_ in words("at_a_place") and any(o.pos_ == "PROPN" for o in c.children) for c in children(verb, "prep")):
        return False
    return any(rule.effect in ("detained", "abducted") and rule.frame != "let_go" for rule in rules)


def _placed(token: Token) -> bool:
    """Tell whether a name is the object of a preposition of place, or follows "the village of" or "the area"."""
    above = token.head
    if token.dep_ == "pobj" and (above.lower_ in words("at_a_spot") or taken_from(above)):
        return True
    if behind_spot(token):
        return True
    if token.dep_ == "pobj" and above.lower_ == "of" and above.head.lemma_.lower() in words("spot_nouns"):
        return True
    named = token.dep_ in ("appos", "compound", "nmod") and above.lemma_.lower() in words("spot_nouns") and above.dep_ == "pobj"
    return named and not children(token, "conj") and above.head.lower_ in words("at_a_spot") | {"into", "of", "to", "on"}
