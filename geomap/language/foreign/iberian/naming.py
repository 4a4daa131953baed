"""Names: takes tagged words, gives the runs that are one name with what they are the name of, as far as the words around tell.

A group or force that the lexicon of actors knows is one name; others go on over "de" and an article ("Santander de Quilichao") unless a common noun begins them
("Policía de Cali"). Behind "en" or "municipio de" stands a place, behind a title or with a known given name a person.

>>> from geomap.language.foreign.iberian.spanish import SPANISH
>>> from geomap.language.foreign.iberian.tagging import tag
>>> from geomap.language.foreign.iberian.tokens import split
>>> found = tag(split(SPANISH, "El general Juan Ruiz llegó a Santander de Quilichao, en el Cauca."))
>>> [(found[a].text, b - a, label) for a, b, label in name(found)]
[('Juan', 2, 'PERSON'), ('Santander', 3, 'GPE'), ('Cauca', 1, 'GPE')]
"""

from __future__ import annotations

import csv
import functools
from importlib import resources
from typing import TYPE_CHECKING

from geomap.language.foreign.bodies import acronyms, fold, length
from geomap.language.foreign.iberian.lexicon import is_person, rows, rows_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.language.foreign.iberian.tongue import Spoken, Tongue

LINKS = frozenset({"de", "del", "la", "las", "los", "el"})
ARTICLES = frozenset({"El", "La", "Los", "Las"})
LOCATIVE = frozenset({"en", "desde", "hacia"})
OTHER_CLAUSE = frozenset({"VERB", "AUX", "CCONJ", "SCONJ"})
COUNTRIES = frozenset({"EE.UU.", "EE. UU.", "EEUU", "EUA", "CDMX", "RD", "UK", "EAU"})
BODIES = frozenset({"gang", "group", "organization", "militia", "cell", "network", "movement", "faction", "party", "battalion", "brigade", "company"})
NUMBERED = 3


def name(found: Sequence[Spoken]) -> list[tuple[int, int, str]]:
    """Return the runs of names and their labels ("" where nothing tells), and mark their words."""
    spans: list[tuple[int, int, str]] = []
    at = 0
    while at < len(found):
        stop, label = _span(found, at)
        if stop == at:
            at += 1
            continue
        label = label or _label(found, at, stop, spans)
        for here in range(at, stop):
            word = found[here]
            word.pos, word.lemma, word.feats = ("PROPN", word.text, {}) if here == at or word.text[:1].isupper() else (word.pos, word.lemma, word.feats)
            word.entity, word.opens_entity = label, here == at and bool(label)
        spans.append((at, stop, label))
        at = stop
    return spans


def _span(found: Sequence[Spoken], at: int) -> tuple[int, str]:
    """Return where the name that begins at a word ends, `at` itself where none begins, and its label where the lexicon has it."""
    word = found[at]
    if word.text == "alias" and at + 1 < len(found) and found[at + 1].text[:1].isupper():
        return _span(found, at + 1)[0], "PERSON"  # "alias | Pacho"
    if not word.text[:1].isupper() and word.pos != "PROPN":
        return at, ""
    known = length(found, at)
    if known and all(not inner.opens_sentence for inner in found[at + 1 : at + known]):
        return at + known, "ORG"
    place = _known_place(found, at)
    if place and word.pos != "PROPN":
        return at + place, "GPE"
    opener = word.text.lower() in word.tongue.words("name_openers")
    begins = (
        word.pos == "PROPN"
        or (opener and not word.opens_sentence and _over_link(found, at + 1) > at + 1)
        or (_goes_on(found, at + 1) and opener and not (word.opens_sentence and word.text in ARTICLES))
        or (word.text in ARTICLES and not word.opens_sentence)
    )
    if not begins or (word.text in ARTICLES and not _goes_on(found, at + 1)):
        return at, ""
    stop = at + 1
    while stop < len(found):
        if _goes_on(found, stop):
            stop += 1
            continue
        link = _over_link(found, stop)
        joined = found[stop].text in word.tongue.words("joining")  # "São Domingos | do Norte"
        long = stop > at + 1 and not joined and word.text.lower() not in word.tongue.words("long_openers")  # "Costa Pacífica | de Nariño"
        if link == stop or word.text.isupper() or long or (at and found[at - 1].within("sites")):
            break
        stop = link + 1
    return max(stop, at + place), ("GPE" if place and stop == at + place else "")


