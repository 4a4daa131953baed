"""Deeds that a sentence tells side by side, each at a place or time of its own: takes two mentions, tells whether they cannot be one incident.

"Rebels shelled Sake and ambushed a lorry near Minova" tells of two; what a participle adds ("stormed a post in X, killing three in Y") is only another incident
where its place lies far off.

>>> from geomap.pipeline import read
>>> from geomap.types import Document
>>> found = read(Document(doc_id="d", text="Rebels shelled Goma on Monday and ambushed a lorry near Bunia."))
>>> [(claim.category, claim.place.toponym.surface) for claim in found.claims]
[('shelling', 'Goma'), ('armed_attack', 'Bunia')]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.grammar.clauses import clause_of
from geomap.extraction.grammar.syntax import ancestors, subjects
from geomap.extraction.lexicons import context, nouns, triggers, words
from geomap.extraction.names.distance import km_between
from geomap.extraction.setting.nearness import COUNTRY, DISTRICT, NEAR_KM, PROVINCE, VAGUE, compatible, finest, overlap
from geomap.extraction.setting.stories import named_in_clause

if TYPE_CHECKING:
    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.mentions import Mention
    from geomap.types import DateMention, Place, Resolution

LARGER = 3.0
"""How many times as wide as another a town is that may hold it."""


def told_elsewhere(a: Mention, b: Mention) -> bool:
    """Tell whether two mentions of a sentence have places or times of their own that cannot be one: "ambushed a convoy in X and bombed a line in Y"."""
    p, q = (finest([r for r, basis in m.places if basis == "syntax"]) for m in (a, b))
    d, e = ([x for x, basis in m.dates if basis == "syntax" and x.when.earliest] for m in (a, b))
    clauses = clause_of(a.token) != clause_of(b.token)
    if not (p and q) and clauses:
        p, q = (named_in_clause(m) for m in (a, b))
    joined = _joined_by_and(a.token, b.token)
    if joined is not None and any(_one_blast(t) for t in subjects(joined)):
        return False
    beside = clauses or joined is not None
    fit = one_spot if beside else compatible
    if p and q and not any(fit(x, y) for x in p for y in q):
        return True
    if clauses and not (d and e) and "VBG" not in (a.token.tag_, b.token.tag_):
        d, e = (_days_in_clause(m) for m in (a, b))
    if d and e and not any(overlap(x, y) for x in d for y in e):
        return True
    if clauses and _days_before(a) != _days_before(b) and _whom(a) and _whom(b):
        return True
    if beside and _whom(a) and _whom(b) and (_unknown_elsewhere(a, p, b, q) or _unknown_elsewhere(b, q, a, p) or _timed_apart(d, e)):
        return True
    second = max(clause_of(a.token), clause_of(b.token), key=lambda verb: verb.i)
    return clauses and any(c.lower_ in context()["going_elsewhere"] and c.dep_ == "advmod" for c in second.children)


def one_spot(a: Resolution, b: Resolution) -> bool:
    """Tell whether two places of deeds told side by side can be one: the same, or one that lies in the other."""
    p, q = a.place, b.place
    if p is None or q is None or not compatible(a, b) or p.place_id == q.place_id:
        return compatible(a, b)
    levels = (a.where_prec or COUNTRY, b.where_prec or COUNTRY)
    if max(levels) >= PROVINCE or {a.toponym.relation, b.toponym.relation} & {*VAGUE, "near"}:
        return True
    if DISTRICT in levels:
        return p.admin2_code == q.admin2_code if p.admin2_code and q.admin2_code else km_between(a, b) <= NEAR_KM
    return _within(a, b, p, q) or _within(b, a, q, p)


def _days_in_clause(mention: Mention) -> list[DateMention]:
    """Return the days that are named in the clause of a mention."""
    clause = clause_of(mention.token)
    return [d for d, head in mention.sentence.dates if d.when.precision == "day" and d.when.earliest and clause_of(head) == clause]


def _days_before(mention: Mention) -> bool:
    """Tell whether the verb of its clause says that it was days or weeks before: "had been picked up two weeks before"."""
    verb = clause_of(mention.token)
    said = (c for c in verb.children if c.dep_ == "advmod" and c.lower_ in words("before_that"))
    return any(t.lemma_.lower() in words("long_units") | {"day"} for c in said for t in c.children)


def _whom(mention: Mention) -> bool:
    """Tell whether it says itself whom or what it hit."""
    return bool(mention.harms or mention.targets)


def _unknown_elsewhere(a: Mention, theirs: list[Resolution], b: Mention, mine: list[Resolution]) -> bool:
    """Tell whether the one is told of at a place that no gazetteer holds, and the other in a town: "burned a school in Macomia and beheaded two on the isle of Matemo"."""
    names = {r.toponym.surface.lower() for r, basis in a.unknown if basis == "syntax"}
    others = {r.toponym.surface.lower() for r, basis in b.unknown if basis == "syntax"}
    others |= {r.toponym.surface.lower() for r in mine if (r.where_prec or COUNTRY) < DISTRICT}
    return bool(names and others) and not theirs and not names & others


def _timed_apart(mine: list[DateMention], theirs: list[DateMention]) -> bool:
    """Tell whether the time of one is a day and that of the other is longer: "was kidnapped last week and two were shot on Sunday"."""
    first, second = ({d.when.precision == "day" for d in dates} for dates in (mine, theirs))
    return bool(first and second) and not first & second


def _within(inner: Resolution, outer: Resolution, part: Place, town: Place) -> bool:
    """Tell whether a place lies in a town that is much wider: a quarter of it."""
    wide = (town.extent_m or 0.0) > LARGER * (part.extent_m or 0.0)
    return wide and km_between(inner, outer) * 1000 <= (town.extent_m or 0.0)


def _one_blast(subject: Token) -> bool:
    """Tell whether what does something is one bomb or blast, which is nowhere else: "the bomb killed a girl in X and wounded a boy in Y"."""
    rules = triggers().get((subject.lemma_.lower(), "NOUN"), ())
    return subject.tag_ == "NN" and ("device" in nouns().get(subject.lemma_.lower(), frozenset()) or any(rule.frame == "attack" for rule in rules))


def _joined_by_and(one: Token, other: Token) -> Token | None:
    """Return the verb beside which another is set by "and", which shares its doer: each has an object of its own."""
    lower, upper = (other, one) if other.i > one.i else (one, other)
    if lower.pos_ != "VERB" or upper.pos_ != "VERB":
        return None
    for child, above in ancestors(lower):
        if child.dep_ != "conj":
            return None
        if above == upper:
            return upper
    return None
