"""What a word of Russian is by the dictionary, where that leaves no doubt and the tagger says otherwise: takes readings and tags, gives part of speech and features.

"Растерзала" is a verb whatever stands around it, and "пастухи" a noun.

>>> settled((), "NOUN", {})
('NOUN', {})
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

PARTS = {"VERB": "VERB", "PRTS": "VERB", "NOUN": "NOUN"}
TENSES = {"past": "Past", "pres": "Pres", "futr": "Fut"}
NUMBERS = {"sing": "Sing", "plur": "Plur"}
GENDERS = {"masc": "Masc", "femn": "Fem", "neut": "Neut"}
CASES = {"nomn": "Nom", "gent": "Gen", "datv": "Dat", "accs": "Acc", "ablt": "Ins", "loct": "Loc", "gen2": "Gen", "loc2": "Loc"}
ASPECTS = {"perf": "Perf", "impf": "Imp"}


def settled(readings: Sequence[Any], pos: str, feats: dict[str, str]) -> tuple[str, dict[str, str]]:
    """Return `pos` and `feats`, or what all `readings` of a known word agree on where they are of another part of speech."""
    kinds = {str(reading.tag.POS) for reading in readings}
    if len(kinds) != 1 or pos not in {"NOUN", "VERB"}:
        return pos, feats
    kind = kinds.pop()
    if PARTS.get(kind) in (None, pos):
        return pos, feats
    return PARTS[kind], _features(readings[0].tag, kind)


def _features(tag: Any, kind: str) -> dict[str, str]:
    """Return a reading's features as the tagger would give them."""
    found = {
        "Number": NUMBERS.get(str(tag.number), ""),
        "Gender": GENDERS.get(str(tag.gender), ""),
        "Case": CASES.get(str(tag.case), ""),
        "Animacy": {"anim": "Anim", "inan": "Inan"}.get(str(tag.animacy), ""),
    }
    if kind != "NOUN":
        found |= {"Aspect": ASPECTS.get(str(tag.aspect), ""), "Tense": TENSES.get(str(tag.tense), ""), "VerbForm": "Fin" if kind == "VERB" else "Part"}
        found |= {"Mood": "Ind", "Voice": "Act"} if kind == "VERB" else {"Voice": "Pass" if str(tag.voice) == "pssv" else "Act"}
        found["Variant"] = "Short" if kind == "PRTS" else ""
    return {name: value for name, value in found.items() if value}
