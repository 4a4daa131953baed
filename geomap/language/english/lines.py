"""Lines that are no sentences: takes the words of a text before they are parsed, says where none begins a sentence.

>>> from geomap.language.parse import model
>>> doc = keep_lines(model().make_doc("Officials said 63 men died."), "Officials said 63 men died.")
>>> [token.is_sent_start for token in doc]
[True, False, False, False, False, False]
"""

from __future__ import annotations

import re
from typing import Any

INITIALS = re.compile(r"(?:[A-Z]\.){2,}")
FULL = 0.75
"""A line so full, of the widest of its paragraph, ends where there was no more room."""
NO_START = -1
"""What spaCy marks a word with that begins no sentence."""


def keep_lines(doc: Any, text: str) -> Any:
    """Return the words of a text, none of which is to begin a sentence within a line behind a word, a number or a comma: "said 63 | Boko Haram men died".

    Nor does a small word behind initials: "near the U.S. | embassy".

    Nor at the start of a line that goes on from the one before: where that is as wide as any, or the word small. All words are marked at one go: spaCy looks
    through the text at each that is marked alone.
    """
    wide = FULL * max(map(len, text.split("\n"))) if "\n" in text else 0
    end, open_, initials = 0, False, False
    starts = doc.to_array(["SENT_START"]).astype("int64")
    for token in doc:
        gap = text[end : token.idx]
        if open_ and ("\n" not in gap or token.text[:1].islower() or end - text.rfind("\n", 0, end) > wide):
            starts[token.i] = NO_START
        if initials and token.text[:1].islower() and "\n\n" not in gap:
            starts[token.i] = NO_START
        end, open_, initials = token.idx + len(token), token.is_alpha or token.like_num or token.text == ",", INITIALS.fullmatch(token.text) is not None
    return doc.from_array(["SENT_START"], starts.astype("uint64")) if len(doc) else doc
