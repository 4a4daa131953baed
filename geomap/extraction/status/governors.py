"""What governs a mention: takes it, walks up to the main verb and lets each verb, noun and preposition on the way say how real and how sure it is.

>>> from geomap.extraction.roles.filling import mention_of
>>> from geomap.extraction.scenes import lay_out
>>> from geomap.extraction.roles.triggers import find_hits
>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> scene = lay_out(analyse(Document(doc_id="d", text="They fear a bombing. Police foiled a bombing.")), [], [])
>>> mentions = [mention_of(hit, s) for s in scene.sentences for hit in find_hits(s)]
>>> for mention in mentions:
...     climb(mention)
>>> [(m.real, m.status) for m in mentions]
[(False, 'occurred'), (True, 'attempted')]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.grammar.habits import habitual, is_habit
from geomap.extraction.grammar.lending import happening as told_by
from geomap.extraction.grammar.syntax import has_negation, patients, subjects
from geomap.extraction.grammar.voice import is_passive
from geomap.extraction.lexicons import context, triggers, words
from geomap.extraction.phrases.noun_phrases import phrase_of
from geomap.extraction.status.charges import charged
from geomap.extraction.status.modality import beaten_off, fought, judge_infinitive
from geomap.extraction.status.speakers import owned_up, owns_up, set_claimant, set_reporter

if TYPE_CHECKING:
    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.mentions import Mention

STEPS = 14
CALLED = frozenset(["protest", "forced_work_stoppage"])
"""What one calls, and others do: "called a march"."""


def climb(mention: Mention) -> None:
    """Walk up from the trigger to the main verb and let each governor speak."""
    lists = context()
    child = mention.token
    anchored = mention.definite or (mention.is_noun and _told_as_past(mention.token))
    for _ in range(STEPS):
        head, relation = child.head, child.dep_
        if head.i == child.i:
            if mention.is_noun and _bidden(child, mention):
                mention.refuse("part of an instruction")
            return
        lemma = head.lemma_.lower()
        if relation in ("nsubj", "csubj") and not (head.pos_ in ("VERB", "AUX") and child == mention.token):
            return
        if relation == "nsubjpass" and child == mention.token.head and mention.token.dep_ == "acl" and has_negation(head):
            return  # "six drivers kidnapped on Monday have not been found"
        if relation in ("nsubj", "nsubjpass", "csubj"):
            _as_subject(mention, head, lemma, passive=relation == "nsubjpass")
            child = head
            if relation != "nsubj" and lemma in lists["light"] | lists["report"]:
                continue
            return
        if relation == "relcl" and lemma not in lists["court"]:
            mention.court = mention.court or _charged(mention, child)
        if relation == "ccomp" and _finite(child) and any(t.text == ";" for t in child.doc[child.i : head.i]):
            return  # "Troops killed six rebels; the group wants ...", "Two were seized; the charity has suspended ..." are two sentences
        if relation in ("relcl", "advcl"):
            if relation == "advcl" and any(c.dep_ == "mark" and c.lower_ in lists["conditionals"] for c in child.children):
                mention.refuse("a condition")
            return
        if relation == "ccomp" and lemma in lists["report"] and any(c.lower_ == "to" for c in head.lefts):
            return  # "wishes to inform the public that": what is reported is no wish
        if relation == "ccomp" and lemma in lists["report"] and head.dep_ == "acl" and head.head.lemma_.lower() in lists["unreal"]:
            return  # "it is with concern that we confirm that"
        if relation == "prep" and child.lower_ == "against" and lemma in lists["standing_against"]:
            mention.refuse(f"governed by “{head.lower_}”")
            return
        if relation == "prep" and child == mention.token.head and _only_called_for(mention, child, head):
            mention.refuse("called for, not done")
            return
        if relation == "prep" and lemma in words("knowing") and has_negation(head):
            mention.status = "denied"  # "said he had no knowledge of an attack on the post"
        if relation == "prep" and child.lower_ == "into" and lemma in lists["presuming"] and mention.token.head != child:
            return  # "promised an investigation into deaths caused by an air strike"
        if mention.is_noun and _presumed(mention, child, lemma):
            mention.court = mention.court or any(t.lemma_.lower() in lists["court"] for t in head.ancestors)
            return
        if relation == "prep":
            _by_preposition(mention, child, head, lemma, anchored=anchored)
        elif relation in ("dobj", "xcomp", "ccomp", "acl", "pcomp", "acomp", "oprd", "compound", "dative", "pobj") and head.pos_ != "ADP":
            _governed(mention, child, head, lemma, anchored=anchored)
        if relation in ("prep", "dobj") and head.pos_ == "VERB" and (mention.rule.kind == "generic" or _of_some_sort(mention)) and _may(head) and not anchored:
            mention.refuse("what may or would be")
        if lemma in lists["court"] and not mention.real:
            mention.court = True
        if lemma in lists["court"] and relation in ("prep", "dobj", "ccomp", "pcomp", "xcomp", "compound", "acl", "dative") and head != mention.token:
            mention.court = True
        if not mention.real:
            return
        child = head


def _finite(verb: Token) -> bool:
    """Tell whether a verb is told as what was or has been."""
    return verb.tag_ == "VBD" or any(c.dep_ in ("aux", "auxpass") and c.tag_ in ("VBD", "VBP", "VBZ") for c in verb.children)


def _only_called_for(mention: Mention, preposition: Token, head: Token) -> bool:
    """Tell whether somebody only asks for it: "called for the murder of a novelist", "his calls for attacks on"; strikes and marches are called for to be held."""
    asked = preposition.lower_ == "for" and head.lemma_.lower() in words("asking_for")
    return asked and mention.category not in ("protest", "forced_work_stoppage")


def _charged(mention: Mention, clause: Token) -> bool:
    """Tell whether it is what people are accused of, in a sentence about a court: "the trial of men who stand accused of complicity in the attack"."""
    charged = any(t.lemma_.lower() in words("accusing") and t.i < mention.token.i for t in clause.subtree)
    return charged and any(t.lemma_.lower() in context()["court"] for t in mention.sentence.parse)


def _presumed(mention: Mention, child: Token, governor: str) -> bool:
    """Tell whether a governor takes the deed for granted, whatever is asked of it in turn: "urged the army to investigate the killing of six men"."""
    lists = context()
    noun = mention.token
    dated = any(head.i < noun.i and noun in {head.head, head.head.head} for _, head in mention.sentence.dates)
    if not (mention.definite or dated or _told_as_past(noun)) or _of_some_sort(mention):
        return False
    if child.dep_ == "prep":
        before = child.nbor(-1).lemma_.lower() if child.i > child.sent.start else ""  # the parser often hangs "a probe into" on the verb
        return (child.lower_ == "behind" and child.head.pos_ != "AUX") or (
            child.lower_ in lists["presuming_by"] and not {governor, before}.isdisjoint(lists["presuming"])
        )
    return child == noun and child.dep_ == "dobj" and governor in lists["presuming"]


def _told_as_past(noun: Token) -> bool:
    """Tell whether a clause on the noun says that it happened: "the attacks that took place in May"."""
    return any(c.dep_ in ("relcl", "acl") and (c.tag_ in {"VBD", "VBN"}) for c in noun.children)


def _as_subject(mention: Mention, verb: Token, lemma: str, *, passive: bool) -> None:
    lists = context()
    if passive or lemma == "fail":
        if lemma in lists["attempted"] or lemma == "prevent":
            mention.status, mention.status_token = "attempted", verb
        elif lemma in lists["planned"]:
            mention.status, mention.status_token = "planned", verb
        elif lemma in lists["deny"] and lemma not in lists["deny_thoughts"]:
            mention.status, mention.status_token = "denied", verb
    modal = {c.lower_ for c in verb.children if c.dep_ == "aux"} & lists["modals"]
    happening = lemma in lists["happen"] | words("beginning") or passive
    if has_negation(verb) and happening and not _by_others(mention, verb):
        mention.refuse("negated")
    elif modal and (happening or _of_some_sort(mention)) and not mention.definite and mention.sentence.kind != "heading":
        mention.refuse("what may or would be")
    elif verb.tag_ in ("VBD", "VBN") and (happening or (verb.lemma_.lower(), "VERB") in triggers()):
        mention.generic = False
    elif mention.rule.frame == "mutual" and told_by(mention.token) == verb and any(c.lemma_ == "be" and c.dep_ == "aux" for c in verb.children):
        mention.generic = False  # "fighting is raging in X"


def _by_others(mention: Mention, verb: Token) -> bool:
    """Tell whether only who did it is negated: "the attack was not the work of X", "was not carried out by X"."""
    named = any(c.dep_ == "agent" for c in verb.children) and mention.definite
    return named or any(c.lemma_.lower() in words("handiwork") for c in verb.children)


def _of_some_sort(mention: Mention) -> bool:
    """Tell whether the noun is a bare plural: "demonstrations can turn violent"."""
    return mention.plural and not mention.series and not any(c.dep_ in ("det", "nummod", "poss") for c in mention.token.children)


def _may(verb: Token) -> bool:
    """Tell whether a verb says what can or may happen: "can turn violent", "and possibly escalate into violence"."""
    while verb.dep_ == "conj" and verb.tag_ == "VB" and not any(c.dep_ == "aux" for c in verb.children):
        verb = verb.head
    said = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    return bool(said & {"can", "may", "might"}) and "have" not in said


def _bidden(verb: Token, mention: Mention) -> bool:
    """Tell whether a main verb bids the reader do something: "Avoid the areas of the demonstrations."."""
    if verb.tag_ != "VB" or verb == mention.token or mention.sentence.kind == "heading" or (verb.lemma_.lower(), "VERB") in triggers():
        return False
    return not any(c.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass", "csubj") and c.lower_ != "do" for c in verb.children)


def _convened(mention: Mention) -> bool:
    """Tell whether what is called for is a protest of a day: "has called for nationwide protests on Friday"."""
    dated = any(date.type in ("DATE", "TIME") and date.when.precision == "day" and head.i > mention.token.i for date, head in mention.sentence.dates)
    return dated and mention.category in ("protest", "forced_work_stoppage")


def _describes_harmed(participle: Token) -> bool:
    """Tell whether it only says for what those were wanted who then came to harm: "a man wanted for the murder of a judge was shot dead"."""
    who = participle.head
    if (
        participle.dep_ != "acl"
        or participle.lemma_.lower() not in context()["accuse"] | context()["suspect"] | {"convict", "seek", "want"}
        or who.dep_ not in ("nsubjpass", "dobj")
    ):
        return False
    return any(rule.effect in ("killed", "injured") for rule in triggers().get((who.head.lemma_.lower(), "VERB"), ()))


def _by_preposition(mention: Mention, preposition: Token, head: Token, lemma: str, *, anchored: bool) -> None:
    """Judge "the threat of an attack", "accused of killing", "responsible for the bombing"."""
    lists = context()
    word = preposition.lower_
    if _describes_harmed(head):
        mention.refuse("describes who came to harm")
    elif lemma in lists["accuse"] and not habitual(head) and word in ("of", "for", "in", "with", "on", "over", "that"):
        mention.attribution = "accused"
        mention.status_token = head
        charge = [c for c in preposition.children if c.dep_ in ("pobj", "pcomp")]
        charged_with = any(charged(c, frozenset([mention.token.i])) for c in charge)
        if head.pos_ == "VERB" and word in ("of", "for", "with", "in") and charged_with and not mention.agents:
            mention.agents += [p for t in patients(head) if (p := phrase_of(t, mention.sentence)).is_person or p.actor]
    elif lemma in lists["suspect"] and word in ("of", "in"):
        mention.attribution, mention.status_token = "suspected", head
    elif word == "to" and mention.attribution == "stated" and (owns_up(head) or (head.lower_ == "up" and owns_up(head.head))):
        owned_up(mention, head if head.pos_ == "VERB" else head.head)
    elif lemma in words("claimed_of_a_deed") and word in ("for", "of"):
        set_claimant(mention, head)
    elif lemma == "responsible" and word == "for":
        who = (
            [p for t in subjects(head.head) if (p := phrase_of(t, mention.sentence)).is_person or p.actor or p.classes & {"organisation", "group"}]
            if head.dep_ in ("acomp", "attr") and not has_negation(head.head)
            else []
        )
        if mention.generic:
            mention.refuse("told as a habit, not as an incident")
        elif who:
            mention.agents += who
            mention.attribution, mention.status_token = "accused", head
    elif lemma in lists["deny"] and word in ("of", "for"):
        mention.status, mention.status_token = "denied", head
    elif word == "behind" and head.pos_ == "AUX" and has_negation(head):
        mention.attribution = "denied"
    elif word == "behind" and head.pos_ == "AUX":
        mention.agents += [p for t in subjects(head) if (p := phrase_of(t, mention.sentence)).is_person or p.actor or p.classes & {"organisation", "group"}]
        mention.attribution, mention.status_token = "accused" if mention.attribution == "stated" else mention.attribution, head
    elif anchored:
        return
    elif word in ("of", "for", "against", "about", "from", "to", "on") and lemma in lists["unreal"]:
        if lemma == "call" and word == "for" and _convened(mention):
            mention.status, mention.status_token, mention.generic = "planned", head, False
        elif lemma not in lists["unreal_for"] or word in ("for", "of"):
            mention.refuse(f"governed by “{head.lower_}”")
    elif word in ("of", "for") and lemma in lists["threatened"] | lists["planned"] | lists["attempted"]:
        mention.status = "attempted" if lemma in lists["attempted"] else "planned" if lemma in lists["planned"] else "threatened"
        mention.status_token = head
    elif lemma in lists["habits"] and word in ("for", "in", "of", "with") and mention.generic:
        if mention.rule.frame == "mutual" and len(mention.agents) > 1 and head.tag_ == "VBN":
            mention.generic = False  # "the army was involved in clashes with rebels"
        else:
            mention.refuse("told as a habit, not as an incident")


def _governed(mention: Mention, child: Token, head: Token, lemma: str, *, anchored: bool) -> None:
    """Judge what governs the trigger as object or clause: "said that", "denied that", "attempted to", "plans attacks"."""
    lists = context()
    clause = child.dep_ in ("ccomp", "xcomp", "acl", "pcomp")
    groups = (t for t in subjects(head) if (p := phrase_of(t, mention.sentence)).non_state or "group" in p.classes or t.lemma_.lower() in words("groups"))
    if lemma == "claim" and child.dep_ == "dobj" and (mention.definite or any(groups)):  # "the group later claimed the attack"
        set_claimant(mention, child)
        claiming = {t.i for t in subjects(head)}
        mention.agents = [p for p in mention.agents if p.head.i not in claiming]
    elif lemma in lists["deny"] and mention.attribution == "accused" and mention.status_token is not None and mention.status_token.i > head.i:
        mention.agents, mention.attribution = [], "denied"  # "X denied that it was behind the bombing": the bombing stands
    elif lemma in lists["deny"] and lemma not in lists["deny_thoughts"] | lists["deny_doubts"] and not has_negation(head):
        mention.status, mention.status_token = "denied", head
    elif lemma in lists["deny_thoughts"] and has_negation(head) and clause:
        mention.attribution = "suspected" if mention.attribution == "stated" else mention.attribution  # "have not ruled out that X did it"
    elif lemma in lists["accuse"] and (clause or (child.dep_ == "dobj" and child != mention.token and lemma in words("accusing"))):
        mention.attribution, mention.status_token = "accused", head
    elif lemma in lists["suspect_verbs"] and clause:
        mention.attribution = "suspected"
    elif lemma in words("feared") and clause and child.tag_ == "VBN" and is_passive(head):
        return  # "nine are feared killed": nobody is suspected
    elif child.tag_ == "VBG" and child.dep_ in ("xcomp", "ccomp") and owns_up(head):
        owned_up(mention, head)
    elif lemma in lists["claim"] and child.dep_ == "ccomp":
        set_reporter(mention, head)
        if lemma in lists["claim_unproven"]:
            mention.attribution = "claimed" if mention.attribution == "stated" else mention.attribution
    elif lemma in lists["report"] and child.dep_ in ("ccomp", "acl", "dobj"):
        set_reporter(mention, head)
    elif anchored and not clause and not (lemma in lists["foiled"] and child.dep_ == "dobj"):
        return
    elif lemma in lists["attempted"] and (clause or child.dep_ in ("dobj", "compound")) and lemma != "bid":
        if (mention.status == "occurred" and not beaten_off(head)) or (mention.status == "planned" and lemma in lists["foiled"]):
            mention.status, mention.status_token = "attempted", head  # "foiled a plan to bomb a station"
    elif lemma in lists["planned"] and (clause or child.dep_ in ("dobj", "compound")):
        if mention.generic or not mention.is_noun or not _told_as_past(mention.token):
            mention.status, mention.status_token = "planned", head
    elif lemma in lists["threatened"] and child.dep_ in ("xcomp", "dobj", "acl", "ccomp"):
        mention.status, mention.status_token = "threatened", head
    elif lemma == "call" and child.dep_ == "dobj" and mention.category in CALLED:
        mention.status, mention.status_token = "planned", head
    elif mention.rule.frame == "mutual" and child == mention.token and fought(child):
        return  # "workers fought running battles with police"
    elif lemma in lists["unreal"] and (child.dep_ in ("dobj", "xcomp", "ccomp", "acl") and not (child.dep_ == "acl" and child.tag_ in ("VBN", "VBG"))):
        feared = (
            lemma == "fear" and (child.tag_ == "VBN" or child.lower_ == "dead") and child.dep_ in ("xcomp", "oprd", "acomp")
        )  # "17 soldiers were feared killed"
        if not feared and not (child.tag_ == "VBD" and lemma in ("fear", "expect")):
            mention.refuse(f"governed by “{head.lower_}”")
    elif child.dep_ == "dobj" and mention.is_noun and head.pos_ == "VERB":
        _light_governor(mention, head, lemma)


def _light_governor(mention: Mention, verb: Token, lemma: str) -> None:
    """Judge "carries out attacks" (a habit), "will launch an attack" (not yet), "carried out an attack"."""
    lists = context()
    auxiliaries = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    modal = {c.lower_ for c in auxiliaries} & lists["modals"]
    heading = mention.sentence.kind == "heading"
    if has_negation(verb):
        mention.refuse("negated")
    elif modal and not mention.definite and not heading:
        mention.refuse("what may or would be")
    elif lemma in lists["light"] | lists["habits"]:
        if verb.tag_ == "VB" and any(c.lower_ == "to" for c in auxiliaries):
            judge_infinitive(mention, verb)
        elif is_habit(verb, auxiliaries) and not heading and not mention.definite:
            mention.refuse("told as a habit, not as an incident")
