"""Who is sought, held or told of beside a deed: takes a sentence, gives each word that says so, who it is, how surely, and whether the sentence itself ties them to a deed.

"Police are hunting two youths", "a man is being held over the murder", "on the orders of X", "the car bomb was driven by a clerk", "X had telephoned a warning".

>>> from geomap.extraction.scenes import lay_out
>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> text = "Police are hunting two youths. His nephew turned himself in. He was shot on the orders of a smuggler. A clerk has been arrested. Police hunt for clues."
>>> scene = lay_out(analyse(Document(doc_id="d", text=text)), [], [])
>>> [(who.text, how, tied) for sentence in scene.sentences for _, who, how, tied in suspects_in(sentence)]
[('youths', 'suspected', True), ('nephew', 'suspected', True), ('smuggler', 'stated', True), ('clerk', 'suspected', False)]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.grammar.syntax import agents, children, conjuncts, has_negation, patients, prepositional, subjects
from geomap.extraction.grammar.voice import is_passive
from geomap.extraction.lexicons import context, words
from geomap.extraction.phrases.noun_phrases import phrase_of
from geomap.extraction.status.charges import deeds_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.extraction.accounts import Account
    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.scenes import Sentence
    from geomap.types import Attribution

FEW = 4
"""More people than these who are held at once are no suspects of one crime."""
CRIMES = frozenset(["armed_attack", "arson", "assassination", "bombing", "kidnapping", "other_violence", "robbery"])


def suspects_in(sentence: Sentence) -> Iterator[tuple[Token, Token, Attribution, bool]]:
    """Yield (the word that says so, who, how, whether the words themselves tie them to a deed)."""
    for token in sentence.parse:
        if token.pos_ == "VERB" and not has_negation(token):
            held = _held(token, sentence)
            tied = bool(held) and bool(_tied(token, sentence))
            yield from ((token, who, "suspected", tied) for who in held if tied or _alone(token, who, sentence))
            yield from ((token, who, "suspected", True) for who in (*_hunted(token, sentence), *_gave_up(token), *_under_suspicion(token)))
            yield from ((token, who, "stated", True) for who in _drove(token, sentence))
            yield from ((token, who, "claimed", True) for who in _warned(token, sentence))
        elif (
            token.pos_ == "NOUN"
            and token.lemma_.lower() in words("biddings")
            and token.dep_ == "pobj"
            and token.head.lower_ in ("on", "at", "under")
            and token.head.head.i in deeds_in(sentence)
        ):
            yield from ((token, who, "stated", True) for who in prepositional(token, "of", "from"))
        elif token.pos_ == "NOUN" and token.lemma_.lower() in words("hunts"):
            yield from ((token, who, "suspected", True) for who in prepositional(token, "for") if _some_person(who, sentence))
        elif token.pos_ == "NOUN" and token.lemma_.lower() in context()["attempted"] and token.head.lemma_.lower() in context()["foiled"]:
            yield from ((token, who, "stated", True) for who in (*prepositional(token, "by"), *children(token, "compound", "poss")))
        elif token.lemma_ == "be" and (behind := [c for c in prepositional(token, "in", "behind", "under") if c.lemma_.lower() in words("custody")]):
            yield from ((behind[0], who, "suspected", False) for who in subjects(token) if _some_person(who, sentence) and _alone(token, who, sentence))


def open_to(account: Account, word: Token, *, tied: bool) -> bool:
    """Tell whether somebody can be suspected of what an account tells: who is only held, where nobody else did it, and of a crime where no word ties them to it."""
    if word.lemma_.lower() in words("taking_suspects") | words("custody"):
        free = all(not m.agents and m.claimant is None for m in account.mentions) and not account.blamed
        return free and (tied or all(m.category in CRIMES | {"-"} for m in account.mentions))
    return tied


def _tied(verb: Token, sentence: Sentence) -> list[Token]:
    """Return the deeds for which somebody is held: "is being held over the murder"."""
    deeds = deeds_in(sentence)
    return [t for t in prepositional(verb, "over", "for", "after", "following") if t.i in deeds and t.lower_ not in words("it")]


def _held(verb: Token, sentence: Sentence) -> list[Token]:
    """Return who is held, charged or overpowered, a few people without arms or office."""
    if not is_passive(verb) or verb.lemma_.lower() not in words("taking_suspects") or verb.dep_ in ("acl", "relcl"):
        return []
    return [t for t in subjects(verb) if _some_person(t, sentence)]


def _some_person(who: Token, sentence: Sentence) -> bool:
    phrase = phrase_of(who, sentence)
    gone = words("captive") | words("missing_people")
    return phrase.is_person and not phrase.state and who.pos_ in ("NOUN", "PROPN") and not any(t.lemma_.lower() in gone for t in who.subtree)


def _alone(verb: Token, who: Token, sentence: Sentence) -> bool:
    """Tell whether a sentence says no more than that some few are held: "A youth of 17 has been arrested"."""
    count = phrase_of(who, sentence).count
    few = count.best is not None and count.best <= FEW and who.lemma_.lower() not in words("mobs") | words("captive") | {"suspect"}
    in_care = any(t.lemma_.lower() in words("sickbeds") for t in verb.subtree)
    return few and not in_care and verb.dep_ == "ROOT" and verb.head == verb and not deeds_in(sentence) - {verb.i}


def _hunted(verb: Token, sentence: Sentence) -> list[Token]:
    """Return whom the police hunt, or look for without a name: not those who went missing."""
    lemma = verb.lemma_.lower()
    if lemma not in words("hunting_for") or not any(phrase_of(t, sentence).state or t.lemma_.lower() in words("detectives") for t in subjects(verb)):
        return []
    found = [*(patients(verb) if lemma != "look" else ()), *prepositional(verb, "for")]
    missing = words("captive") | words("missing_people")
    return [
        t
        for t in found
        if phrase_of(t, sentence).is_person
        and (lemma == "hunt" or t.lemma_.lower() in words("anybody") | words("youngsters") | words("attackers"))
        and t.lemma_.lower() not in missing
        and not any(x.lemma_.lower() in missing for x in t.subtree)
    ]


def _gave_up(verb: Token) -> list[Token]:
    """Return who gave himself up: "turned himself in", "surrendered to police"."""
    lemma = verb.lemma_.lower()
    himself = any(c.lower_ in ("himself", "herself") for c in children(verb, "dobj")) and any(c.lower_ in ("in", "up", "over") for c in children(verb, "prt"))
    given = lemma in ("give", "hand", "turn") and himself
    return [t for t in subjects(verb) if t.pos_ in ("NOUN", "PROPN")] if given and not is_passive(verb) else []


def _under_suspicion(verb: Token) -> list[Token]:
    """Return who "is suspected", without a word of what."""
    behind = [c for c in verb.children if c.i > verb.i and not c.is_punct]
    return subjects(verb) if verb.lemma_ == "suspect" and is_passive(verb) and verb.dep_ == "ROOT" and not behind else []


def _drove(verb: Token, sentence: Sentence) -> list[Token]:
    """Return who drove a bomb or what is said to have hit people: "the car that rammed soldiers was driven by a clerk"."""
    if verb.lemma_ != "drive" or not is_passive(verb):
        return []
    deeds = deeds_in(sentence)
    driven = [t for t in subjects(verb) if t.lemma_.lower() in words("bombs") or any(c.i in deeds for c in children(t, "relcl"))]
    return [t for t in agents(verb) if phrase_of(t, sentence).is_person] if driven else []


def _warned(verb: Token, sentence: Sentence) -> list[Token]:
    """Return who called to warn of a bomb: "the IRA had telephoned a warning", "rang a newspaper to warn of the bomb"; not the police, who warn of much."""
    if verb.lemma_.lower() not in words("ringing"):
        return []
    deeds = deeds_in(sentence)
    told = [t for t in children(verb, "dobj", "nsubjpass") if t.lemma_.lower() == "warning"]
    warning = [c for c in children(verb, "xcomp", "advcl") if c.lemma_ == "warn" and any(t.i in deeds or t.lemma_.lower() in words("bombs") for t in c.subtree)]
    return [t for first in agents(verb) for t in conjuncts(first) if not phrase_of(t, sentence).state] if told or warning else []
