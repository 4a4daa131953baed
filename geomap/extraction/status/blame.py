"""Who a sentence says did it, where no deed is named with them: takes a sentence, gives each word of blame or claim, who it points at, and how surely.

"The attack bore the hallmarks of X", "the kidnappers were members of X", "X is held responsible", "the murder was traced to X", "X claimed responsibility".

>>> from geomap.extraction.scenes import lay_out
>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> text = "The FMLN claimed responsibility. The mayor blamed the army. The killers were soldiers. It was the work of rebels."
>>> scene = lay_out(analyse(Document(doc_id="d", text=text)), [], [])
>>> [(who.text, how) for sentence in scene.sentences for _, who, how in blamed_in(sentence)]
[('FMLN', 'claimed'), ('army', 'accused'), ('soldiers', 'stated'), ('rebels', 'accused')]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.grammar.habits import habitual
from geomap.extraction.grammar.syntax import agents, children, conjuncts, has_negation, patients, prepositional, subjects
from geomap.extraction.grammar.voice import is_passive
from geomap.extraction.lexicons import context, nouns, words
from geomap.extraction.phrases.hedging import may_be
from geomap.extraction.status.charges import deeds_in, of_deed
from geomap.extraction.status.claimants import claimants, nobody

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.scenes import Sentence
    from geomap.types import Attribution


def blamed_in(sentence: Sentence) -> Iterator[tuple[Token, Token, Attribution]]:
    """Yield (the word of blame or claim, who it points at, how) for each in `sentence`."""
    for token in sentence.parse:
        found = list(_pointed_at(token))
        if not found or habitual(token) or (token.dep_ == "amod" and token.pos_ == "VERB"):
            continue
        if token.dep_ in ("attr", "dobj") and has_negation(token.head):
            continue  # "it was not the work of X"
        charging = token.lemma_.lower() in words("blaming") | words("answerable")
        if charging and not of_deed(token, deeds_in(sentence)):
            continue
        for who, how in found:
            if not has_negation(token) and not nobody(who):
                yield token, who, how


def _pointed_at(token: Token) -> Iterator[tuple[Token, Attribution]]:
    lemma = token.lemma_.lower()
    if (token.pos_ == "VERB" and lemma in words("claiming")) or (lemma == "claim" and token.dep_ == "ROOT" and children(token, "nsubj")):
        yield from ((who, "claimed") for who in _claimants(token))
    elif token.pos_ == "VERB" and lemma in words("blaming"):
        yield from ((who, "accused") for who in _blamed(token))
    elif token.pos_ == "VERB" and lemma in words("laying"):
        yield from ((who, "accused") for who in prepositional(token, "to", "on"))
    elif token.pos_ == "VERB" and lemma in words("naming") and any(c.lower_.endswith(("self", "selves")) for c in children(token, "dobj")):
        yield from ((who, "claimed") for who in prepositional(token, "as"))  # "leaflets identifying themselves as X"
    elif token.pos_ == "VERB" and lemma in words("bringing_about") and (_of_it(token) or _of_this_act(token)):
        sure: Attribution = "suspected" if may_be(token) else "stated" if _of_it(token) else "accused"
        yield from ((who, sure) for who in agents(token))  # "it might have been carried out by X", "this act carried out by X"
    elif token.pos_ == "VERB" and lemma in words("bringing_about") and (own := _carried_out(token)):
        yield from ((who, "claimed") for who in own)
    elif lemma in words("answerable"):
        held = _held(token)
        yield from ((who, "claimed") for who in _speaks_of_itself(token.head, held))
        yield from ((who, "accused") for who in held if not _its_group(who, token.head))
    elif token.pos_ == "VERB" and lemma in words("naming") and any(t.lemma_.lower() in words("attackers") | {"suspect"} for t in prepositional(token, "as")):
        yield from ((who, "suspected") for who in patients(token) if who.pos_ == "PROPN")  # "the FBI named X as the suspect"
    elif lemma in words("handiwork") and token.pos_ == "NOUN" and (token.dep_ == "attr" or (token.dep_ == "dobj" and lemma not in words("plain_work"))):
        yield from ((who, "accused") for who in prepositional(token, "of"))
    elif lemma in words("signatures") and token.pos_ == "NOUN":
        yield from ((who, "accused") for who in _betrayed(token))
    elif lemma == "point" and token.pos_ == "VERB" and any(t.lemma_.lower() in words("pointers") for t in subjects(token)):
        yield from ((who, "accused") for who in prepositional(token, "to", "at", "toward", "towards"))  # "everything points to X"
    elif lemma == "finger" and token.dep_ in ("dobj", "nsubjpass") and token.head.lemma_.lower() in words("falling_on"):
        yield from ((who, "accused") for near in (token, token.head) for who in prepositional(near, "at", "to"))  # "they pointed the finger at X"
    elif lemma in words("suspicions") and token.dep_ in ("nsubj", "nsubjpass") and token.head.lemma_.lower() in words("falling_on"):
        yield from ((who, "suspected") for who in prepositional(token.head, "on", "upon", "at", "to"))
    elif lemma in words("deeds") and token.dep_ == "attr":
        yield from ((who, "accused") for who in prepositional(token, "by"))  # "it was an attack by X"
    elif lemma in ("do", "be") and token.pos_ in ("VERB", "AUX"):
        yield from ((who, "accused") for who in _did_it(token))
    elif token.pos_ in ("NOUN", "PRON") and _doer(token):
        yield from _described(token)


def _claimants(verb: Token) -> list[Token]:
    claimed = children(verb, "dobj", "nsubjpass")
    responsibility = next((c for c in claimed if c.lemma_.lower() in words("claimed_of_a_deed") or (verb.lemma_ == "claim" and _this_act(c))), None)
    if verb.lemma_ == "claim" and not is_passive(verb) and not [*claimed, *(c for c in children(verb, "ccomp", "xcomp", "prep") if c.i > verb.i)]:
        return claimants(verb)  # "two wounded; X claims"
    named = () if responsibility is None else prepositional(responsibility, "for", "of")
    if responsibility is None or any(t.lemma_.lower() not in words("acts") for t in named) or has_negation(responsibility):
        return []  # where the deed itself is named, it has been read with its sentence
    return claimants(verb)


def _this_act(noun: Token) -> bool:
    """Tell whether a noun points back to a deed and is no word for one: "the action was claimed by X"."""
    if noun.lower_ == "it" and noun.dep_ == "dobj":
        return True  # "seven died in a bombing; X claimed it"
    return noun.lemma_.lower() in words("acts") and any(c.dep_ in ("det", "poss") and c.lower_ in words("pointing") for c in noun.children)


def _betrayed(sign: Token) -> list[Token]:
    """Return whom "it bears the signature of X" and "the signature is that of X" point at."""
    verb = sign.head
    if sign.dep_ == "dobj" and verb.lemma_.lower() in words("answering_for"):
        return list(prepositional(sign, "of"))
    like = children(verb, "attr") if sign.dep_ == "nsubj" and verb.lemma_ == "be" else []
    return [who for c in like if c.lower_ in ("that", "those") for who in prepositional(c, "of")]


def _blamed(verb: Token) -> list[Token]:
    """Return whom "they blame X", "it is blamed on X", "the army is to blame" and the headline's "X blamed" point at."""
    found = list(prepositional(verb, "on")) or patients(verb)  # "blamed the loss of aid on corrupt officers"
    if found or is_passive(verb):
        return found
    if verb.head.lemma_ == "be" and children(verb, "aux"):
        return subjects(verb.head)
    return subjects(verb) if verb.tag_ in ("VBD", "VBN") and not children(verb, "aux", "ccomp", "dobj", "prep") else []


