"""Patterns over words: takes the small language of rules.toml, gives regular expressions over one character a word.

Each token of a text becomes one character that stands for the set of classes it belongs to ("second" is an ordinal and a unit), so a rule is an ordinary
regular expression, short and linear. A pattern is written as class names, 'literal words', MACROS, `name=` before what is to be captured, the operators
``( ) | ? * + {1,3}``, and ``<``, ``>``, ``!<``, ``!>`` before what must (not) stand before or after.

>>> from geomap.dates.lexicon import open_lexicon
>>> alphabet = Alphabet(open_lexicon("en"), literals={"of"})
>>> from geomap.dates.tokens import tokenise
>>> rule = alphabet.compile("d=dd 'of' m=month", {})
>>> found = rule.search(alphabet.spell(tokenise("on 9 of April")))
>>> found.span(), found.span("m")
((1, 4), (3, 4))
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geomap.dates.lexicon import Lexicon
    from geomap.dates.tokens import Token

PIECE = re.compile(r"\s*(?:(?P<name>[a-z]\w*)=|'(?P<literal>[^'\s]+|')'|(?P<ident>\w+)|(?P<look>!?[<>])|(?P<op>[()|?*+]|\{\d+,\d+\}))")
LOOK = {"<": "(?<=", ">": "(?=", "!<": "(?<!", "!>": "(?!"}
UNKNOWN = "\ue000"
NUMERIC_KINDS = frozenset({"dtg", "iso", "slash", "code", "years", "clock", "decade", "ordn", "ampm"})
SAMPLES = [
    "0",
    "00",
    "05",
    "5",
    "12",
    "18",
    "24",
    "28",
    "31",
    "45",
    "99",
    "099",
    "100",
    "730",
    "0070",
    "0730",
    "1000",
    "1060",
    "1075",
    "1930",
    "1975",
    "2159",
    "2170",
    "2300",
    "2459",
    "2575",
    "12345",
    "2.5",
    "1,000",
]
YEARS = range(1000, 2200)
LONGEST_CLASSED = 4
WITH_POINT, LARGE = frozenset({"dec"}), frozenset({"int", "big"})
MAX_HOUR, MAX_MINUTE, MAX_DAY, MAX_MONTH = 24, 59, 31, 12


def number_classes(digits: str) -> frozenset[str]:
    """Tell what a run of digits may be: dd, mm, hh, yy, yyyy, hhmm, int or dec."""
    if len(digits) > LONGEST_CLASSED or not digits.isdigit():
        return WITH_POINT if "." in digits else LARGE
    return _plain_classes(digits)


@functools.cache
def _plain_classes(digits: str) -> frozenset[str]:
    length, value = len(digits), int(digits)
    tests = {
        "int": True,
        "small": length < 4,
        "dd": length <= 2 and 1 <= value <= MAX_DAY,
        "mm": length <= 2 and 1 <= value <= MAX_MONTH,
        "hh": length <= 2 and value <= MAX_HOUR,
        "yy": length == 2,
        "yyhi": length == 2 and value > MAX_DAY,
        "yyyy": length == 4 and value in YEARS,
        "hhmm": length == 4 and value // 100 <= MAX_HOUR and value % 100 <= MAX_MINUTE,
    }
    return frozenset(name for name, holds in tests.items() if holds)


class Alphabet:
    """One character for each set of classes that a word can belong to."""

    def __init__(self, lexicon: Lexicon, literals: Iterable[str]) -> None:
        """Give every word of `lexicon`, every literal of the rules and every kind of number its character."""
        sets: dict[str, set[str]] = {}
        self.sequences: dict[str, list[list[str]]] = {}
        for name, entries in lexicon.classes.items():
            for entry in entries:
                words = entry.split(" ")
                if len(words) == 1:
                    sets.setdefault(entry, set()).add(name)
                else:
                    self.sequences.setdefault(name, []).append(words)
                    for word in words:
                        sets.setdefault(word, set()).add("'" + word)
        for word in literals:
            sets.setdefault(word, set()).add("'" + word)
        self.symbols: dict[frozenset[str], str] = {}
        self.words = {word: self._symbol(frozenset(names)) for word, names in sets.items()}
        self.kinds = {kind: self._symbol(frozenset({kind})) for kind in sorted(NUMERIC_KINDS)}
        for sample in SAMPLES:
            self._symbol(number_classes(sample))

    def _symbol(self, names: frozenset[str]) -> str:
        return self.symbols.setdefault(names, chr(ord(UNKNOWN) + 1 + len(self.symbols)))

    def spell(self, tokens: Iterable[Token]) -> str:
        """Give the characters of `tokens`, one each."""
        words, kinds, symbols = self.words, self.kinds, self.symbols
        return "".join([words.get(t.word) or (kinds.get(t.kind) if t.kind != "int" else symbols.get(number_classes(t.word))) or UNKNOWN for t in tokens])

    def one(self, name: str) -> str:
        """Give the character class of the single words of class `name` (or of a literal, written with a leading quote)."""
        found = "".join(sorted(symbol for names, symbol in self.symbols.items() if name in names))
        return f"[{found}]" if found else r"(?!)"

    def any(self, name: str) -> str:
        """Give the expression for all entries of class `name`, the longest first."""
        several = sorted(self.sequences.get(name, ()), key=lambda words: (-len(words), words))
        if not several:
            return self.one(name)
        return "(?:" + "|".join(["".join(self.one("'" + word) for word in words) for words in several] + [self.one(name)]) + ")"

    def compile(self, pattern: str, macros: dict[str, str]) -> re.Pattern[str]:
        """Compile one pattern; a name captured in several places gets numbered groups: y, y__1, y__2."""
        names: dict[str, int] = {}

        def numbered(match: re.Match[str]) -> str:
            count = names[match[1]] = names.get(match[1], -1) + 1
            return f"(?P<{match[1]}__{count}>" if count else match[0]

        return re.compile(re.sub(r"\(\?P<(\w+)>", numbered, self._translate(pattern, macros)))

    def _translate(self, pattern: str, macros: dict[str, str]) -> str:
        out: list[str] = []
        opening, closing, at = "", "", 0
        while at < len(pattern.rstrip()):
            piece = PIECE.match(pattern, at)
            if piece is None:
                message = f"unreadable pattern at {pattern[at:]!r}"
                raise ValueError(message)
            at = piece.end()
            if piece["name"]:
                opening, closing = f"(?P<{piece['name']}>", ")"
            elif piece["look"]:
                opening, closing = LOOK[piece["look"]], ")"
            elif piece["op"] == "(":
                out.append(opening or "(?:")
                opening, closing = "", ""
            elif piece["op"]:
                out.append(piece["op"])
            else:
                behind = opening.startswith("(?<") and not opening.startswith("(?P")
                atom = self._atom(piece["literal"], piece["ident"], macros, behind=behind)
                out.append(opening + atom + closing)
                opening, closing = "", ""
        return "".join(out)

    def _atom(self, literal: str | None, ident: str | None, macros: dict[str, str], *, behind: bool) -> str:
        if literal is not None:
            return self.one("'" + literal)
        name = ident or ""
        if name in macros:
            return "(?:" + self._translate(macros[name], macros) + ")"
        return self.one(name) if behind else self.any(name)


def literals_of(patterns: Iterable[str]) -> set[str]:
    """Collect the literal words that `patterns` use."""
    return {piece["literal"] for pattern in patterns for piece in PIECE.finditer(pattern) if piece["literal"]}
