"""Names that are a newspaper's or a shop's: takes the resolutions of a report and its text, gives them without the towns that those are called by.

>>> without_papers([], "the Manila Bulletin reported")
[]
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geomap.extraction.lexicons import nouns, words

if TYPE_CHECKING:
    from geomap.types import Resolution

BEHIND = re.compile(r"\s([A-Z][A-Za-z]+)\b(?:\s+([A-Za-z]+))?")
ARTICLE = re.compile(r"(?:\b(\w+)\s+)?\bthe\s$", re.IGNORECASE)
SHOP = re.compile(r"['\u2019]s(?=\s*(?:[,.;:)]|\n\s*\n|$))")
"""A possessive with nothing that is possessed: "outside Macy's, ..."."""
NEAR = 24


def without_papers(resolutions: list[Resolution], text: str) -> list[Resolution]:
    """Return `resolutions` without those by which papers and shops are called, which say nothing of where: "the Manila Bulletin reported", "outside Macy's"."""
    return [r for r in resolutions if not (_of_paper(r, text) or SHOP.match(text, r.toponym.span.end))]


def _of_paper(found: Resolution, text: str) -> bool:
    start, end = found.toponym.span.start, found.toponym.span.end
    behind = BEHIND.match(text, end)
    before = ARTICLE.search(text[max(0, start - NEAR) : start])
    if behind is None or before is None or behind[1].lower() not in words("newspapers"):
        return False
    of_house = behind[2] is not None and (behind[2][:1].isupper() or "structure" in nouns().get(behind[2].lower(), frozenset()))
    of_post = behind[1].lower() == "post" and before[1] is not None and before[1].lower() not in words("telling_to")
    return not (of_house or of_post)  # "the Kabul Star hotel", "the Kampala Standard Bank", "attacked the Torkham Post"
