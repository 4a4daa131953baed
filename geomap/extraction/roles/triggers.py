"""Words that tell of incidents: takes a sentence, gives the tokens that a rule of the lexicon fits.

>>> from geomap.extraction.scenes import lay_out
>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> scene = lay_out(analyse(Document(doc_id="d", text="Rebels opened fire on a bus and kidnapped its driver; a heart attack killed no one.")), [], [])
>>> [(hit.token.text, hit.rule.category) for hit in find_hits(scene.sentences[0])]
[('opened', 'armed_attack'), ('kidnapped', 'kidnapping'), ('killed', 'armed_attack')]
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap.extraction.grammar.slips import own_hurt, some_of
from geomap.extraction.grammar.syntax import agents, children, has_negation, patients, prepositional, subjects
from geomap.extraction.grammar.voice import is_passive
from geomap.extraction.lexicons import PERSONAL, context, triggers, words
from geomap.extraction.phrases.noun_phrases import phrase_of, thing_in
from geomap.extraction.phrases.parts import among
from geomap.extraction.roles.bursting import burst
from geomap.extraction.roles.instruments import alone_in_entry
from geomap.extraction.roles.marks import armed, arms_found, dealings, fell, led_off, marked, may_have_done_it
from geomap.extraction.roles.own_words import speakers
from geomap.extraction.roles.ramming import counted, ramming
from geomap.extraction.scenes import singular

if TYPE_CHECKING:
    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.lexicons import Dependent, Rule
    from geomap.extraction.scenes import Sentence

PARTICLES = frozenset(["prt", "advmod", "prep"])
OPENERS = frozenset(["-", "\u2013", "\u2014", ":", "*", "\u2022"])
LAWLESS = frozenset(["militant", "suspect"])
UNNAMED = frozenset(["person", "group", "civilian"])


@dataclass(frozen=True, slots=True)
class Hit:
    """A token and the rule that it fits."""

    token: Token
    rule: Rule


def find_hits(sentence: Sentence) -> list[Hit]:
    """Return the triggers of `sentence`, in order, at most one rule a token."""
    hits = []
    for token in sentence.parse:
        rule = _of_vehicle(token, sentence) or _rule(token, sentence) or _of_weapon(token, sentence) or _of_burst(token, sentence)
        if rule is not None:
            hits.append(Hit(token, rule))
    return hits


def _rule(token: Token, sentence: Sentence) -> Rule | None:
    rules = _rules_of(token, _part_of_speech(token, sentence))
    if not rules or not _stands_alone(token):
        return None
    done_to = token.dep_ in ("dobj", "nsubjpass") or (token.dep_ == "nsubj" and is_passive(token.head))
    done_to = done_to or (token.dep_ == "pobj" and token.head.lower_ == "against")
    if done_to and token.lemma_.lower() in words("out_and_about") and token.head.lemma_.lower() not in context()["light"]:
        return None  # a patrol that is attacked
    for rule in rules:
        if sentence.kind == "heading" and rule.category == "raid" and token.lemma_.lower() in words("uncovering"):
            continue  # "Forces discover weapons cache in X" heads what is told below, or nothing
        if _required(token, sentence, rule) and (not rule.needs or _fits(token, sentence, rule)):
            return rule
    return None


def _of_weapon(token: Token, sentence: Sentence) -> Rule | None:
    """Return the rule for a bomb or shell that is all that an entry tells: "Car bomb by a restaurant"."""
    weapon = alone_in_entry(token, sentence)
    return next(iter(triggers().get((f"({weapon.category})", "NOUN"), ())), None) if weapon is not None else None


def _of_burst(token: Token, sentence: Sentence) -> Rule | None:
    """Return the rule for what a bomb, shell or plane does in words that no row has."""
    category = burst(token, sentence)
    return next(iter(triggers().get((f"(burst:{category})", "VERB"), ())), None) if category else None


def _of_vehicle(token: Token, sentence: Sentence) -> Rule | None:
    """Return the rule for a vehicle driven at people on purpose; one that "mowed down 84 people" has its own rule, by which they are killed."""
    if (token.lemma_.lower() == "mow" and counted(token)) or ramming(token, sentence) is None:
        return None
    return next(iter(triggers()[("(ramming)", "VERB")]))


def _part_of_speech(token: Token, sentence: Sentence) -> str:
    """Return what the word is, where the tagger is misled by a capital or by a place in the sentence that only a noun can have."""
    pos: str = token.pos_
    if pos == "PROPN" and (sentence.kind == "heading" or token.text.islower() or token.is_sent_start or _opens(token)):
        return "NOUN"
    nominal = token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj")
    gerund = token.tag_ == "VBG" and not children(token, "dobj", "nsubj", "aux", "prt")
    if nominal and (pos == "ADJ" or (pos == "VERB" and (gerund or token.tag_ in ("VB", "VBP", "VBZ")))):
        return "NOUN"  # "in a shoot-out", "airstrikes hit the hospital", "Fighting between X and Y resumed"
    return pos


def _rules_of(token: Token, pos: str) -> tuple[Rule, ...]:
    """Return the rules of a word by its lemma, else by the word itself ("raped", whose lemma the parser takes for that of "rap")."""
    rules, lemma, word = triggers(), token.lemma_.lower(), token.lower_
    first, second = (word, lemma) if pos == "NOUN" and token.tag_ == "VBG" else (lemma, word)
    found = rules.get((first, pos)) or rules.get((second, pos))
    return found or (rules.get((singular(word), pos)) if token.pos_ == "PROPN" else None) or ()


def _required(token: Token, sentence: Sentence, rule: Rule) -> bool:
    """Tell whether the dependents that the rule requires are there: all those of one of its alternatives."""
    if not rule.requires:
        return True
    possible = itertools.chain(rule.worded.get("", ()), *(rule.worded[word] for word in rule.worded.keys() & sentence.called))
    return any(all(_there(token, sentence, dependent) for dependent in every) for every in possible)


def _there(token: Token, sentence: Sentence, dependent: Dependent) -> bool:
    relation, lemma, below = dependent
    if relation == "doer":
        return _done_by(token, sentence, lemma)
    if relation == "beside":
        return lemma in sentence.forms
    if relation == "marked":
        return marked(token, sentence, lemma)
    if relation == "armed":
        return armed(sentence) if lemma == "*" else fell(token, sentence)
    if relation == "negated":
        return has_negation(token)
    if relation == "stranger":
        return any(verb != token for verb, _ in dealings(sentence))
    if relation == "arms":
        return arms_found(token)
    if relation == "led":
        return led_off(token)
    if relation == "place":
        return any(head == obj for obj in prepositional(token, lemma) for _, head in sentence.places)
    if relation == "aim":
        return any(_aimed_at(obj, sentence) for obj in prepositional(token, lemma))
    if relation == "of":
        return any(lemma in (c.lemma_.lower(), c.lower_) for whose in prepositional(token, "of") for c in children(whose, "amod", "acl"))
    if relation == "head":
        return _below(token, lemma)
    return _carried(token, lemma) if relation == "carried" else _has(token, relation, lemma, below)


def _aimed_at(noun: Token, sentence: Sentence) -> bool:
    """Tell whether a noun is of people, or of what can be shot at."""
    classes = phrase_of(noun, sentence).classes
    return bool(classes & PERSONAL) or bool((classes | thing_in(noun, sentence).classes) & {"structure", "vehicle"})


def _carried(verb: Token, lemma: str) -> bool:
    """Tell whether people are said to have something: "was left with burns", "treated 27 with bullet wounds"."""
    holders = [verb, *children(verb, "dobj", "prep"), *(p for to in children(verb, "prep") for p in children(to, "pobj"))]
    return any(thing.lemma_.lower() == lemma for holder in holders for thing in prepositional(holder, "with", "for"))


def _below(noun: Token, verb: str) -> bool:
    """Tell whether that is done to the noun: "eight bodies were found", "the bodies recovered from the river"."""
    first = noun
    while first.dep_ == "conj" and first.head.pos_ in ("NOUN", "PROPN"):
        first = first.head  # "recovered two rifles and three bodies"
    if first.dep_ in ("dobj", "nsubjpass") and first.head.lemma_.lower() == verb:
        return True
    above = noun.dep_ in ("nsubj", "nsubjpass", "dobj") and noun.head.lemma_.lower() == verb
    return above or any(c.lemma_.lower() == verb for c in children(noun, "acl"))


def _opens(token: Token) -> bool:
    """Tell whether a word has its capital because it opens an item: "North Kivu - Clashes ..."."""
    return token.i > 0 and token.nbor(-1).text in OPENERS


def _stands_alone(token: Token) -> bool:
    """Tell whether the word tells of something, rather than describing another noun ("assault rifle", "a heart attack", "captured weapons")."""
    if token.dep_ in ("compound", "nmod") and token.head.pos_ in ("NOUN", "PROPN") and token.head.lemma_.lower() not in words("keeping"):
        return False
    if token.pos_ == "PROPN" and token.dep_ in ("poss", "compound") and token.head.lower_ in words("firms"):
        return False  # "Rally's Inc."
    if token.tag_ == "VBG" and any(c.i == token.i + 1 and c.lemma_.lower() in words("told_of") for c in children(token, "dobj")):
        return False  # "paid tribute to bombing victims"
    if token.dep_ == "amod" and token.pos_ in ("VERB", "ADJ") and not (token.pos_ == "ADJ" and token.i > token.head.i):  # but "leaving four dead"
        return own_hurt(token.head) or (token.lemma_.lower() in words("hurt") and _counts_hurt(token.head))
    if (
        token.lemma_.lower() == "body"
        and token.dep_ == "pobj"
        and token.head.lower_ in words("upon_bodies")
        and token.head.head.lemma_ not in words("coming_across")
    ):
        return False  # "wounds to his body"
    if token.dep_ == "pobj" and among(token.head.head) and token.lemma_.lower() in words("hurt"):
        return False  # "one of the wounded died"
    if (
        token.dep_ == "pobj"
        and token.head.lower_ == "of"
        and token.head.head.lemma_.lower() in words("tolls")
        and token.lemma_.lower() in words("dead") | words("hurt")
    ):
        return False  # "the number of dead" is read with its number
    if token.pos_ in ("NOUN", "PROPN"):
        return not any(child.lower_ in context()["figurative"] for child in children(token, "amod", "compound", "nmod"))
    return True


def _counts_hurt(noun: Token) -> bool:
    """Tell whether a number of hurt people is told of who are neither said to be dead nor somebody's doing: "35 wounded people were received by hospitals"."""
    counted = noun.tag_ == "NNS" and any(c.dep_ == "nummod" for c in noun.children)
    return counted and noun.dep_ in ("nsubjpass", "dobj") and noun.head.lemma_.lower() in words("caring") | words("taking_in")