def _speaks_of_itself(verb: Token, held: list[Token]) -> list[Token]:
    """Return who says of themselves that they are behind a deed: "X said that it was responsible"."""
    itself = bool(held) and all(
        who.lower_ in words("themselves") or any(c.lower_ in ("its", "their") for c in who.subtree) or _its_group(who, verb) for who in held
    )
    said = verb.dep_ == "ccomp" and verb.head.lemma_.lower() in context()["report"] | context()["claim"]
    return subjects(verb.head) if itself and said and not has_negation(verb.head) else []


def _its_group(who: Token, verb: Token) -> bool:
    """Tell whether "the group" is that of its spokesman: "a Taliban spokesman said the group was responsible"."""
    pointing = who.lemma_.lower() in words("groups") and any(c.dep_ == "det" and c.lower_ in ("the", "his", "her") for c in who.children)
    return pointing and any(t.lemma_.lower() in words("spokesmen") for t in subjects(verb.head))


def _did_it(verb: Token) -> list[Token]:
    """Return who "did it", or of whom it is said that "it was X", "it could have been X"; "it is X's policy to ..." speaks of nobody."""
    if verb.lemma_ == "do":
        return subjects(verb) if any(c.lower_ in words("it") for c in children(verb, "dobj")) else []
    attributes = children(verb, "attr")
    meant_to = [x for word in (verb, *attributes) for x in children(word, "xcomp", "ccomp", "advcl", "acl", "relcl", "csubj") if x.i > verb.i]
    pointing = any(c.lower_ == "it" for c in children(verb, "nsubj")) and not any(t.lower_ == "to" for x in meant_to for t in children(x, "aux"))
    said = [c for c in attributes if c.lemma_.lower() not in words("handiwork") | words("deeds")]
    if not pointing or any(_only_described(verb, c) for c in said):
        return []
    return [t for c in said for t in conjuncts(c)]


