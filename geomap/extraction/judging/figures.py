"""Figures of speech and mere mishaps: takes a mention, gives why its words tell of no violence between people, or "".

A storm kills, critics attack, hedge funds raid a currency and a car hits a tree: the word is a trigger, and who does it, or to what, shows that it is none.
The lists are in `resources/incidents/topics.toml`.

>>> from geomap.extraction.roles.filling import mention_of
>>> from geomap.extraction.scenes import lay_out
>>> from geomap.extraction.roles.triggers import find_hits
>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> text = "A storm killed two. Critics attacked the bill. Rebels attacked the town. He was hit by a car."
>>> scene = lay_out(analyse(Document(doc_id="d", text=text)), [], [])
>>> [figure(mention_of(hit, s)) for s in scene.sentences for hit in find_hits(s)]
['done by nature or animals', 'a figure of speech', '', 'an accident']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.grammar.syntax import agents, ancestors, children, patients, prepositional
from geomap.extraction.judging.bloodless import bloodless
from geomap.extraction.judging.idioms import ARMED, common, counted, idiom, immaterial
from geomap.extraction.judging.mishaps import after_a_fire, by_mishap, meant
from geomap.extraction.lexicons import context, nouns, topics, triggers, weapons, words
from geomap.extraction.phrases.counts import stated_count
from geomap.extraction.phrases.kinds import is_animal
from geomap.extraction.roles.ramming import in_ramming

if TYPE_CHECKING:
    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.mentions import Mention

BODILY = frozenset(["structure", "vehicle", "security", "militant", "device"])


def figure(mention: Mention) -> str:
    """Return why the mention is of no violence between people, or ""."""
    token = mention.token
    verb = mention.rule.pos == "VERB"
    doers = [_core(t) for t in (agents(token) if verb else prepositional(token, "by"))]
    things = [_core(t) for t in (patients(token) if verb else prepositional(token, "on", "of", "against"))]
    if mention.rule.effect == "abducted" and verb and mention.rule.frame != "suffer" and doers and all(t.lemma_.lower() in topics()["hosts"] for t in doers):
        return "taken along, not taken away"
    if doers and all(_wild(t) for t in doers):
        return "done by nature or animals"
    if verb and things and mention.category not in ("robbery", "arson") and all(_animal(t) for t in things):
        return "animals, not people"
    if mention.rule.frame == "mutual" and any(_animal(_core(t)) for t in prepositional(token, "with", "between")):
        return "animals, not people"  # "died in an encounter with elephants"
    if doers and all(_plays(t) for t in doers) and not _posted(mention, doers):
        return "a figure of speech"
    if verb and doers and mention.category == "shelling" and all(t.lemma_.lower() in topics()["scientists"] for t in doers):
        return "an experiment"
    if verb and not doers and _felled(token):
        return "done by nature or animals"
    if reason := bloodless(mention, doers, things):
        return reason
    if _no_part(token) or any(t.dep_ == "dobj" and t.lemma_ in ("term", "word") and t.head.lemma_ == "use" for t in mention.sentence.parse):
        return "what somebody had no part in, or what a word means"
    if _ailing(token) or _of_riders(token):
        return "a figure of speech"
    if mention.rule.kind == "operation" and not verb and (_body_of_people(token) or _comes_by(token)):
        return "a body, not what it did"
    if mention.category == "arson" and things and all(t.lemma_.lower() in topics()["effigies"] for t in things):
        return "nothing but a likeness was burned"
    if mention.rule.category == "arrest" and not verb and _sought(token):
        return "sought, not caught"
    if token.lemma_.lower() == "demonstration" and _shown(token):
        return "a figure of speech"
    if verb and doers and mention.rule.frame in ("blow_up", "device", "set_off") and _made_safe(things, doers):
        return "what was found was blown up"
    if token.lemma_ == "shoot" and things and any(c.lower_ == "down" for c in token.children) and all(t.lemma_.lower() in topics()["unmanned"] for t in things):
        return "what was fired was shot down"
    if mention.rule.kind == "harm" and any(t.lemma_.lower() in topics()["at_play"] for t in prepositional(token, "in", "during")):
        return "sport"
    if mention.weapons:
        return ""
    if _spoken(mention, things) or _of_words(mention):
        return "a figure of speech"
    if verb and (_borrowed(mention, doers) or _caused(mention, doers)):
        return "a figure of speech"
    blown_up = (
        token.dep_ == "advcl"
        and not after_a_fire(token.head)
        and any(rule.kind == "blast" or rule.frame == "blow_up" for rule in triggers().get((token.head.lemma_.lower(), "VERB"), ()))
    )
    if blown_up or (verb and in_ramming(token, mention.sentence)):
        return ""  # "a car exploded, killing two"
    if by_mishap(mention, doers, things):
        return "an accident"
    if things and not mention.rule.requires and all(immaterial(t) for t in things):
        return "a figure of speech"
    if doers and all(_talks(t) for t in doers) and not _bodily(things) and not counted(mention) and not _by_hand(mention, things):
        return "a figure of speech"
    return idiom(mention, doers, things) if verb else ""


def _made_safe(things: list[Token], doers: list[Token]) -> bool:
    """Tell whether forces blew up what others had laid: "police officers blew up the grenade that had not exploded"."""
    forces = all("security" in nouns().get(t.lemma_.lower(), frozenset()) or t.lemma_.lower() in words("sappers") for t in doers)
    found = (any(c.dep_ == "det" and c.lower_ == "the" for c in t.children) for t in things)
    return forces and bool(things) and all("device" in nouns().get(t.lemma_.lower(), frozenset()) for t in things) and any(found)


def _posted(mention: Mention, doers: list[Token]) -> bool:
    """Tell whether what came by post went off: "a letter that blew up in the hands of a clerk cost him three fingers"."""
    return bool(mention.sentence.forms & topics()["going_off"]) and all(t.lemma_.lower() in topics()["posted"] for t in doers)


def _felled(verb: Token) -> bool:
    """Tell whether a verb was hung on the words before it, where a storm or quake far above them is what struck: "a quake that was not felt by many people struck"."""
    return verb.dep_ == "acl" and verb.lemma_.lower() in topics()["struck"] and any(h.pos_ == "NOUN" and _wild(h) for _, h in ancestors(verb) if h != verb.head)


def _ailing(token: Token) -> bool:
    """Tell whether what is fought is an illness: "died after a long battle with lung cancer", "is battling an addiction"."""
    against = [*prepositional(token, "with", "against"), *children(token, "dobj")] if token.lemma_.lower() in topics()["struggles"] else []
    return any(t.lemma_.lower().removesuffix("'s") in topics()["nature"] for t in against)


def _of_riders(token: Token) -> bool:
    """Tell whether a rally is one of engines and wheels: "an annual biker rally"."""
    return token.lemma_.lower() == "rally" and any(c.lemma_.lower() in topics()["rallies"] for c in children(token, "compound", "amod", "nmod"))


def _sought(noun: Token) -> bool:
    """Tell whether a capture is only hoped for: "information leading to the capture of", but not "information led to the capture of"."""
    above = [head for _, head in ancestors(noun)]
    if any(t.lemma_.lower() == "responsible" and t.head.lower_ in words("such_people") for t in above):
        return True  # "those responsible for her capture"
    return any(t.lemma_.lower() in topics()["sought"] for t in above) and not any(t.lemma_.lower() == "lead" and t.tag_ in ("VBD", "VBN") for t in above)


def _shown(noun: Token) -> bool:
    """Tell whether a thing or a fact is demonstrated: "a demonstration of the new engine", but not "a demonstration of teachers", "of support"."""
    of = list(prepositional(noun, "of"))
    return bool(of) and all(t.pos_ == "NOUN" and not t.ent_type_ and t.lemma_.lower() not in topics()["shown_by_crowds"] and not _people(t) for t in of)


def _people(token: Token) -> bool:
    return bool(nouns().get(token.lemma_.lower(), frozenset()) - {"structure", "vehicle", "device"}) or token.tag_ == "NNS"


def _comes_by(token: Token) -> bool:
    """Tell whether a patrol only comes by where something else happens: "a bomb went off as a police patrol passed by"."""
    verb = token.head
    if token.dep_ == "pobj" and verb.lower_ == "as":
        return any(c.lemma_.lower() in words("passing") for c in children(token, "acl"))
    if token.lemma_ == "patrol" and token.dep_ == "pobj" and verb.lower_ in words("towards_aim"):
        above = [t for t in (verb.head, verb.head.head) if t.pos_ == "VERB"]
        return any(rule.frame == "fire" for t in above for rule in triggers().get((t.lemma_.lower(), "VERB"), ()))  # "fired 30 shots towards a patrol"
    return token.dep_ == "nsubj" and verb.dep_ == "advcl" and verb.lemma_.lower() in words("passing") and any(c.dep_ == "mark" for c in verb.children)


def _body_of_people(noun: Token) -> bool:
    """Tell whether a mission is one that has a seat and a voice: "the UN mission", "a stabilization mission", "the mission's base", "the Mission condemns it"."""
    told = {form for c in children(noun, "compound", "amod", "nmod", "poss") for form in (c.lemma_.lower(), c.lower_)}
    if noun.dep_ == "poss" or told & (topics()["mandates"] | topics()["mandators"]):
        return True
    verb = noun.head
    return noun.dep_ == "nsubj" and (verb.lemma_.lower() in words("speech") | words("looking_back") or verb.lemma_.lower() in topics()["voicing"])


def _no_part(token: Token) -> bool:
    """Tell whether a deed is only that in which somebody took no part: "labourers who did not participate in the offensive"."""
    verb = next((above for _, above in ancestors(token) if above.pos_ in ("VERB", "AUX")), token) if token.dep_ == "pobj" else token
    return verb is not token and verb.lemma_.lower() in context()["light_in"] and bool(children(verb, "neg"))


def _core(token: Token) -> Token:
    """Return what a phrase speaks of: in "a pack of dogs" and "a wolf pack" the beasts."""
    lemma = token.lemma_.lower()
    if lemma in topics()["herds"] and (beast := next((c for c in children(token, "compound") if is_animal(c)), None)) is not None:
        return beast
    if lemma in words("partitive") | topics()["herds"] or token.pos_ == "NUM":
        return next(iter(prepositional(token, "of")), token)
    return token


def _wild(token: Token) -> bool:
    if any((t.lemma_.lower(),) in weapons() for t in prepositional(token, "of")):
        return False  # "a hail of bullets"
    if any(c.lower_ in topics()["tame"] for c in children(token, "amod", "compound")):
        return False
    if token.pos_ == "PROPN" and any(c.lemma_.lower() in topics()["nature"] for c in children(token, "compound")):
        return True  # "Hurricane Ida"
    if token.lemma_.lower() == "cell":
        return any(c.lemma_.lower() in topics()["cells"] for c in children(token, "amod", "compound", "nmod"))
    return token.lemma_.lower() in topics()["nature"] or _animal(token)


def _animal(token: Token) -> bool:
    return is_animal(token) and common(token)


def _plays(token: Token) -> bool:
    """Tell whether it is a player or a plan that acts: neither attacks anybody."""
    lemma = token.lemma_.lower()
    return (
        lemma in topics()["players"] | topics()["recorders"]
        or lemma.rstrip("s") in topics()["players"]
        or (immaterial(token) and lemma not in topics()["bursting"])
    )


def _talks(token: Token) -> bool:
    return token.lemma_.lower() in topics()["talkers"] and common(token)


def _borrowed(mention: Mention, doers: list[Token]) -> bool:
    """Tell whether an attack that is none did it, or spirits were hit: "panic attacks hit one in ten", "a strike hit commuters", "shot down in their hopes"."""
    lists, figurative = topics(), context()["figurative"]
    beside = {t.lemma_.lower() for t in mention.sentence.parse}
    if any(t.lemma_.lower() in lists["spirits"] and children(t, "poss") for t in prepositional(mention.token, "in")):
        return True
    return bool(doers) and all(
        (not nouns().get(t.lemma_.lower()) and any(c.lower_ in figurative for c in children(t, "compound", "amod", "nmod")))
        or (t.lemma_.lower() == "strike" and beside & lists["labour"] and not _bodily(list(prepositional(t, "on"))))
        for t in doers
    )


def _caused(mention: Mention, doers: list[Token]) -> bool:
    """Tell whether people came to harm by an illness, by nature or in a fire: "died after an asthma attack", "died of cancer", "killed in a house fire"."""
    if doers and mention.rule.frame != "suffer":
        return False
    verbs = [mention.token, *children(mention.token, "conj")]
    causes = [t for verb in verbs for t in prepositional(verb, "after", "of", "from", "in", "during", "by")]
    figurative, nature = context()["figurative"], topics()["nature"]
    if mention.rule.kind == "harm" and not mention.weapons and any(_burned_in(t) for verb in verbs for t in prepositional(verb, "in")) and not meant(mention):
        return True
    return mention.rule.kind == "harm" and any(
        t.lemma_.lower() in nature or any(c.lower_ in figurative for c in children(t, "compound", "amod")) for t in causes
    )


def _burned_in(fire: Token) -> bool:
    """Tell whether it is a fire that burns: "in a house fire", not "in artillery fire", "in the fire of the rebels"."""
    beside = children(fire, "compound", "amod", "nmod")
    return (
        fire.lemma_.lower() == "fire"
        and fire.pos_ == "NOUN"
        and not children(fire, "poss")
        and not any(c.lower_ in topics()["gunnery"] or c.ent_type_ == "NORP" for c in beside)
        and (fire.i + 1 >= len(fire.doc) or fire.nbor(1).lower_ not in ("from", "by", "between", "of"))
        and not children(fire, "acl", "relcl")
    )


def _spoken(mention: Mention, things: list[Token]) -> bool:
    """Tell whether the attack was made with words: "harshly attacked the minister", "attacked him in a speech", "bombarded with questions"."""
    lists, token = topics(), mention.token
    if mention.rule.pos != "VERB" or mention.harms:
        return False
    if (
        any(immaterial(t) for t in prepositional(token, "with"))
        and not mention.rule.requires
        and not any(nouns().get(t.lemma_.lower(), frozenset()) & ARMED for t in agents(token))
    ):
        return True
    if _bodily(things):
        return False
    return any(c.lower_ in lists["spoken_manner"] for c in children(token, "advmod")) or any(
        t.lemma_.lower() in lists["speeches"] for t in prepositional(token, "in", "during")
    )


def _of_words(mention: Mention) -> bool:
    """Tell whether words are called an attack: "the phrase is an attack on the court"."""
    token = mention.token
    return mention.is_noun and token.dep_ == "attr" and any(immaterial(t) for t in children(token.head, "nsubj"))


def _bodily(things: list[Token]) -> bool:
    """Tell whether anything attacked is of a kind that only arms attack."""
    return any(nouns().get(t.lemma_.lower(), frozenset()) & BODILY or t.ent_type_ in ("GPE", "FAC", "LOC") for t in things)


def _by_hand(mention: Mention, things: list[Token]) -> bool:
    """Tell whether a crowd laid hands on people: on a number of them, or "to death"."""
    if any(t.lemma_.lower() == "death" for verb in (mention.token, *children(mention.token, "conj")) for t in prepositional(verb, "to")):
        return True
    return any(stated_count(t) is not None and t.pos_ == "NOUN" for t in things)