def _has(token: Token, relation: str, lemma: str, below: str) -> bool:
    if relation == "above":
        return lemma == token.head.lemma_.lower() and token.head != token and (not below or any(c.lower_ == below for c in token.head.children))
    if relation == "nsubjpass" and token.dep_ == "acl" and token.tag_ == "VBN" and lemma in (token.head.lemma_.lower(), token.head.lower_):
        return not below or any(c.lemma_.lower() == below for c in token.head.children)  # "blamed for a bomb thrown at the house"
    wanted = PARTICLES if relation == "prt" else frozenset(["nsubj", relation] if relation == "nsubjpass" and is_passive(token) else [relation])
    for child in (*token.children, *_shared(token, relation)):
        meant = token.head if token.dep_ == "relcl" and child.lower_ in words("relatives") else child  # "the missile which fell on the town"
        if child.dep_ not in wanted:
            continue
        if meant.lemma_.lower() in words("bunches"):
            meant = next(iter(prepositional(meant, "of")), meant)  # "a wave of drones crashed into the airport"
        if lemma != "*" and lemma not in _called(meant):
            continue
        word, _, role = below.partition("/")  # "kidnap/amod": kidnapped people, not people who had been kidnapped
        if not below or any((word == "*" or word in _called(g)) and role in ("", g.dep_) for g in (*meant.children, *prepositional(meant, "of"))):
            return True
    return False


