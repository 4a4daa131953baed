"""Where the parser slips around verbs: takes a token, tells what it was hung on by mistake: shortened passives, numbers and lists beside a verb.

>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> doc = analyse(Document(doc_id="d", text="Seven people were killed in a bombing in Fangak on Monday and at least 20 injured, including two patients.")).paragraphs[0].doc
>>> [token.text for token in gapped(next(t for t in doc if t.text == "injured"))]
['20']
"""

from __future__ import annotations

from typing import Any

from geomap.extraction.lexicons import PERSONAL, nouns, triggers, words

Token = Any


FAR = 7
"""How far behind a verb a number of those harmed may stand."""


def below(token: Token, *relations: str) -> list[Token]:
    """Return the dependents of `token` that stand in one of `relations`."""
    return [child for child in token.children if child.dep_ in relations]


def own_hurt(noun: Token) -> bool:
    """Tell whether a verb of wounding was taken to describe its own object: "killed 14 and injured scores"."""
    verbs = [c for c in below(noun, "amod") if c.i == noun.i - 1 and c.lemma_.lower() in words("wounding") and c.pos_ == "VERB"]
    return bool(verbs) and noun.dep_ == "conj" and noun.lower_ in words("quantities_of_people")


def gapped(verb: Token) -> list[Token]:
    """Return the number that stands for those whom a shortened passive tells of: "two were killed and a dozen wounded", "three killed, a fourth hurt", "one driver hurt"."""
    if verb.tag_ not in ("VBN", "VBD") or verb.dep_ != "conj" or below(verb, "nsubj", "nsubjpass", "dobj", "auxpass"):
        return []
    near = below(verb, "nummod", "npadvmod", "amod", "nmod", "det")
    near += [n for more in below(verb, "advmod") if more.lower_ == "more" for n in below(more, "npadvmod", "nummod")]  # "and over 50 more injured"
    number = [c for c in near if c.i < verb.i and (c.pos_ == "NUM" or c.lower_ in words("gapped"))]
    return number[-1:] or [c for c in near if c.i < verb.i and c.dep_ == "npadvmod" and counted_beside(c) and c.ent_type_ not in ("DATE", "TIME")]


def shares_object(verb: Token) -> bool:
    """Tell whether a verb that follows has an object for both: "took hostage and killed 11 workers"."""
    return any(other.tag_ == verb.tag_ and below(other, "dobj") for other in below(verb, "conj"))


def counted_beside(noun: Token) -> bool:
    """Tell whether a noun with a number that is no deed itself hangs on a verb: "the mayor of X, in Y, and two clerks"."""
    return bool(noun.pos_ == "NOUN" and below(noun, "nummod")) and (noun.lemma_.lower(), "NOUN") not in triggers()


def some_of(number: Token) -> bool:
    """Tell whether a number counts some of those behind it: "arrested X and two of his brothers"."""
    return bool(number.pos_ == "NUM" and any(c.dep_ == "prep" and c.lower_ == "of" and c.i > number.i for c in number.children))


def honoured(reason: Token) -> list[Token]:
    """Return those whom somebody honours for what they did: "the president paid tribute to the troops for killing nine"."""
    verb = reason.head if reason.head.pos_ == "VERB" else reason.head.head
    if reason.lower_ != "for" or verb.pos_ != "VERB":
        return []
    if verb.lemma_.lower() in words("honouring"):
        return below(verb, "dobj")
    tributes = [t for t in below(verb, "dobj") if t.lemma_.lower() in words("honours") and verb.lemma_ == "pay"]
    return [p for of in (verb, *tributes) for to in below(of, "dative", "prep") if to.lower_ == "to" for p in below(to, "pobj")] if tributes else []


def before_passive(verb: Token) -> list[Token]:
    """Return the number right before a passive, which the parser hung elsewhere: "two paid the supreme price and four were wounded"."""
    first = next((c for c in verb.children if c.dep_ in ("aux", "auxpass")), None)
    before = first.nbor(-1) if first is not None and first.dep_ == "auxpass" and first.i > first.sent.start else None
    if before is not None and before.pos_ == "NUM" and before.dep_ == "conj":
        return [before]
    between = verb.doc[verb.head.i : verb.i] if first is not None and verb.dep_ == "conj" and verb.head.i < verb.i else ()
    others = [c for c in between if c.lower_ == "another" and c.pos_ == "PRON" and c.dep_ == "conj"]
    return others[-1:]  # "one died and another, a boy of 16, was wounded"


