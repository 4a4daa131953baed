"""Told in passing: takes an account and the scene, gives why it only recalls something long past, or describes somebody, in a report of other things; or None.

"The minister was assassinated last year" in a speech, "we recall the bombing of 1982" and "those who murdered the archbishop" report nothing; an old incident
that is told whole, with its place and victims, is kept beside the report's own, and in a report that opens with an incident of its own, so is one told with either.

>>> from geomap.extraction.accounts import Account
>>> in_passing(Account([]), None, background=True)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.grammar.syntax import ancestors, subjects
from geomap.extraction.joining.tallies import in_clause, set_somewhere
from geomap.extraction.judging.ages import OLD_DAYS, YEAR_DAYS, age_of, nominal, own_day
from geomap.extraction.lexicons import context, topics, words
from geomap.extraction.phrases.counts import stated_count
from geomap.extraction.setting.salience import leads
from geomap.extraction.setting.timing import choose_time

if TYPE_CHECKING:
    from geomap.extraction.accounts import Account
    from geomap.extraction.mentions import Mention
    from geomap.extraction.scenes import Scene


def in_passing(account: Account, scene: Scene | None, *, background: bool) -> str | None:
    """Return why the account is not what its sentence reports, or None; `background` tells that the report opens with another incident."""
    mentions = account.mentions
    if scene is None or not mentions or any(own_day(m, scene) for m in mentions):
        return None
    if all(_recalled(m) for m in mentions):
        return "recalled by a speaker, not reported"
    if len({m.sentence.index for m in mentions}) > 1:
        return None
    first = leads(account, scene)
    date, basis = choose_time(mentions)
    age = age_of(date.when.latest, scene) if date is not None and basis in ("syntax", "sentence", "weak") else None
    beside = _remembered(mentions) if first else not any(_whole(m) or (background and _told(m)) for m in mentions)
    if age is not None and age > (YEAR_DAYS if first else OLD_DAYS) and beside:
        return "old, and told in passing"
    if not first and all(in_clause(m) and not nominal(m) and not set_somewhere(m) for m in mentions):
        return "describes somebody, without a place or time of its own"
    return None


def _remembered(mentions: list[Mention]) -> bool:
    """Tell whether it is only named beside what remembers or mends it: "a concert for the victims of the explosion of 2020"."""
    return all(nominal(m) and any(t.lemma_.lower() in context()["commemorate"] for t in m.sentence.parse) for m in mentions)


def _whole(mention: Mention) -> bool:
    """Tell whether a clause of its own says where it was and who, or how many, came to harm: such a background is an incident too."""
    return _placed(mention) and _identified(mention) and not nominal(mention)


def _told(mention: Mention) -> bool:
    """Tell whether a report of incidents that recalls it says where it was, or in a main clause whom it harmed: "In 2009, three guards were killed"."""
    return _placed(mention) or (_identified(mention) and not nominal(mention) and not in_clause(mention))


def _placed(mention: Mention) -> bool:
    return any(basis == "syntax" for _, basis in (*mention.places, *mention.unknown))


def _identified(mention: Mention) -> bool:
    """Tell whether it says who, or how many, came to harm."""
    return any(h.phrase.named or stated_count(h.phrase.head) is not None for h in mention.harms)


def _recalled(mention: Mention) -> bool:
    """Tell whether a speaker calls it to mind: "we recall the bombing", "let us not forget the judge, who was murdered"."""
    return any(
        above.lemma_.lower() in topics()["recalling"]
        and any(s.lower_ in words("ours") for s in (*subjects(above), *(c for c in above.head.children if above.dep_ != "ROOT")))
        for _, above in ancestors(mention.token)
    )
