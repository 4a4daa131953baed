"""Whether people told of are new: takes a harm and those counted before, tells whether it speaks of the same people again.

A phrase told again is not added twice; "another two" and "also" add; what one sentence coordinates is added; a later, surer number of the same people wins.

>>> from geomap.extraction.phrases.counts import NONE
>>> surer(NONE, None) is NONE
True
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geomap.extraction.casualties.members import is_one_of, one_of_those, rest_of_them
from geomap.extraction.grammar.syntax import prepositional
from geomap.extraction.lexicons import words
from geomap.extraction.phrases.counts import NONE, PLURAL, is_additional, stated_count, total
from geomap.extraction.phrases.noun_phrases import definite, of_attacker, same_name, some_attackers
from geomap.extraction.phrases.numbering import number_token

if TYPE_CHECKING:
    from geomap.extraction.mentions import Harm
    from geomap.types import Count

SIDES = frozenset(["militant", "security"])


def surer(said: Count, summed: Count | None) -> Count:
    """Return the total that is said, unless more have been told of one by one."""
    return said if summed is None or (said.best or said.low or 0) >= (summed.best or summed.low or 0) else summed


@dataclass(slots=True)
class Known:
    """Those `kept` as counted, who were told of `again`, whom one mention tells of `beside` each other, and those kept whom it has `met`."""

    kept: list[Harm] = field(default_factory=list)
    again: list[Harm] = field(default_factory=list)
    beside: list[Harm] = field(default_factory=list)
    met: list[Harm] = field(default_factory=list)

    def may_be(self, harm: Harm, one: Harm) -> bool:
        """Tell whether `harm` may be `one` of those kept: two whom one clause tells of beside each other are two."""
        return harm.phrase.key == one.phrase.key or not (one in self.met or one in self.beside)


def of_deed(harm: Harm, one: Harm) -> bool:
    """Tell whether a bare number says of some of those hit what came of it: "stabbed three people, killing one"; not of those said to be hurt, "wounded 20"."""
    verb = harm.phrase.head.head
    while verb.dep_ == "conj" and verb.tag_ == "VBG":
        verb = verb.head
    fewer = (harm.count.best or harm.count.low or 1) < (one.count.best or one.count.low or 1)
    bare = number_token(harm.phrase.head) == harm.phrase.head
    deed = one.phrase.head.head
    told = bool(harm.phrase.sentence is one.phrase.sentence and verb.head == deed and verb.tag_ == "VBG" and verb.dep_ == "advcl")
    return told and bare and fewer and deed.lemma_.lower() not in words("hurt")


def told_before(told: list[Harm], kept: list[Harm]) -> bool:
    """Tell whether people named together are those counted before: "the commander and three additional insurgents" after "four insurgents"."""
    again, before = total([h.count for h in told]), total([h.count for h in kept])
    return again is not None and before is not None and again.best is not None and again.best == before.best


def give_names(told: list[Harm], kept: list[Harm]) -> None:
    """Give those counted one by one the names that a later list has for them, in order: "a Spaniard, a Frenchman ...; X, Y ..."."""
    if len(told) == len(kept) and all(h.phrase.named and h.count.best == 1 for h in told) and not any(k.phrase.named or k.count.best != 1 for k in kept):
        for one, again in zip(kept, told, strict=True):
            one.phrase, one.count_span = again.phrase, again.count_span


def add(harm: Harm, known: Known) -> bool:
    """Add `harm` to those known where it tells of new people, else let it sharpen what is known of them; tells which."""
    kept = known.kept
    if harm.care and (_unnumbered(harm) if not kept else not harm.additional or any(k.count == harm.count for k in kept)):
        return False  # who is in hospital has been counted among the injured
    if not kept or (harm.of_wounds and harm.count != NONE):
        kept.append(harm)
        return True
    if (
        any(of_deed(harm, k) for k in kept)
        or spread_before(harm, kept)
        or _others_again(harm, kept)
        or rest_of_them(harm, kept)
        or one_of_those(harm, kept)
        or _breaks_down(harm, known)
        or _only_plural(harm, known)
        or harm.phrase.head.lemma_.lower() in words("remainder")
    ):
        return False
    if _counts_all(harm, kept):
        kept[:] = [harm]
        return True
    if any(is_one_of(k, harm) for k in kept):
        kept[:] = [*(k for k in kept if not is_one_of(k, harm)), harm]
        return True
    same = next((k for k in kept if known.may_be(harm, k) and same_people(harm, k) and not _of_attackers(harm, k)), None)
    if same is not None and not _newcomer(harm, kept):
        once_more = harm.count == same.count and (
            (bool(known.again) and _also(harm))  # a story gone over again: "three policemen were also killed"
            or (same.additional and same.phrase.sentence is not harm.phrase.sentence)  # "another five were hurt ... five others were hurt"
        )
        if not harm.additional or harm.phrase.named or _vague_again(harm, kept) or harm.phrase.key == same.phrase.key or once_more:
            known.met.append(same)
            _sharpen(same, harm)
            return False
    elif same is None and _points_back(harm, kept):
        return False
    if harm.count == NONE or (harm.additional and _vague_again(harm, kept)):
        return False
    others = harm.phrase.name and all(k.phrase.name for k in kept)  # each by a name of their own
    together = others or any(k in known.beside or k.phrase.sentence is harm.phrase.sentence for k in kept)
    if together or harm.additional or any(_of_attackers(harm, k) for k in kept) or not _restates(harm, known):
        kept.append(harm)
        return True
    return False


def _counts_all(harm: Harm, kept: list[Harm]) -> bool:
    """Tell whether a number of people in general takes in the few who were told of one by one: "wounding the man and his wife ... eleven people were hurt"."""
    if harm.additional or not _anybody(harm) or stated_count(harm.phrase.head) is None or harm.phrase.sentence.kind == "heading":
        return False
    each = all(k.count.best == 1 and (k.phrase.named or definite(k.phrase)) and k.phrase.sentence is not harm.phrase.sentence for k in kept)
    return each and (harm.count.best or harm.count.low or 0) > len(kept)


def _newcomer(harm: Harm, kept: list[Harm]) -> bool:
    """Tell whether "a footballer" comes in where all before were known by office or name: "the mayor was shot dead; a footballer was hit too and died"."""
    if harm.count.best != 1 or harm.phrase.named or not any(c.dep_ == "det" and c.lower_ in ("a", "an") for c in harm.phrase.head.children):
        return False
    known = all(k.count.best == 1 and (k.phrase.named or definite(k.phrase)) and k.phrase.sentence.kind != "heading" for k in kept)
    return known and all(k.phrase.sentence is not harm.phrase.sentence and k.phrase.head.lemma_ != harm.phrase.head.lemma_ for k in kept)


def _points_back(harm: Harm, kept: list[Harm]) -> bool:
    """Tell whether a phrase like "the guards" or "they" is of people whom a sentence before told of."""
    one = harm.count.best == 1 and harm.phrase.head.lemma_.lower() in words("anyone")  # "a clerk died when they shot the individual"
    beside = any(k.phrase.sentence is harm.phrase.sentence for k in kept) and not harm.phrase.pronoun and not one
    return definite(harm.phrase) and not _also(harm) and not beside


def _others_again(harm: Harm, kept: list[Harm]) -> bool:
    """Tell whether "two other nurses", or "others" without a number, are the "two others" of a sentence before."""
    if not harm.additional or _also(harm):
        return False
    general = words("anyone") | words("listed")
    return any(
        k.additional
        and (k.count == harm.count or harm.count is PLURAL)
        and k.phrase.sentence is not harm.phrase.sentence
        and (k.phrase.head.lemma_.lower() in general or harm.phrase.head.lemma_.lower() in general)
        for k in kept
    )


def spread_before(harm: Harm, kept: list[Harm]) -> bool:
    """Tell whether a sentence before has counted those of several places or attacks, of which one is told: "shot five men in two towns: ... another near X"."""
    if len(kept) != 1 or kept[0].phrase.sentence is harm.phrase.sentence or kept[0].count.best is None:
        return False
    head = kept[0].phrase.head
    over = [p for t in (head, head.head) for p in prepositional(t, "across", "at", "in", "on", "near")]
    several = any(p.tag_ in ("NNS", "NNPS") and p.ent_type_ not in ("DATE", "TIME") and stated_count(p) is not None for p in over)
    return several and (harm.count.best or harm.count.low or 1) < kept[0].count.best


def _of_attackers(harm: Harm, one: Harm) -> bool:
    """Tell whether it counts some of those who attacked, and the one before their victims: "eight guards died; three of the attackers were killed"."""
    return some_attackers(harm.phrase) and not (some_attackers(one.phrase) or of_attacker(one.phrase))


def _breaks_down(harm: Harm, known: Known) -> bool:
    """Tell whether a later sentence says how the people counted before died: "two of them at once and another two in hospital", of four."""
    if any(k.phrase.sentence is harm.phrase.sentence for k in known.kept) or (harm.phrase.non_state and not any(k.phrase.non_state for k in known.kept)):
        return False
    before = [a for a in known.again if a.phrase.sentence is harm.phrase.sentence and a.count != NONE]
    told, whole = total([h.count for h in (*before, harm)]), total([k.count for k in known.kept])
    fits = told is not None and whole is not None and (told.best or told.low or 0) <= (whole.best or whole.low or 0)
    return fits and (bool(before) or harm.among)


def _only_plural(harm: Harm, known: Known) -> bool:
    """Tell whether people without a number are told of apart from those who have one: "groups that have begun to kill officials"; not "a guard and passers-by"."""
    return harm.count is PLURAL and not harm.additional and not any(h.phrase.key in {k.phrase.key for k in known.kept} for h in known.beside)


def _unnumbered(harm: Harm) -> bool:
    """Tell whether words for people in hospital give neither a number nor one person: "the victims", "they"."""
    return definite(harm.phrase) and harm.count.best is None


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
    return bool(x.head.lemma_.lower() == y.head.lemma_.lower()) or _same_side(a, b)


def _same_side(a: Harm, b: Harm) -> bool:
    """Tell whether two phrases give one number of men of one side: "14 militants", "14 rebels"; or the first gives that which the second lacks: "guards"."""
    several = a.count.best is not None and a.count.best > 1 and (a.count == b.count or (b.count is PLURAL and not a.additional))
    return several and bool(a.phrase.classes & b.phrase.classes & SIDES)


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


def _restates(harm: Harm, known: Known) -> bool:
    """Tell whether a phrase of a later sentence only details people counted before."""
    kept = known.kept
    if _within_lead(harm, kept[0]):
        return True
    if _newcomer(harm, kept):
        return False
    if _other_side(harm, kept) or (known.met and harm.phrase.named):
        return False
    summed = total([k.count for k in kept])
    if summed is not None and harm.count.best is not None and summed.best == harm.count.best:
        return True
    vague_before = all(_vague(k) or k.count.qualifier != "exact" for k in kept)
    many = summed.best or summed.low if summed is not None else None
    if vague_before and many is not None and (harm.count.best or harm.count.low or 1) <= many:
        return True
    if len(kept) == 1 and _unnumbered_many(kept[0]) and _anybody(harm) and harm.count.qualifier == "exact":
        _sharpen(kept[0], harm)
        return True  # "dozens died; the ministry said 36 people had been killed"
    if not (_anybody(harm) or harm.phrase.head.ent_type_ == "NORP"):
        return False
    if harm.count.qualifier != "exact":
        return True
    if len(kept) == 1 and (_anybody(kept[0]) or kept[0].phrase.head.ent_type_ == "NORP"):  # a later number of the same unnamed people is news
        _sharpen(kept[0], harm)
        return True
    return False


def _other_side(harm: Harm, kept: list[Harm]) -> bool:
    """Tell whether the harmed are soldiers where those counted are rebels, or rebels where those are soldiers."""
    if harm.phrase.non_state:
        return all(k.phrase.state for k in kept)
    return harm.phrase.state and all(k.phrase.non_state for k in kept)


def _within_lead(harm: Harm, first: Harm) -> bool:
    """Tell whether the first sentence has counted everybody ("five people were killed"): later ones then say who they were ("two reservists, three bandits")."""
    if not (first.phrase.sentence.first and (first.phrase.head.pos_ == "NUM" or first.phrase.head.lemma_.lower() in words("anyone"))):
        return False
    known, told = first.count.best or first.count.low, harm.count.best or harm.count.low
    return known is not None and told is not None and told <= known


def _unnumbered_many(harm: Harm) -> bool:
    """Tell whether "dozens", "scores" or "dozens of people" are all that is said of how many."""
    number = number_token(harm.phrase.head)
    return harm.count.qualifier != "exact" and number is not None and number.lower_ in words("quantities") and (number == harm.phrase.head or _vague(harm))


def _anybody(harm: Harm) -> bool:
    """Tell whether a phrase counts people without saying who they were: "36", "36 people", "a total of 36"."""
    return _vague(harm) or harm.phrase.head.pos_ == "NUM" or harm.phrase.head.lemma_.lower() in words("sums")


def _vague(harm: Harm) -> bool:
    return harm.phrase.head.lemma_.lower() in words("vague")