def goes_on_parts(noun: Token) -> bool:
    """Tell whether a noun goes on with those whom "including" names: "84 people, including 15 students, several guards and two engineers"."""
    chain = [noun]
    while chain[-1].dep_ == "conj":
        chain.append(chain[-1].head)
    part = next((c for c in chain[-1].children if c.lower_ in words("parting")), None)
    behind = [t for t in chain[:-1] if part is not None and t.i > part.i]
    return bool(behind) and behind[-1].left_edge.nbor(-1).text == ","


def kind_before(verb: Token) -> list[Token]:
    """Return who was counted first and set above the verb: "three foreign | and two local workers were killed", "one ranger | and two rebels killed"."""
    kind = verb.head
    if verb.dep_ != "conj" or kind.i > verb.i or kind.pos_ not in ("ADJ", "NOUN") or not below(kind, "nummod"):
        return []
    own = [s for s in below(verb, "nsubj", "nsubjpass") if below(s, "nummod")]
    return [kind] if any(c.i == s.left_edge.i - 1 for s in own for c in below(kind, "cc")) else []


def strayed(noun: Token) -> list[Token]:
    """Return people whom the parser lists beside what a clause on another says: "killed a man running for a seat, his driver and a guard"."""
    inner = [t for c in below(noun, "acl", "relcl", "prep") for t in c.subtree if t.dep_ == "conj"]
    found = [t for t in inner if below(t, "poss") and below(t, "poss")[0].lower_ in words("of_somebody") and _person(t) and not _person(_first(t))]
    return [t for first in found for t in (first, *below(first, "conj"))]


def _first(listed: Token) -> Token:
    """Return the first of what a word is listed with."""
    while listed.dep_ == "conj" and listed.head.pos_ in ("NOUN", "PROPN"):
        listed = listed.head
    return listed


def _person(noun: Token) -> bool:
    return bool(nouns().get(noun.lemma_.lower(), frozenset()) & PERSONAL) or noun.ent_type_ == "PERSON" or noun.lemma_.lower() in words("kin")


def in_date(token: Token) -> bool:
    """Tell whether a day or month was hung on the noun behind it: "On 7 June | troops stormed ..."."""
    month = token if token.pos_ == "PROPN" else token.nbor(1) if token.i + 1 < token.sent.end else token
    dated = token.ent_type_ == "DATE" and token.head.ent_type_ != "DATE" and token.dep_ in ("compound", "nummod", "nmod")
    return bool(dated and month.pos_ == "PROPN" and month.ent_type_ == "DATE")


def behind_date(verb: Token) -> list[Token]:
    """Return who does what a verb says, where they were taken for the end of the day before them: "On 7 June | troops stormed two camps"."""
    settings = [o for p in verb.lefts if p.dep_ == "prep" and p.lower_ in ("on", "in") for o in below(p, "pobj")]
    return [o for o in settings if o.pos_ == "NOUN" and any(in_date(c) for c in o.lefts) and not any(c.dep_ in ("det", "poss") for c in o.lefts)]


def behind_stop(noun: Token, verb: Token) -> bool:
    """Tell whether a semicolon, a colon, a dash or a bracket parts a noun from the verb before it: "tower felled; 200,000 without power"."""
    opened = [t.text for t in noun.doc[verb.i + 1 : noun.i] if t.text in ("(", ")")]
    if opened[-1:] == ["("]:
        return True  # "two internationals killed (one Chilean, one Dutch)"
    return any(t.text in (";", ":", "\u2013", "\u2014", "-") for t in noun.doc[verb.i + 1 : noun.left_edge.i])


def behind_comma(noun: Token, verb: Token) -> bool:
    """Tell whether a comma parts what the parser takes for the object from its verb: "constable killed, two guards injured", "26 people, most of them traders"."""
    start = noun.left_edge.i
    if start > verb.i + 2 and noun.doc[start - 1].lower_ in ("them", "whom") and noun.doc[start - 2].lower_ == "among":
        return True  # "killing six people, among them two waitresses"
    parts = (c for quantity in below(noun, "nsubj") for of in below(quantity, "prep") for c in of.children)
    if any(c.lower_ in ("them", "whom") for c in parts):
        return True
    if verb.i + 2 < noun.i and verb.nbor(1).lower_ == "dead" and verb.nbor(2).text == ",":
        return True  # "were found shot dead, execution style"
    return bool(noun.i > verb.i + 1 and verb.nbor(1).text == "," and noun.left_edge.i <= verb.i + 2 and verb.tag_ in ("VBD", "VBN"))


