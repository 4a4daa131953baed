"""Those who take part: takes a mention and tokens that stand in a role, adds to it the agents, the harmed and what was aimed at.

An event or a weapon as subject ("the blast killed two") is linked to the mention instead of acting in it.

>>> from geomap.extraction.mentions import Mention
>>> from geomap.extraction.scenes import lay_out
>>> from geomap.extraction.roles.triggers import find_hits
>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> sentence = lay_out(analyse(Document(doc_id="d", text="A blast killed two guards.")), [], []).sentences[0]
>>> killed = next(hit for hit in find_hits(sentence) if hit.token.text == "killed")
>>> mention = Mention(sentence, killed.token, killed.rule)
>>> add_agents(mention, [sentence.parse[1]])
>>> mention.agents, [token.text for token in mention.links]
([], ['blast'])
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.grammar.lending import light_verbs
from geomap.extraction.grammar.slips import goes_on_parts, own_hurt, ruled_out
from geomap.extraction.grammar.syntax import agents, ancestors, children, conjuncts, prepositional
from geomap.extraction.grammar.voice import is_passive, people_of
from geomap.extraction.lexicons import context, triggers, words
from geomap.extraction.mentions import Harm
from geomap.extraction.phrases.counts import is_additional
from geomap.extraction.phrases.kinds import is_animal
from geomap.extraction.phrases.listing import listed_beside
from geomap.extraction.phrases.membership import is_body
from geomap.extraction.phrases.noun_phrases import phrase_of, thing_in
from geomap.extraction.phrases.numbering import is_year, number_token
from geomap.extraction.roles.nations import firing_from, forces_of, is_country
from geomap.extraction.roles.own_words import owning_forces, speaking_forces
from geomap.extraction.roles.tolls import of_a_land

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.mentions import Mention
    from geomap.extraction.phrases.noun_phrases import Phrase
    from geomap.extraction.scenes import Sentence

THINGS = frozenset(["structure", "vehicle"])
ROLES = frozenset(["NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"])


def phrases_of(tokens: Iterable[Token], sentence: Sentence) -> list[Phrase]:
    """Return the phrases of those tokens that can head one."""
    return [phrase_of(t, sentence) for t in tokens if t.pos_ in ROLES]


def things_of(tokens: Iterable[Token], sentence: Sentence) -> list[Phrase]:
    """Return the phrases of those tokens, or of the structures that they are parts of."""
    hours = {head.i for _, head in sentence.dates}  # "at 1330 men threw a bomb"
    return [thing_in(t, sentence) for t in tokens if t.pos_ in ROLES and not (t.pos_ == "NUM" and t.i in hours)]


def is_event(token: Token) -> bool:
    """Tell whether `token` is itself a noun that tells of an incident: the subject of "the attack killed two"."""
    rules = triggers().get((token.lemma_.lower(), "NOUN"), ()) if token.pos_ in ("NOUN", "PROPN") else ()
    bare = not any(c.lower_ == "suicide" for c in token.children)  # "a bomber attacked a mosque" tells of somebody
    return any(rule.frame not in ("toll", "marked") and not (bare and rule.frame == "doer") for rule in rules)


def add_doer(mention: Mention) -> None:
    """Take a noun that says who did it as agent: a bomber whom others killed or caught, in a sentence without a blast, did nothing."""
    bomber = _taken_for(mention.token) or mention.token
    suffers = bomber.dep_ == "dobj" or (bomber.dep_ == "nsubjpass" and bool(children(bomber.head, "agent")))
    verbs = (children(bomber, "acl") if bomber == mention.token else []) or ([bomber.head] if suffers else [])
    caught = any(rule.effect in ("killed", "detained") for v in verbs for rule in triggers().get((v.lemma_.lower(), "VERB"), ()))
    told = (rule for t in mention.sentence.parse for rule in triggers().get((t.lemma_.lower(), t.pos_), ()))
    if caught and not any(rule.kind == "blast" or rule.frame in ("blow_up", "device", "set_off") for rule in told):
        mention.refuse("a bomber who was stopped")
    mention.agents.append(phrase_of(mention.token, mention.sentence))


def _taken_for(bomber: Token) -> Token | None:
    """Return who is only taken for one: the man of "a man believed to be a suicide bomber", "a man they took for a bomber"."""
    being = bomber.dep_ == "attr" and bomber.head.lemma_ == "be"
    taken = bomber.head.lower_ == "for" and bomber.head.head.lemma_.lower() in words("mistaking")
    return next((head for child, head in ancestors(bomber.head) if child.dep_ in ("acl", "relcl")), None) if being or taken else None


def _who_did(noun: Token) -> bool:
    """Tell whether a noun that tells of an incident is somebody: the bomber of "only the bomber was killed"."""
    return noun.pos_ == "NOUN" and any(rule.frame == "doer" for rule in triggers().get((noun.lemma_.lower(), "NOUN"), ()))


def add_agents(mention: Mention, tokens: Iterable[Token]) -> None:
    """Take as agents what can act; an event, a weapon or "it" as subject is linked instead."""
    for token in [meant for t in tokens for meant in speaking_forces(t, mention.sentence) or [t]]:
        if (token.dep_ == "nsubj" and ruled_out(token)) or (token.lower_ == "force" and token.dep_ == "pobj" and not list(token.children)):
            continue  # "not the rebels but the army killed them", "was taken by force"
        phrase = phrase_of(_event_above(token, mention.token), mention.sentence)
        acts = token.dep_ == "pobj" or (token.dep_ == "nsubj" and token.head == mention.token)  # not the helicopter that "crashed, killing two"
        flown = phrase.head.lemma_.lower() in words("flown") and (acts or "device" in phrase.classes)
        shot = phrase.head.lemma_.lower() in words("shot")
        sent_out = phrase.state and phrase.head.lemma_.lower() in words("out_and_about")  # a patrol of the army; "a NATO air strike" is no one
        if phrase.actor is not None and _named_by(phrase):
            mention.agents.append(phrase)  # "the African Union Mission in Somalia", "Islamic State West Africa Province"
        elif (is_event(phrase.head) and not sent_out) or (("device" in phrase.classes or flown or shot) and not phrase.is_person):
            mention.links.append(phrase.head)
            if flown or shot:
                add_agents(mention, prepositional(phrase.head, "of"))  # "warplanes of the army bombed", "the artillery of government troops"
            mention.agents += firing_from(phrase.head, mention.sentence)
            sent = [v for v in children(phrase.head, "acl", "relcl") if v.tag_ == "VBN" and v.lemma_.lower() not in words("laying") | words("claiming")]
            believed = [below for verb in sent if verb.lemma_.lower() in context()["suspect"] for below in children(verb, "xcomp")]
            laid = [*children(phrase.head, "relcl"), *([phrase.head.head] if phrase.head.dep_ == "dobj" else [])]
            laid = [v for v in laid if v.lemma_.lower() in words("laying_devices") | words("sending") and v != mention.token and not is_passive(v)]
            add_agents(
                mention, [t for v in laid for t in agents(v) if t != phrase.head]
            )  # "a mine which rebels had buried", "rebels laid a mine that killed two"
            before = len(mention.agents)
            add_agents(
                mention, [t for verb in (*sent, *believed) for t in prepositional(verb, "by")]
            )  # "bullets fired by guards", "a bomb believed set by rebels"
            if believed and before < len(mention.agents) and mention.attribution == "stated":
                mention.attribution = "suspected"
            if flown or shot:
                mention.agents += forces_of(phrase.head, mention.sentence) or phrases_of(owning_forces(phrase.head, mention.sentence), mention.sentence)
                unsure = any(t.lower_ in context()["suspect"] for t in children(phrase.head, "amod"))  # "a suspected US drone"
                mention.attribution = "suspected" if unsure and mention.attribution == "stated" else mention.attribution
        elif (
            not any(c.lower_ in words("no_one") for c in children(phrase.head, "det"))
            and phrase.head.lemma_.lower() not in words("areas") | words("fragments")
            and (
                phrase.is_person
                or phrase.actor is not None
                or phrase.classes & {"organisation", "group"}
                or is_country(phrase.head, mention.sentence)
                or is_body(phrase.head)
                or (phrase.head.lower_ == "it" and mention.token.lemma_.lower() in words("deeds_of_bodies"))
            )
        ):
            mention.agents.append(phrase)


def _named_by(phrase: Phrase) -> bool:
    """Tell whether the head of a phrase is a word of a known actor's own name."""
    name, head = phrase.actor_span, phrase.sentence.span(phrase.head, phrase.head)
    return name is not None and phrase.head.pos_ == "PROPN" and name.start <= head.start < name.end


