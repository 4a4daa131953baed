"""Signs of violence where no listed word tells of a deed: takes a sentence with its hits and those of its neighbours, gives the hits that the signs make.

"A drone let go its load, and eleven people fell": a harm and a weapon. "Militiamen went from door to door, and by the evening 17
people were dead": a harm and those who come. Neither is an incident alone, and what a sign makes is none without the harm ("weak").

>>> from geomap.extraction.roles.triggers import find_hits
>>> from geomap.extraction.scenes import lay_out
>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> text = "A drone let go its load, and eleven people fell."
>>> sentence = lay_out(analyse(Document(doc_id="d", text=text)), [], []).sentences[0]
>>> [(hit.token.text, hit.rule.category) for hit in with_signs(sentence, find_hits(sentence), [])]
[('drone', 'air_strike'), ('fell', '-')]
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geomap.extraction.grammar.clauses import clause_of
from geomap.extraction.grammar.syntax import ancestors, patients, subjects
from geomap.extraction.lexicons import triggers, words
from geomap.extraction.mentions import BY_WEAPON
from geomap.extraction.roles.instruments import named_weapon
from geomap.extraction.roles.marks import dealings
from geomap.extraction.roles.triggers import Hit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.mentions import Weapon
    from geomap.extraction.scenes import Scene, Sentence

HURT = frozenset(["killed", "injured"])


def with_signs(sentence: Sentence, hits: list[Hit], near: Iterable[Hit]) -> list[Hit]:
    """Return the hits of a sentence, and where they tell of no deed, but of harm there or `near`, those that its weapons and doers make.

    Where a deed is told in one of the clauses that stand side by side, the signs of another are still read: "26 died when a bomber walked in, and at Harnai a
    lorry was burned".
    """
    if sentence.kind == "heading" or getattr(sentence.parse.doc, "lang_", "") != "en" or sentence.forms & words("unreal"):
        return hits
    told = {clause_of(hit.token).i for hit in hits if not _only_harms(hit)}
    harmed = [hit.token for hit in hits if hit.rule.effect in HURT and _of_somebody(hit.token) and clause_of(hit.token).i not in told]
    if not harmed and (told or not any(hit.rule.effect in HURT for hit in near)):
        return hits
    said_of = [token.head if token.pos_ == "ADJ" and token.dep_ in ("acomp", "oprd") else token for token in harmed]  # "four attackers lay dead"
    sufferers = {t.i for token in said_of for t in subjects(token)}
    made = {hit.token.i: hit for hit in (*_weapons(sentence), *(_comings(sentence, sufferers, harmed=bool(harmed)) if harmed or not hits else ()))}
    if told:
        alone = {clause_of(token).i for token in harmed}
        made = {at: hit for at, hit in made.items() if clause_of(hit.token).i in alone}
    return sorted([*(hit for hit in hits if hit.token.i not in made), *made.values()], key=lambda hit: hit.token.i)


def _of_somebody(harm: Token) -> bool:
    """Tell whether somebody came to harm, not a thing: "it mysteriously died" tells of a project."""
    told = [*subjects(harm), *patients(harm)]
    return not told or any(t.lower_ not in words("it") for t in told)


def beside(sentence: Sentence, scene: Scene, told: list[list[Hit]]) -> list[Hit]:
    """Return the hits of the sentences before and after that tell of harm alone, in the same entry or section."""
    near = [scene.sentences[i] for i in (sentence.index - 1, sentence.index + 1) if 0 <= i < len(told) and told[i]]
    together = [s for s in near if (s.entry, s.section, s.turn) == (sentence.entry, sentence.section, sentence.turn) and s.kind == sentence.kind]
    return [hit for s in together if all(map(_only_harms, told[s.index])) for hit in told[s.index]]


def _only_harms(hit: Hit) -> bool:
    """Tell whether a word says that people came to harm, came or were on patrol, and no more."""
    return hit.rule.kind == "operation" or (hit.rule.kind in ("harm", "weak") and hit.rule.category == "-")


def _weapons(sentence: Sentence) -> Iterator[Hit]:
    """Yield a hit for each weapon that bursts or flies, other than what is found or made safe; what aircraft let go is an air strike."""
    found = [(t, w) for t in sentence.parse if (w := named_weapon(t, sentence)) is not None and _kills(t, w) and not _uncovered(t)]
    flown = any(w.category == "air_strike" for _, w in found)
    for token, weapon in found:
        category = "air_strike" if flown else weapon.category
        yield from (Hit(token, rule) for rule in triggers().get((f"(sign:{category})", "NOUN"), ())[:1])


def _kills(token: Token, weapon: Weapon) -> bool:
    """Tell whether it is a weapon that harms without a hand that is told of: what bursts or flies, and bullets."""
    return bool(weapon.name) and (weapon.category in BY_WEAPON or token.lemma_.lower() in words("in_flight"))


def _uncovered(weapon: Token) -> bool:
    """Tell whether a weapon is found, made safe or handed in, alone, in a list or beside other things: "recovered two bodies along with a claymore mine"."""
    for child, above in ancestors(weapon):
        if above.pos_ == "VERB":
            return above.lemma_.lower() in words("uncovering") and child.dep_ in ("dobj", "nsubjpass", "prep", "conj")
        if child.dep_ == "prep" and child.lower_ not in ("of", "with", "including"):
            return False
    return False


def _comings(sentence: Sentence, sufferers: set[int], *, harmed: bool) -> Iterator[Hit]:
    """Yield a hit for each verb by which those who may do harm come upon others, deal with them or leave."""
    rule = next(iter(triggers()[("(coming)", "VERB")]))
    bombing = replace(rule, category="bombing")
    for verb, doers in dealings(sentence, harmed=harmed):
        if not all(t.i in sufferers for t in doers):
            yield Hit(verb, bombing if any(t.lemma_.lower() == "bomber" for t in doers) else rule)
