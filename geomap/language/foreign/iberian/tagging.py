"""Tags: takes the words of a paragraph, gives each the one of its analyses that its neighbours bear out.

>>> from geomap.language.foreign.iberian.spanish import SPANISH
>>> from geomap.language.foreign.iberian.tokens import split
>>> [(w.lemma, w.pos) for w in tag(split(SPANISH, "El ataque dejó tres muertos"))]
[('el', 'DET'), ('ataque', 'NOUN'), ('dejar', 'VERB'), ('tres', 'NUM'), ('muerto', 'NOUN')]
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from geomap.language.foreign.iberian.lexicon import analyses, guesses
from geomap.language.foreign.iberian.tongue import Analysis, english
from geomap.language.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.language.foreign.iberian.tongue import Spoken, Tongue

NOMINAL = frozenset({"NOUN", "ADJ", "PROPN", "NUM"})
BEFORE_NOUNS = frozenset({"DET", "ADP", "NUM"})
HELPERS = frozenset({"haber", "ser", "estar"})
SOUTHEAST = "este"
HOUR = re.compile(r"\d{1,2}h(?:\d\d)?(?:min)?")


def tag(found: list[Spoken]) -> list[Spoken]:
    """Give each word its base form, part of speech and features."""
    bare = len(found) > 1 and not any(sign in found[0].tongue.accents for word in found for sign in word.text)
    options = [_options(found, at, bare=bare) for at in range(len(found))]
    for at, word in enumerate(found):
        chosen = options[at][0] if len(options[at]) == 1 else _choose(found, options, at)
        if chosen.feat("VerbForm") == "Fin" and chosen.feat("Tense") == "Pres" and at and found[at - 1].pos in {"ADP", "DET"} and not word.opens_sentence:
            chosen = Analysis(word.text.lower(), "NOUN", (("Number", chosen.feat("Number")),))  # a noun that only looks like a verb
        word.lemma, word.pos, word.feats = chosen.lemma, chosen.pos, dict(chosen.feats)
        options[at] = (chosen,)
    return found


def _options(found: Sequence[Spoken], at: int, *, bare: bool) -> tuple[Analysis, ...]:
    word = found[at]
    text = word.text or word.lemma
    tongue = word.tongue
    if not any(map(str.isalnum, text)):
        return (Analysis(text, "PUNCT" if text not in {"%", "$", "°", "+"} else "SYM"),)
    if HOUR.fullmatch(text):
        return (Analysis("hora", "NOUN", (("Gender", "Fem"), ("Number", "Plur"))),)
    if text[0].isdigit() or " " in text:
        return (Analysis(text, "NUM", (("Number", "Sing" if text == "1" else "Plur"),)),)
    lower = word.form or text.lower()
    if word.pos != "X":
        return tuple(one for one in analyses(tongue, lower) if one.pos == word.pos) or (Analysis(lower, word.pos),)
    known = analyses(tongue, lower, bare=bare)
    if text[0].isupper():
        if not (at and found[at - 1].text[:1].isupper() and found[at - 1].pos in {"NOUN", "ADJ"}):  # not "Ejército | Mexicano"
            known = tuple(one for one in known if not (one.pos in {"ADJ", "NOUN"} and _is_of_nation(tongue, one.lemma)))  # "Siria", "Argentina"
        shouted = text.isupper() and len(text) > 1
        if known and (word.opens_sentence or _opens(found, at)) and not shouted:
            return known if not _names_on(found, at, known) else (_name(text),)
        nominal = tuple(one for one in known if one.pos in {"NOUN", "ADJ"} and one.feat("VerbForm") == "")
        small = tuple(one for one in known if one.pos in {"ADP", "DET", "CCONJ"})
        if small and not shouted and not (tongue.key(lower) in {"el", "la", "los", "las"} and at + 1 < len(found) and found[at + 1].text[:1].isupper()):
            return small
        alone = not at or not found[at - 1].text[:1].isupper()
        if at and found[at - 1].form in tongue.words("bare_locatives") and not any(english(tongue, one.lemma) & words("months") for one in known):
            return (_name(text),)  # "em | Fortaleza"
        if nominal and alone and all(one.pos == "ADJ" for one in nominal):
            nominal = ()  # "en | Morales"; but "Policía | Nacional"
        return nominal or (_name(text),) if not shouted or len(text) > 5 else (_name(text),)
    return known or guesses(tongue, lower)


@functools.cache
def _is_of_nation(tongue: Tongue, lemma: str) -> bool:
    return any(entry.nation for entry in tongue.entries(lemma))


def _name(text: str) -> Analysis:
    return Analysis(text, "PROPN")


def _opens(found: Sequence[Spoken], at: int) -> bool:
    """Tell whether only signs stand between a word and the beginning of its sentence, or a colon or a quote goes before it."""
    return found[at - 1].text in {":", "\u00bf", "\u00a1", "\u2014", "\u201c", '"', "\u00ab", "-", "\u2013"}


def _names_on(found: Sequence[Spoken], at: int, known: tuple[Analysis, ...]) -> bool:
    """Tell whether a known word that opens a sentence begins a name of several words: "San Vicente", "Los Zetas", "Buenos Aires"."""
    behind = found[at + 1].text if at + 1 < len(found) else ""
    if not behind[:1].isupper() or analyses(found[at].tongue, behind.lower()):
        return False
    small = all(one.pos in {"ADP", "CCONJ", "SCONJ", "ADV", "NUM", "VERB"} for one in known)
    return not small and (
        found[at].text.lower()
        in found[at].tongue.words("name_openers")
        - {"el", "la", "general", "coronel", "capitán", "comandante", "presidente", "gobernador", "padre", "doctor", "cabo"}
    )


def _choose(found: Sequence[Spoken], options: Sequence[tuple[Analysis, ...]], at: int) -> Analysis:
    tongue = found[at].tongue
    if (told := tongue.settle(found, options, at)) is not None:
        return told
    word, kinds = tongue.key(found[at].form) or "el", {one.pos for one in options[at]}
    before = found[at - 1] if at and not found[at].opens_sentence else None
    adverb = before is not None and before.pos == "ADV" and at > 1
    main = found[at - 2] if adverb else before
    after = {one.pos for one in options[at + 1]} if at + 1 < len(found) else set()
    finite_after = at + 1 < len(found) and any(one.feat("VerbForm") == "Fin" for one in options[at + 1])

    def pick(*parts: str, form: str = "") -> Analysis | None:
        return next((one for pos in parts for one in options[at] if one.pos == pos and (not form or one.feat("VerbForm") == form)), None)

    if {"DET", "PRON"} <= kinds or ({"PRON", "NUM"} <= kinds and "DET" not in kinds):
        if word in {"un", "una"} and "NOUN" not in after and "ADJ" not in after and "VERB" in after and not finite_after:
            return pick("DET") or options[at][0]
        nominal = bool(after & {"NOUN", "ADJ", "PROPN", "NUM"}) or (
            at + 1 < len(found) and any(one.feat("VerbForm") in {"Part", "Inf"} for one in options[at + 1])
        )
        verbal = finite_after and (before is not None and (before.root in {"no", "se", "que"} or before.pos == "NOUN")) and word in {"la", "lo", "los", "las"}
        if (nominal and not verbal) or "DET" in after or (word in {"el", "los", "las", "la"} and not finite_after):
            return pick("DET", "NUM", "PRON") or options[at][0]
        return pick("PRON", "DET") or options[at][0]
    if word == "que":
        named = before is not None and (
            before.pos in {"NOUN", "PROPN", "ADJ", "NUM", "PRON", "DET"} or before.feats.get("VerbForm") == "Part" or before.text == ","
        )
        return pick("PRON" if named else "SCONJ") or options[at][0]
    if word == SOUTHEAST and ((before is not None and before.key in {"", "del", "el"}) or (at + 1 < len(found) and found[at + 1].text == "de")):
        return Analysis("este", "NOUN", (("Gender", "Masc"), ("Number", "Sing")))
    if "VERB" not in kinds:
        if kinds == {"NOUN", "ADJ"}:
            return _noun_or_adjective(found, options, at)
        return options[at][0]
    participle = pick("VERB", form="Part")
    finite = _finite_by_tense(tuple(one for one in options[at] if one.feat("VerbForm") == "Fin"))
    noun = pick("NOUN", "ADJ")
    if word in {"herida", "heridas"} and before is not None:
        wound = before.root in {"con", "por", "su", "sufrir", "recibir"} or (at + 1 < len(found) and tongue.key(found[at + 1].text) in {"de", "en"})
        if wound or (before.pos not in {"VERB", "AUX", "NOUN"} and before.root not in {"uno", "una"} and before.pos != "NUM" and before.text != ","):
            found_wound = next((one for one in options[at] if tongue.key(one.lemma) == "herida"), None)
            if found_wound is not None and wound:
                return found_wound
    if participle is not None and before is not None and before.lemma in words("coming_upon"):
        return pick("ADJ") or participle  # "fue hallado | muerto"
    there = before is not None and before.root == "haber" and participle is not None and participle.feat("Number") == "Plur"
    if there and (noun := pick("NOUN")) is not None:
        return noun  # "hubo | heridos"
    if participle is not None and (main is not None and main.pos in {"VERB", "AUX"} and (main.root in HELPERS or main.within("passive"))):
        return participle
    if (
        finite is not None
        and before is not None
        and (before.root in {"no", "se"} or before.feats.get("Clitic") or before.feats.get("PronType") == "Rel" or before.pos == "SCONJ")
    ):
        return finite
    other = next((one for one in options[at] if one.pos not in {"VERB", "NOUN", "ADJ"}), None)
    if other is not None:
        return (
            finite
            if finite is not None and before is not None and before.pos in {"NOUN", "PROPN"} and "DET" in after and other.pos not in {"ADP", "DET"}
            else other
        )
    if noun is None:
        return _finite_by_tense(options[at]) or options[at][0]
    governed = before is not None and (
        before.pos in BEFORE_NOUNS or before.feats.get("Poss") or (before.pos == "ADJ" and at > 1 and found[at - 2].pos in {"DET", "NUM"})
    )
    if participle is not None and finite is None:
        shared = (
            before is not None and before.root in {"otro", "uno"} and at > 2 and found[at - 2].pos == "CCONJ" and found[at - 3].feats.get("VerbForm") == "Part"
        )
        if shared and (not after or "ADP" in after):
            return participle  # "fueron asesinados y otro | herido"
        if governed:
            return pick("NOUN") or (pick("ADJ", "VERB") if "NOUN" in after else pick("ADJ")) or participle
        if before is not None and before.pos in {"NOUN", "PROPN"}:
            return participle
        if before is None:
            return pick("NOUN") or participle if after & {"ADP"} and "DET" not in after else participle
        return pick("NOUN", "ADJ") or participle if before.pos in {"CCONJ", "VERB"} or before.text == "," else participle
    if governed:
        return noun
    verbal = bool(after & {"DET", "NUM"}) or (at + 1 < len(found) and tongue.key(found[at + 1].text, "ADP") in {"a", "que"}) or "PROPN" in after
    if before is None or before.pos in {"NOUN", "PROPN", "PUNCT", "ADJ"}:
        verb = finite if finite is not None and finite.feat("Mood") == "Ind" else None
        return verb if verb is not None and verbal else noun
    return noun


def _finite_by_tense(options: tuple[Analysis, ...]) -> Analysis | None:
    """Return of several forms of verbs the likeliest: what happened before what is or may be."""
    order = {"Past": 0, "Imp": 1, "Pres": 2, "Fut": 3}
    return min(options, key=lambda one: (one.pos != "VERB", one.feat("Mood") == "Sub", order.get(one.feat("Tense"), 4), one.lemma == "ir"), default=None)


def _noun_or_adjective(found: Sequence[Spoken], options: Sequence[tuple[Analysis, ...]], at: int) -> Analysis:
    """Tell the adjective behind or before a noun from the noun by itself: "hombres | jóvenes", "dos | jóvenes"."""
    noun = next(one for one in options[at] if one.pos == "NOUN")
    adjective = next(one for one in options[at] if one.pos == "ADJ")
    before = found[at - 1] if at and not found[at].opens_sentence else None
    if before is not None and before.pos == "NOUN":
        return adjective
    if before is not None and before.pos in {"ADJ", "CCONJ"} and at > 1 and found[at - 2].pos in {"NOUN", "ADJ"} and found[at - 2].pos != "DET":
        return adjective
    behind = {one.pos for one in options[at + 1]} if at + 1 < len(found) else set()
    return adjective if "NOUN" in behind and "VERB" not in behind else noun
