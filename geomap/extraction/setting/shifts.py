"""What happened some hours before or after what was told, elsewhere: takes a mention, tells whether it is such a one, and gives it the day of what came before.

"Six hours earlier, a bomb went off in X": another incident, of the same day unless its own words give one.

>>> from geomap.extraction.roles.filling import mention_of
>>> from geomap.extraction.scenes import lay_out
>>> from geomap.extraction.roles.triggers import find_hits
>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> scene = lay_out(analyse(Document(doc_id="d", text="Hours later, gunmen shot dead a farmer.")), [], [])
>>> [hours_apart(mention_of(hit, s)) for s in scene.sentences for hit in find_hits(s)][:1]  # no place of its own
[False]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.lexicons import words
from geomap.extraction.setting.nearness import own_places, own_time

if TYPE_CHECKING:
    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.mentions import Mention


def hours_apart(mention: Mention) -> bool:
    """Tell whether it happened some hours before or after what was told, at a place of its own: "about six hours earlier, a bomb went off in X"."""
    if mention.definite or mention.rule.kind not in ("event", "blast", "placing", "harm") or not own_places([mention], 3):
        return False
    return any(t.lower_ in words("shifted") and _measured(t) for t in mention.sentence.parse if t.i < mention.token.i)


def _measured(shift: Token) -> bool:
    """Tell whether it says by how many hours, or in which part of the day: "six hours earlier", "later in the morning"."""
    behind = list(shift.doc[shift.i + 1 : shift.i + 4])
    part = bool(behind) and behind[0].lower_ in ("in", "on", "that", "the") and any(t.lemma_.lower() in words("spans") for t in behind)
    return part or any(c.lemma_.lower() in words("short_spans") for c in shift.children)


def give_day(mention: Mention, before: list[Mention]) -> None:
    """Give a mention that says by how many hours it is apart the day of what was told before it, where it has none."""
    if not own_time(mention) and hours_apart(mention):
        mention.dates += [(d, "sentence") for m in before for d in own_time(m) if d.when.precision == "day"][-1:]
