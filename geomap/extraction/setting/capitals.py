"""The capital that a report speaks of as "the capital": takes the country of an account and its mentions, gives that city, or None.

The city that the report names goes before the gazetteer's. Where the seat of government is elsewhere, or has moved, the words alone do not tell which is meant.

>>> from geomap.extraction.scenes import lay_out
>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> capital_of(None, [], lay_out(analyse(Document(doc_id="d", text="Nothing happened.")), [], [])) is None
True
"""

from __future__ import annotations

import functools
from dataclasses import replace
from typing import TYPE_CHECKING

from geomap.extraction.grammar.syntax import children, prepositional
from geomap.extraction.lexicons import words
from geomap.extraction.setting.pins import pin
from geomap.gazetteer import open_gazetteer

if TYPE_CHECKING:
    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.mentions import Mention
    from geomap.extraction.scenes import Scene
    from geomap.types import Place, Resolution

COUNTRY = 6
CITY = 100_000


def capital_of(around: Resolution | None, mentions: list[Mention], scene: Scene) -> Resolution | None:
    """Return the capital of the country of `around`, where the words of the account place it in "the capital"."""
    mention, word = next(((m, t) for m in mentions if (t := _in_capital(m.sentence.parse)) is not None), (None, None))
    if mention is None or word is None:
        return None
    told = scene.once("capitals", lambda: _named(scene))
    if len(told) == 1 and any(c.lower_ == "this" for c in word.lefts):
        return next(iter(told.values()))
    code = around.place.country_code if around is not None and around.place is not None else None
    if around is None or code is None:
        return None
    named = told.get(code)
    if named is not None or code in words("capitals_in_doubt"):
        return named
    city = _capitals().get(code)
    if city is None or (around.where_prec or 0) != COUNTRY or not _there(word) or _of_another(word, mention, code, scene):
        return None
    first = min((t for t in _named_before(word) if t.dep_ != "poss"), key=lambda t: t.i, default=word)
    span = mention.sentence.span(first, word)
    toponym = replace(around.toponym, span=span, surface=mention.sentence.source[span.start : span.end], relation="at", kind="city", within=())
    return pin(toponym, city, 1, around.score)


def _there(word: Token) -> bool:
    """Tell whether it says where something was: "in the capital", "in the north of the capital", not "flown to the capital", "60 km north of the capital"."""
    preposition = word.head.lower_
    if preposition == "of":
        return word.head.head.pos_ == "NOUN" and any(c.dep_ == "det" for c in word.head.head.children)
    return preposition in words("within_town")


def _of_another(word: Token, mention: Mention, code: str, scene: Scene) -> bool:
    """Tell whether it is the capital of something else than the country: "in the capital of Borno State", "in Borno's capital"."""
    owners = (mention.sentence.span(t, t) for t in (*_named_before(word), *prepositional(word, "of")))
    return not all(
        any(
            r.where_prec == COUNTRY and r.place is not None and r.place.country_code == code and r.toponym.span.start <= own.start < r.toponym.span.end
            for r in scene.resolutions
        )
        for own in owners
    )


def _named_before(word: Token) -> list[Token]:
    """Return whose capital it is, as far as a name before it says so: "the besieged Haitian capital"."""
    return [t for t in children(word, "poss", "compound", "amod", "nmod") if not t.is_lower]


@functools.cache
def _capitals() -> dict[str, Place]:
    """Return the gazetteer's capitals by the codes of their countries."""
    return open_gazetteer().capitals()


def _named(scene: Scene) -> dict[str, Resolution]:
    """Return the capitals that the report names, each where it is named first, by the codes of their countries."""
    named = [r for r in scene.resolutions if r.place is not None and _is_seat(r.place)]
    last_first = sorted(named, key=lambda r: (not r.toponym.literal, r.toponym.span.start), reverse=True)
    return {r.place.country_code: r for r in last_first if r.place is not None and r.place.country_code}


def _is_seat(place: Place) -> bool:
    """Tell whether a government sits in a town: in a capital, or in La Paz; a quarter or a hall of the gazetteer's code for such is none."""
    return place.feature_code == "PPLC" or (place.feature_code == "PPLG" and (place.population or 0) >= CITY)


def _in_capital(parse: Token) -> Token | None:
    """Return the noun of "in this capital", "in the capital city", "of the capital", not "into the provincial capital"."""
    return next(
        (
            t
            for t in parse
            if t.dep_ == "pobj"
            and (t.lower_ == "capital" or (t.lower_ == "city" and any(c.lower_ == "capital" for c in t.lefts)))
            and not any(c.lower_ in words("of_a_part") for c in t.lefts)
        ),
        None,
    )