def _event_above(noun: Token, verb: Token) -> Token:
    """Return the attack in "an attack on guards that killed two", whose clause of harm hangs on the deed rather than on its target; "the force of the blast", "shrapnel from it" is a blast."""
    if noun.lemma_.lower() in words("might") | words("fragments"):
        return next((t for t in prepositional(noun, "of", "from") if is_event(t)), noun)
    clause = verb.head if verb.pos_ == "ADJ" else verb  # "the fighting in El Salvador, which has left 2,000 dead"
    if clause.dep_ == "relcl" and clause.head == noun and noun.dep_ == "pobj" and any(c.lower_ in ("that", "which") for c in clause.children):
        above = noun.head.head
        if is_event(above):
            return above
    return noun


def add_patients(mention: Mention, tokens: Iterable[Token]) -> None:
    """Take as harmed or aimed at what the verb or noun is done to."""
    effect = mention.rule.effect
    tokens = list(dict.fromkeys(x for t in tokens for x in (t, *listed_beside(t)) if not (effect == "killed" and own_hurt(x))))
    for phrase in phrases_of([t for t in tokens if not (_same_one(t, tokens) or _taken_as(t, tokens))], mention.sentence):
        if is_event(phrase.head) and phrase.head.lemma_.lower() not in words("out_and_about") and not (effect and _who_did(phrase.head)):
            mention.links.append(phrase.head)
        elif (
            effect == "abducted"
            and phrase.actor is not None
            and phrase.actor.kind == "organisation"
            and phrase.head.pos_ == "PROPN"
            and not phrase.named
            and not people_of(phrase.head)
        ):
            mention.agents.append(phrase)  # nobody abducts an organisation: "the X, which kidnapped Y", misread
        elif effect and (not harmable(phrase) or (len(tokens) > 1 and _animals(phrase.head))):
            continue
        elif effect and not (phrase.classes & (THINGS | {"device", "place"}) and not phrase.is_person):
            add_harm(mention, phrase, effect)
        elif phrase.classes != {"place"} and (phrase.head.pos_ != "PRON" or phrase.is_person):
            mention.targets.append(phrase if phrase.is_person else thing_in(phrase.head, mention.sentence))
        elif (thing := _thing_meant(phrase)) is not None:
            mention.targets.append(thing)


