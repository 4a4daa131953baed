r"""Shorthand of logs put in full for the parser: takes a text, gives it as it is parsed, and each token its own letters back.

Security logs shorten what they say a hundred times a day: "RCIED det. nr ANP CP, 2 ANP KIA". `resources/language/shorthand.tsv` holds what each shortening is read
as, beside which words, in what reports: `log` is "yes" for those that only a report with other shorthand means, "any" for plain words that the parser reads better in
others; `with` and `without` are words that the report must and must not have.

>>> text = "RCIED det. nr the bridge, 2 ANP KIA."
>>> full, pieces = spell_out(text, frozenset({"log"}))
>>> full
'Roadside bomb exploded near the bridge, 2 policemen killed.'
>>> [text[piece.start : piece.end] for piece in pieces]
['RCIED', 'det.', 'nr', 'ANP', 'KIA']
"""

from __future__ import annotations

import csv
import functools
import re
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING, Any

from geomap.language.casing import is_capitals
from geomap.language.tree import Tree, Word

if TYPE_CHECKING:
    from collections.abc import Iterator

LOG = "log"
REACH = 60
"""How many letters before and behind a shortening are looked at."""
COUNT = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|dozen)"
EXPLOSIVE = r"(?:[A-Z-]*IEDs?|bombs?|devices?|mines?|grenades?|HG|explosives?|UXO|SVESTs?)"
FORCES = r"(?:[A-Z][A-Z0-9]{1,5}|army|police|military|security)"
PLACED = r"(?:the )?(?:\d{1,2} )?[A-Z][\w'-]+(?: [A-Z][\w'-]+| \d{1,4})*(?: (?:area|city|district|morning|night|evening|afternoon|province|region|state|town|village))?\s+"
BEFORE = {
    "number": rf"\b{COUNT}\s?[xX]?\s+$",
    "one": r"\b(?:1|one)\s?[xX]?\s+$",
    "counted": rf"\b{COUNT}\s?[xX]?\s+(?:[\w'/+&()-]+\s+){{0,4}}$",
    "explosive": rf"\b{EXPLOSIVE}\s+$",
    "insurgent": r"\b(?:AOGs?|INS|AGEs?|ACM|AS|BH|TB|insurgents|militants|gunmen|rebels|UAM)\s+$",
    "force": rf"\b{FORCES}\s+$",
    "attack": r"(?i:\b(?:attacks?|ambush|raid|clash|clashes|strike))\s+(?:\([^)]*\)\s+)?$",
    "exploded": r"\bdet'?d?\.?\s+$",
    "opened": rf"(?:^|[.!?\n]\s*)(?:On|Last|In|Near|At|Early on|Late on)\s+{PLACED}$",
    "placed": rf"\b(?:at|from|in|near|on|outside)\s+{PLACED}$",
    "ridden": r"\b(?:on|in|aboard|riding|from) (?:\w+ ){0,3}(?:bicycle|bike|boat|car|jeep|lorry|moped|motorbike|motorcycle|pick-?up|scooter|taxi|tricycle|truck|van|vehicle)\s+$",
    "word": r"[a-z,]\s+$",
    "gunfire": r"\b(?:SAF|IDF)(?:\s?[/&]\s?RPG)?\s+$",
}
BEHIND = {
    "end": r"^\s*(?:$|[.,;:)/&]|(?:KIA|WIA|MIA|EKIA|killed|wounded|injured|inj|dead|and|were|was|captured|detained|missing|abducted|including|incl)\b)",
    "number": r"^\s*\(?(?:at least )?\d",
    "name": r"^\s+[A-Z]",
    "people": r"^\s+\d{1,3}\s+(?:people|men|women|children|police|[a-z]+s)\s+(?:was|were|had|have|died|[a-z]+ed)\b",
    "deed": r"^\s+(?:(?:had |have |also |then )?[a-z]+ed|beat|blew|burnt|cut|held|hit|seized|set|shot|slit|stole|struck|threw|took)\b",
    "somebody": rf"^\s+(?:an?|the|at|and|him|her|his|their|two|several|{COUNT}|[A-Z]\w+)\s",
    ".": r"^\.",
    ",": r"^,",
    ";": r"^;",
}
OPENING = re.compile(r"(?:^|[.!?:\n|]|\s[-/\u2013\u2014])\s*$")
"""What stands before the first word of a sentence or an entry."""
XS = re.compile(r"(?<=\d)[xX](?=[A-Z]{2})")
"""The sign with which logs count, bound to what it counts: "3xKIA"."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What a shortening is read as, and where."""

    read_as: str
    before: re.Pattern[str] | None
    behind: re.Pattern[str] | None
    log: bool
    plain: bool
    given: frozenset[str]
    barred: frozenset[str]


@dataclass(frozen=True, slots=True)
class Piece:
    """A shortening: where it stands in the text, and its words in the text in full."""

    start: int
    end: int
    first: int
    stop: int


@functools.cache
def _rules() -> dict[str, list[Rule]]:
    text = resources.files("geomap").joinpath("resources/language/shorthand.tsv").read_text("utf-8")
    found: dict[str, list[Rule]] = {}
    for row in csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        rule = Rule(
            row["read_as"],
            _context(row["before"], BEFORE, r"(?i:\b{})\s+$"),
            _context(row["behind"], BEHIND, r"^\s+(?i:{})(?!\w)"),
            row["log"] == "yes",
            row["log"] == "any",
            frozenset(filter(None, row["with"].split("|"))),
            frozenset(filter(None, row["without"].split("|"))),
        )
        for short in row["short"].split("|"):
            found.setdefault(short, []).append(rule)
    return found


