"""What one small word of Portuguese is: takes the words of a paragraph and what each may be, chooses where the grammar of both languages does not.

"a" is an article, a preposition or a pronoun, "se" is "if" or "itself", "segundo" is "according to" or "second", "como" ...

>>> from geomap.language.foreign.iberian.portuguese import PORTUGUESE
>>> from geomap.language.foreign.iberian.tagging import tag
>>> from geomap.language.foreign.iberian.tokens import split
>>> [(w.text, w.pos) for w in tag(split(PORTUGUESE, "A polícia matou a tiros a mulher")) if w.text.lower() == "a"]
[('A', 'DET'), ('a', 'ADP'), ('a', 'DET')]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.language.foreign.iberian.tongue import Analysis, Spoken

FEMININE = ("a", "ção", "são", "dade", "gem")
WHOLE = frozenset(
    {
        "um",
        "uma",
        "uns",
        "umas",
        "este",
        "estes",
        "esse",
        "esses",
        "aquele",
        "cada",
        "todos",
        "todas",
        "vários",
        "várias",
        "alguns",
        "seu",
        "seus",
        "nenhum",
        "outros",
    }
)
"""Words before which "a" is no article."""


def settle(found: Sequence[Spoken], options: Sequence[tuple[Analysis, ...]], at: int) -> Analysis | None:
    """Return what the word `at` is, or None where the common grammar is to tell."""
    form = found[at].form
    if form == "a":
        return _pick(options[at], _a(found, options, at))
    if form == "se":
        return _pick(options[at], _se(found, options, at))
    if form == "e":
        return _pick(options[at], "CCONJ")  # not "é" without its accent
    if form in {"mata", "lança"}:
        return _pick(options[at], "NOUN" if at and found[at - 1].pos in {"DET", "ADP", "ADJ"} else "VERB")
    if form in {"morto", "morta", "mortos", "mortas"} and at > 1 and found[at - 1].pos == "CCONJ" and found[at - 2].feats.get("VerbForm") == "Part":
        return _pick(options[at], "VERB")  # "raptado e | morto"
    if form == "segundo":
        opens = found[at].opens_sentence or found[at - 1].text == ","
        return _pick(options[at], "ADP" if opens or not (at and found[at - 1].pos in {"DET", "ADP"}) else "ADJ")
    return None


def _pick(options: Sequence[Analysis], pos: str) -> Analysis | None:
    return next((one for one in options if one.pos == pos), None)


def _a(found: Sequence[Spoken], options: Sequence[tuple[Analysis, ...]], at: int) -> str:
    if at + 1 >= len(found):
        return "ADP"
    behind, kinds = found[at + 1], options[at + 1]
    before = found[at - 1] if at and not found[at].opens_sentence else None
    nominal = [one for one in kinds if one.pos in {"NOUN", "ADJ"} or one.feat("VerbForm") == "Part"]
    if any(one.feat("VerbForm") == "Fin" for one in kinds) and not nominal:
        return "PRON"
    if behind.form in WHOLE or any(one.pos == "NUM" for one in kinds) or (kinds and all(one.feat("VerbForm") == "Inf" for one in kinds)):
        return "ADP"
    if behind.text[:1].isupper():
        return _before_name(behind, nominal, before)
    if not nominal:
        return "DET"
    if behind.form in behind.tongue.words("adverbial"):
        return "ADP"  # "a norte de", "a tiro"
    return "DET" if any(one.feat("Gender") != "Masc" and one.feat("Number") != "Plur" for one in nominal) else "ADP"


def _before_name(name: Spoken, nominal: Sequence[Analysis], before: Spoken | None) -> str:
    """Tell "a | Nigéria", "a | PRM" and "a | Polícia" from "foi a | Maputo"."""
    going = before is not None and (before.within("going") or before.within("roads"))
    if nominal and not going:
        return "DET" if any(one.feat("Gender") != "Masc" and one.feat("Number") != "Plur" for one in nominal) else "ADP"
    if name.text.isupper() and len(name.text) > 1:
        return "DET"
    return "DET" if name.text.endswith(FEMININE) and not going else "ADP"


def _se(found: Sequence[Spoken], options: Sequence[tuple[Analysis, ...]], at: int) -> str:
    behind = at + 1
    while behind < len(found) and found[behind].form in {"não", "já"}:
        behind += 1
    verbal = behind < len(found) and any(one.pos == "VERB" for one in options[behind])
    return "PRON" if verbal and not found[at].opens_sentence and (not at or found[at - 1].pos != "PUNCT") else "SCONJ"