def _animals(head: Token) -> bool:
    """Tell whether a common noun is of animals, who are counted with nobody: "killed one guard and 40 cows"."""
    return head.pos_ == "NOUN" and is_animal(head)


def _thing_meant(pronoun: Phrase) -> Phrase | None:
    """Return the building or vehicle told last in the sentence that "it" stands for: "they left the church after it was bombed"."""
    if pronoun.head.lower_ != "it":
        return None
    sentence, before = pronoun.sentence, pronoun.head.i
    told = [t for t in sentence.parse if t.i < before and t.tag_ in ("NN", "NNP") and t.dep_ in ("dobj", "pobj", "nsubj", "nsubjpass", "conj")]
    return next((p for t in reversed(told) if (p := phrase_of(t, sentence)).classes & THINGS and not p.is_person), None)


def harmable(phrase: Phrase) -> bool:
    """Tell whether a phrase can speak of people: a place, a time, money or a mark of punctuation cannot."""
    if phrase.head.pos_ == "NUM" and (phrase.head.ent_type_ in ("MONEY", "PERCENT") or is_year(phrase.head)):
        return False
    if phrase.classes & (THINGS | {"device"}) or phrase.is_person:
        return True
    head = phrase.head
    return (
        "place" not in phrase.classes
        and head.ent_type_ not in ("DATE", "TIME", "MONEY", "PERCENT", "GPE", "LOC")
        and head.text[:1].isalnum()
        and head.lemma_.lower() not in words("areas") | words("times")
    )