def set_aside(verb: Token) -> list[Token]:
    """Return the object that was taken for an adverb: a bare number right behind the verb ("kills two, injures four"), and what stands behind "shot dead"."""
    return [c for c in below(verb, "npadvmod") if c.i == verb.i + 1 and c.pos_ == "NUM" and c.ent_type_ not in ("DATE", "TIME", "PERCENT")] or shot_dead(verb)


def shot_dead(verb: Token) -> list[Token]:
    """Return the object behind "dead" that was taken for an adverb: "shot dead a teenager and injured his cousin"."""
    if not any(c.lower_ == "dead" for c in below(verb, "oprd", "acomp", "advmod")):
        return []
    return [c for c in below(verb, "npadvmod") if c.i > verb.i and c.pos_ == "NOUN" and c.ent_type_ not in ("DATE", "TIME")]


def strayed_subject(verb: Token) -> list[Token]:
    """Return the subject that the parser took for a second word in what stands before it: "in calls to the media, the Tigers, LT, claimed responsibility"."""
    start = min((c.i for c in below(verb, "aux", "auxpass")), default=verb.i)
    fronted = [t for p in verb.lefts if p.dep_ in ("prep", "advcl") for t in p.subtree]
    strays = [t for t in fronted if t.dep_ == "conj" and t.pos_ in ("NOUN", "PROPN") and t.left_edge.i and t.left_edge.nbor(-1).text == ","]
    return [t for t in strays if not below(t.head, "cc") and start - 2 <= t.right_edge.i < start]


def one_another(token: Token) -> bool:
    """Tell whether a word is the second half of "each other" or "one another", which names nobody."""
    return bool(token.i and (token.nbor(-1).lower_, token.lower_) in (("each", "other"), ("one", "another")))


def behind_as(verb: Token) -> list[Token]:
    """Return the deed that did what a verb says, where the parser hung it on an "as" of the verb before: "envoys urge calm as a blast in X wounded nine"."""
    if verb.dep_ not in ("conj", "advcl", "ccomp") or verb.tag_ not in ("VBD", "VBN") or verb.head.i > verb.i:
        return []
    clauses = [verb.head, *below(verb.head, "xcomp", "advcl")]
    over = [*clauses, *(o for c in clauses for o in below(c, "dobj", "acomp", "attr"))]
    said = [o for v in over for p in below(v, "prep") if p.lower_ in words("meanwhile") for o in below(p, "pobj", "pcomp")]
    found = [o for o in said if o.i < verb.i and (o.tag_ == "VBG" or (o.lemma_.lower(), "NOUN") in triggers())]
    within = {t.i for t in found[-1].subtree} if found else set()
    between = [t for t in verb.doc[found[-1].i : verb.i] if t.i not in within] if found else []
    return found[-1:] if all(t.text == "," for t in between) else []


def ruled_out(token: Token) -> bool:
    """Tell whether a noun or its preposition is told not to be meant: "the army and not the rebels", "by soldiers and not by the police"; "not only X" is."""
    return any(c.dep_ == "neg" and c.i < token.i and not any(t.lower_ in words("only") for t in (c.nbor(1), token)) for c in token.children)


def next_name(child: Token, name: Token) -> bool:
    """Tell whether a name in apposition to another is the next one of a list: "A, 34, B, 23, and C"."""
    if child.dep_ != "appos" or not all(t.ent_type_ == "PERSON" and t.pos_ == "PROPN" for t in (child, name)):
        return False
    return any(c.dep_ == "conj" or next_name(c, child) for c in child.children)


def suffers(subject: Token, passive: Token) -> bool:
    """Tell whether the subject of a passive is what was hit, not what hit: "UN vehicles were attacked, killing two", not "rockets were fired, killing two"."""
    rules = triggers().get((passive.lemma_.lower(), "VERB"), ())
    hurtful = bool(nouns().get(subject.lemma_.lower(), frozenset()) & {"device"}) or (subject.lemma_.lower(), "NOUN") in triggers()
    shot_at = passive.lemma_ == "fire" and any(c.lower_ in ("at", "on", "upon") and not below(c, "pobj") for c in below(passive, "prep", "prt", "advmod"))
    return shot_at or (any(rule.kind == "event" and rule.frame in ("patient", "strike") for rule in rules) and not hurtful)


