r"""Reports composed of independent parts, each with what it says, so that the truth about a report is known without anybody's having read it.

A grammar is a file of TOML for one language:

- `[calendar]`: lists by which a day is written, of seven (from Monday) or of twelve (from January): `weekday = ["Monday", ...]`.
- `[parts.NAME]`: `columns = "text,name,in"` and `rows`, one row a line, its columns parted by "|"; an empty column may be left out at the end.
  A row may hold other parts. With `match = ["in", "{place.code}"]` only rows whose column `in` names that value are drawn, or, where there are
  none, the rows whose column is empty.
- `[frames]`: like a part; its rows are whole reports, and its columns what they say.
- `[truth]` and `[[others]]`: for each field of the report's one incident, and of others that it may tell, a text of parts. A field that comes out empty is not told.

"{place.town}" is the column "town" of the row drawn for "place", the same all over the report; "{place}" is its first column; "{place2}" is another draw, and the
parts within its row are others, too. "{ago.weekday}" is a day a few days before the report's date, written by the list "weekday"; "{ago1.iso}" yesterday. "1+2" in the truth is a sum.

>>> grammar = Grammar.of({"parts": {"n": {"columns": "text,n", "rows": "two|2"}}, "frames": {"columns": "text,killed", "rows": "{n} men died.|{n.n}+1"}})
>>> report = grammar.compose(1)
>>> report.text, report.truth["killed"], report.drawn["n"]
('Two men died.', '3', 'two')
"""

from __future__ import annotations

import datetime as dt
import random
import re
import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

SLOT = re.compile(r"\{([a-z_]+)(\d*)(?:\.([a-z_]+))?\}")
FIRST_LETTER = re.compile(r"(?:^|(?<=[.!?]\s)|(?<=\\n\s)|(?<=\)\s[-—]\s))[^\W\d_]")
STRAY = re.compile(r" +(?=[ ,.]|\\n|$)|(?<=\\n) +|,(?= *[,.])")
SUM = re.compile(r"\d+(?:\+\d+)+")
FIRST_DAY = dt.date(2015, 1, 1).toordinal()
DAYS = 3300
AGO = (2, 5)
"""How many days lie between what happened and the report, where its words name the day."""

Row = dict[str, str]


@dataclass(frozen=True)
class Part:
    """The rows of which one is drawn; `match` is the column that must name a value, and the text that gives it."""

    rows: list[Row]
    match: tuple[str, str] | None = None

    @classmethod
    def of(cls, told: dict[str, Any]) -> Part:
        """Read a part as the file has it."""
        columns = [name.strip() for name in told["columns"].split(",")]
        lines = [line for line in told["rows"].splitlines() if line.strip() and not line.startswith("#")]
        rows = [dict(zip(columns, [cell.strip() for cell in line.split("|")] + [""] * len(columns), strict=False)) for line in lines]
        return cls(rows, tuple(told["match"]) if "match" in told else None)


@dataclass(frozen=True)
class Report:
    """A report, the day on which it came out, what it tells, and which row was drawn for each part."""

    text: str
    published: str
    truth: dict[str, str]
    others: list[dict[str, str]]
    drawn: dict[str, str]


@dataclass(frozen=True)
class Grammar:
    """The parts of a language's reports."""

    frames: Part
    parts: dict[str, Part]
    calendar: dict[str, list[str]] = field(default_factory=dict)
    truth: dict[str, str] = field(default_factory=dict)
    others: list[dict[str, str]] = field(default_factory=list)

    @classmethod
    def of(cls, told: dict[str, Any]) -> Grammar:
        """Read a grammar as the file has it."""
        parts = {name: Part.of(part) for name, part in told["parts"].items()}
        return cls(Part.of(told["frames"]), parts, told.get("calendar", {}), told.get("truth", {}), told.get("others", []))

    @classmethod
    def read(cls, path: Path) -> Grammar:
        """Read a grammar's file."""
        return cls.of(tomllib.loads(path.read_text("utf-8")))

    def compose(self, seed: int) -> Report:
        """Put a report together; the same seed gives the same report."""
        return _Draw(self, random.Random(seed)).report()  # noqa: S311 - a seed is what is wanted


class _Draw:
    """One report in the making: which row each part has so far."""

    def __init__(self, grammar: Grammar, chance: random.Random) -> None:
        self.grammar, self.chance = grammar, chance
        self.rows: dict[str, Row] = {}
        self.published = dt.date.fromordinal(FIRST_DAY + chance.randrange(DAYS))
        self.ago = chance.randint(*AGO)

    def report(self) -> Report:
        frame = self.chance.choice(self.grammar.frames.rows)
        text = self.fill(next(iter(frame.values())))
        text = STRAY.sub("", FIRST_LETTER.sub(lambda m: m.group().upper(), text)).strip()
        truth = self.told({**self.grammar.truth, **{name: value for name, value in list(frame.items())[1:] if value}})
        others = [told for other in self.grammar.others if (told := self.told(other)).get("category")]
        drawn = {"frame": next(iter(frame.values())), **{name: next(iter(row.values())) for name, row in self.rows.items()}}
        return Report(text.replace("\\n", "\n"), self.published.isoformat(), truth, others, drawn)

    def told(self, fields: dict[str, str]) -> dict[str, str]:
        filled = {name: self.fill(text, ask=True) for name, text in fields.items()}
        return {
            name: SUM.sub(lambda m: str(sum(map(int, m.group().split("+")))), value.strip("+/- ")) for name, value in filled.items() if value not in ("", "-")
        }

    def fill(self, text: str, within: str = "", *, ask: bool = False) -> str:
        """Put the rows drawn into a text. What is only asked for (`ask`) is not drawn anew, but is empty where the report has none of it."""

        def put(slot: re.Match[str]) -> str:
            name, number, column = slot.group(1), within + slot.group(2), slot.group(3)
            if name == "ago":
                return self.day(int(slot.group(2) or self.ago), column or "iso")
            if ask and name + number not in self.rows:
                return ""
            row = self.row(name, number)
            return self.fill(row[column] if column else next(iter(row.values())), number, ask=ask)

        return SLOT.sub(put, text)

    def row(self, name: str, number: str) -> Row:
        if name + number not in self.rows:
            part = self.grammar.parts[name]
            taken = [row for key, row in self.rows.items() if key.rstrip("0123456789") == name]
            free = [[row for row in rows if row not in taken] for rows in self.fitting(part, number)]
            self.rows[name + number] = self.chance.choice(next(filter(None, free), part.rows))
        return self.rows[name + number]

    def fitting(self, part: Part, number: str) -> list[list[Row]]:
        if not part.match:
            return [part.rows]
        column, value = part.match[0], self.fill(part.match[1], number)
        return [[row for row in part.rows if value in row[column].split()], [row for row in part.rows if not row[column]]]

    def day(self, ago: int, how: str) -> str:
        day = self.published - dt.timedelta(days=ago)
        words = self.grammar.calendar.get(how)
        if words is None:
            return {"iso": day.isoformat(), "number": str(day.day), "year": str(day.year)}[how]
        return words[day.weekday() if len(words) == 7 else day.month - 1]
