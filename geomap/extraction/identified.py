"""Victims named after the deed: takes a sentence that gives the harmed their names, adds these to the mention that told of them.

"The victims were identified as A and B", "Among the dead are A, 34, and B", "The dead man, A, was a driver": who has been counted is named, not counted again.

>>> from geomap.extraction.claims import find_mentions
>>> from geomap.extraction.scenes import lay_out
>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> text = "A bomb killed two drivers on Monday. The dead were identified as Ali Reza and Omar Shah."
>>> mentions = find_mentions(lay_out(analyse(Document(doc_id="d", text=text)), [], []))[0]
>>> [(h.phrase.text, h.effect, h.part) for m in mentions for h in m.harms]
[('two drivers', 'killed', False), ('Ali Reza', 'killed', True), ('Omar Shah', 'killed', True)]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.counts import NONE, ONE
from geomap.extraction.extents import core
from geomap.extraction.lexicons import triggers, words
from geomap.extraction.mentions import Harm
from geomap.extraction.phrases import phrase_of
from geomap.extraction.syntax import children, is_passive

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.extraction.mentions import Mention
    from geomap.extraction.phrases import Phrase
    from geomap.extraction.scenes import Sentence
    from geomap.extraction.syntax import Token

FAR = 6
"""Over how many sentences back the harmed are looked for."""
LONGEST = 60
"""How many names one list may give."""
ANY = "any"
HARMS = ("killed", "injured", "abducted")


def add_identified(sentence: Sentence, mentions: list[Mention], before: list[Mention]) -> None:
    """Give the harmed of the nearest fitting mention the names that `sentence` has for them."""
    near = [m for m in (*mentions, *reversed(before[-20:])) if sentence.index - m.sentence.index <= FAR]
    for effect, tokens in _identified(sentence.parse, near, sentence):
        names = [p for t in tokens if (p := phrase_of(t, sentence)).named and p.count == ONE]
        holder = next(((m, h) for m in near for h in m.harms if _fits(h, effect, names)), None)
        if holder is None or not names:
            continue
        mention, harm = holder
        if harm.count == ONE and len(names) == 1 and not harm.phrase.pronoun:
            harm.office, harm.phrase = harm.phrase, names[0]
            continue
        known = {h.phrase.key for h in mention.harms}
        mention.harms += [Harm(n, harm.effect, ONE, n.span, part=True) for n in names if n.key not in known]


def _fits(harm: Harm, effect: str, names: list[Phrase]) -> bool:
    """Tell whether the harmed can be those that the names are given to: as many or more, and not named themselves."""
    if harm.part or harm.phrase.named or harm.count == NONE or any(n.key == harm.phrase.key for n in names):
        return False
    enough = harm.count.best is None or harm.count.best >= len(names)
    return enough and (harm.effect == effect or (effect == ANY and harm.effect in HARMS))


def _identified(parse: Token, near: list[Mention], sentence: Sentence) -> Iterator[tuple[str, list[Token]]]:
    """Yield the effect told of and the heads of the names given to those who suffered it."""
    for token in parse:
        lemma = token.lemma_.lower()
        if token.pos_ in ("VERB", "AUX") and lemma in words("naming") | words("being"):
            yield from _by_verb(token)
        elif (effect := suffered(token)) and (named := [c for c in children(token, "appos") if c.ent_type_ == "PERSON"]):
            yield effect, listed(named[0])  # "the other victim, X, is in hospital"
    last = next((m for m in near if m.sentence.index == sentence.index - 1), None)
    if last is not None and last.sentence.parse[-1].text == ":" and parse.root.ent_type_ == "PERSON":
        yield next((h.effect for h in last.harms), ""), listed(parse.root)  # "The following guards died: X, Y"


def _by_verb(verb: Token) -> Iterator[tuple[str, list[Token]]]:
    told = children(verb, "nsubj", "nsubjpass")
    objects = children(verb, "attr", "dobj", "oprd", "acomp")
    behind = [p for c in children(verb, "prep") if c.lower_ in ("as", "among") for p in children(c, "pobj", "pcomp", "amod")]
    named = verb.lemma_.lower() in words("naming")
    about = told if not named or is_passive(verb) else objects[:1]
    given = [*behind, *objects] if named else [*objects, *told]
    for effect in filter(None, map(suffered, [*about, *([] if named else [*behind, *objects])])):
        yield effect, [n for t in given if not suffered(t) for n in listed(t)]


def suffered(token: Token) -> str:
    """Return what the people of a noun have suffered, by the noun or what describes it: "the dead", "two wounded men", "the guards killed"; "any" for victims."""
    token = core(token)
    if token.lemma_.lower() in words("victims") and token.pos_ == "NOUN":
        return ANY
    if token.pos_ not in ("NOUN", "ADJ", "PRON", "PROPN", "VERB", "DET"):
        return ""
    for word in (token, *children(token, "amod", "acl")):
        if word is not token or token.pos_ in ("NOUN", "ADJ") or token.dep_ in ("pobj", "nsubjpass"):
            for pos in ("ADJ", "VERB"):
                effects = {rule.effect for rule in triggers().get((_base(word, pos), pos), ())} & set(HARMS)
                if effects and (pos == "ADJ" or word.tag_ in ("VBN", "VBD", "JJ", "NN", "NNS")):
                    return effects.pop() if len(effects) == 1 else ""
    return ""


def _base(word: Token, pos: str) -> str:
    return str(word.lower_ if pos == "ADJ" else word.lemma_.lower())


def listed(token: Token) -> list[Token]:
    """Return `token` and the people listed behind it: "A, 34, B, a driver, and C"."""
    found: list[Token] = []
    at = [token]
    while at and len(found) < LONGEST:
        current = at.pop(0)
        found.append(current)
        at += [c for c in children(current, "conj", "appos") if c.ent_type_ == "PERSON" and c.pos_ == "PROPN"]
        at += [n for c in children(current, "conj", "appos") if c.ent_type_ != "PERSON" for n in children(c, "conj", "appos") if n.ent_type_ == "PERSON"]
    return sorted(found, key=lambda t: t.i)
