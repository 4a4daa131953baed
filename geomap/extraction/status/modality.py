"""How real by its own words: takes a mention, sets from the trigger's auxiliaries, determiners and modifiers whether it is negated, possible, tried or habitual.

>>> from geomap.extraction.roles.filling import mention_of
>>> from geomap.extraction.scenes import lay_out
>>> from geomap.extraction.roles.triggers import find_hits
>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> scene = lay_out(analyse(Document(doc_id="d", text="He may attack. They failed to kill him. No bombing was seen.")), [], [])
>>> mentions = [mention_of(hit, s) for s in scene.sentences for hit in find_hits(s)]
>>> for mention in mentions:
...     (judge_noun if mention.is_noun else judge_verb)(mention)
>>> [(m.real, m.status) for m in mentions]
[(False, 'occurred'), (True, 'attempted'), (False, 'occurred')]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.grammar.habits import habitual, is_habit
from geomap.extraction.grammar.lending import light_verbs
from geomap.extraction.grammar.syntax import ancestors, children, conjuncts, has_negation
from geomap.extraction.lexicons import context, triggers, words
from geomap.extraction.phrases.counts import stated_count
from geomap.extraction.status.duds import is_dud
from geomap.extraction.status.notes import in_note

if TYPE_CHECKING:
    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.mentions import Mention


HELD = frozenset(["arrest", "hijacking", "kidnapping", "protest"])
"""What may last for years and be one incident."""


def _said_of_things(noun: Token) -> bool:
    """Tell whether a noun says what things are said to be: "claimed that the devices were harmless and a protest against the war"."""
    top = noun.head if noun.dep_ == "conj" else noun
    be = top if noun.dep_ == "conj" and top.lemma_ == "be" else top.head
    if be.lemma_ != "be" or (be != top and top.dep_ not in ("attr", "acomp")):
        return False
    told = [rule.kind for t in children(be, "nsubj") for rule in triggers().get((t.lemma_.lower(), "NOUN"), ())]
    return "event" not in told and any(t.tag_ == "NNS" for t in children(be, "nsubj"))


def judge_noun(mention: Mention) -> None:
    """Set what determiners, number and modifiers of the trigger say."""
    token = mention.token
    lists = context()
    words = {c.lower_ for c in token.children if c.dep_ in ("amod", "compound", "det", "poss", "advmod", "nummod")}
    determiners = {c.lower_ for c in token.children if c.dep_ in ("det", "poss", "predet")}
    mention.plural = token.tag_ in ("NNS", "NNPS")
    mention.definite = bool(determiners & (lists["definite"] - lists["possessive"] if mention.plural else lists["definite"]))
    mention.definite = mention.definite and not _outdone(token)
    mention.series = token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lemma_.lower() in lists["series"]
    mention.series = mention.series or (mention.plural and bool(words & lists["several"]))
    if has_negation(token):
        mention.refuse("negated")
    if mention.category == "protest" and _said_of_things(token):
        mention.refuse("a judgement, not an incident")
    if words & lists["attempted_adjectives"]:
        mention.status = "attempted"
    elif words & lists["planned_adjectives"]:
        mention.status = "planned"
    counted = any(c.dep_ == "nummod" for c in token.children) or bool(words & lists["counting"]) or _dated(mention)
    bare = not determiners and not counted and not mention.series and not any(c.dep_ == "poss" for c in token.children)
    if words & lists["generic_modifiers"] and not (words & {"the", "this", "that", "other", "another"} and mention.definite):
        bare = bare or not counted
    heading = mention.sentence.terse
    sentence = mention.sentence.parse
    fragment = not any(t.pos_ in ("VERB", "AUX") and t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in sentence)  # "Raid in Marsabit, nine herders killed"
    particular = (
        heading
        or fragment
        or sparked(token)
        or fought(token)
        or _occasion(token)
        or _headlined(token)
        or _carried_out(mention)
        or _broke_out(mention)
        or _resumed(token)
        or _survived(token)
        or _counted(token)
    )
    mention.generic = bare and not particular and not mention.rule.is_sign
    if _latest(token):
        mention.generic = True
    if mention.plural and _counted_up(token):
        mention.refuse("a number over a long time, not an incident")
    if determiners & lists["kind_determiners"] or words & lists["kind_modifiers"]:
        mention.refuse("attacks of a kind, not an incident")


def _counted(noun: Token) -> bool:
    """Tell whether its dead are counted: "the death toll from riots"."""
    return any(above.lemma_.lower() in words("tolls") for _, above in ancestors(noun))


def _survived(noun: Token) -> bool:
    """Tell whether somebody is told to have lived through the attempt: "survived an assassination attempt"."""
    attempt = noun.head
    told = noun.dep_ == "compound" and attempt.tag_ == "NN" and attempt.dep_ == "dobj" and attempt.head.tag_ == "VBD"
    return told and attempt.head.lemma_.lower() in words("escaping") and bool(children(attempt, "det"))


def _dated(mention: Mention) -> bool:
    """Tell whether a day stands right before it: "for Dec. 10 bombings in Istanbul"."""
    days = children(mention.token, "nmod", "compound", "npadvmod")
    return any(date.when.precision == "day" and head in days for date, head in mention.sentence.dates)


def of_day(mention: Mention) -> bool:
    """Tell whether a day makes it the one that is told: "Wednesday's attack"."""
    owners = children(mention.token, "poss")
    return any(date.when.precision == "day" and head in owners for date, head in mention.sentence.dates)


def _outdone(noun: Token) -> bool:
    """Tell whether it is a deed picked out of all by its size, which need not be the one told: "the group carried out its deadliest attack earlier this year"."""
    most = any(t.tag_ in ("JJS", "RBS") for c in children(noun, "amod") for t in (c, *c.children))
    some = noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ in ("some", "one")
    whose = any(c.lower_ in context()["possessive"] for c in children(noun, "poss"))
    return most and whose and (some or (noun.dep_ in ("dobj", "nsubj") and noun.head.pos_ == "VERB"))


def _counted_up(noun: Token) -> bool:
    """Tell whether the deeds are only told to be more or fewer: "attacks on ships fell to 58 incidents"."""
    trend = noun.dep_ == "nsubj" and noun.head.lemma_.lower() in context()["trends"]
    return trend and any(t.pos_ == "NUM" for p in children(noun.head, "prep") if p.lower_ in ("to", "by", "from") for t in p.subtree)


def fought(noun: Token) -> bool:
    """Tell whether the noun is what was fought: "fought running battles"."""
    return noun.dep_ == "dobj" and noun.head.tag_ in ("VBD", "VBG", "VBN") and noun.head.lemma_.lower() in context()["fought"]


def sparked(noun: Token) -> bool:
    """Tell whether the noun is what a deed set off: "triggering clashes", "sparked protests"."""
    return noun.dep_ == "dobj" and noun.head.tag_ in ("VBD", "VBG", "VBN") and noun.head.lemma_.lower() in context()["sparking"]


def _broke_out(mention: Mention) -> bool:
    """Tell whether a fight of sides that are named is told as past: "Fighting between X and Y resumed on Monday"."""
    noun = mention.token
    return mention.rule.frame == "mutual" and bool(mention.agents) and noun.dep_ == "nsubj" and noun.head.tag_ == "VBD"


def _resumed(noun: Token) -> bool:
    """Tell whether it is said to have begun again, as what somebody told of as past: "residents reported the resumption of shelling", "renewed shelling"."""
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    again = (above != noun and above.lemma_.lower() in words("resumptions")) or any(c.lower_ in words("renewed") for c in children(noun, "amod"))
    return again and above.dep_ == "dobj" and above.head.tag_ == "VBD" and above.head.lemma_.lower() in context()["report"]


def _carried_out(mention: Mention) -> bool:
    """Tell whether the noun is what somebody did on a day, told as past: "launched attacks on Monday"; of air strikes also somewhere or to somebody: "had conducted strikes against two camps"."""
    noun = mention.token
    verb = next(iter(light_verbs(noun)), None)
    if verb is None or noun.dep_ not in ("dobj", "pobj"):
        return False
    if not (verb.tag_ == "VBD" or (verb.tag_ == "VBN" and any(c.lower_ in words("having") for c in children(verb, "aux")))):
        return False
    set_in = {c for head in (noun, verb) for c in (head, *children(head, "prep"))}
    if any(date.when.precision == "day" and head.head in set_in for date, head in mention.sentence.dates):
        return True
    aimed = any(c.dep_ == "prep" and c.lower_ in ("on", "against") for c in noun.children)
    return mention.rule.category == "air_strike" and (aimed or any(head.head in set_in for _, head in mention.sentence.places))


def _headlined(noun: Token) -> bool:
    """Tell whether a bare noun in the singular does something in the present, as headlines tell: "Israeli strike kills nine in Nabatieh"."""
    if noun.tag_ != "NN" or noun.dep_ != "nsubj" or noun.head.tag_ != "VBZ" or children(noun, "det", "poss"):
        return False
    deed = any(rule.kind == "event" for rule in triggers().get((noun.lemma_.lower(), "NOUN"), ()))
    return deed and bool(children(noun, "amod", "compound")) and not any(c.lower_ in context()["figurative"] for c in noun.children)


def _occasion(noun: Token) -> bool:
    """Tell whether the noun says in what somebody came to harm: "four were killed in clashes", "60 wounded following shelling", "killed by heavy shelling"."""
    by = noun.head.lower_ == "by" and noun.tag_ == "NN"
    harm = noun.head.head if noun.dep_ == "pobj" and (by or noun.head.lower_ in ("in", "during", "following", "after")) else None
    if harm is None or harm.tag_ not in ("VBD", "VBN", "JJ"):
        return False
    return any(rule.effect for rule in triggers().get((harm.lemma_.lower(), harm.pos_), ()))


def _latest(noun: Token) -> bool:
    """Tell whether the noun only names a row in which something is the latest: "the latest in a wave of bombings"."""
    child = noun
    for _ in range(6):
        head = child.head
        if head == child:
            return False
        if head.lower_ in context()["foremost"] and child.dep_ == "prep":
            return True
        if head.pos_ not in ("ADP", "NOUN", "PROPN"):
            return False
        child = head
    return False


def judge_verb(mention: Mention) -> None:
    """Set what auxiliaries, negation and form of the trigger say."""
    verb, lists = mention.token, context()
    heading = mention.sentence.terse
    auxiliaries = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    modal = {c.lower_ for c in auxiliaries} & lists["modals"]
    perfect = any(c.lemma_ == "have" for c in auxiliaries)
    mention.perfect = any(c.lower_ == "had" for c in auxiliaries)
    holder = verb
    while holder.dep_ == "conj" and not auxiliaries and holder.tag_ in ("VB", "VBN", "VBG") and not children(holder, "nsubj", "nsubjpass"):
        if holder.tag_ == "VBG" and holder.head.tag_ == "VB":
            break  # "caused a school to collapse, killing two"
        holder = holder.head
        auxiliaries = [c for c in holder.children if c.dep_ in ("aux", "auxpass")]
        modal = {c.lower_ for c in auxiliaries} & lists["modals"]
        perfect = any(c.lemma_ == "have" for c in auxiliaries)
    if is_dud(mention):
        mention.status = "attempted"  # "a bomb left at a bank did not go off"
    elif (has_negation(verb) and mention.rule.frame != "no_more") or (mention.rule.frame == "fire" and _unfired(verb)):
        mention.refuse("negated")
    elif mention.category == "protest" and mention.rule.frame == "agent" and _in_words(verb):
        mention.refuse("said, not done")
    elif any(c.dep_ == "mark" and c.lower_ in lists["conditionals"] for c in (*verb.children, *holder.children)):
        mention.refuse("a condition")
    elif modal and not heading:
        if mention.rule.kind != "harm" and any(c.lower_ == "before" for c in children(verb, "mark")):
            mention.status = "attempted"  # "was overpowered before he could set off his vest"
        elif perfect and not modal & lists["modals_perfect_unreal"]:
            mention.attribution = "suspected"
        else:
            mention.refuse("what may or would be")
    elif holder.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ == "aux" for c in holder.children):
        judge_infinitive(mention, holder)
    elif (
        (mention.category not in HELD and (_again_and_again(verb) or _again_and_again(holder)))
        or (
            verb.tag_ == "VBG" and habitual(verb)  # "have profited from it, frequently kidnapping businessmen"
        )
        or (
            not heading
            and not (_lasts(mention) or (mention.category in HELD and verb.tag_ == "VBG"))
            and _habitual(mention, holder if verb.tag_ == "VB" else verb, auxiliaries)
        )
    ):
        mention.refuse("told as a habit, not as an incident")


def _in_words(verb: Token) -> bool:
    """Tell whether one person or body protests at something, which needs no street: "the ministry protested the murder of a student"."""
    doers = [conjunct for doer in children(verb, "nsubj") for conjunct in conjuncts(doer)]
    return bool(children(verb, "dobj")) and len(doers) == 1 and doers[0].tag_ in ("NN", "NNP") and doers[0].lemma_.lower() not in context()["crowd"]


def _unfired(verb: Token) -> bool:
    """Tell whether nothing was fired: "no shots were fired", "without a shot being fired", "without firing a shot"."""
    if any(has_negation(t) for t in children(verb, "nsubjpass", "dobj", "nsubj")):
        return True
    above = [verb, *(top for child, top in ancestors(verb) if child.dep_ in ("pcomp", "pobj", "acl", "prep"))]
    return any(t.lower_ == "without" for t in above[:4])


def _chronicled(mention: Mention) -> bool:
    """Tell whether the present is that of a chronicle, which dates each deed: "March 15, 2019 - A gunman opens fire at two mosques"."""
    return any(date.type == "DATE" and date.when.precision == "day" and head.head == mention.token for date, head in mention.sentence.dates)


def judge_infinitive(mention: Mention, verb: Token) -> None:
    """Judge "to kill": what governs it decides."""
    head, lists = verb.head, context()
    lemma = head.lemma_.lower()
    if lemma in lists["attempted"]:
        if not beaten_off(head):
            mention.status, mention.status_token = "attempted", head
    elif lemma in lists["planned"]:
        mention.status, mention.status_token = "planned", head
    elif lemma in lists["threatened"]:
        mention.status, mention.status_token = "threatened", head
    elif any(c.lemma_.lower() in lists["attempted"] for c in children(head, "nsubjpass", "dobj")):
        mention.status, mention.status_token = "attempted", head  # "an attempt was made to set fire to"
    elif lemma == "be" and any(c.lemma_.lower() in lists["aims"] for c in children(head, "nsubj")):
        mention.refuse("an aim, not a deed")
    elif lemma in lists["bringing_to"] and head.tag_ in ("VBD", "VBG", "VBN", "VBZ"):
        return  # "prompting jets to bomb a field"
    elif (verb.dep_ == "xcomp" and lemma in lists["implicative"]) or (verb.dep_ == "relcl" and lemma in ("first", "last", "second", "third", "one")):
        return
    else:
        mention.refuse("an aim, not a deed")


def beaten_off(attempt: Token) -> bool:
    """Tell whether an attempt came to a fight: "soldiers repelled an attempt to overrun their base"."""
    return attempt.pos_ == "NOUN" and attempt.dep_ in ("dobj", "nsubjpass") and attempt.head.lemma_.lower() in context()["beaten_off"]


def _habitual(mention: Mention, verb: Token, auxiliaries: list[Token]) -> bool:
    """Tell whether its tense makes it a habit: not in a chronicle, and not of so many people."""
    if verb.pos_ == "AUX" and mention.rule.kind == "harm":
        return False  # "the assailant is in custody"
    told = _chronicled(mention) or any(_headlined(child) for child in verb.children) or in_note(mention)
    return is_habit(verb, auxiliaries) and not told and not any(stated_count(h.phrase.head) is not None for h in mention.harms)


def _again_and_again(verb: Token) -> bool:
    """Tell whether adverbs make it a habit: "they often rob buses", "every day another shop is robbed"."""
    lists = context()
    return any(
        (c.dep_ == "advmod" and c.lower_ in lists["habitually"])
        or (c.dep_ == "prep" and c.lower_ == "for" and any(t.lemma_.lower() in lists["eras"] for t in children(c, "pobj")))
        or (c.dep_ == "npadvmod" and c.lemma_.lower() in lists["rounds"] and any(d.lower_ in ("every", "each") for d in c.children))
        for c in verb.children
    )


def _lasts(mention: Mention) -> bool:
    """Tell whether the present tells of the state of somebody hurt: "is nursing a gunshot wound", "six are in hospital"."""
    return mention.rule.frame == "suffer" and mention.rule.effect == "injured"
