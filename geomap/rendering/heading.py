"""What a map without a title is called: takes the countries of its incidents, gives "Incidents in Afghanistan, Tajikistan and Uzbekistan".

>>> from geomap.rendering.strings import strings
>>> heading(["Afghanistan", None, "Mali", "Mali"], strings("en"))
'Incidents in Mali and Afghanistan'
>>> heading(["A", "B", "C", "D", "A"], strings("en")), heading([], strings("en"))
('Incidents in A and 3 other countries', 'Incidents')
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MOST = 3


def heading(countries: Iterable[str | None], words: Mapping[str, Any]) -> str:
    """Return the title in the language of `words`, the country with the most incidents first."""
    apart = "\u2068{}\u2069" if words["direction"] == "rtl" else "{}"  # a Latin name inside a line from right to left stays where it is
    names = [apart.format(name) for name, _ in Counter(name for name in countries if name).most_common()]
    if not names:
        return str(words["title"])
    if len(names) > MOST:
        return str(words["title_many"]).replace("{place}", names[0]).replace("{n}", str(len(names) - 1))
    *first, last = names
    joined = f"{words['title_comma'].join(first)}{words['title_and']}{last}" if first else last
    return str(words["title_in"]).replace("{places}", joined)