def _same_one(token: Token, tokens: list[Token]) -> bool:
    """Tell whether a coordinated noun is a second word for the first: "a bomb maker and facilitator" is one person."""
    if token.dep_ != "conj" or token.head not in tokens or token.tag_ not in ("NN", "NNS"):
        return False
    if token.tag_ == "NNS":  # "fourteen patients and villagers"
        alone = not any(c.dep_ in ("det", "nummod", "poss", "amod", "compound") for c in token.children) and token.i == token.head.i + 2
        return alone and number_token(token) is None and token.head.tag_ == "NNS" and any(c.dep_ == "nummod" for c in token.head.children)
    own = any(c.dep_ in ("det", "nummod", "poss", "amod") for c in token.children)
    kin = {t.lemma_.lower() for t in (token, token.head)} <= words("kin")
    if kin or any(c.lower_ in ("were", "are", "have") for c in children(token.head.head, "aux", "auxpass")):
        return False  # "a father and son", "a nurse and driver were abducted"
    return not own and token.head.tag_ == "NN" and any(c.dep_ == "det" and c.lower_ in ("a", "an", "the") for c in token.head.children) and token.pos_ == "NOUN"


def _taken_as(token: Token, tokens: list[Token]) -> bool:
    """Tell whether the word says as what people were taken: "took two nurses hostage"."""
    return len(tokens) > 1 and token.lower_ in words("captives") and not any(c.dep_ in ("det", "nummod", "poss", "amod") for c in token.children)


def add_harm(mention: Mention, phrase: Phrase, effect: str) -> None:
    """Take a phrase as harmed, and those of its people who are told apart; the miles to somewhere and bound hands are nobody."""
    if phrase.head.lower_ in words("units_of_way") or (effect in ("killed", "injured") and _bound_limb(phrase.head)):
        return
    number = number_token(phrase.head)
    span = mention.sentence.span(number, number) if number is not None else phrase.span
    first = phrase.head
    while first.dep_ == "conj":
        first = first.head
    if effect in ("killed", "injured") and any(c.lower_ == "neither" for c in children(first, "preconj", "cc", "det")) and phrase.is_person:
        effect = "unharmed"  # "neither X nor his wife was hurt"
    added = is_additional(phrase.head) or _says_also(mention.token)
    if _in_all(mention.token) and of_a_land(mention.token):
        mention.refuse("a sum of more than one deed")  # "in all, 13 people died in attacks across the country"
    mention.harms.append(
        Harm(phrase, effect, phrase.count, span, additional=added, total=_in_all(mention.token), part=_of_them(phrase.head) or goes_on_parts(phrase.head))
    )
    for part in _parts(phrase, mention.token):
        within = phrase_of(part, mention.sentence)
        hurt = effect == "killed" and any(c.lemma_.lower() in words("hurt") for c in children(part, "acl"))  # "100 more, including 35 children, injured"
        if not hurt and (within.named or (within.is_person and within.key != phrase.key)):
            mention.harms.append(Harm(within, effect, within.count, within.span, part=True))


def _bound_limb(head: Token) -> bool:
    """Tell whether it is a part of somebody told of beside it: "was found dead, hands bound", but not "a severed head was found"."""
    return head.lower_ in words("limbs") and not any(c.dep_ in ("amod", "compound", "nummod") for c in head.lefts)


