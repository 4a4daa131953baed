"""How real, how sure and by whose word: takes a mention, sets its status, attribution and reporter from the verbs and nouns that govern it.

>>> from geomap.extraction.roles import mention_of
>>> from geomap.extraction.scenes import lay_out
>>> from geomap.extraction.triggers import find_hits
>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> text = "They fear a bombing. Police foiled a bombing. The army denied that it killed him. He may attack."
>>> scene = lay_out(analyse(Document(doc_id="d", text=text)), [], [])
>>> mentions = [assess(mention_of(hit, s)) for s in scene.sentences for hit in find_hits(s)]
>>> [(m.real, m.status) for m in mentions]
[(False, 'occurred'), (True, 'attempted'), (True, 'denied'), (False, 'occurred')]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.counts import NONE, stated_count
from geomap.extraction.lexicons import context
from geomap.extraction.phrases import phrase_of
from geomap.extraction.syntax import children, has_negation, is_passive, patients, subjects

if TYPE_CHECKING:
    from geomap.extraction.mentions import Mention
    from geomap.extraction.phrases import Phrase
    from geomap.extraction.syntax import Token

IMPLICATIVE = frozenset(
    [
        "manage",
        "use",
        "go",
        "proceed",
        "continue",
        "begin",
        "start",
        "appear",
        "seem",
        "happen",
        "come",
        "be",
        "return",
        "succeed",
        "find",
        "report",
        "know",
        "believe",
        "say",
        "see",
        "hear",
    ]
)
TRANSPARENT = frozenset(["conj", "compound", "nmod", "appos", "attr", "dep", "amod", "npadvmod", "punct", "intj", "parataxis", "meta"])
POSSESSIVE = frozenset(["its", "their", "his", "her"])
DEFINITE = frozenset(["the", "this", "that", "these", "those", "its", "their", "his", "her", "both"])
OPPOSED = frozenset(
    ["against", "to", "from", "over", "after", "following", "since", "before", "during", "in", "on", "at", "by", "with", "as", "despite", "under", "amid"]
)
FUTURE = frozenset(["tomorrow"])
STEPS = 14


def assess(mention: Mention) -> Mention:
    """Set what the words around the trigger say of it; returns the mention."""
    token = mention.token
    if mention.is_noun:
        _noun(mention)
    elif mention.rule.pos == "VERB":
        _verb(mention, token)
    if mention.real:
        _climb(mention)
    if (
        mention.rule.kind == "harm"
        and mention.harms
        and all(h.count == NONE for h in mention.harms)
        and not any(h.phrase.head.lower_ in ("one", "casualties", "nobody") for h in mention.harms)
    ):
        _refuse(mention, "nobody was harmed")
    _adverbs(mention)
    return mention


def _refuse(mention: Mention, reason: str) -> None:
    mention.real, mention.reason = False, reason


def _noun(mention: Mention) -> None:
    token = mention.token
    lists = context()
    words = {c.lower_ for c in token.children if c.dep_ in ("amod", "compound", "det", "poss", "advmod", "nummod")}
    determiners = {c.lower_ for c in token.children if c.dep_ in ("det", "poss", "predet")}
    mention.plural = token.tag_ in ("NNS", "NNPS")
    mention.definite = bool(determiners & (DEFINITE - POSSESSIVE if mention.plural else DEFINITE))
    mention.series = token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lemma_.lower() in lists["series"]
    mention.series = mention.series or (
        mention.plural
        and bool(words & {"several", "numerous", "multiple", "various", "some", "many", "two", "three", "four", "five", "coordinated", "simultaneous"})
    )
    if has_negation(token):
        _refuse(mention, "negated")
    if words & lists["attempted_adjectives"]:
        mention.status = "attempted"
    elif words & lists["planned_adjectives"]:
        mention.status = "planned"
    counted = any(c.dep_ == "nummod" for c in token.children) or bool(words & {"several", "numerous", "multiple", "some", "many", "various", "twin"})
    bare = not determiners and not counted and not mention.series and not any(c.dep_ == "poss" for c in token.children)
    if words & lists["generic_modifiers"] and not (words & {"the", "this", "that", "other", "another"} and mention.definite):
        bare = bare or not counted
    heading = mention.sentence.kind == "heading"
    sentence = mention.sentence.parse
    fragment = sentence.root.pos_ in ("NOUN", "PROPN") and not any(t.pos_ in ("VERB", "AUX") and t.tag_ in ("VBD", "VBZ", "VBP") for t in sentence)
    mention.generic = bare and not heading and not fragment
    if _latest(token):
        mention.generic = True
    if determiners & {"any", "every", "such", "no"} or words & {"future", "potential", "possible", "imminent", "hypothetical"}:
        _refuse(mention, "attacks of a kind, not an incident")


def _latest(noun: Token) -> bool:
    """Tell whether the noun only names a row in which something is the latest: "the latest in a wave of bombings"."""
    child = noun
    for _ in range(6):
        head = child.head
        if head == child:
            return False
        if head.lower_ in ("latest", "last", "worst", "deadliest", "third", "second", "first") and child.dep_ == "prep":
            return True
        if head.pos_ not in ("ADP", "NOUN", "PROPN"):
            return False
        child = head
    return False


def _verb(mention: Mention, verb: Token) -> None:
    lists = context()
    heading = mention.sentence.kind == "heading"
    auxiliaries = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    modal = {c.lower_ for c in auxiliaries} & lists["modals"]
    perfect = any(c.lemma_ == "have" for c in auxiliaries)
    mention.perfect = any(c.lower_ == "had" for c in auxiliaries)
    holder = verb
    while holder.dep_ == "conj" and not auxiliaries and holder.tag_ in ("VB", "VBN", "VBG") and not children(holder, "nsubj", "nsubjpass"):
        holder = holder.head
        auxiliaries = [c for c in holder.children if c.dep_ in ("aux", "auxpass")]
        modal = {c.lower_ for c in auxiliaries} & lists["modals"]
        perfect = any(c.lemma_ == "have" for c in auxiliaries)
    if has_negation(verb):
        _refuse(mention, "negated")
    elif any(c.dep_ == "mark" and c.lower_ in lists["conditionals"] for c in verb.children):
        _refuse(mention, "a condition")
    elif modal and not heading:
        if perfect and not modal & lists["modals_perfect_unreal"]:
            mention.attribution = "suspected"
        else:
            _refuse(mention, "what may or would be")
    elif holder.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ == "aux" for c in holder.children):
        _infinitive(mention, holder)
    elif not heading and _is_habit(verb, auxiliaries) and not any(stated_count(h.phrase.head) is not None for h in mention.harms):
        _refuse(mention, "told as a habit, not as an incident")


def _infinitive(mention: Mention, verb: Token) -> None:
    """Judge "to kill": what governs it decides."""
    head, lists = verb.head, context()
    lemma = head.lemma_.lower()
    if lemma in lists["attempted"]:
        mention.status, mention.status_token = "attempted", head
    elif lemma in lists["planned"]:
        mention.status, mention.status_token = "planned", head
    elif lemma in lists["threatened"]:
        mention.status, mention.status_token = "threatened", head
    elif (verb.dep_ == "xcomp" and lemma in IMPLICATIVE) or (verb.dep_ == "relcl" and lemma in ("first", "last", "second", "third", "one")):
        return
    else:
        _refuse(mention, "an aim, not a deed")


def _is_habit(verb: Token, auxiliaries: list[Token]) -> bool:
    """Tell whether a finite verb is in the simple present, which tells of habits and states."""
    if verb.tag_ in ("VBZ", "VBP") and not auxiliaries:
        return True
    if is_passive(verb):
        be = [c for c in auxiliaries if c.dep_ == "auxpass"]
        return bool(be) and all(c.tag_ in ("VBZ", "VBP") for c in be) and not any(c.dep_ == "aux" for c in auxiliaries)
    if verb.tag_ == "VBG":
        return any(c.lemma_ == "be" and c.tag_ in ("VBZ", "VBP") for c in auxiliaries) and not any(c.lemma_ == "have" for c in auxiliaries)
    return False


def _climb(mention: Mention) -> None:
    """Walk up from the trigger to the main verb and let each governor speak."""
    lists = context()
    child = mention.token
    anchored = mention.definite or (mention.is_noun and _told_as_past(mention.token))
    for _ in range(STEPS):
        head, relation = child.head, child.dep_
        if head.i == child.i:
            return
        lemma = head.lemma_.lower()
        if relation in ("nsubj", "csubj") and not (head.pos_ in ("VERB", "AUX") and child == mention.token):
            return
        if relation in ("nsubj", "nsubjpass", "csubj"):
            _as_subject(mention, head, lemma, passive=relation == "nsubjpass")
            child = head
            if relation != "nsubj" and lemma in lists["light"] | lists["report"]:
                continue
            return
        if relation in ("relcl", "advcl"):
            if relation == "advcl" and any(c.dep_ == "mark" and c.lower_ in lists["conditionals"] for c in child.children):
                _refuse(mention, "a condition")
            return
        if relation == "prep":
            _by_preposition(mention, child, head, lemma, anchored=anchored)
        elif relation in ("dobj", "xcomp", "ccomp", "acl", "pcomp", "acomp", "oprd", "compound", "dative", "pobj") and head.pos_ != "ADP":
            _governed(mention, child, head, lemma, anchored=anchored)
        if lemma in lists["court"] and not mention.real:
            mention.court = True
        if lemma in lists["court"] and relation in ("prep", "dobj", "ccomp", "pcomp", "xcomp", "compound", "acl", "dative") and head != mention.token:
            mention.court = True
        if not mention.real:
            return
        child = head


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
        elif lemma in lists["deny"] and lemma not in ("rule", "dismiss"):
            mention.status, mention.status_token = "denied", verb
    modal = {c.lower_ for c in verb.children if c.dep_ == "aux"} & lists["modals"]
    happening = lemma in lists["happen"] or passive
    if has_negation(verb) and happening:
        _refuse(mention, "negated")
    elif modal and happening and not mention.definite and mention.sentence.kind != "heading":
        _refuse(mention, "what may or would be")
    elif verb.tag_ in ("VBD", "VBN") and (happening or (verb.lemma_.lower(), "VERB") in _harming()):
        mention.generic = False


def _harming() -> frozenset[tuple[str, str]]:
    from geomap.extraction.lexicons import triggers

    return frozenset(key for key in triggers() if key[1] == "VERB")


def _by_preposition(mention: Mention, preposition: Token, head: Token, lemma: str, *, anchored: bool) -> None:
    """Judge "the threat of an attack", "accused of killing", "responsible for the bombing"."""
    lists = context()
    word = preposition.lower_
    if lemma in lists["accuse"] and word in ("of", "for", "in", "with", "on", "over", "that"):
        mention.attribution = "accused"
        mention.status_token = head
        if head.pos_ == "VERB" and word in ("of", "for", "with", "in") and not mention.agents:
            mention.agents += [p for t in patients(head) if (p := phrase_of(t, mention.sentence)).is_person or p.actor]
    elif lemma in lists["suspect"] and word in ("of", "in"):
        mention.attribution, mention.status_token = "suspected", head
    elif lemma in ("responsibility", "credit", "authorship") and word in ("for", "of"):
        _claimed(mention, head)
    elif lemma == "responsible" and word == "for":
        who = (
            [p for t in subjects(head.head) if (p := phrase_of(t, mention.sentence)).is_person or p.actor or p.classes & {"organisation", "group"}]
            if head.dep_ in ("acomp", "attr")
            else []
        )
        if mention.generic:
            _refuse(mention, "told as a habit, not as an incident")
        elif who:
            mention.agents += who
            mention.attribution, mention.status_token = "accused", head
    elif lemma in lists["deny"] and word in ("of", "for"):
        mention.status, mention.status_token = "denied", head
    elif word == "behind" and head.pos_ == "AUX":
        mention.agents += [p for t in subjects(head) if (p := phrase_of(t, mention.sentence)).is_person or p.actor or p.classes & {"organisation", "group"}]
        mention.attribution = "accused" if mention.attribution == "stated" else mention.attribution
    elif anchored:
        return
    elif word in ("of", "for", "against", "about", "from", "to", "on") and lemma in lists["unreal"]:
        if lemma not in ("respond", "call", "demand", "order", "end", "stop", "fight", "combat", "condemn", "mean") or word in ("for", "of"):
            _refuse(mention, f"governed by “{head.lower_}”")
    elif word in ("of", "for") and lemma in lists["threatened"] | lists["planned"] | lists["attempted"]:
        mention.status = "attempted" if lemma in lists["attempted"] else "planned" if lemma in lists["planned"] else "threatened"
        mention.status_token = head
    elif lemma in lists["habits"] and word in ("for", "in", "of", "with") and mention.generic:
        _refuse(mention, "told as a habit, not as an incident")


def _claimed(mention: Mention, responsibility: Token) -> None:
    """Set the claimant of "X claimed responsibility for the attack"."""
    verb = responsibility.head
    mention.attribution, mention.status_token = "claimed", verb if verb.pos_ == "VERB" else responsibility
    if has_negation(verb) or verb.lemma_.lower() in context()["deny"]:
        mention.attribution = "denied"
    who = subjects(verb) if verb.pos_ == "VERB" else []
    if not has_negation(verb) and not any(s.lower_ in ("no", "nobody", "none") or has_negation(s) for s in who):
        found = [phrase_of(s, mention.sentence) for s in who]
        mention.claimant = next((p for p in found if p.is_person or p.actor or p.classes & {"organisation", "group"}), None)


def _governed(mention: Mention, child: Token, head: Token, lemma: str, *, anchored: bool) -> None:
    """Judge what governs the trigger as object or clause: "said that", "denied that", "attempted to", "plans attacks"."""
    lists = context()
    clause = child.dep_ in ("ccomp", "xcomp", "acl", "pcomp")
    if lemma in lists["deny"] and lemma not in ("rule", "discount", "dismiss") and not has_negation(head):
        mention.status, mention.status_token = "denied", head
    elif lemma in lists["accuse"] and clause:
        mention.attribution, mention.status_token = "accused", head
    elif lemma in ("believe", "suspect", "think", "presume") and clause:
        mention.attribution = "suspected"
    elif lemma in lists["claim"] and child.dep_ == "ccomp":
        _reported(mention, head)
        if lemma in ("claim", "assert", "boast"):
            mention.attribution = "claimed" if mention.attribution == "stated" else mention.attribution
    elif lemma in lists["report"] and child.dep_ in ("ccomp", "acl", "dobj"):
        _reported(mention, head)
    elif anchored and not clause:
        return
    elif lemma in lists["attempted"] and (clause or child.dep_ in ("dobj", "compound")) and lemma != "bid":
        if mention.status == "occurred":
            mention.status, mention.status_token = "attempted", head
    elif lemma in lists["planned"] and (clause or child.dep_ in ("dobj", "compound")):
        if mention.generic or not mention.is_noun or not _told_as_past(mention.token):
            mention.status, mention.status_token = "planned", head
    elif lemma in lists["threatened"] and child.dep_ in ("xcomp", "dobj", "acl", "ccomp"):
        mention.status, mention.status_token = "threatened", head
    elif lemma in lists["unreal"] and (child.dep_ in ("dobj", "xcomp", "ccomp", "acl") and not (child.dep_ == "acl" and child.tag_ in ("VBN", "VBG"))):
        if not (child.tag_ == "VBD" and lemma in ("fear", "expect")):
            _refuse(mention, f"governed by “{head.lower_}”")
    elif child.dep_ == "dobj" and mention.is_noun and head.pos_ == "VERB":
        _light_governor(mention, head, lemma)


def _light_governor(mention: Mention, verb: Token, lemma: str) -> None:
    """Judge "carries out attacks" (a habit), "will launch an attack" (not yet), "carried out an attack"."""
    lists = context()
    auxiliaries = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    modal = {c.lower_ for c in auxiliaries} & lists["modals"]
    heading = mention.sentence.kind == "heading"
    if has_negation(verb):
        _refuse(mention, "negated")
    elif modal and not mention.definite and not heading:
        _refuse(mention, "what may or would be")
    elif lemma in lists["light"] | lists["habits"]:
        if verb.tag_ == "VB" and any(c.lower_ == "to" for c in auxiliaries):
            _infinitive(mention, verb)
        elif _is_habit(verb, auxiliaries) and not heading and not mention.definite:
            _refuse(mention, "told as a habit, not as an incident")


def _reported(mention: Mention, verb: Token) -> None:
    if mention.reporter is None:
        who = subjects(verb)
        if who and who[0].pos_ in ("NOUN", "PROPN"):
            speaker = phrase_of(who[0], mention.sentence)
            if speaker.is_person or speaker.actor or speaker.classes & {"organisation", "place", "group"}:
                mention.reporter = speaker
                _own_word(mention, speaker)


def _own_word(mention: Mention, speaker: Phrase) -> None:
    """Take the speaker as the one who claims the deed in "the group said it carried out the attack", "... that one of its fighters did"."""
    own = any(p.pronoun and p.head.lower_ in ("it", "they", "he", "she", "we") for p in mention.agents) or (not mention.agents and _subject_is_it(mention))
    own = own or any(t.lower_ in ("its", "their") and t.dep_ == "poss" for p in mention.agents for t in p.head.subtree)
    if own and (speaker.non_state or "group" in speaker.classes):
        mention.claimant, mention.attribution = speaker, "claimed"


def _subject_is_it(mention: Mention) -> bool:
    verb = mention.token if mention.token.pos_ == "VERB" else mention.token.head
    if verb.pos_ == "ADP":
        verb = verb.head
    return any(s.lower_ in ("it", "they") for s in subjects(verb)) if verb.pos_ in ("VERB", "AUX") else False


def _adverbs(mention: Mention) -> None:
    """Take "allegedly", "suspected" and the like on the trigger or on who did it."""
    around = list(mention.token.children) + [c for p in mention.agents for c in p.head.children]
    if mention.attribution == "stated" and any(c.dep_ in ("advmod", "amod") and c.lower_ in context()["suspect"] for c in around):
        mention.attribution = "suspected"
