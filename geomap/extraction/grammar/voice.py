"""Passives read off the parse, whole and clipped: takes a verb's token, tells whether its subject is whom it was done to.

>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> doc = analyse(Document(doc_id="d", text="Two nurses kidnapped and released the following day.")).paragraphs[0].doc
>>> is_passive(doc[2]), is_passive(doc[4])
(True, True)
"""

from __future__ import annotations

from typing import Any

from geomap.extraction.grammar.asking import asked_of_word
from geomap.extraction.grammar.slips import behind_comma, behind_stop, below, number_behind, shot_dead
from geomap.extraction.lexicons import nouns, triggers, words

Token = Any
PEOPLE = frozenset(["militant", "security", "official", "civilian", "leader", "suspect"])
ARMED = frozenset(["militant", "security", "suspect"])
NOMINAL = frozenset(["NOUN", "PROPN", "NUM"])
STOPS = frozenset([".", "!", "?", "\u2026", ":", ";"])
BRACKET = 16
"""How many words a bracket between a body and its people may take."""


@asked_of_word
def is_passive(verb: Token) -> bool:
    """Tell whether `verb` is a passive participle: with "be", after a noun ("a man killed by"), or sharing another's passive."""
    if verb.tag_ not in ("VBN", "VBD"):
        return False
    if any(child.dep_ in ("auxpass", "nsubjpass", "agent") for child in verb.children):
        return True
    if _without_be(verb) or _clipped(verb) or _listed(verb):
        return True
    if verb.dep_ == "acl" and verb.nbor(-1).text == "," and any(map(_does_on, [verb, *_with_its_subject(verb)])):
        return False  # "men of the group known as X, murdered and robbed four people"
    if verb.dep_ in ("acl", "amod"):
        return not below(verb, "aux", "nsubj") and all(_apart(c, verb) or c.lemma_.lower() in words("captives") for c in below(verb, "dobj"))
    if verb.tag_ == "VBN" and verb.dep_ in ("acomp", "attr") and verb.head.lemma_ == "be":
        return True  # "seven were neutralised", read as an adjective
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and verb.head.tag_ == "VBD" and _harmed_alike(verb.head) and any(map(_unarmed, below(verb.head, "nsubj"))):
        return not below(verb.head, "aux", "dobj", "auxpass")  # "tied up and killed in clinic raid"
    shares = verb.dep_ == "conj" and not below(verb, "nsubj", "aux") and all(_apart(c, verb) for c in below(verb, "dobj"))
    if shares and verb.head.pos_ in ("VERB", "AUX"):
        return is_passive(verb.head)
    return False


def _without_be(verb: Token) -> bool:
    """Tell whether a verb is a passive that leaves its "was" out, as headlines and logs do: "Pylon blown up", "Patrol attacked with grenades", "X shot by gunmen"."""
    if any(child.dep_ in ("aux", "xcomp", "dative") or (child.dep_ == "dobj" and not _apart(child, verb)) for child in verb.children):
        return False
    if any(child.i > verb.i and child.left_edge.lower_ not in words("clause_openers_of_time") for child in below(verb, "ccomp")):
        return False
    if not below(verb, "nsubj") or shot_dead(verb) or number_behind(verb) is not None or any(_does_on(other) for other in _with_its_subject(verb)):
        return False
    if verb.tag_ == "VBN" and verb.dep_ in ("ROOT", "conj", "ccomp", "parataxis"):
        return not _fires_at(verb)
    rules = triggers().get((verb.lemma_.lower(), "VERB"), ())
    if not any(rule.frame in ("patient", "strike", "blow_up") and rule.kind in ("event", "harm") for rule in rules):
        return False
    by = [p for child in verb.children if child.dep_ == "prep" and child.lower_ == "by" for p in below(child, "pobj")]
    dead = any(child.lower_ == "dead" and not below(child, "nummod") for child in verb.children)  # but "the attack left six dead"
    people = below(verb, "nsubj")
    return (
        dead
        or any(nouns().get(p.lemma_.lower(), frozenset()) & PEOPLE for p in by)
        or all(map(_bare, people))
        or _ends_headline(verb)
        or ((wants_object(verb) or _harmed_alike(verb)) and any(map(_unarmed, people)))
        or (_clause_of_time(verb) and all("vehicle" in nouns().get(t.lemma_.lower(), frozenset()) for t in people))
    )