def _context(cell: str, kinds: dict[str, str], word: str) -> re.Pattern[str] | None:
    """Return what must stand beside a shortening: one of the kinds or words of a cell."""
    names = cell.split("|") if cell else []
    return re.compile("|".join(kinds.get(name) or word.format(re.escape(name)) for name in names)) if names else None


@functools.cache
def _shorts() -> re.Pattern[str]:
    shorts = sorted(_rules(), key=lambda short: (-len(short), short))
    return re.compile(rf"(?<![\w/.'-])(?:{'|'.join(map(re.escape, shorts))})(?![\w'-])")


def signs_of(text: str) -> frozenset[str]:
    """Return the words of a report on which readings of its shorthand hang, and `LOG` where it has any; none where it has none."""
    text = XS.sub(" ", text)
    if not _shorts().search(text) or is_capitals(text):
        return frozenset()  # in capitals everywhere, "AS" and "IS" are words
    asked = {word for rules in _rules().values() for rule in rules for word in rule.given | rule.barred}
    said = frozenset(asked & set(re.findall(r"[a-z]+", text.lower())))
    sure = any(True for match in _shorts().finditer(text) if (rule := _read(text, match, said | {LOG})) is not None and not (rule.log or rule.plain))
    return said | {LOG} if sure else frozenset()


def spell_out(text: str, signs: frozenset[str]) -> tuple[str, tuple[Piece, ...]]:
    """Return `text` with its shorthand in full, and the pieces that were; `signs` are those of the report."""
    text = XS.sub(" ", text) if LOG in signs else text
    parts: list[str] = []
    pieces: list[Piece] = []
    at = length = 0
    for match in _shorts().finditer(text):
        rule = _read(text, match, signs)
        if rule is None:
            continue
        end = match.end() - _closes(text, match)
        before = text[max(0, match.start() - REACH) : match.start()]
        goes_on = bool(pieces) and pieces[-1].end == match.start() - len(before) + len(before.rstrip())  # "IED det. nr the bridge"
        full = rule.read_as[0].upper() + rule.read_as[1:] if OPENING.search(before) and not goes_on else rule.read_as
        parts += [text[at : match.start()], full]
        length += match.start() - at
        pieces.append(Piece(match.start(), end, length, length + len(full)))
        length, at = length + len(full), end
    return "".join([*parts, text[at:]]), tuple(pieces)


def _read(text: str, match: re.Match[str], signs: frozenset[str]) -> Rule | None:
    """Return the rule by which a shortening is read, the first that fits."""
    before, behind = text[max(0, match.start() - REACH) : match.start()], text[match.end() : match.end() + REACH]
    for rule in _rules()[match[0]]:
        if (LOG not in signs and not rule.plain) or (rule.given and not rule.given & signs) or rule.barred & signs:
            continue
        if (rule.before is None or rule.before.search(before)) and (rule.behind is None or rule.behind.search(behind)):
            return rule
    return None


def _closes(text: str, match: re.Match[str]) -> bool:
    """Tell whether the full stop of a shortening ends a sentence, too: "2 soldiers inj. The road is closed"; "nr. SNA camp" goes on."""
    goes_on = any(rule.behind is not None or rule.read_as in ("about", "against", "near") for rule in _rules()[match[0]])
    return match[0].endswith(".") and not goes_on and re.match(r"\s*$|\s+[A-Z\d(]", text[match.end() : match.end() + REACH]) is not None


def fold(doc: Any, text: str, pieces: tuple[Piece, ...]) -> Tree:
    """Return the parse of a text in full as one of the text as it stands: of the words of a shortening the head has its letters, the others have none."""
    words = list(_words(doc, text, pieces))
    return Tree(text, words)


def _words(doc: Any, text: str, pieces: tuple[Piece, ...]) -> Iterator[Word]:
    inside: dict[int, list[Any]] = {}
    at = shift = 0
    places: list[tuple[Any, int | None, int]] = []
    for token in doc:
        while at < len(pieces) and pieces[at].stop <= token.idx:
            shift = pieces[at].end - pieces[at].stop
            at += 1
        of = at if at < len(pieces) and token.idx + len(token) > pieces[at].first else None
        places.append((token, of, shift))
        if of is not None:
            inside.setdefault(of, []).append(token)
    bearers = {of: _bearer(tokens) for of, tokens in inside.items()}
    for token, of, moved in places:
        start = token.idx + moved
        letters = text[start : start + len(token)]
        if of is not None:
            piece, bearer = pieces[of], bearers[of]
            start = piece.start if token.i <= bearer else piece.end
            letters = text[piece.start : piece.end] if token.i == bearer else ""
        yield Word(
            text=letters,
            idx=start,
            lemma=token.lemma_,
            pos=token.pos_,
            head=-1 if token.head.i == token.i else token.head.i,
            dep=token.dep_,
            tag=token.tag_,
            lower=token.lower_,
            entity=token.ent_type_ if of is None else "",
            opens_entity=token.ent_iob_ == "B",
            opens_sentence=bool(token.is_sent_start),
        )


def _bearer(tokens: list[Any]) -> int:
    """Return which token bears the letters of a shortening: the head of its words."""
    first, last = tokens[0].i, tokens[-1].i
    bearer: int = next((t.i for t in tokens if t.pos_ != "PUNCT" and (t.head.i == t.i or not first <= t.head.i <= last)), first)
    return bearer
