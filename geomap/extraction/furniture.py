"""What stands beside a report on its page: takes a line, tells whether it is a link, a list of subjects or an entry of a table of contents.

>>> is_furniture("Read more: Kabul bombing kills 20"), is_furniture("Read more than one report of the bombing, they said.")
(True, False)
>>> is_furniture("3. Killings of journalists in Mexico ........ 12"), is_furniture("https://example.org/bomb-kills-two-in-market")
(True, True)
"""

from __future__ import annotations

import functools
import re
import tomllib
from importlib import resources

LINK_WORDS = 3
LONGEST = 300
"""No such line is longer."""
LEADERS = re.compile(r"(?:\.{4,}|\u2026{2,}|(?:\. ){4,})\s*\d{1,4}$")


def is_furniture(line: str) -> bool:
    """Tell whether `line`, a paragraph as the document has it, tells nothing of its own."""
    return len(line) <= LONGEST and bool(is_link(line) or _opener().match(line) or LEADERS.search(line))


def is_link(words: str) -> bool:
    """Tell whether `words` are no more than the address of a page, of which the words tell nothing."""
    found = words.split()
    return len(found) <= LINK_WORDS and any("://" in word for word in found)


@functools.cache
def _opener() -> re.Pattern[str]:
    text = resources.files("geomap").joinpath("resources/incidents/furniture.toml").read_text(encoding="utf-8")
    openers = sorted(tomllib.loads(text)["openers"], key=lambda opener: (-len(opener), opener))
    return re.compile(rf"\W{{0,4}}(?:{'|'.join(map(re.escape, openers))})(?:\s?[:|\u2013\u2014>\u00bb]|\s-\s|\s*$)", re.IGNORECASE)
