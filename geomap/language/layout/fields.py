r"""Forms: takes a text and its paragraphs, gives for each line that fills in a field ("Date: 2 May", "Location: Gao", "Incident: ...") which form it is of.

Incident reports and alerts are often forms. What stands under "Date" and "Location" holds for all that the same form tells; a field that comes again begins the
next form. The head of a letter ("Date: ... From: ... Subject: ...") is none, nor are the date and place of a report above its text.

>>> text = "Date: 2 May 2014\nLocation: Gao\nIncident: Two rockets hit the camp."
>>> lines = [(0, 16), (17, 30), (31, len(text))]
>>> [(field.form, field.kind, text[field.value :][:5]) for field in fields(text, lines)]
[(1, 'when', '2 May'), (1, 'where', 'Gao\nI'), (1, 'what', 'Two r')]
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap.language.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = re.compile(r"(?:[-*\u2022]\s+)?\**([A-Za-z][A-Za-z/ ]{1,30}?)(?:\s?\([^()\n]{1,20}\))?\s?:\**\s+(?=\S)")
KINDS = ("when", "where", "what", "letter")
APART = 2
"""How many lines that fill in no field may stand within a form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field: of which form, of which kind ("when", "where", "what"), and where its value begins."""

    form: int
    kind: str
    value: int


def fields(text: str, ranges: list[tuple[int, int]]) -> list[Field | None]:
    """Return for each paragraph the field that it fills in, None where it fills in none; a form says what happened, and when or where."""
    named = [_named(text, start, end) for start, end in ranges]
    found: list[Field | None] = [None] * len(ranges)
    number = 0
    for form in _forms(named):
        kinds = {kind for at in form if (line := named[at]) is not None for kind in [line[1]]}
        if "letter" in kinds or "what" not in kinds or len(kinds) == 1:
            continue
        number += 1
        for at in range(form[0], form[-1] + 1):  # with what stands between them
            _, kind, value = named[at] or ("", "what", ranges[at][0])
            found[at] = Field(form=number, kind=kind, value=value)
    return found


def _named(text: str, start: int, end: int) -> tuple[str, str, int] | None:
    """Return the name of the field, its kind and where its value begins."""
    match = NAME.match(text, start, end)
    name = " ".join(match[1].lower().split()) if match else ""
    kind = next((kind for kind in KINDS if name in words(f"fields_{kind}")), None)
    return (name, kind, match.end()) if match and kind else None


def _forms(named: list[tuple[str, str, int] | None]) -> Iterator[list[int]]:
    """Yield the lines of each form: fields that stand together, none of them twice."""
    form: list[int] = []
    seen: set[str] = set()
    for at, line in enumerate(named):
        if line is None:
            continue
        name = line[0]
        if form and (at - form[-1] > APART + 1 or name in seen):
            yield form
            form, seen = [], set()
        form.append(at)
        seen.add(name)
    if form:
        yield form