def _fires_at(verb: Token) -> bool:
    """Tell whether a verb of shooting has an aim behind it: "two men on a motorbike fired at a bus"."""
    aims = [t for c in below(verb, "prep") if c.lower_ == "at" and verb.lemma_ in ("fire", "shoot") for t in below(c, "pobj")]
    return any(nouns().get(t.lemma_.lower()) for t in aims if t.ent_type_ not in ("DATE", "TIME"))


def _does_on(verb: Token) -> bool:
    """Tell whether a verb that goes on with another tells what its subject did to somebody: "militants abducted and later killed an officer"."""
    done = verb.tag_ in ("VBD", "VBN") and any(_somebody(child) and not _apart(child, verb) and child.i > verb.i for child in below(verb, "dobj"))
    return done and not below(verb, "auxpass", "agent") and verb.lemma_.lower() not in words("done_to_oneself")


def _somebody(noun: Token) -> bool:
    """Tell whether a word speaks of people by what they are: "an officer", "several of its members"."""
    counted = [p for of in below(noun, "prep") if of.lower_ == "of" for p in below(of, "pobj")]
    return any(nouns().get(t.lemma_.lower(), frozenset()) & PEOPLE for t in (noun, *counted))


def _ends_headline(verb: Token) -> bool:
    """Tell whether a headline ends with a past form that is aimed at nobody: "UN peacekeepers ambushed", "Aid convoy attacked in X"; presents are active there."""
    last = verb.doc[-1]
    if (
        last.text in STOPS
        or verb.tag_ != "VBD"
        or verb.dep_ not in ("ROOT", "ccomp")
        or any(c.dep_ in ("dobj", "ccomp", "advmod", "prt", "advcl") for c in verb.children)
    ):
        return False
    if any(c.lower_ in words("towards_aim") for c in below(verb, "prep")):
        return False
    people = below(verb, "nsubj")
    return bool(people) and not any(nouns().get(t.lemma_.lower(), frozenset()) & {"militant", "suspect"} for t in people)


def _apart(noun: Token, verb: Token) -> bool:
    """Tell whether what was taken for an object is none: a time, "hostage", or told behind a stop: "clerk beaten in a raid, two radios stolen"."""
    if is_time(noun) or behind_stop(noun, verb) or behind_comma(noun, verb):
        return True
    if noun.left_edge.lower_ in words("settings_of_notes") and noun.left_edge.i == verb.i + 1:
        return True  # "shot outside mosque"
    if noun.ent_type_ in ("GPE", "LOC") and any(c.lower_ == "off" and c.i == noun.left_edge.i - 1 for c in below(verb, "prt", "prep")):
        return True  # "fisherman kidnapped off Borneo"
    if noun.lower_ in words("compass") and any(c.lower_ == "of" for c in below(noun, "prep")):
        return True  # "abducted North of Kismayo"
    if (noun.lemma_.lower(), "NOUN") in triggers() and any(p.i == noun.left_edge.i - 1 for prep in below(verb, "prep") for p in below(prep, "pobj")):
        return True  # "killed in Mumbai train bombings"
    if noun.lemma_.lower() in words("captive") and noun.tag_ == "NN" and noun.i == verb.i + 1 and not list(noun.children):
        return True  # "six clerks held hostage"
    return verb.tag_ == "VBN" and noun.i > verb.i and "," in (noun.left_edge.text, noun.left_edge.nbor(-1).text)


def is_time(token: Token) -> bool:
    """Tell whether a word taken for an object is a time: "kidnapped and released the following day", but not the number in "injuring 48"."""
    counts = token.pos_ == "NUM" and token.dep_ == "dobj" and token.i == token.head.i + 1 and not list(token.children) and len(token) < len("1999")
    return token.ent_type_ in ("DATE", "TIME") and not counts


def wants_object(verb: Token) -> bool:
    """Tell whether a verb tells of harm to people, and neither it nor one beside it has an object or an aim: "nurse kidnapped and released"."""
    rules = triggers().get((verb.lemma_.lower(), "VERB"), ())
    if not any(
        rule.frame == "patient" and not rule.requires and (rule.effect or "person" in rule.needs) for rule in rules
    ) and verb.lemma_.lower() not in words("done_to_somebody"):
        return False
    beside = [verb, *_with_its_subject(verb)]
    if any(not _apart(child, other) for other in beside for child in below(other, "dobj")):
        return False
    towards = [child for other in beside for child in below(other, "prep", "prt") if child.lower_ in words("towards_aim")]
    aims = [p for child in towards for p in (below(child, "pobj") or [child])]
    return all(is_time(p) or p.lemma_.lower() in words("whereabouts") for p in aims)


