"""What a reader without scripts sees: takes a frame, gives the HTML of what is needed and of the first rows as a plain table.

>>> import pandas as pd
>>> from geomap.rendering.frame import read_frame
>>> "&lt;b&gt;" in fallback(read_frame(pd.DataFrame({"longitude": [1], "latitude": [2], "quote": ["<b>"]})), "en")
True
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from geomap.rendering.strings import strings
from geomap.rendering.verbatim import printable

if TYPE_CHECKING:
    from geomap.rendering.frame import Frame

FIELDS = ("date", "category", "place", "country", "killed", "quote")
ROWS = 20


def fallback(frame: Frame, language: str, title: str = "") -> str:
    """Return the section that stands in the page until its program has drawn the map."""
    words = strings(language)
    head = "".join(f'<th scope="col">{escape(words["fields"][name])}</th>' for name in FIELDS)
    first = frame.head(ROWS)
    columns = [first.texts(name) for name in FIELDS]
    rows = "".join(f"<tr>{''.join(_cell(value) for value in row)}</tr>\n" for row in zip(*columns, strict=True))
    heading = f"<h1>{printable(title)}</h1>\n" if title else ""
    return (
        f'<section id="fallback" class="gm-fallback">\n{heading}<p>{escape(words["needs_scripts"])}</p>\n'
        f"<table>\n<caption>{escape(words['first_rows'])}</caption>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n</section>\n"
    )


def _cell(value: object) -> str:
    return f'<td dir="auto">{printable("" if value is None else str(value))}</td>'
