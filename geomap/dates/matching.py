"""Where the rules apply: takes the tokens of a paragraph, gives the matches that stand, in order, none overlapping.

The longest match wins; of two equally long ones, that of the earlier rule. The work is linear in the text: every repetition in the rules is bounded.

>>> from geomap.dates.rules import open_grammar
>>> from geomap.dates.tokens import tokenise
>>> found = match(tokenise("late in March 2015 and on May 5"), open_grammar("en"))
>>> [(f.rule.name, f.word("m"), f.word("y")) for f in found]
[('month-year', 'march', '2015'), ('month-day', 'may', None)]
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re

    from geomap.dates.rules import Grammar, Rule
    from geomap.dates.tokens import Token

MOST_ALIKE = 4  # groups of one name in one rule


@dataclass(slots=True)
class Found:
    """A rule that applies to tokens `start` to `end`; `year_hint` is the year that a neighbour lends it ("April and May 2022")."""

    rule: Rule
    start: int
    end: int
    groups: dict[str, tuple[int, int]]
    tokens: list[Token]
    grammar: Grammar
    year_hint: int | None = field(default=None)

    def word(self, name: str) -> str | None:
        """Give the tokens captured under `name`, joined by one space, or None."""
        bounds = self.groups.get(name)
        return " ".join(token.word for token in self.tokens[bounds[0] : bounds[1]]) if bounds else None

    def value(self, name: str, *classes: str) -> str | None:
        """Give what the words captured under `name` mean in the first of `classes` that has them; a full stop after an abbreviation is ignored."""
        words = self.word(name)
        return self.grammar.lexicon.any_value(classes, words.removesuffix(" .")) if words is not None else None

    @property
    def month(self) -> int:
        """Give the number of the month that the words name, 0 for none."""
        return int(self.value("m", "month", "monthw", "monthab") or 0)


def match(tokens: list[Token], grammar: Grammar) -> list[Found]:
    """Apply all rules to `tokens` and keep the longest matches."""
    symbols = grammar.alphabet.spell(tokens)
    candidates = [(m.start() - m.end(), order, m.start(), m) for order, rule in enumerate(grammar.rules) for m in rule.regex.finditer(symbols)]
    candidates.sort(key=lambda c: c[:3])
    taken = bytearray(len(tokens))
    kept: list[Found] = []
    for _, order, start, m in candidates:
        end = m.end()
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            kept.append(Found(grammar.rules[order], start, end, _groups(m), tokens, grammar))
    kept.sort(key=lambda found: found.start)
    return kept


def _groups(m: re.Match[str]) -> dict[str, tuple[int, int]]:
    groups: dict[str, tuple[int, int]] = {}
    for name in m.re.groupindex:
        if m.start(name) >= 0:
            groups.setdefault(name.split("__")[0], m.span(name))
    return groups