def shifted(verb: Token) -> list[Token]:
    """Return the subject of a verb that the parser hung on the words before it."""
    return before_passive(verb) or behind_as(verb)


def told_before(verb: Token) -> Token | None:
    """Return the clause of what is told that a verb goes on with, where the parser hung it on the verb of speech, over a whole "that" clause."""
    clauses = [c for c in below(verb.head, "ccomp") if c.i < verb.i]
    if not clauses or below(verb, "aux", "nsubj"):
        return None
    return next((t for t in reversed(list(clauses[-1].subtree)) if t.pos_ == "VERB" and t.i < verb.i and below(t, "nsubj", "nsubjpass")), None)


def labels(subject: Token) -> bool:
    """Tell whether a subject only says before a colon who or what the sentence is from, or what most of those are of whom it tells."""
    after = subject.i + 1
    if any(c.dep_ == "nsubj" and c.lower_ in words("partitive") | {"most"} for c in subject.children):
        return True  # "21 people, most of them members of the forces, were killed"
    ends = {after, subject.right_edge.i + 1} if subject.ent_type_ == "GPE" else {after}
    return any(c.text in (":", "/") for c in subject.children) or (
        subject.left_edge.is_sent_start and any(at < len(subject.doc) and subject.doc[at].text == ":" for at in ends)
    )


def left_out(verb: Token) -> list[Token]:
    """Return the object that a clause leaves to the noun that it hangs on: "the nurses the rebels kidnapped"."""
    noun, own = verb.head, below(verb, "nsubj")
    if beside := _before_comma(verb):
        return [beside]
    if verb.dep_ != "relcl" or not own or noun.pos_ not in ("NOUN", "PROPN") or noun.ent_type_ in ("DATE", "TIME"):
        return []
    fronted = [t.lower_ for t in verb.lefts if t.dep_ in ("advmod", "mark", "prep")]
    return [] if own[0].lower_ in ("who", "that", "which") or fronted or below(verb, "dobj", "ccomp", "xcomp") else [noun]


def number_behind(verb: Token) -> Token | None:
    """Return those whom a number right behind a verb counts, which the parser hung elsewhere: "gunmen shot to death eight youths", "took at least 140 school going boys"."""
    doc, at = verb.doc, verb.i + 1
    if verb.tag_ not in ("VBD", "VBN") or not below(verb, "nsubj") or below(verb, "dobj", "auxpass", "agent"):
        return None
    while at < min(len(doc), verb.i + FAR) and doc[at].lower_ in words("before_numbers"):
        at += 1
    if at >= len(doc) or doc[at].pos_ != "NUM" or doc[at].ent_type_ in ("DATE", "TIME"):
        return None
    number = doc[at]
    counted = next((t for t in doc[at + 1 : at + FAR - 1] if t.tag_ in ("NNS", "CD") or t.is_punct), None)
    if counted is None or not nouns().get(counted.lemma_.lower(), frozenset()) & PERSONAL:
        return None
    return counted if number.head == counted else number


def _before_comma(verb: Token) -> Token | None:
    """Return the number that the parser gave to those who speak behind a comma: "killed 17 and wounded 46, police and hospital staff said"."""
    after = verb.doc[verb.i + 1 : min(verb.i + 3, verb.sent.end)]
    cut = len(after) > 1 and after[0].pos_ == "NUM" and after[0].dep_ == "nummod" and after[1].text == ","
    return after[0] if cut and verb.tag_ in ("VBD", "VBG") and after[0].head.i > after[1].i else None


def object_meant(pronoun: Token, verb: Token) -> Token:
    """Return whom a pronoun stands for to whom its subject did something before: "dragged 17 men from their homes and executed them"."""
    above = verb
    while pronoun.lower_ in ("them", "him", "her") and above.dep_ == "conj" and not any(c.dep_ in ("nsubj", "nsubjpass") for c in above.children):
        above = above.head
        for told in above.children:
            many = told.tag_ in ("NNS", "CD")
            if told.dep_ == "dobj" and many == (pronoun.lower_ == "them") and (told.pos_ == "NUM" or nouns().get(told.lemma_.lower(), frozenset()) & PERSONAL):
                return told
    return pronoun
