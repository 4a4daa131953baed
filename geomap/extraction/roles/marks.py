"""Marks of force: takes a word that speaks of the dead or the found, tells whether its sentence, or the next that goes on about them, says that force was used.

>>> from geomap.extraction.scenes import lay_out
>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> text = "The body of a trader was found near Multan. It bore marks of torture. A swimmer's body was found; it showed no signs of violence."
>>> scene = lay_out(analyse(Document(doc_id="d", text=text)), [], [])
>>> [marked(t, s, "*") for s in scene.sentences for t in s.parse if t.lower_ == "body"]
[True, False]
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geomap.extraction.grammar.syntax import agents, children, has_negation, patients, prepositional
from geomap.extraction.grammar.voice import is_passive
from geomap.extraction.lexicons import PERSONAL, nouns, weapons, words
from geomap.extraction.mentions import AIMED_BY_HAND, BY_WEAPON
from geomap.extraction.phrases.noun_phrases import phrase_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.phrases.noun_phrases import Phrase
    from geomap.extraction.scenes import Sentence

NEXT = 40
UNMARKED = re.compile(r"\b(?:no|without|not (?:have|show|bear)|n't (?:have|show|bear))\b(?: \w+){0,3}? (?:signs?|marks?|traces?|wounds?|injur\w+|evidence)\b")
WOUNDED = re.compile(
    r"\b(?:gunshot|bullet|stab|knife|machete|axe|blade)[ -](?:wound|hole|injur|mark)|\bbullets? (?:in|to|through|into) (?:the |his |her |their |its )?(?:\w+ )?(?:head|chest|back|neck|face|temple|bod)|\bshot (?:dead|(?:at close range|in|through) (?:the |his |her |their )?(?:back of the )?(?:head|chest|back|neck|face|temple)s?)|\bwithout (?:a |their )?heads?\b|\bheads? (?:nearly |almost |partly )?(?:cut|hacked|chopped|sawn) off|\bheads? (?:nearly |almost |partly )?severed"
)
AT = frozenset(["at", "in", "near", "on", "outside", "during"])


def marked(token: Token, sentence: Sentence, how: str) -> bool:
    """Tell whether marks of force are told: any ("*") on the dead, or ("deadly") such as kill, where nobody is said to have lived."""
    text = " ".join(_about(token, sentence)).lower()
    said = frozenset(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text)) | sentence.forms
    if (
        UNMARKED.search(text)
        or said & words("own_hand")
        or said & words("unreal")
        or said & words("of_old")
        or said >= {"world", "war"}
        or said >= {"since", "have", "been"}
    ):
        return False
    if any(c.lower_ in words("judged") or (how == "deadly" and c.lemma_.lower() in words("dead_bodies")) for c in token.children):
        return False  # "was found guilty of stabbing"; bodies are told by themselves
    deadly = bool(said & words("deadly_marks")) or WOUNDED.search(text) is not None or (bool(said & words("necks")) and bool(said & words("cut_open")))
    if how == "deadly":
        return deadly and not said & words("lived")
    limbs = bool(said & words("limbs")) and bool(said & words("tied_up"))
    return deadly or bool(said & words("marks")) or limbs or (bool(said & words("mark_nouns")) and bool(said & words("force_nouns")))


def _about(token: Token, sentence: Sentence) -> list[str]:
    """Return the words of the sentence, and of the next where that goes on about the same: "It bore marks of torture"."""
    doc, end = token.doc, sentence.parse.end
    after = doc[end : end + NEXT]
    going_on = len(after) and any(t.lower_ in words("going_on") for t in after[:2])
    behind = [t.text for t in after if t.sent.start == after[0].sent.start] if going_on else []
    return [t.text for t in sentence.parse] + behind


def fell(verb: Token, sentence: Sentence) -> bool:
    """Tell whether people who "fell" died by force: nothing says what they fell from, into or ill with, and a weapon is named."""
    if any(c.dep_ in ("prt", "acomp", "xcomp", "dobj", "oprd", "attr", "neg") for c in verb.children):
        return False
    if any(c.dep_ in ("prep", "advmod") and c.lower_ not in AT and c.lower_ not in words("falling_dead") for c in children(verb, "prep", "advmod")):
        return False
    return armed(sentence)


def armed(sentence: Sentence) -> bool:
    """Tell whether a sentence names a weapon that bursts or flies, those who do harm by their name, or others who come and may do it."""
    if any(nouns().get(f, frozenset()) & {"device", "militant"} or weapons().get((f,), ("", ""))[1] in BY_WEAPON for f in sentence.forms):
        return True
    return bool(sentence.forms & words("in_flight")) or any(True for _ in dealings(sentence))


def dealings(sentence: Sentence, *, harmed: bool = False) -> Iterator[tuple[Token, list[Token]]]:
    """Yield each verb by which those who may do harm come upon others, deal with them or leave, with them.

    Where people came to harm in the sentence, whatever militants do is such a verb, but what is only said, held or suffered.
    """
    for verb in sentence.parse:
        lemma = verb.lemma_.lower()
        coming = lemma in words("coming_upon") or lemma in words("dealing_with")
        if verb.pos_ != "VERB" or has_negation(verb) or not (coming or (harmed and lemma not in words("no_dealing") and lemma not in words("speech"))):
            continue
        phrases = [(t, phrase_of(t, sentence)) for t in agents(verb)]
        doers = [t for t, p in phrases if may_have_done_it(p, passive=is_passive(verb)) and (coming or (p.actor is None and "militant" in p.classes))]
        if doers:
            yield verb, doers


def led_off(verb: Token) -> bool:
    """Tell whether who is handled is then taken along: "pulled him out of his house and drove off with him", "was dragged out and driven off"."""
    after = [c for c in children(verb, "conj") if is_passive(verb) and c.tag_ == "VBN" and c.lemma_.lower() in words("driving_off")]
    return any(p.lower_ in ("off", "away") for c in after for p in c.children) or any(
        c.lemma_.lower() in words("leaving_with") and any(o.pos_ == "PRON" for p in children(c, "prep") if p.lower_ == "with" for o in children(p, "pobj"))
        for c in children(verb, "conj", "advcl")
    )


def arms_found(verb: Token) -> bool:
    """Tell whether what is found or taken are arms: several of them, or explosives: "40 rifles", "a lorry loaded with grenades", "3 kg of gelignite"."""
    tops = [*patients(verb), *prepositional(verb, "on", "upon", "across")]
    while tops:
        top = tops.pop()
        lemma = top.lemma_.lower()
        if nouns().get(lemma, frozenset()) & PERSONAL:
            continue  # "a smuggler of rifles"
        if not any(c.lower_ in words("playthings") for c in top.children) and (  # "toy guns"
            lemma in words("arms_in_bulk") or (lemma in words("arms_by_number") and top.tag_ in ("NNS", "NNPS"))
        ):
            return True
        tops += [*children(top, "conj"), *prepositional(top, "of", "with", "containing")]
        tops += [t for c in children(top, "acl", "amod") if c.lower_ in words("laden_with") for t in (*prepositional(c, "with", "of"), *children(c, "dobj"))]
    return False


def may_have_done_it(phrase: Phrase, *, passive: bool) -> bool:
    """Tell whether people may be the doers: armed by their name or by what they bear, left unnamed, or those "by" whom the victims were stopped."""
    if phrase.state or "security" in phrase.classes:
        return False
    if phrase.non_state:
        return True
    told = {t.lower_ for t in phrase.head.lefts}
    if not phrase.is_person:
        return False
    if any(c.lemma_.lower() in words("bands") for c in children(phrase.head, "compound", "amod")):
        return True  # "gang members"
    return bool(told & words("unnamed")) or (passive and phrase.head.lemma_.lower() in words("anybody")) or _bears(phrase.head)


def _bears(person: Token) -> bool:
    """Tell whether somebody is told by what only doers wear, ride or hold: "men on motorbikes", "boys with guns", "a man wearing a mask"; whoever else holds a weapon."""
    held = [t for prep in children(person, "prep") for t in children(prep, "pobj")]
    held += [t for verb in children(person, "acl") for t in children(verb, "dobj", "prep") for t in ([t] if t.dep_ == "dobj" else children(t, "pobj"))]
    told = {t.lemma_.lower() for t in (*held, *children(person, "amod"))} & words("borne_by_doers")
    anybody = person.lemma_.lower() in words("anybody") | words("bearers")
    return any(anybody or weapons().get((w,), ("", ""))[0] in AIMED_BY_HAND for w in told)