def _shared(verb: Token, relation: str) -> list[Token]:
    """Return the subject that a verb has from the one beside it: "protesters broke into X and smashed furniture"."""
    above = verb.head
    if relation != "nsubj" or verb.dep_ != "conj" or above.pos_ != "VERB" or is_passive(above) or children(verb, "nsubj", "nsubjpass", "auxpass"):
        return []
    return children(above, "nsubj")


def _called(noun: Token) -> list[str]:
    """Return the words by which a word is known: its base form and itself, and of what it is a measure ("a kilo of gelignite", "sticks of dynamite")."""
    of = [t.lemma_.lower() for t in prepositional(noun, "of")] if noun.lemma_.lower() in words("measures") else []
    return [noun.lemma_.lower(), noun.lower_, *([singular(noun.lower_)] if noun.pos_ == "PROPN" else []), *of]


def _done_by(token: Token, sentence: Sentence, wanted: str) -> bool:
    """Tell whether the doer of a verb is of the class `wanted`: "a mine hit the bus", not "a train hit the bus"."""
    blasts = (rule.kind == "blast" for doer in agents(token) for rule in triggers().get((doer.lemma_.lower(), "NOUN"), ()))
    if wanted == "civilian" and any(doer.lower_ in words("crowds") for doer in agents(token)):
        return True  # "thousands marched"
    if wanted == "lawless" and any(doer.lemma_.lower() in words("somebody") for doer in agents(token)):
        return True  # "somebody cut the cable"
    doers = [phrase_of(doer, sentence) for doer in speakers(agents(token), token)]  # "the army said it had captured a camp"
    if wanted == "lawless":
        return any(doer.classes & LAWLESS or doer.non_state or may_have_done_it(doer, passive=is_passive(token)) for doer in doers)
    if wanted == "stranger":
        return any(may_have_done_it(doer, passive=is_passive(token)) for doer in doers)
    return any(wanted in doer.classes or (wanted == "militant" and doer.non_state) for doer in doers) or any(blasts)


