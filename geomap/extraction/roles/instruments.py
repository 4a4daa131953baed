"""With what: takes a mention, gives the weapons that its own words and its clause name.

>>> from geomap.extraction.roles.filling import mention_of
>>> from geomap.extraction.scenes import lay_out
>>> from geomap.extraction.roles.triggers import find_hits
>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> scene = lay_out(analyse(Document(doc_id="d", text="Rebels fired two mortar shells at the base.")), [], [])
>>> [(w.name, w.kind) for w in mention_of(find_hits(scene.sentences[0])[0], scene.sentences[0]).weapons]
[('mortar shells', 'rocket')]
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geomap.extraction.grammar.lending import light_verbs
from geomap.extraction.grammar.syntax import agents, ancestors, children, conjuncts, prepositional
from geomap.extraction.lexicons import nouns, topics, triggers, weapon_ends, weapons, words
from geomap.extraction.mentions import Weapon
from geomap.extraction.phrases.citing import cited
from geomap.extraction.phrases.noun_phrases import phrase_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.mentions import Mention
    from geomap.extraction.scenes import Sentence

LONGEST = 4
ROLES = frozenset(["dobj", "nsubj", "nsubjpass", "pobj", "compound", "amod", "nmod", "conj", "appos", "attr"])


def find_weapons(mention: Mention) -> list[Weapon]:
    """Return the weapons that belong to the mention: in its clause, not in a clause below that tells of something else."""
    alone = alone_in_entry(mention.token, mention.sentence)
    if mention.rule.is_sign and mention.is_noun:
        alone = named_weapon(mention.token, mention.sentence)
    answered = words("order_in_time") if mention.rule.effect == "detained" else frozenset[str]()  # "detained three after a suicide bomb attack"
    told = [w for noun in _that_did_it(mention) if (w := _named(noun, mention.sentence, ROLES | {"ROOT"})) is not None]
    told += [w for noun in _linked(mention) if (w := _named(noun, mention.sentence, ROLES | {"ROOT"})) is not None and w.kind in ("explosive", "rocket")]
    return [*([alone] if alone is not None else []), *told, *_weapons(mention.token, mention.sentence, answered=answered), *_flown(mention)]


def _that_did_it(mention: Mention) -> list[Token]:
    """Return what a clause says of what it did, or what was thrown: the bomb of "the bomb that killed two", "a bomb thrown at the house"."""
    verb = mention.token
    if verb.dep_ == "acl" and verb.tag_ == "VBN" and mention.rule.frame == "fire":
        return [verb.head]
    if verb.dep_ == "relcl" and any(c.lower_ in ("that", "which") for c in children(verb, "nsubj")):
        return [verb.head]
    return _that_caused(verb) if mention.rule.kind == "harm" and mention.rule.pos in ("NOUN", "ADJ") else []


def _that_caused(harm: Token) -> list[Token]:
    """Return what is said to have caused deaths or injuries: "a bomb caused eight deaths", "resulted in the death of two", "left six dead"."""
    for child, above in ancestors(harm):
        if above.pos_ == "VERB":
            return children(above, "nsubj") if above.lemma_.lower() in words("causing") else []
        if child.dep_ not in ROLES | {"prep", "oprd", "nummod", "acomp"}:
            break
    return []


def _linked(mention: Mention) -> list[Token]:
    """Return what did the harm that hangs on another verb: the bombs of "two bombs hit the slum, killing nine", "a bomb left 11 dead"."""
    return [t for t in mention.links if t.head != mention.token] if mention.rule.kind == "harm" else []


def alone_in_entry(token: Token, sentence: Sentence) -> Weapon | None:
    """Return the bomb or shell that an entry of a log tells of without a verb: "Car bomb by a restaurant"; what was found and what was seized was not set off."""
    if not sentence.entry or token.left_edge.i or not any(c.lower_ in words("at") for c in children(token, "prep")):
        return None
    if token.dep_ != "ROOT" and (token.head.pos_ in ("VERB", "AUX") or token.dep_ not in ("dep", "nsubj", "npadvmod")):
        return None
    if any(t.lemma_.lower() in words("uncovering") for t in sentence.parse):
        return None
    found = _named(token, sentence, ROLES | {"ROOT", "dep", "npadvmod"})
    return found if found is not None and found.kind in ("explosive", "rocket") else None


def named_weapon(token: Token, sentence: Sentence) -> Weapon | None:
    """Return the weapon that `token` names, whatever the sentence says of it: also a device that was laid."""
    if token.lemma_.lower() in words("laid_things") and any(c.lemma_.lower() in words("laying_devices") for c in children(token, "acl", "amod", "relcl")):
        return Weapon(cited(token, token, sentence), "explosive", "bombing", sentence.span(token, token))
    found = _named(token, sentence)
    if found is not None and found.kind == "explosive" and any(map(_worn, children(token, "acl"))):
        return replace(found, category="suicide_bombing")  # "explosives taped to his chest"
    return found


def _worn(verb: Token) -> bool:
    """Tell whether explosives are fixed to somebody."""
    return verb.lemma_.lower() in words("laying_devices") and any(
        t.lemma_.lower() in words("worn_on") for t in prepositional(verb, "to", "around", "round", "on")
    )


def _flown(mention: Mention) -> Iterator[Weapon]:
    """Yield the aircraft that did it: a helicopter is a weapon where it is what attacks, not where it is attacked."""
    if mention.rule.kind != "event" or mention.rule.category not in ("armed_attack", "bombing", "raid", "shelling"):
        return
    for verb in [mention.token] if mention.rule.pos == "VERB" else light_verbs(mention.token):
        hitting = agents(verb)
        thrown = [t for t in hitting if "device" in phrase_of(t, mention.sentence).classes]  # not "troops backed by helicopters"
        fired = [v for t in thrown for v in (t, *children(t, "acl"))] + ([verb] if mention.rule.frame == "fire" else [])
        flown = [t for v in fired for t in prepositional(v, "from", "by") if t.lemma_.lower() in words("aircraft")]  # "a missile from a drone"
        if mention.rule.category != "shelling" or mention.rule.frame == "fire":  # "helicopters fired rockets", but they strafe with guns
            flown += [t for t in hitting if t.lemma_.lower() in words("aircraft") and not any(c.lower_ in words("afloat") for c in t.lefts)]
        for phrase in (phrase_of(t, mention.sentence) for t in flown):
            yield Weapon("", "aircraft", "air_strike", phrase.bare_span)


def _weapons(top: Token, sentence: Sentence, depth: int = 0, *, answered: frozenset[str] = frozenset()) -> Iterator[Weapon]:
    for child in top.children:
        if depth > 5:
            return
        if child.dep_ == "prep" and child.lower_ in answered:
            continue
        if child.dep_ in ("relcl", "advcl", "ccomp", "conj") and child.pos_ == "VERB" and child.lemma_.lower() not in words("arming"):
            continue
        if child.dep_ == "prep" and child.lower_ not in words("bearing") and depth:
            continue
        if child.lemma_.lower() in words("freight") and depth and top.dep_ in ("dobj", "nsubjpass", "pobj") and not _doer(top) and not answered:
            continue  # "killed 18 militants, one of them wearing an explosive belt", "stopped a truck carrying shells"
        found = _named(child, sentence)
        if found is not None:
            yield found
            yield from (w for t in conjuncts(child) if t != child and (w := _named(t, sentence)) is not None)
            continue
        yield from _weapons(child, sentence, depth + 1, answered=answered)


def _doer(noun: Token) -> bool:
    """Tell whether a noun stands behind "by": "was killed by a man wearing explosives"."""
    return bool(noun.dep_ == "pobj" and noun.head.lower_ == "by")


def _named(token: Token, sentence: Sentence, roles: frozenset[str] = ROLES) -> Weapon | None:
    """Return the weapon whose last word is `token`, by the longest name that fits."""
    if (
        token.pos_ not in ("NOUN", "PROPN", "ADJ", "VERB", "X")
        or token.dep_ not in roles
        or not _may_end(token)
        or (token.lemma_.lower(), "NOUN") in triggers()
    ):
        return None
    doc = token.doc
    if token.pos_ == "PROPN" and token.ent_type_ in ("GPE", "LOC"):
        return None  # "a hospital in Little Rock"
    if token.pos_ == "ADJ" and token.dep_ == "amod" and token.head.lemma_.lower() in topics()["told_with_heat"] | topics()["speeches"]:
        return None  # "explosive remarks"
    if _undone(token) or _flown_at(token) or (token.pos_ == "PROPN" and token.lower_ in words("regiments")):
        return None  # "33 Assam Rifles" are soldiers
    if token.pos_ == "PROPN" and token.lower_ in words("oil_companies"):
        return None  # "pipelines of Royal Dutch Shell"
    for size in range(LONGEST, 0, -1):
        start = token.i - size + 1
        if start < token.sent.start or (token.dep_ == "compound" and start <= token.head.i < token.i):
            continue  # a compound behind its noun, in other languages: "удар беспилотников"
        for stop, reading in _readings(token, start):
            known = weapons().get(reading)
            if known is None:
                continue
            if known[0] == "none":
                return None  # "a coal mine"
            if token.lemma_.lower() in words("armed"):
                return Weapon("", known[0], known[1], sentence.span(doc[start], doc[stop]))
            if not _wielded(token) or (size == 1 and _in_law(token)):
                return None
            while start > token.sent.start and doc[start - 1].dep_ == "compound" and doc[start - 1].head == token and doc[start - 1].pos_ == "NOUN":
                start -= 1  # "roadside mine"
            bored = doc[start].lower_ in words("bores")
            if start > token.sent.start and doc[start - 1].pos_ == "NUM" and (bored or doc[start - 1].head.i in range(start, token.i)):
                start -= 1  # "9 mm pistol", "152mm howitzer"
            span = sentence.span(doc[start], doc[stop])
            return Weapon(cited(doc[start], doc[stop], sentence), known[0], known[1], span)
    return None


def _may_end(token: Token) -> bool:
    """Tell whether the name of a weapon can end with the word, which may be a part of its last word: "car-bomb"."""
    forms = (token.lemma_.lower(), token.lower_, token.text.lower())
    return any(form in weapon_ends() or form.removesuffix("s") in weapon_ends() for form in forms)


def _wielded(token: Token) -> bool:
    """Tell whether a thing of many uses is used as a weapon: "doused with gasoline", not "a gasoline truck", "a club was set on fire"."""
    if token.lemma_.lower() not in words("two_uses"):
        return True
    above = token.head
    if token.i > token.left_edge.i and "structure" in nouns().get(token.lemma_.lower(), ()) and any(c.dep_ == "compound" for c in token.children):
        return False  # "ripped through a rugby club"
    return (token.dep_ == "pobj" and above.lower_ in words("bearing")) or (token.dep_ == "dobj" and above.lemma_.lower() in words("wielding"))


def _in_law(token: Token) -> bool:
    """Tell whether it is what courts deal with: "arrested on a charge of assault", not "the charge went off"."""
    if token.lemma_.lower() not in words("also_in_law"):
        return False
    verb = token.head if token.dep_ != "pobj" else token.head.head
    by = token.dep_ == "pobj" and token.head.lower_ not in ("by", "with", "from")
    return by or verb.lemma_.lower() not in words("setting_off")


def _undone(token: Token) -> bool:
    """Tell whether the weapon is what others work against: "a mine-clearing camp", "the bomb disposal squad"."""
    behind = [t.lower_ for t in token.doc[token.i + 1 : token.i + 3] if t.text != "-"]
    return (bool(behind) and behind[0] in words("unarming")) or _dug(token)


def _flown_at(token: Token) -> bool:
    """Tell whether it is an aircraft that somebody fires at: "a drone was fired upon", "shot down a drone"."""
    if token.lemma_.lower() in words("flown") and token.dep_ == "pobj" and token.head.lower_ in ("at", "on", "against"):
        return True  # "shot at aircraft"
    if token.lemma_.lower() not in words("flown") or token.dep_ not in ("dobj", "nsubjpass"):
        return False
    rules = triggers().get((token.head.lemma_.lower(), "VERB"), ())
    return any(rule.kind == "event" and (rule.frame == "patient" or (rule.frame == "fire" and _passive_at(token.head))) for rule in rules)


def _passive_at(verb: Token) -> bool:
    """Tell whether a passive has its preposition at the end: "was fired on"."""
    return any(c.dep_ in ("prt", "prep") and c.lower_ in ("on", "upon", "at") and not children(c, "pobj") for c in verb.children)


def _dug(token: Token) -> bool:
    """Tell whether it is a pit, not a charge, that is attacked or spoken of: "attacked the mine at X", "the blast tore through the mine"."""
    if token.lemma_.lower() not in words("also_pits"):
        return False
    if token.i + 1 == token.head.i and token.head.lemma_.lower() in words("of_pits"):
        return True  # "a bus with mine workers"
    if token.dep_ not in ("dobj", "nsubjpass", "pobj"):
        return False
    if token.dep_ == "pobj":
        aimed = token.head.lower_ in ("on", "at") and (token.head.head.lemma_.lower(), "NOUN") in triggers()  # "a raid on a mine"
        return aimed or token.head.lower_ in words("around_pits")
    return any(rule.frame == "patient" and rule.kind == "event" and not rule.effect for rule in triggers().get((token.head.lemma_.lower(), "VERB"), ()))


def _readings(token: Token, start: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    doc = token.doc
    yield token.i, (*(t.lower_ for t in doc[start : token.i]), token.lemma_.lower())
    yield token.i, tuple(t.lower_ for t in doc[start : token.i + 1])
    joined = "".join(t.text_with_ws for t in doc[start : token.i + 1]).strip().lower()
    words = tuple(joined.split())
    yield token.i, words
    if words and words[-1].endswith("s"):
        yield token.i, (*words[:-1], words[-1][:-1])