def _over_link(found: Sequence[Spoken], at: int) -> int:
    """Return where a name goes on behind "de" and an article, `at` itself where it does not."""
    link = at
    while link < len(found) and link < at + NUMBERED and found[link].text.islower() and found[link].key in LINKS and not found[link].opens_sentence:
        link += 1
    if link == at or link >= len(found) or not (found[at].text.islower() and found[at].key in {"de", "del"}):
        return at
    last = found[link]
    joined = found[at].text in last.tongue.words("joining") and last.text[:1].isupper() and not last.opens_sentence  # "Mocímboa da | Praia"
    return link if _goes_on(found, link) or (last.pos == "PROPN" and not last.text.isupper()) or joined else at


def _goes_on(found: Sequence[Spoken], at: int) -> bool:
    """Tell whether a word goes on with a name: a capital, no common noun of a body, no initials."""
    if at >= len(found) or found[at].opens_sentence or not found[at].text[:1].isupper():
        return False
    word = found[at]
    if word.text in acronyms() or (word.text.isupper() and len(word.text) > NUMBERED - 1 and not found[at - 1].text.isupper()):
        return False
    return found[at - 1].pos == "PROPN" or word.pos == "PROPN" or found[at - 1].text.lower() in word.tongue.words("name_openers")


def _known_place(found: Sequence[Spoken], at: int) -> int:
    """Return how many words from `at` on are a known name of a place of several words, 0 for none."""
    for parts in _places().get(fold(found[at].text), ()):
        run = found[at : at + len(parts)]
        cased = not found[at].tongue.historic or all(
            word.text[:1].isupper() or part[:1].islower() for word, part in zip(run, parts, strict=False)
        )  # "dois irmãos"
        if cased and len(run) == len(parts) and all(fold(word.text) == fold(part) for word, part in zip(run, parts, strict=True)):
            return len(parts)
    return 0


def _label(found: Sequence[Spoken], at: int, stop: int, spans: Sequence[tuple[int, int, str]]) -> str:
    """Return what a name is the name of."""
    word = found[at]
    if word.text in COUNTRIES or (word.text == "RDC" and word.tongue.historic):
        return "GPE"
    if stop == at + 1 and fold(word.text) in _bodies():
        return "ORG"
    if word.text.isupper() and stop == at + 1 and len(word.text) > 1:
        return "ORG" if word.text in acronyms() or len(word.text) <= 2 * NUMBERED else ""
    before = found[at - 1] if at and not word.opens_sentence else None
    article = before is not None and before.pos == "DET" and not before.feats.get("Poss")
    ahead = found[at - 2] if article and at > 1 else before
    noun = _noun_before(found, at)
    if noun is not None and ahead is not None and ahead.key not in {"de", "del", *LOCATIVE} and noun.english() & BODIES:
        return "ORG"  # "el grupo yihadista | Al Shabab"
    if _is_titled(found, at):
        return "PERSON"
    given = _is_given(word.tongue, word.text) and stop > at + 1
    if ahead is None:
        return "PERSON" if given else ""
    lower = ahead.key
    if word.tongue.historic and at > NUMBERED and found[at - 3].text == "(" and found[at - 2].text[:1].isdigit() and lower in {"en", "de"}:
        return "ORG"  # "(22:00 em | Lisboa)" is no place of anything
    if lower in LOCATIVE:
        return "PERSON" if given and article else "GPE"
    if lower in {"de", "del"}:
        if noun is not None and noun.within("place_nouns"):
            return "GPE"
        if noun is not None and noun.within("of_persons"):
            return "PERSON" if stop > at + 1 or lower == "de" else ""
        return "PERSON" if given else "GPE"
    if noun is not None and ahead is noun and noun.within("place_nouns"):
        return "GPE"
    if lower in {",", "(", "y", "e", "/", "-"} and spans and spans[-1][2] == "GPE" and spans[-1][1] >= at - 2 and not given:
        return "GPE"
    if lower == "a":
        verb = next((w for w in reversed(found[max(0, at - 6) : at - 1]) if w.pos == "VERB"), None)
        noun = next((w for w in reversed(found[max(0, at - 4) : at - 1]) if w.pos == "NOUN"), None)
        going = (verb is not None and verb.within("going")) or (noun is not None and noun.within("roads"))
        return "PERSON" if given else "GPE" if going else ""
    if lower == "contra" and word.tongue.historic and not article and stop == at + 1:
        return "" if _is_given(word.tongue, word.text) else "GPE"  # people and bodies have an article: "contra | Kharkiv", "contra o Hamas"
    if lower in {"entre", "cerca", "por", "hasta", "sobre"}:
        return "PERSON" if given else "GPE" if lower != "por" else ""
    return "PERSON" if given else ""