def _only_described(verb: Token, said: Token) -> bool:
    """Tell whether "it is ..." says what something is, not who did it: "X insists it is a legitimate force", "it was part of a convoy of X"."""
    is_a = verb.tag_ in ("VBZ", "VBP") and any(c.dep_ == "det" and c.lower_ in ("a", "an") for c in said.children)
    place = nouns().get(said.lemma_.lower(), frozenset()) & {"structure", "vehicle", "device"}  # "it was a Mossad base"
    return bool(place) or said.lemma_.lower() == "part" or (is_a and not children(said, "relcl"))


def _held(adjective: Token) -> list[Token]:
    """Return who is "responsible": "X is responsible", "X is held responsible", "they hold X responsible", "X is believed to be behind it"."""
    above = adjective.head
    while adjective.dep_ == "amod" and above.dep_ == "pobj" and above.head.head.pos_ in ("NOUN", "PROPN"):
        above = above.head.head  # "holding dissidents of the X front responsible"
    if adjective.dep_ == "ccomp" and above.lemma_ == "hold":
        return [t for c in children(adjective, "nsubj") for t in conjuncts(c)]
    if above.pos_ in ("NOUN", "PROPN") and above.dep_ == "dobj" and above.head.lemma_ == "hold":
        return conjuncts(above)
    if above.dep_ in ("ccomp", "xcomp", "pcomp") and above.head.lemma_.lower() in context()["deny"]:
        return []  # "X denied that it was behind the attack"
    if has_negation(above) or above.pos_ not in ("VERB", "AUX") or adjective.dep_ not in ("acomp", "attr", "oprd", "prep", "xcomp", "advmod"):
        return []
    if adjective.dep_ == "prep" and (above.lemma_ != "be" or not _behind_the_deed(adjective)):
        return []
    if adjective.lower_ == "behind" and adjective.dep_ == "advmod" and not (above.lemma_ == "be" and above.dep_ == "ccomp"):
        return []  # "the police were far behind", but "X said that it was behind"
    return patients(above) if above.lemma_ == "hold" and not is_passive(above) else subjects(above)


def _behind_the_deed(preposition: Token) -> bool:
    return any(o.lower_ in ("it", "this", "that") or o.lemma_.lower() in words("deeds") for o in children(preposition, "pobj"))


