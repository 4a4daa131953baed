"""Whether people told of are new: takes a harm and those counted before, tells whether it speaks of the same people again.

A phrase told again is not added twice; "another two" and "also" add; what one sentence coordinates is added; a later, surer number of the same people wins.

>>> from geomap.extraction.counts import NONE
>>> surer(NONE, None) is NONE
True
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.counts import NONE, is_additional, total
from geomap.extraction.lexicons import words
from geomap.extraction.phrases import definite, same_name

if TYPE_CHECKING:
    from geomap.extraction.mentions import Harm
    from geomap.types import Count


def surer(said: Count, summed: Count | None) -> Count:
    """Return the total that is said, unless more have been told of one by one."""
    return said if summed is None or (said.best or said.low or 0) >= (summed.best or summed.low or 0) else summed


def told_before(told: list[Harm], kept: list[Harm]) -> bool:
    """Tell whether people named together are those counted before: "the commander and three additional insurgents" after "four insurgents"."""
    again, before = total([h.count for h in told]), total([h.count for h in kept])
    return again is not None and before is not None and again.best is not None and again.best == before.best


def add(harm: Harm, kept: list[Harm]) -> None:
    """Add `harm` to those `kept` where it tells of new people; else let it sharpen what is known of them."""
    if not kept:
        kept.append(harm)
        return
    same = next((k for k in kept if same_people(harm, k)), None)
    if same is not None:
        if not harm.additional or harm.phrase.named or _vague_again(harm, kept) or harm.phrase.key == same.phrase.key:
            _sharpen(same, harm)
            return
    elif definite(harm.phrase) and not _also(harm) and (not any(k.phrase.sentence is harm.phrase.sentence for k in kept) or harm.phrase.pronoun):
        return
    if harm.count == NONE or (harm.additional and _vague_again(harm, kept)):
        return
    others = harm.phrase.name and all(k.phrase.name for k in kept)  # each by a name of their own
    together = others or any(k.phrase.sentence is harm.phrase.sentence for k in kept)
    if together or harm.additional or not _restates(harm, kept):
        kept.append(harm)


def same_people(a: Harm, b: Harm) -> bool:
    """Tell whether two phrases speak of the same people."""
    x, y = a.phrase, b.phrase
    if x.key == y.key:
        return True
    if x.named and y.named:
        return bool(x.name and y.name) and same_name(x.name, y.name)
    if x.sentence is y.sentence:
        return False
    if x.named != y.named and a.count.best == 1 and b.count.best == 1 and not a.additional:
        return True  # the leader, then his name
    return bool(x.head.lemma_.lower() == y.head.lemma_.lower())


def _also(harm: Harm) -> bool:
    """Tell whether the deed is said to have been done to the harmed as well: "the driver was also killed"; not "the other victims"."""
    return harm.additional and not is_additional(harm.phrase.head)


def _vague_again(harm: Harm, kept: list[Harm]) -> bool:
    """Tell whether "several others" are those told of before in as vague words: others than the killed, not than the several detained."""
    return harm.count.qualifier == "several" and any(
        k.additional and k.count.qualifier == "several" for k in kept if k.phrase.sentence is not harm.phrase.sentence
    )


def _sharpen(kept: Harm, again: Harm) -> None:
    """Let the later or surer number of the same people win."""
    stated = again.count_span != again.phrase.span
    sure = again.count.qualifier == "exact" and again.count != kept.count and (not definite(again.phrase) or stated)
    if sure and (kept.count.qualifier != "exact" or (stated and (again.count.best or 0) > (kept.count.best or 0))):
        kept.count, kept.count_span, kept.phrase = again.count, again.count_span, again.phrase


def _restates(harm: Harm, kept: list[Harm]) -> bool:
    """Tell whether a phrase of a later sentence only details people counted before."""
    if _within_lead(harm, kept[0]):
        return True
    summed = total([k.count for k in kept])
    if summed is not None and harm.count.best is not None and summed.best == harm.count.best:
        return True
    vague_before = all(_vague(k) or k.count.qualifier != "exact" for k in kept)
    known = summed.best or summed.low if summed is not None else None
    if vague_before and known is not None and (harm.count.best or harm.count.low or 1) <= known:
        return True
    if not (_vague(harm) or harm.phrase.head.ent_type_ == "NORP"):
        return False
    if harm.count.qualifier != "exact":
        return True
    if len(kept) == 1 and (_vague(kept[0]) or kept[0].phrase.head.ent_type_ == "NORP"):  # a later number of the same unnamed people is news
        _sharpen(kept[0], harm)
        return True
    return False


def _within_lead(harm: Harm, first: Harm) -> bool:
    """Tell whether the first sentence has counted everybody ("five people were killed"): later ones then say who they were ("two reservists, three bandits")."""
    if not (first.phrase.sentence.first and (first.phrase.head.pos_ == "NUM" or first.phrase.head.lemma_.lower() in words("anyone"))):
        return False
    known, told = first.count.best or first.count.low, harm.count.best or harm.count.low
    return known is not None and told is not None and told <= known


def _vague(harm: Harm) -> bool:
    return harm.phrase.head.lemma_.lower() in words("vague")
