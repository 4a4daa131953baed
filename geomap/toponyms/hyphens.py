"""Names behind hyphens: takes a text and the place of a name in it, gives the end of the longer name that it is only the beginning of.

"Kashgar-Kyshtak" is a village of its own and not Kashgar; "Kabul-Kandahar", "Russia-Ukraine" are two places, "Nairobi-Based" is neither.

>>> from geomap.gazetteer import open_gazetteer
>>> from geomap.toponyms.names import names_of
>>> names = names_of(open_gazetteer())
>>> text = "In Kashgar-Kyshtak, on the Kabul-Kandahar road."
>>> text[3 : whole(text, 3, 10, names)], text[27 : whole(text, 27, 32, names)]
('Kashgar-Kyshtak', 'Kabul')
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geomap.toponyms.lexicon import load

if TYPE_CHECKING:
    from geomap.toponyms.names import Names

BEHIND = re.compile(r"-([^\W\d_]{3,})(?![\w-])")
SUFFIX = re.compile(r"-([a-z]{2,4})(?![\w-])")


def whole(text: str, start: int, end: int, names: Names) -> int:
    """Return where the name at `start` ends: behind the hyphened word where neither the gazetteer nor the lexicon of peoples knows that word by itself."""
    suffix = SUFFIX.match(text, end)
    if suffix and suffix[1] not in load().classes["behind_hyphen"] and not names.known(text[start:end]):
        return suffix.end()  # "Locso-an", of which nobody knows the first half
    behind = BEHIND.match(text, end)
    if behind is None or not behind[1][0].isupper() or text[start:end].isupper() or behind[1].lower() in load().classes["behind_hyphen"]:
        return end
    if names.known(behind[1]) or names.known(text[start : behind.end()]) or behind[1] in load().demonyms:
        return end
    return behind.end()