def _doer(noun: Token) -> bool:
    """Tell whether a noun stands for whoever did it: "the kidnappers", "the killers of the priest", "those responsible"."""
    if noun.lower_ == "those":
        return any(c.lemma_.lower() in words("answerable") for c in children(noun, "amod", "acl", "relcl"))
    if noun.lemma_.lower() in words("groups") and noun.dep_ == "nsubjpass" and noun.head.lemma_.lower() in words("made_of"):
        return any(c.dep_ in ("det", "poss") and c.lower_ in words("pointing") for c in noun.children)  # "the group was made up of members of X"
    return noun.lemma_.lower() in words("attackers") and any(c.dep_ in ("det", "poss") and c.lower_ in words("pointing") for c in noun.children)


def _described(noun: Token) -> Iterator[tuple[Token, Attribution]]:
    """Yield who the doers are said to be: "the killers were soldiers", "the attackers belonged to X", "the gunmen are believed to be from X"."""
    for first in children(noun, "appos"):  # "no contact with the kidnappers, men in uniform"
        yield from ((who, "stated") for who in conjuncts(first))
    if noun.dep_ == "dobj" and noun.head.lemma_.lower() in words("naming") | {"describe"} and not has_negation(noun.head):
        yield from ((who, "suspected") for first in prepositional(noun.head, "as") for who in conjuncts(first))  # "he identified the attackers as X"
    for verb in [*([noun.head] if noun.dep_ in ("nsubj", "nsubjpass") else []), *children(noun, "relcl")]:
        if not has_negation(verb) and not any(c.lower_ in ("if", "whether") for c in children(verb, "mark")):
            yield from _said_to_be(verb)  # but not "it is unclear whether the bomber was one of the guards"


def _said_to_be(verb: Token) -> Iterator[tuple[Token, Attribution]]:
    sure: Attribution = "stated"
    if verb.lemma_.lower() in context()["suspect"] or (verb.lemma_.lower() in context()["report"] and is_passive(verb)):
        sure, verb = "suspected", next(iter(children(verb, "xcomp")), verb)
    if may_be(verb):
        sure = "suspected"
    found = children(verb, "attr") if verb.lemma_ == "be" else []
    found += prepositional(verb, "from") if verb.lemma_ == "be" else prepositional(verb, "to") if verb.lemma_ in words("joined_to") else []
    if verb.lemma_.lower() in words("made_of"):
        found += prepositional(verb, "of")
    if verb.lemma_.lower() in words("naming") and is_passive(verb):
        sure = "suspected"
        found += [*prepositional(verb, "as"), *children(verb, "oprd")]
    for first in found:
        yield from ((who, sure) for who in conjuncts(first))


def _carried_out(verb: Token) -> list[Token]:
    """Return who says that their people did it: "X said that its fighters had carried it out"."""
    above = verb.head
    if verb.dep_ == "acl" and above.lemma_.lower() in words("statements") and above.dep_ == "pobj" and any(c.lower_ == "that" for c in children(verb, "mark")):
        above = above.head.head  # "said in a statement that it carried out the attacks"
    said = above.lemma_.lower() in context()["report"] | context()["claim"]
    deed = any(c.lower_ in words("it") or _deed_told(c) for c in children(verb, "dobj"))
    if not said or has_negation(verb) or has_negation(above) or not deed:
        return []
    own = all(t.lower_ in words("themselves") or any(c.lower_ in ("its", "their") for c in children(t, "poss")) for t in subjects(verb))
    return [who for who in subjects(above) if own and subjects(verb)]


def _deed_told(noun: Token) -> bool:
    """Tell whether a noun points back to a deed told before: "the attacks", "these bombings"."""
    return noun.lemma_.lower() in words("deeds") and any(c.dep_ == "det" and c.lower_ in words("pointing") for c in noun.children)


def _of_this_act(verb: Token) -> bool:
    """Tell whether what was carried out is an act that was told of before: "this new action carried out by X"."""
    shown = any(c.dep_ == "det" and c.lower_ in words("it") for c in verb.head.children)
    return verb.dep_ == "acl" and verb.tag_ == "VBN" and shown and verb.head.lemma_.lower() in words("acts") - {"operation"}


def _of_it(verb: Token) -> bool:
    """Tell whether "it" is what was carried out: not "the inquiries that were"."""
    return verb.dep_ not in ("relcl", "acl") and any(t.lower_ in words("it") for t in children(verb, "nsubjpass"))