def _with_its_subject(verb: Token) -> list[Token]:
    """Return the verbs that share the subject of `verb`: those beside it up to the first with one of its own ("X kidnapped and a driver was killed")."""
    beside = []
    for other in below(verb, "conj"):
        if other.pos_ in NOMINAL or below(other, "nsubj", "nsubjpass"):
            break
        beside.append(other)
    return beside


def _harmed_alike(verb: Token) -> bool:
    """Tell whether a participle of harm without an object stands beside the verb: "attacked and seriously hurt in a raid"."""
    return any(
        other.tag_ == "VBN" and (other.lemma_.lower() in words("wounding") or wants_object(other)) and all(_apart(c, other) for c in below(other, "dobj"))
        for other in _with_its_subject(verb)
    ) or any(map(_listed, below(verb, "advcl")))  # "staff attacked, beaten and given death threats by men"


def _listed(verb: Token) -> bool:
    """Tell whether a participle behind a comma goes on with a passive: "two clerks stopped, beaten and robbed by men"."""
    behind = verb.dep_ == "advcl" and verb.tag_ == "VBN" and verb.i > verb.head.i and verb.nbor(-1).text == ","
    return behind and not below(verb, "mark", "advmod", "nsubj", "aux") and _hurts(verb)


def _hurts(participle: Token) -> bool:
    """Tell whether a participle without an object tells of harm to people."""
    rules = triggers().get((participle.lemma_.lower(), "VERB"), ())
    return any(rule.frame == "patient" and (rule.effect or "person" in rule.needs) for rule in rules) and not below(participle, "dobj")


def people_of(body: Token) -> list[Token]:
    """Return whom a bracket parts from the body whose people they are: "7 UN (6 foreign, 1 local) staff"."""
    doc, at = body.doc, body.i + 1
    if at >= len(doc) or doc[at].text != "(":
        return []
    closed = next((t.i for t in doc[at : at + BRACKET] if t.text == ")"), len(doc))
    for token in doc[closed + 1 : closed + 4]:
        if token.pos_ not in NOMINAL | {"ADJ"}:
            break
        if nouns().get(token.lemma_.lower(), frozenset()) & PEOPLE:
            return [token]
    return []


def _unarmed(subject: Token) -> bool:
    """Tell whether those of whom a verb of harm is told are people who carry no arms: "two nurses", "1 INGO staff", "UN (two local) staff", "a monitor" in a number."""
    meant = [subject, *people_of(subject)]
    kinds = [nouns().get(t.lemma_.lower(), nouns().get(t.lower_, frozenset())) for t in meant]
    if classes := frozenset().union(*kinds):
        return bool(classes & PEOPLE) and not classes & ARMED
    counted = [subject, *below(subject, "compound", "nmod")]
    return any(c.dep_ == "nummod" for t in counted for c in t.children) and subject.pos_ in NOMINAL and not subject.ent_type_.startswith(("DATE", "TIME"))


def _clipped(verb: Token) -> bool:
    """Tell whether a clause leaves out both "he" and "was": "was wounded when shot at home"."""
    opened = any(c.lower_ in ("when", "while", "once") and c.i < verb.i for c in below(verb, "advmod", "mark"))
    return opened and verb.dep_ == "advcl" and not below(verb, "nsubj", "aux", "dobj", "csubj")


def _clause_of_time(verb: Token) -> bool:
    """Tell whether a clause says when somebody came to harm, with nothing that is aimed at: "two guards wounded when aid trucks attacked"."""
    opened = any(c.lower_ in words("clause_openers_of_time") and c.i < verb.i for c in below(verb, "advmod", "mark"))
    harmed = verb.dep_ == "advcl" and verb.head.tag_ in ("VBN", "VBD")
    return opened and harmed and not any(c.lower_ in words("towards_aim") for c in below(verb, "prep", "prt"))


def _bare(subject: Token) -> bool:
    """Tell whether a singular has no article: "patrol attacked"."""
    common = subject.pos_ == "NOUN" or (subject.is_sent_start and subject.lemma_.lower() in nouns())
    return common and subject.tag_ in ("NN", "NNP") and not any(c.dep_ in ("det", "poss", "nummod", "predet") for c in subject.children)