def _of_them(head: Token) -> bool:
    """Tell whether a number is of people counted before: "five people, two of them reservists", "18 people, among them five soldiers"."""
    first = head
    while first.dep_ == "conj":
        first = first.head
    if any(c.lower_ in words("parting") and c.i < first.i and any(t.lower_ in ("them", "whom") for t in children(c, "pobj")) for c in children(first, "prep")):
        return True
    return (
        head.pos_ == "NUM"
        and head.i > 1
        and head.nbor(-1).text in (",", "(", "-", "\u2013", "\u2014")
        and any(t.lower_ in ("them", "whom", "these") for t in prepositional(head, "of"))
    )


def _parts(phrase: Phrase, trigger: Token) -> list[Token]:
    """Return those of the phrase's people who are told apart: "five people, including two children", "two guards, A and B"."""
    if phrase.count.best == 1:
        return []
    names = [*phrase.head.children, *(c for c in trigger.children if c.left_edge.i == phrase.head.i + 1)]  # "the murder of leaders A and B"
    found = [t for c in names if c.dep_ == "appos" and c.ent_type_ == "PERSON" for t in conjuncts(c)]
    near = [phrase.head, trigger, *(c for c in trigger.children if not (c.dep_ == "conj" and children(c, "nsubj", "nsubjpass")))]
    for holder in [*near, *(g for t in trigger.children if t.dep_ in ("agent", "prep") for g in t.children)]:
        for child in holder.children:
            if child.lower_ in words("parting") and child.dep_ in ("prep", "advcl", "acl") and child.i > phrase.head.i:
                told = [t for p in children(child, "pobj", "dobj") for t in conjuncts(p)]
                found += told if holder in near else [t for t in told if t.ent_type_ == "PERSON"]  # "killed by its agents, including A and B"
    return list({t.i: t for t in found}.values())


def _says_also(token: Token) -> bool:
    return any(c.dep_ == "advmod" and c.lower_ in ("also", "additionally", "separately") for c in token.children)


def _in_all(token: Token) -> bool:
    """Tell whether the number is said to be of all: "in all, 32 people were killed and 42 hurt"."""
    while token.dep_ == "conj" and token.head.pos_ == "VERB":
        token = token.head
    said = {" ".join(t.lower_ for t in c.subtree) for c in children(token, "prep", "advmod")}
    return bool(said & words("in_all"))


def aim_at(mention: Mention, *prepositions: str) -> None:
    """Take as aimed at what stands behind one of `prepositions`: "an attack on the bank"."""
    lent = [t for verb in light_verbs(mention.token) for t in prepositional(verb, *({"on", "against"} & {*prepositions}))] if mention.is_noun else []
    looked_into = mention.is_noun and mention.token.dep_ == "dobj" and mention.token.head.lemma_.lower() in context()["presuming"]
    lent += [t for p in mention.token.head.rights if looked_into and p.i > mention.token.i and p.lower_ in prepositions for t in children(p, "pobj")]
    for phrase in things_of([*prepositional(mention.token, *prepositions), *lent], mention.sentence):
        if phrase.head.lemma_.lower() in words("ways") | words("channels") or phrase.head.ent_type_ in ("DATE", "TIME"):
            continue  # where it was, not what was aimed at
        gathered = mention.rule.frame == "fire" and phrase.head.lemma_.lower() in words("gatherings")
        if phrase.classes & THINGS or phrase.is_person or phrase.classes & {"organisation", "group"} or gathered:
            mention.targets.append(phrase)


def where_placed(devices: Iterable[Token], sentence: Sentence) -> list[Phrase]:
    """Return what a bomb was placed at: "a bomb placed at the door of the bank"."""
    placed = [c for device in devices for c in children(device, "relcl", "acl") if c.lemma_.lower() in words("placing")]
    return [p for verb in placed for p in things_of(prepositional(verb, *words("at")), sentence) if p.classes & (THINGS | {"organisation"})]
