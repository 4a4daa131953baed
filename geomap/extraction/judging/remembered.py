"""What is remembered, not reported: takes the view of an account, tells whether it only keeps a memory.

"The anniversary of the bombing", "a plaque to those killed in 1994" and "seven years on, Chibok waits" tell of no news.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geomap.extraction.grammar.syntax import ancestors, children
from geomap.extraction.judging.ages import YEAR_DAYS, age_of, own_day
from geomap.extraction.judging.view import says, text_of
from geomap.extraction.lexicons import context, topics

if TYPE_CHECKING:
    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.judging.view import View
    from geomap.extraction.mentions import Mention
    from geomap.extraction.scenes import Scene

YEARS = re.compile(r"\byears? (?:after\b|since\b|later\b|on,)")


def remembered(view: View) -> bool:
    """Tell whether it is remembered, not reported."""
    kept = [m for m in view.account.mentions if not m.generic] or view.account.mentions
    if all(m.is_noun and m.token.dep_ in ("nsubjpass", "dobj") and m.token.head.lemma_.lower() in topics()["remembering"] for m in kept):
        return True  # "the 2015 attack was remembered on Wednesday"
    if any(own_day(m, view.scene) for m in kept):
        return False
    if any(s.kind == "heading" and YEARS.search(text_of([s])) for s in view.opening) and any(_years_old(m, view.scene) for m in kept):
        return True
    looked_back = [
        m
        for m in kept
        if any(_remembers(above) for _, above in ancestors(m.token))
        or _years_after(m)
        or _on_the_day_kept(m)
        or (_years_old(m, view.scene) and _kept_in_mind(m))
    ]
    return (bool(looked_back) and (len(looked_back) == len(kept) or not any(m.token.dep_ == "ROOT" for m in kept))) or says(view.own, "days_past")


def _years_old(mention: Mention, scene: Scene) -> bool:
    """Tell whether its sentence dates it a year back or more."""
    ages = (age_of(date.when.latest, scene) for date, basis in mention.dates if basis in ("syntax", "sentence"))
    return any(age is not None and age > YEAR_DAYS for age in ages)


def _remembers(word: Token) -> bool:
    """Tell whether a word, or what it is said of, keeps a memory: "the anniversary of", "a plaque was unveiled to"."""
    kept = topics()["memorial"]
    said = word.lemma_.lower() in context()["report"]
    return word.lemma_.lower() in kept or (not said and any(c.lemma_.lower() in kept for c in children(word, "nsubj", "nsubjpass")))


def _kept_in_mind(mention: Mention) -> bool:
    """Tell whether somebody remembers it or those who died in it: "marched to remember the victims of the 1987 bombing"."""
    links = ((mention.token, mention.token.head), *ancestors(mention.token))
    return any(child.dep_ == "dobj" and above.lemma_.lower() in topics()["remembering"] for child, above in links)


def _on_the_day_kept(mention: Mention) -> bool:
    """Tell whether a day is kept in mind on which it happened: "the village remembers the day in 1944 when troops shot 42 men"."""
    if not any(c.lower_ == "when" for c in children(mention.token, "advmod")):
        return False
    kept = (above for _, above in ((mention.token, mention.token.head), *ancestors(mention.token)) if above.lemma_.lower() in topics()["remembering"])
    return any(any(c.lower_ in ("day", "night", "morning") for c in children(verb, "dobj", "npadvmod")) and verb.lemma_ != "recall" for verb in kept)


def _years_after(mention: Mention) -> bool:
    """Tell whether the mention stands in a clause below "eleven years after", "ten years on"."""
    if mention.token.dep_ in ("ROOT", "conj"):
        return False
    sentence = mention.sentence
    return bool(YEARS.search(sentence.source[sentence.start : sentence.offset + mention.token.idx].lower()))
