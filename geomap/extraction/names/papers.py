"""Names that are a newspaper's or a shop's: takes the resolutions of a report and its text, gives them without the towns that those are called by.

>>> without_papers([], "the Manila Bulletin reported")
[]
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geomap.extraction.lexicons import words

if TYPE_CHECKING:
    from geomap.types import Resolution

BEHIND = re.compile(r"\s([A-Z][A-Za-z]+)\b")
ARTICLE = re.compile(r"\bthe\s$", re.IGNORECASE)
SHOP = re.compile(r"['\u2019]s(?=\s*(?:[,.;:)]|\n\s*\n|$))")
"""A possessive with nothing that is possessed: "outside Macy's, ..."."""
NEAR = 8


def without_papers(resolutions: list[Resolution], text: str) -> list[Resolution]:
    """Return `resolutions` without those by which papers and shops are called, which say nothing of where: "the Manila Bulletin reported", "outside Macy's"."""
    return [r for r in resolutions if not (_of_paper(r, text) or SHOP.match(text, r.toponym.span.end))]


def _of_paper(found: Resolution, text: str) -> bool:
    start, end = found.toponym.span.start, found.toponym.span.end
    behind = BEHIND.match(text, end)
    return behind is not None and behind[1].lower() in words("newspapers") and ARTICLE.search(text[max(0, start - NEAR) : start]) is not None