def _fits(token: Token, sentence: Sentence, rule: Rule) -> bool:
    """Tell whether those to whom a verb happens are of a class that its rule needs; what is of no known class fits where people or groups are needed by name."""
    needs = rule.needs
    objects = subjects(token) if rule.frame == "suffer" else list(prepositional(token, "with")) if rule.frame == "carry_off" else patients(token)
    if not objects:
        return False
    if "person" in needs and objects[0].pos_ == "PROPN" and is_passive(token) and any(c.lower_ == "who" for c in token.children):
        return True  # "X, who was shot", whatever the parser takes X for
    if "person" in needs and any(some_of(obj) for obj in objects):
        return True  # "two of his colleagues were hurt"
    for obj in objects:
        if rule.frame == "carry_off" and phrase_of(obj, sentence).actor is not None:
            continue  # "made off with 700 SSP"
        if obj.lower_ in ("it", "them") and rule.category == "arson" and _done_by(token, sentence, "militant"):
            return True  # "raiders locked their hut and torched it"
        classes = phrase_of(obj, sentence).classes | (thing_in(obj, sentence).classes & {"structure", "vehicle"})
        if "place" in needs and (obj.lemma_.lower() in words("lying_in") | words("settled") or any(head == obj for _, head in sentence.places)):
            return True  # "stormed the village of X", "invaded X"
        if (
            "person" in needs
            and not classes
            and rule.lemma in words("done_to_people")
            and obj.pos_ == "NOUN"
            and obj.lemma_.lower() not in context()["animals"]
        ):
            return True  # "a mukhtar was gunned down"
        if classes & needs or ("person" in needs and classes & PERSONAL) or ("group" in needs and classes & (PERSONAL | {"organisation"})):
            return True
    return False