def _noun_before(found: Sequence[Spoken], at: int) -> Spoken | None:
    """Return the noun that a name follows, over "de", articles and an adjective: "municipio | rural de la | X"."""
    for word in reversed(found[max(0, at - 5) : at]):
        if word.pos == "NOUN":
            return word
        if word.pos not in {"ADP", "DET", "ADJ"} or word.opens_sentence:
            break
    return None


def _is_titled(found: Sequence[Spoken], at: int) -> bool:
    """Tell whether a title or what somebody is stands before a name: "el general | Ruiz", "la periodista | Ana Mejía", "alias | Guacho"."""
    for word in reversed(found[max(0, at - 4) : at]):
        lower = word.text.lower().rstrip(".")
        if word.pos == "NOUN" and (lower in word.tongue.words("titles") or word.within("titles")):
            return True
        if word.key in {"alias", "don", "doña", "como"} or (word.root in {"llamar", "identificar", "apodar"} and word.pos == "VERB"):
            return True
        if word.pos not in {"ADJ", "PUNCT"} or word.text in {",", "."}:
            return word.pos == "NOUN" and is_person(word) and word.feats.get("Number") == "Sing"
    return False


def _is_given(tongue: Tongue, text: str) -> bool:
    return (
        fold(text) in _given_names(tongue)
        and text.lower() not in tongue.words("name_openers")
        and not any(len(e.words) == 1 for e in tongue.entries(text.lower()))
    )


@functools.cache
def _bodies() -> frozenset[str]:
    """Return the names of one word of groups that nothing else bears: "Hezbolá"."""
    found: set[str] = set()
    for row in rows_of("incidents", "actors.tsv"):
        names = {name for name in (row["name"], *row["aliases"].split("|")) if name.isalpha() and name[:1].isupper() and not name.isupper()}
        found |= {fold(name) for name in names - set(row["ambiguous"].split("|"))}
    return frozenset(found)


@functools.cache
def _places() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the names of places of several words that are listed for their capitals, by their first word; the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for row in rows("cased_places.tsv"):
        parts = tuple(row["name"].split())
        if len(parts) > 1 and parts[0][:1].isupper():
            found.setdefault(fold(parts[0]), []).append(parts)
    return {first: tuple(sorted(names, key=len, reverse=True)) for first, names in found.items()}


@functools.cache
def _given_names(tongue: Tongue) -> frozenset[str]:
    text = resources.files("geomap").joinpath("resources", "toponyms", "person_names.tsv").read_text("utf-8")
    listed = (row["word"] for row in csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE) if row["kind"] == "given")
    return frozenset(listed) | tongue.words("given")
