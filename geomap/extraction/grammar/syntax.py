"""Grammar read off the parse: takes a verb's or noun's token, gives the tokens that stand in a relation to it, through passives, relatives and coordination.

Tokens are those of a tree (language/tree.py); this room only reads their attributes (`dep_`, `head`, `children`, `lemma_`, `pos_`, `tag_`).

>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> doc = analyse(Document(doc_id="d", text="The men who killed two guards were arrested.")).paragraphs[0].doc
>>> killed, arrested = doc[3], doc[7]
>>> [t.text for t in agents(killed)], [t.text for t in patients(killed)], [t.text for t in patients(arrested)]
(['men'], ['guards'], ['men'])
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geomap.extraction.grammar import slips
from geomap.extraction.grammar.offices import one_person
from geomap.extraction.grammar.voice import PEOPLE, is_passive, is_time, wants_object
from geomap.extraction.lexicons import context, nouns, words

if TYPE_CHECKING:
    from collections.abc import Iterator

Token = Any
NOMINAL = frozenset(["NOUN", "PROPN", "PRON", "NUM"])
CLIMB = 40


def children(token: Token, *relations: str) -> list[Token]:
    """Return the dependents of `token` that stand in one of `relations`."""
    return [child for child in token.children if child.dep_ in relations]


def conjuncts(token: Token) -> list[Token]:
    """Return `token` and what is coordinated with it to its right: "two guards and a driver"."""
    out: list[Any] = []
    at = [token]
    while at and len(out) < CLIMB:
        current = at.pop(0)
        twice = next((c for c in children(current, "conj") if one_person(current, c)), None)
        current = twice if twice is not None and twice.ent_type_ == "PERSON" else current
        out.append(current)
        beside = [c for c in children(current, "conj") if c != twice and not slips.ruled_out(c)]
        at += [c for c in beside if (c.pos_ in NOMINAL or c.lower_ in words("listed")) and not _or_more(c)]
        at += [
            child for child in current.children if child.dep_ == "appos" and children(child, "poss") and (children(child, "conj") or _relative(child, current))
        ]  # "a judge, his wife and a guard"
        at += [child for child in current.children if slips.next_name(child, current)]
        out += [c for told in children(current, "appos") for c in children(told, "conj") if _named_beside(c, current)]
    return out


def _relative(kin: Token, name: Token) -> bool:
    """Tell whether the wife or the son of whom a list names first is one of it: "Ali Hassan, his wife Maryam, and their two children"."""
    return kin.lemma_.lower() in words("kin") and bool(children(name, "conj"))


def _named_beside(other: Token, name: Token) -> bool:
    """Tell who else a list holds after whom it tells the office of: "X, a financier, and two of his aides", "X, leader of the party, and lawyer Y"."""
    return slips.some_of(other) or all(t.ent_type_ == "PERSON" and t.pos_ == "PROPN" for t in (other, name))


def _or_more(token: Token) -> bool:
    """Tell whether the word only bounds the number before it: "thirty people or more"."""
    return bool(token.lower_ in ("more", "fewer", "less", "so") and token.i and token.nbor(-1).lower_ == "or")


def antecedent(verb: Token) -> Token | None:
    """Return the noun that a relative clause or participle modifies."""
    if verb.dep_ in ("relcl", "acl"):
        return verb.head
    if verb.dep_ == "conj" and verb.head.dep_ in ("relcl", "acl"):
        return verb.head.head
    return None


def _resolved(subject: Token, verb: Token) -> Token:
    """Return what a relative pronoun stands for."""
    if subject.lower_ in words("relatives"):
        noun = antecedent(verb)
        if noun is None and verb.head.dep_ == "relcl":
            noun = verb.head.head
        if noun is not None and subject.lower_ == "who" and "vehicle" in nouns().get(noun.lemma_.lower(), ()) and noun.dep_ == "pobj":
            noun = noun.head.head  # "gunmen on a motorcycle who shot"
        return noun if noun is not None else subject
    return subject


def subjects(verb: Token, depth: int = 0) -> list[Token]:
    """Return the grammatical subjects of `verb`, its own or the one that it shares with the verb above it."""
    own = children(verb, "nsubj", "nsubjpass", "csubj")
    own = [t for t in own if not slips.labels(t)] or [t for t in own if t.ent_type_ != "GPE"]  # "PESHAWAR: Gunmen stormed ...", "Agency / Two men ..."
    if own and own[0].lower_ == "that" and verb.dep_ == "relcl" and (beside := _beside_setting(verb)):
        return beside  # "information that, in X, a lawyer was picked up"
    if own:
        return [*slips.kind_before(verb), *(t for s in own for t in conjuncts(_whole(_resolved(_carrier(_behind_place(s)), verb), verb)))]
    if depth > 6:
        return []
    if verb.dep_ in ("ROOT", "ccomp") and verb.pos_ == "VERB" and (beside := slips.behind_date(verb) or _beside_setting(verb) or slips.strayed_subject(verb)):
        return [t for s in beside for t in conjuncts(s)]
    if found := slips.shifted(verb):
        return found
    head = verb.head
    if verb.dep_ == "acl" and head.dep_ == "dobj" and children(verb, "dobj") and verb.tag_ != "VBG":
        if verb.tag_ == "VB" and head.head.lemma_.lower() not in context()["light"] | context()["planned"] | words("hatching"):
            owners = [c for c in children(head, "compound") if c.pos_ == "PROPN" or c.tag_ == "NN"]  # "thwarted a UNITA bid to blow up the dam"
            return [*prepositional(head, "by", "of"), *children(head, "poss"), *owners]  # "police foiled a plot by rebels to bomb the bank"
        return subjects(head.head, depth + 1)  # "gunmen who opened fire killed two"
    if verb.dep_ == "acl" and verb.tag_ == "VBG" and head.lemma_.lower() in words("points_in_time") and head.dep_ == "pobj":
        return subjects(head.head.head, depth + 1)  # "the rebels hit back, at one point shelling two villages"
    if verb.dep_ == "acl" and verb.tag_ == "VBG" and head.dep_ == "dobj" and head.lemma_.lower() in words("operations") and children(head.head, "nsubj"):
        return subjects(head.head, depth + 1)  # "troops conducted an operation freeing nine captives"
    if verb.dep_ in ("acl", "relcl") and verb.tag_ != "VB":
        return [head]
    if verb.dep_ == "conj" and verb.tag_ == "VBD" and head.tag_ == "VBG" and head.dep_ == "acl" and head.head.head.tag_ == "VBD":
        return subjects(head.head.head, depth + 1)  # "a blast killed a candidate running for a seat and injured three"
    if verb.dep_ in ("xcomp", "ccomp") and head.lemma_.lower() in context()["bringing_to"] and not is_passive(head) and (brought := children(head, "dobj")):
        return [t for b in brought for t in conjuncts(b)]  # "prompting jets to bomb a field"
    if verb.dep_ == "xcomp" and head.lemma_.lower() in words("speech") and (told := slips.told_before(verb)):
        return subjects(told, depth + 1)  # "police told reporters that they were asleep when two men broke in, set the house on fire"
    if verb.dep_ == "xcomp" and verb.tag_ == "VBG" and head.lemma_.lower() in words("looking_back"):
        return []  # "MSF denounces shooting at its boats"
    charging = head.lemma_.lower() in context()["accuse"] and any(c.lower_ in ("of", "for") for c in children(head, "prep"))
    if charging and verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.i > head.i:
        return []  # "Ukraine accused Russia of bombing a school, killing three": who accuses killed nobody
    if verb.dep_ == "pcomp" and (honoured := slips.honoured(head)):
        return [t for p in honoured for t in conjuncts(p)]
    if (verb.dep_ in ("conj", "xcomp", "advcl", "dep") and head.pos_ in ("VERB", "AUX")) or (verb.tag_ == "VBN" and verb.dep_ in ("acomp", "attr")):
        return subjects(head, depth + 1)
    if verb.dep_ == "ccomp" and verb.tag_ == "VBD" and not children(verb, "mark") and any(c.i < verb.i for c in children(head, "xcomp")):
        return subjects(head, depth + 1)  # "gunmen believed to be from X killed two"
    if verb.dep_ in ("advcl", "ccomp") and head.dep_ == "ROOT" and head.pos_ == "NOUN" and children(verb, "auxpass") and head.i < verb.i:
        return conjuncts(head)  # "two nurses, while in a taxi, were killed"
    if verb.dep_ == "xcomp" and head.dep_ == "acomp":
        return subjects(head.head, depth + 1)  # "X was quick to claim it"
    if verb.dep_ == "pcomp" and head.dep_ == "prep":
        return _of_gerund(head, depth)
    return []


def _carrier(subject: Token) -> Token:
    """Return the vehicle in "a helicopter carrying soldiers", where the parser takes those whom it carries for the head."""
    carried = any(c.dep_ == "amod" and c.lower_ in ("carrying", "transporting", "ferrying") for c in subject.children)
    return next((c for c in children(subject, "nmod") if c.pos_ == "NOUN"), subject) if carried else subject


def _beside_setting(verb: Token) -> list[Token]:
    """Return the people whom the parser took for a second word for the place before them: "in Huwwara, masked settlers threw stones"."""
    settings = [o for p in verb.lefts if p.dep_ == "prep" for o in children(p, "pobj")]
    settings += [
        o for town in settings if town.lemma_.lower() in words("lying_in") for o in prepositional(town, "of")
    ]  # "in the town of X, Y, the mayor was killed"
    settings = [o for o in settings if o.pos_ == "PROPN"]
    return [c for o in settings for c in children(o, "appos") if c.pos_ == "NOUN" and nouns().get(c.lemma_.lower(), frozenset()) & PEOPLE]


def _whole(noun: Token, verb: Token) -> Token:
    """Return the first of those that a clause in the plural speaks of: "two members and their driver who were killed"."""
    plural = any(c.lower_ in ("were", "are", "have") for c in children(verb, "aux", "auxpass"))
    if verb.dep_ == "relcl" and plural and noun.tag_ in ("NN", "NNP") and noun == verb.head:
        while noun.dep_ == "conj":
            noun = noun.head
    return noun


def _behind_place(subject: Token) -> Token:
    """Return the subject behind a place or adverb that the parser took for it: "in Sabari district, Khost province, an insurgent was killed"."""
    if subject.i == subject.sent.start and subject.lower_.endswith("ly") and subject.nbor(1).text == ",":
        return next(iter(children(subject, "appos", "conj")), subject)  # "Resultantly, two soldiers were killed"
    if subject.ent_type_ not in ("GPE", "LOC") and subject.lemma_.lower() not in words("lying_in"):
        return subject
    counted = (c for c in children(subject, "appos") if c.pos_ == "NOUN" and children(c, "det", "nummod") and not c.ent_type_)
    return next(counted, subject)


def _of_gerund(preposition: Token, depth: int) -> list[Token]:
    """Return who does what the gerund behind a preposition says: "X accused Y of killing" is Y, "X began by killing" is X."""
    above = preposition.head
    accusing = above if above.pos_ == "VERB" else above.head
    if preposition.lower_ in ("of", "for", "with") and accusing.pos_ == "VERB" and accusing.lemma_.lower() in words("accusing"):
        return patients(accusing)
    if (preposition.lower_ == "to" and is_passive(above)) or (
        preposition.lower_ == "as" and not any(children(g, "dobj") for g in children(preposition, "pcomp"))
    ):
        return []  # "the town was subjected to shelling", "they left as shelling went on"
    if preposition.lower_ == "without" and is_passive(above):
        return agents(above)  # "a convoy was attacked without causing casualties"
    return subjects(above, depth + 1) if above.pos_ in ("VERB", "AUX") else []


def set_within(verb: Token) -> list[Token]:
    """Return in or during what a deed is told to have happened, of verbs side by side too: "one was killed and two were hurt in the raid"."""
    return [t for v in (verb, *children(verb, "conj")) for t in prepositional(v, "in", "during")]


def agents(verb: Token) -> list[Token]:
    """Return who does what `verb` says."""
    near = [a for a in verb.children if a.dep_ in ("agent", "prep") and a.lower_ == "by"]
    near += [c for a in near for c in children(a, "conj") if slips.ruled_out(a)]  # "not by the rebels but by soldiers"
    by = [p for a in near if not slips.ruled_out(a) for p in children(a, "pobj")]
    if is_passive(verb) or (verb.tag_ == "VBG" and verb.dep_ == "acl" and children(verb, "agent")):  # "artillery shelling by the army", misread
        return [t for p in by for t in conjuncts(p)]
    head = verb.head
    shared = verb.dep_ in ("conj", "advcl", "xcomp") and not children(verb, "nsubj", "nsubjpass") and head.pos_ == "VERB"
    if shared and verb.dep_ == "advcl" and head.lemma_ == "come" and any(t.lemma_.lower() in words("fired") for t in prepositional(head, "under")):
        return list(prepositional(head, "from"))  # "the base came under rocket fire, wounding nine"
    if shared and verb.dep_ == "conj" and verb.tag_ == "VBN" and head.lemma_.lower() in words("reckoning") | words("recording"):
        return []  # "medics listed five dead and twelve wounded"
    if shared and is_passive(head):
        # "an attack was carried out, killing two": the one who acts is that of the passive, where named.
        named = agents(head)
        return named or ([] if verb.dep_ == "conj" else [t for t in subjects(verb) if not slips.suffers(t, head)])
    return subjects(verb)


def patients(verb: Token) -> list[Token]:
    """Return to whom or what `verb` is done."""
    if counted := slips.gapped(verb):
        return counted
    if verb.dep_ == "amod" and slips.own_hurt(verb.head):
        return [verb.head]
    if is_passive(verb):
        if verb.dep_ == "acl" and verb.head.lemma_.lower() in words("times"):  # "two teachers were at about 0130 hours killed by"
            return next((subjects(above) for _, above in ancestors(verb.head) if above.lemma_ == "be"), [])
        if verb.dep_ in ("acl", "amod") and not children(verb, "nsubj", "nsubjpass"):
            return _headed(verb)
        return subjects(verb)
    found = [
        t
        for child in children(verb, "dobj")
        if not slips.behind_comma(child, verb) and not is_time(child) and not slips.one_another(child)
        if child.lemma_.lower() not in words("captive")
        or list(child.children)
        or not (children(verb, "dative") or slips.shares_object(verb))  # "took guests hostage"
        for t in (*conjuncts(slips.object_meant(_resolved(child, verb), verb)), *slips.strayed(child))
    ]
    if found:  # "killing the mayor of X and two clerks", which the parser hangs on the verb
        found += [t for child in children(verb, "conj") if slips.counted_beside(child) or slips.some_of(child) for t in conjuncts(child)]
    found = found or slips.set_aside(verb) or [t for t in [slips.number_behind(verb)] if t is not None]
    if not found:  # "arrested and killed several members": the second verb has the object of both
        found = [
            t
            for other in children(verb, "conj")
            if other.tag_ == verb.tag_ or ({other.tag_, verb.tag_} == {"VBD", "VBN"} and verb.dep_ != "conj" and not children(verb, "aux"))
            for child in children(other, "dobj")
            if not is_time(child) and (child.pos_ != "ADJ" or children(child, "prep")) and not children(verb, "prep", "ccomp", "nsubjpass")
            for t in conjuncts(child)
        ]
    more = [child for child in children(verb, "advmod", "npadvmod") if child.lower_ == "more" and children(child, "nummod")]
    if more and all(t.pos_ == "NUM" and t.i > more[0].i for t in found):  # "wounding 20 more", "injuring three more, one seriously"
        found = more
    if not found:
        found = [t for child in children(verb, "dative", "oprd") if child.pos_ in NOMINAL for t in conjuncts(child)]
    return found or slips.left_out(verb)


def _headed(participle: Token) -> list[Token]:
    """Return of whom a participle tells: where a phrase is all there is, of its head, and of all of a list.

    "Two nurses running a clinic killed in a raid", "a clerk of an NGO shot", "two clerks and one guard beaten".
    """
    noun = participle.head
    first = noun
    while first.dep_ == "conj" and first.head.pos_ in NOMINAL:
        first = first.head
    if not wants_object(participle) and not (first.dep_ == "conj" and is_passive(first.head)):
        return [noun]  # but "were stabbed, and eight children and two adults wounded"
    if (
        first != noun
        and (first.dep_ == "ROOT" or (first.dep_ == "conj" and is_passive(first.head)))
        and _of_people(first)
        and not children(first, "acl", "relcl")
    ):
        return conjuncts(first)
    root = next((above for _, above in ancestors(noun) if above.dep_ == "ROOT"), noun)
    return [root if not _of_people(noun) and root.pos_ == "NOUN" and root.i < noun.i and _of_people(root) else noun]


def _of_people(noun: Token) -> bool:
    return bool(nouns().get(noun.lemma_.lower(), frozenset()) & PEOPLE)


def prepositional(token: Token, *prepositions: str) -> Iterator[Token]:
    """Yield the objects of the prepositions that hang on `token`, with what is coordinated with them."""
    for child in token.children:
        if child.dep_ in ("prep", "agent", "dative") and child.lower_ in prepositions and not slips.ruled_out(child):
            for obj in child.children:
                if obj.dep_ in ("pobj", "pcomp") and not slips.one_another(obj):
                    yield from conjuncts(obj)
                elif obj.dep_ == "prep":  # "from inside the house"
                    yield from (t for p in children(obj, "pobj") for t in conjuncts(p))


def of_noun(noun: Token, *prepositions: str) -> Iterator[Token]:
    """Yield the objects of prepositions that hang on `noun`, or follow it at once where the parser hung them on the verb above: "died in attacks by rebels"."""
    yield from prepositional(noun, *prepositions)
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    if noun.dep_ not in ("pobj", "dobj") or verb.pos_ != "VERB":
        return
    at = noun.right_edge.i + 1
    for child in verb.rights:
        if child.i == at and child.dep_ in ("prep", "agent") and not (child.lower_ == "by" and is_passive(verb)):
            if child.lower_ in prepositions:
                yield from (t for p in children(child, "pobj") for t in conjuncts(p))
            at = child.right_edge.i + 1


def ancestors(token: Token) -> Iterator[tuple[Token, Token]]:
    """Yield (token, the one above it) up to the root."""
    for _ in range(CLIMB):
        head = token.head
        if head == token:
            return
        yield token, head
        token = head


def has_negation(token: Token) -> bool:
    """Tell whether `token` is negated by itself or by its determiner."""
    if any(child.dep_ in ("nsubj", "nsubjpass") and child.lower_ in words("nobody_as_subject") for child in token.children):
        return True
    return any(
        child.dep_ == "neg" or (child.dep_ == "det" and child.lower_ in ("no", "neither")) or (child.dep_ == "preconj" and child.lower_ == "neither")
        for child in token.children
    )
