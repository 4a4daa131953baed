"""Who "they" are that act: takes the phrase of a pronoun ("they", "he", "one of them") in the part of a doer, gives the phrase of those told before who can be meant.

>>> from geomap.extraction.phrases.noun_phrases import phrase_of
>>> from geomap.extraction.scenes import lay_out
>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> scene = lay_out(analyse(Document(doc_id="d", text="The FMLN left the talks. Nobody knows why. Yesterday they murdered a judge.")), [], [])
>>> doers_meant(phrase_of(scene.sentences[2].parse[1], scene.sentences[2]), scene).bare
'FMLN'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.grammar.syntax import agents, patients, prepositional
from geomap.extraction.lexicons import context, triggers, words
from geomap.extraction.phrases.membership import is_body
from geomap.extraction.phrases.noun_phrases import phrase_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.phrases.noun_phrases import Phrase
    from geomap.extraction.scenes import Scene, Sentence

BACK = 2
LONGEST = 8
"""How many sentences back those meant are looked for: two, and one more for each that speaks of "them" too."""
SUBJECTS = frozenset(["nsubj", "nsubjpass"])
ACTING = SUBJECTS | {"dobj", "pobj"}


def points_back(phrase: Phrase) -> bool:
    """Tell whether the phrase of a doer only points back to people: "they", "he", "one of them"."""
    return phrase.pronoun or any(t.lower_ in ("them", "these") for t in prepositional(phrase.head, "of"))


def doers_meant(pointing: Phrase, scene: Scene) -> Phrase | None:
    """Return the armed people or the body that "they", "he" and "one of them" stand for: a subject before it in its sentence, the nearest first, or in those before."""
    if pointing.head.lower_ in ("he", "she"):
        return _one_meant(pointing, scene)
    some = not pointing.pronoun
    if not some and pointing.head.lower_ not in ("they", "it"):
        return None
    if not some and (hit := _who_was_hit(pointing) or _who_let_go(pointing)) is not None:
        return hit
    at = pointing.sentence.index
    both = any(t.lower_ == "them" and t.i > pointing.head.i for t in pointing.sentence.parse)  # "troops heard of rebels. They ambushed them"
    reach = BACK
    for sentence in scene.sentences[max(0, at - LONGEST) : at + 1][::-1]:
        told = [t for t in sentence.parse if t.dep_ in SUBJECTS and (sentence.index < at or t.i < pointing.head.i)]
        able = _able(reversed(told) if sentence.index == at else told, sentence, some=some, both=both)
        found = next((p for p in able if pointing.head.lower_ != "it" or (p.head.tag_ in ("NN", "NNP") and (p.non_state or p.state))), None)
        if found is not None:
            return found
        reach += any(t.lower_ == "they" for t in sentence.parse)
        if at - sentence.index >= reach:
            return None
    return None


def _who_was_hit(pronoun: Phrase) -> Phrase | None:
    """Return the fighters whom forces hit for what the clause behind says that "they" did: "troops shot dead ten militants after they attacked a station"."""
    clause = pronoun.head.head
    above = clause.head
    opened = any(c.lower_ in words("order_in_time") | words("meanwhile") for c in clause.children if c.dep_ in ("mark", "advmod", "prep"))
    if clause.dep_ != "advcl" or not opened or pronoun.head.lower_ != "they" or above.pos_ != "VERB":
        return None
    if any(rule.kind == "operation" for t in patients(clause) for rule in triggers().get((t.lemma_.lower(), "NOUN"), ())):
        return None  # "troops detained 11 militants as they continued operations"
    if any(c.dep_ == "nsubj" and phrase_of(c, pronoun.sentence).non_state for c in above.lefts):
        return None  # "militants abducted four militiamen after they attacked a post"
    rules = triggers().get((above.lemma_.lower(), "VERB"), ())
    hit = [phrase_of(t, pronoun.sentence) for t in patients(above)] if any(rule.effect for rule in rules) else []
    return hit[0] if hit and hit[0].non_state and hit[0].head.i < pronoun.head.i else None


def _who_let_go(pronoun: Phrase) -> Phrase | None:
    """Return those who act on people of whom a clause says what "they" had done to them: "armed men have freed six traders whom they kidnapped"."""
    clause = pronoun.head.head
    verb = clause.head.head
    if clause.dep_ != "relcl" or pronoun.head.lower_ != "they" or clause.head.dep_ != "dobj" or not any(c.lower_ in ("whom", "who") for c in clause.lefts):
        return None
    acting = [p for c in verb.lefts if c.dep_ == "nsubj" and (p := phrase_of(c, pronoun.sentence)).is_person and not p.pronoun and not p.state]
    return acting[0] if acting and acting[0].head.tag_ == "NNS" else None


def _one_meant(pronoun: Phrase, scene: Scene) -> Phrase | None:
    """Return the one armed person told last, where nobody else has been told of since: "bodyguards shot the gunman after he fired"."""
    at = pronoun.sentence.index
    for sentence in scene.sentences[max(0, at - 1) : at + 1][::-1]:
        told = [t for t in sentence.parse if t.dep_ in ACTING and t.tag_ in ("NN", "NNP") and (sentence.index < at or t.i < pronoun.head.i)]
        people = [p for t in reversed(told) if (p := phrase_of(t, sentence)).is_person]
        if people:
            return people[0] if (people[0].non_state or people[0].state) and not people[0].named else None
    return None


def sufferer_meant(pronoun: Phrase, scene: Scene) -> Phrase | None:
    """Return whom "he" or "they" who came to harm stand for: the subject before it, in its sentence or the one before: "a clerk was walking home when he was stabbed"."""
    if pronoun.head.dep_ == "dobj" and pronoun.head.lower_ in ("him", "her"):
        return _one_hit(pronoun)
    single = pronoun.head.lower_ in ("he", "she")
    if pronoun.head.dep_ not in SUBJECTS or (not single and pronoun.head.lower_ != "they"):
        return None  # whom a subject kills is not that subject
    at = pronoun.sentence.index
    for sentence in scene.sentences[max(0, at - 1) : at + 1][::-1]:
        told = [t for t in sentence.parse if t.dep_ in SUBJECTS and (sentence.index < at or t.i < pronoun.head.i)]
        people = [
            p
            for t in told
            if t.head.lemma_.lower() not in context()["report"] and (p := phrase_of(t, sentence)).is_person and not p.pronoun and (p.count.best == 1) == single
        ]
        if people:
            return people[-1] if not (people[-1].non_state or people[-1].named) else None
    return None


def _one_hit(pronoun: Phrase) -> Phrase | None:
    """Return the one person told of before in the sentence who does not do what is done to "her": "a clerk was walking home when men opened fire, killing her"."""
    doers = agents(pronoun.head.head)
    before = [t for t in pronoun.sentence.parse if t.dep_ in ACTING and t.i < pronoun.head.i and t not in doers]
    told = [(t, phrase_of(t, pronoun.sentence)) for t in before]
    people = [(t, p) for t, p in told if p.is_person and not p.pronoun and p.count.best == 1 and not p.non_state]
    people = [(t, p) for t, p in people if t.dep_ in SUBJECTS] or people
    return people[0][1] if doers and len(people) == 1 else None


def _able(tokens: Iterator[Token] | list[Token], sentence: Sentence, *, some: bool, both: bool) -> Iterator[Phrase]:
    """Yield the phrases of those who can do an armed deed: armed or unidentified people, and bodies of them; of men, one or two may have done it (`some`).

    Forces that only tell of others did nothing, but where the words set "they" against "them" (`both`) they did.
    """
    for token in tokens:
        phrase = phrase_of(token, sentence)
        if phrase.pronoun or phrase.named:
            continue
        if _came_to_harm(token):
            continue
        one = token.tag_ in ("NN", "NNP")
        if phrase.state and not both and token.head.lemma_.lower() in context()["report"]:
            continue  # "the brigade reported that four people were arrested. They had killed ..."; what forces tell of themselves is read by `own_words`
        rules = token.lemma_.lower() in words("rulers") or (phrase.actor is not None and phrase.actor.type == "government")
        body = one and not rules and (phrase.actor is not None or is_body(token) or token.lemma_.lower() in words("groups"))
        unknown = phrase.is_person and (some or any(t.lower_ in words("unnamed") for t in token.lefts)) and token.lemma_.lower() in words("anybody")
        if body or (not one and (phrase.non_state or phrase.state or unknown)):
            yield phrase


def _came_to_harm(subject: Token) -> bool:
    """Tell whether a subject is told of as harmed or dead: "11 soldiers were among the dead. They fired at everything"."""
    verb = subject.head
    if subject.dep_ == "nsubjpass" and any(rule.effect in ("killed", "injured", "abducted") for rule in triggers().get((verb.lemma_.lower(), "VERB"), ())):
        return True
    return verb.lemma_ == "be" and any(t.lemma_.lower() in words("dead") | words("hurt") for t in prepositional(verb, "among"))
