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

from geomap.extraction.grammar.extents import core
from geomap.extraction.grammar.syntax import children, conjuncts
from geomap.extraction.grammar.voice import is_passive
from geomap.extraction.lexicons import context, nouns, triggers, words
from geomap.extraction.mentions import Harm
from geomap.extraction.phrases.counts import NONE, ONE
from geomap.extraction.phrases.noun_phrases import phrase_of
from geomap.extraction.roles.participants import is_event

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.mentions import Mention
    from geomap.extraction.phrases.noun_phrases import Phrase
    from geomap.extraction.scenes import Sentence

FAR = 6
"""Over how many sentences back the harmed are looked for."""
LONGEST = 60
"""How many names one list may give."""
TITLE = 4
"""How many words of a title may stand before the first name of a list."""
ANY = "any"
HARMS = ("killed", "injured", "abducted")


def add_identified(sentence: Sentence, mentions: list[Mention], before: list[Mention]) -> None:
    """Give the harmed of the nearest fitting mention the names that `sentence` has for them."""
    near = [m for m in (*mentions, *reversed(before[-20:])) if sentence.index - m.sentence.index <= FAR]
    told = [*_identified(sentence.parse, near, sentence), *_of_a_kind(sentence.parse)]
    for said, tokens in told:
        names = [p for t in tokens if (p := phrase_of(t, sentence)).named and p.count == ONE]
        if not names and said in HARMS and words("giving_some") & sentence.forms and not context()["modals"] & sentence.forms:
            names = [] if any(h.effect == said for m in near for h in m.harms) else _described(tokens, sentence)
        holder = next(((m, h) for m in near for h in m.harms if _fits(h, said, names)), None)
        if not names:
            continue
        if holder is None:
            if said in HARMS and near:  # "A bomb went off. Among the injured is X"
                near[0].harms += [Harm(n, said, n.count, n.span, part=True) for n in names]
            continue
        mention, harm = holder
        if harm.count == ONE and len(names) == 1 and not harm.phrase.pronoun:
            harm.office, harm.phrase = harm.phrase, names[0]
            continue
        known = {h.phrase.key for h in mention.harms}
        mention.harms += [Harm(n, harm.effect, n.count, n.span, part=True) for n in names if n.key not in known]


def _described(tokens: list[Token], sentence: Sentence) -> list[Phrase]:
    """Return the people without a name whom a list gives: "among the dead were the imam and two of his sons"."""
    heads = [t for token in tokens for t in (token, *conjuncts(token)) if not suffered(t)]
    return [p for t in dict.fromkeys(heads) if (p := phrase_of(t, sentence)).is_person and not p.pronoun and (p.count.best or p.count.low)]


def _fits(harm: Harm, said: str, names: list[Phrase]) -> bool:
    """Tell whether the harmed can be those that the names are given to: as many or more, not named themselves, and of the effect or the kind that is said."""
    if harm.part or harm.phrase.named or harm.count == NONE or any(n.key == harm.phrase.key for n in names):
        return False
    if any(n.sentence is harm.phrase.sentence and n.span.start < harm.phrase.span.end for n in names):
        return False
    enough = harm.count.best is None or harm.count.best >= sum(n.count.best or n.count.low or 1 for n in names)
    return enough and harm.effect in HARMS and said in (harm.effect, ANY, core(harm.phrase.head).lemma_.lower())


def _identified(parse: Token, near: list[Mention], sentence: Sentence) -> Iterator[tuple[str, list[Token]]]:
    """Yield the effect told of, or any, and the heads of the names given to those who suffered it."""
    verbs = words("naming") | words("being")
    for token in parse:
        if token.pos_ in ("VERB", "AUX") and token.lemma_.lower() in verbs:
            yield from _by_verb(token)
        elif (named := [c for c in children(token, "appos") if c.ent_type_ == "PERSON"]) and not is_event(token) and (effect := suffered(token)):
            yield effect, listed(named[0])  # "the other victim, X, is in hospital"
    last = next((m for m in near if m.sentence.index == sentence.index - 1 and m.harms), None)
    if near and near[0].sentence is sentence and (list_of := _behind_colon(parse)):
        yield ANY, list_of  # "... killed three guards on Monday: A, B and C"
    if last is not None and last.sentence.parse.text.rstrip().endswith(":") and parse.root.ent_type_ == "PERSON":
        yield last.harms[0].effect, listed(parse.root)  # "The following guards died: X, Y"


def _behind_colon(parse: Token) -> list[Token]:
    """Return the heads of the names that a colon opens a list of, where none of them acts."""
    for token in parse:
        if token.text == ":":
            name = next((t for t in parse.doc[token.i + 1 : parse.end] if t.ent_type_ == "PERSON" and t.dep_ not in ("compound", "flat")), None)
            return [] if name is None or name.dep_ in ("nsubj", "nsubjpass", "pobj", "poss") or name.left_edge.i > token.i + TITLE else listed(name)
    return []


def _of_a_kind(parse: Token) -> Iterator[tuple[str, list[Token]]]:
    """Yield the kind of people and the heads of their names where these stand in a list: "engineers A, B and C", "the three engineers, A, B and C"."""
    for token in parse:
        if token.ent_type_ == "PERSON" and token.pos_ == "PROPN" and token.dep_ not in ("compound", "flat"):
            title = next((t for t in parse.doc[token.left_edge.i : token.i] if t.ent_type_ != "PERSON" and _plural_title(t)), None)
            beside = [t for t in children(token.head, token.dep_) if t.i > token.i and t.ent_type_ == "PERSON"]
            if title is not None and (beside or len(listed(token)) > 1):
                yield _plural_title(title), [n for t in (token, *beside) for n in listed(t)]
        elif token.pos_ in ("NOUN", "PROPN") and any(c.dep_ == "det" and c.lower_ in words("pointing") for c in token.children):
            for name in [c for c in children(token, "appos") if c.ent_type_ == "PERSON" and c.left_edge.nbor(-1).text == ","][:1]:
                names = listed(name)
                if (len(names) > 1) == (token.tag_ in ("NNS", "NNPS")):
                    yield token.lemma_.lower(), names  # "the two guards, A and B", "the guard, A,"


def _plural_title(token: Token) -> str:
    """Return the singular of a noun for people that stands in the plural, also where it is taken for a name ("Engineers A and B"), or ""."""
    if token.tag_ in ("NNS", "NNPS"):
        return str(token.lemma_.lower())
    return str(token.lower_[:-1]) if token.tag_ == "NNP" and token.lower_.endswith("s") and nouns().get(token.lower_[:-1]) else ""


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
                rules = [r for r in triggers().get((_base(word, pos), pos), ()) if not (r.requires and word.tag_ in ("NN", "NNS"))]  # a nurse nurses no wounds
                effects = {rule.effect for rule in rules} & set(HARMS)
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
