"""What the report is about: takes an account and the scene, gives why the account is only mentioned in passing, or None.

A court story, an accident or a vote names old or other incidents as its background; these are not what it reports.

>>> aside(None, [], None)
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from geomap.extraction.anchoring import basis_rank
from geomap.extraction.lexicons import context
from geomap.extraction.timing import choose_time

if TYPE_CHECKING:
    from geomap.extraction.accounts import Account
    from geomap.extraction.mentions import Mention
    from geomap.extraction.scenes import Scene, Sentence

RECENT_DAYS = 8
LEAD = 2


def aside(account: Account | None, kept: list[Account], scene: Scene | None) -> str | None:
    """Return why the account is no more than background of a report about something else, or None."""
    if account is None or scene is None:
        return None
    opening = _opening(scene)
    words = {t.lemma_.lower() for s in opening for t in s.parse}
    headline = {t.lemma_.lower() for s in opening if s.kind == "heading" for t in s.parse}
    court = _about(opening, "court")
    if court and not _news(account, opening, scene):
        return "background of a court story"
    told_first = any(m.sentence in opening and not _nominal(m) for a in kept for m in a.mentions)
    if told_first:
        return None
    if headline & context()["politics"] and all(_nominal(m) for m in account.mentions):
        return "mentioned in passing in a report about politics"
    if words & context()["accident"] and not _firm(account):
        return "mentioned in passing in a report about an accident"
    return None


def _opening(scene: Scene) -> list[Sentence]:
    """Return the headline and the first sentences."""
    texts = [s for s in scene.sentences if s.kind == "text"]
    first = texts[0].index if texts else 0
    headings = [s for s in scene.sentences if s.kind == "heading" and s.index < first]
    return headings + texts[:LEAD]


def _about(opening: list[Sentence], name: str) -> bool:
    """Tell whether the headline or the main clause of the first sentence is of the kind `name`."""
    words = context()[name]
    headings = [s for s in opening if s.kind == "heading"]
    if any(t.lemma_.lower() in words for s in headings for t in s.parse):
        return True
    first = next((s for s in opening if s.kind != "heading"), None)
    if first is None:
        return False
    root = first.parse.root
    near = [
        root,
        *(c for c in root.children if c.dep_ in ("dobj", "xcomp", "acomp", "attr", "oprd")),
        *(g for c in root.children if c.dep_ == "prep" for g in c.children),
    ]
    return any(t.lemma_.lower() in words for t in near)


def _news(account: Account, opening: list[Sentence], scene: Scene) -> bool:
    """Tell whether the account is itself news: told in a clause of its own and dated within days of the report."""
    if all(_nominal(m) or m.court for m in account.mentions):
        return False
    date, basis = choose_time(account.mentions)
    dates = [date.when.latest] if date is not None and date.when.latest and basis in ("syntax", "sentence") else []
    if not dates or not scene.published:
        return False
    try:
        report = dt.date.fromisoformat(scene.published[:10])
        return any((report - dt.date.fromisoformat(day[:10])).days <= RECENT_DAYS for day in dates)
    except ValueError:
        return False


def _nominal(mention: Mention) -> bool:
    """Tell whether the mention is a noun that nothing is asserted of: "the move follows the killing of X"."""
    if not mention.is_noun:
        return False
    return mention.token.dep_ not in ("nsubj", "nsubjpass", "ROOT") and mention.sentence.kind != "heading"


def _firm(account: Account) -> bool:
    """Tell whether place and time of the account are its own."""
    placed = any(basis_rank(b) >= basis_rank("sentence") for m in account.mentions for _, b in m.places)
    dated = any(basis_rank(b) >= basis_rank("sentence") for m in account.mentions for _, b in m.dates)
    return placed and dated and all(m.status == "occurred" for m in account.mentions)
