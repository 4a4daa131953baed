"""Round-ups: takes the mentions of a report in order, lets each paragraph that tells a deed of its own turn to something else.

Round-ups of a day tell an incident in each paragraph, without bullets or heads ("In Mosul, a bomb killed four." "Gunmen shot two men in Taji."). A report of one
incident names where it was once or twice, and speaks of it as known ("the blast", "he said") in most of its paragraphs.

>>> set_apart([], titled=False)
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geomap.extraction.joining.fits import points_back
from geomap.extraction.lexicons import words
from geomap.extraction.setting.entry_frames import goes_on
from geomap.extraction.setting.nearness import COUNTRY, own_dates, own_places

if TYPE_CHECKING:
    from geomap.extraction.mentions import Mention
    from geomap.extraction.phrases.noun_phrases import Phrase
    from geomap.extraction.scenes import Scene, Sentence

FEWEST, SHARE = 4, 0.6
"""How many paragraphs tell a deed of their own in a round-up, and how many of all that tell of any."""
FEWEST_TITLED, SHARE_TITLED = 2, 0.5
"""The same where the title says that it is a round-up."""
TELLING = frozenset({"event", "harm", "blast", "operation", "weak"})
"""The kinds of words that tell a deed."""
HEAD = 6
"""Among how many sentences the title is."""


def set_apart(mentions: list[Mention], *, titled: bool) -> None:
    """Count a turn before each paragraph of a round-up that tells a deed of its own; `titled` tells whether its title calls it one."""
    told: dict[int, list[Mention]] = {}
    kind = "text" if any(m.sentence.kind == "text" for m in mentions) else "heading"  # headlines alone
    for mention in mentions:
        if mention.sentence.kind == kind and not mention.sentence.entry and not goes_on(mention.sentence):
            told.setdefault(mention.sentence.paragraph, []).append(mention)
    opening = {paragraph for paragraph, found in told.items() if _opens(found)}
    fewest, share = (FEWEST_TITLED, SHARE_TITLED) if titled else (FEWEST, SHARE)
    if len(opening) < fewest or len(opening) < share * len(told):
        return
    turned: dict[int, Sentence] = {m.sentence.index: m.sentence for m in mentions}
    last, turn = -1, 0
    for index in sorted(turned):
        sentence = turned[index]
        sentence.opens = sentence.paragraph != last and sentence.paragraph in opening
        turn += sentence.opens
        sentence.turn += turn
        last = sentence.paragraph


def is_titled(scene: Scene) -> bool:
    """Tell whether the title or the first words of a report call it a round-up: "Security developments in Iraq", "The daily violence report is compiled by ..."."""
    above = [s for s in scene.sentences[:HEAD] if s.kind == "heading" or s.first]
    said = " ".join(" ".join(s.source[s.start : s.end].split()) for s in above).lower().replace("-", " ")
    return any(re.search(rf"\b{re.escape(name)}\b", said) for name in words("round_ups"))


def _opens(mentions: list[Mention]) -> bool:
    """Tell whether a paragraph begins with a deed that is told as new, at a place that its sentence names."""
    first = mentions[0].sentence
    fresh = [m for m in mentions if m.sentence is first and m.rule.kind in TELLING]
    named = any(r.toponym.literal for r, _ in first.places) or any(
        t.dep_ == "pobj" and t.pos_ == "PROPN" and t.ent_type_ not in ("DATE", "TIME") and t.head.lower_ in words("at_a_place") for t in first.parse
    )
    back = first.parse[0].tag_ == "PRP" or first.parse[0].lower_ in words("pointing") or any(p.pronoun for m in fresh for p in _people(m))
    return bool(fresh) and named and not back and not any(points_back(m) for m in fresh if m.rule.frame != "bodies")


def _people(mention: Mention) -> list[Phrase]:
    """Return those to whom something is done: "the rebels kidnapped them" goes on with people told before."""
    return [*mention.targets, *(harm.phrase for harm in mention.harms)]


def sums_up(mentions: list[Mention], scene: Scene) -> bool:
    """Tell whether it only counts, at no place and on no day of its own, what a list with heads tells one by one below it: "45 soldiers were killed this week"."""
    listed = scene.once("listed", lambda: next((s.index for s in scene.sentences if s.kind == "label" and s.frame is not None and s.frame.labelled), -1))
    above = all(m.sentence.frame is None and m.sentence.kind == "text" and m.sentence.index < listed for m in mentions)
    if not above or not any(m.harms for m in mentions):
        return False
    placed = any((r.where_prec or COUNTRY) < COUNTRY for r in own_places(mentions))
    return not placed and not any(d.when.precision == "day" for d in own_dates(mentions))
