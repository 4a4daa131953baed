"""What a noun phrase speaks of: takes its words, gives its classes (militant, security, official, civilian, structure, vehicle, place ...).

>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> doc = analyse(Document(doc_id="d", text="Bandits fled.")).paragraphs[0].doc
>>> sorted(classes_of(doc[0], doc[0], None, named=False, text="Bandits"))
['militant']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.actors import ARMED_NAME, NON_STATE, STATE
from geomap.extraction.grammar.syntax import children
from geomap.extraction.lexicons import context, nouns, weapons, words

if TYPE_CHECKING:
    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.lexicons import KnownActor


def classes_of(core: Token, head: Token, actor: KnownActor | None, *, named: bool, text: str) -> frozenset[str]:
    """Return what the phrase of `head` speaks of; `core` is the token that says it, `named` tells whether it gives a person's name."""
    table = nouns()
    lemma = core.lemma_.lower()
    found = _of_two_words(core) or table.get(lemma) or table.get(core.lower_) or frozenset()
    if core.pos_ == "PROPN" and not found:
        found = table.get(core.lower_.rstrip("s")) or table.get(core.lower_.removesuffix("men") + "man") or frozenset()  # "Gunmen" taken for a name
    if (lemma,) in weapons() and "device" not in found:
        found |= {"device"}
    if lemma in words("belonging") and (actor is not None or ARMED_NAME.search(text)):
        side = "militant" if actor is None or actor.type in NON_STATE else "security"
        return frozenset([side])
    if actor is not None and not found:
        found = frozenset(["militant"]) if actor.type in NON_STATE else frozenset(["security"]) if actor.type in STATE else frozenset(["organisation"])
    if named and not found & {"structure", "vehicle", "device"}:
        found |= {"person"} | _office(head)
    if not found and lemma in words("units") | words("groups"):
        found = _of_whom(core)
    if not found and lemma == "old" and core.i > 1 and core.nbor(-1).text == "-" and core.nbor(-2).lower_ == "year":
        found = frozenset(["civilian"])  # "a 17-year-old was arrested"
    if not found:
        found = _by_entity(core, text)
    if lemma.removesuffix("s") in words("operatives") and any(t.lemma_.lower() in words("forces_of_order") for t in head.subtree):
        return frozenset(["security"])  # "police operatives", "operatives of the State Police Command"
    if (
        found == {"civilian"}
        and lemma in words("anybody")
        and any(c.lower_ in words("armed_looks") for c in children(core, "amod", "compound", "nmod", "advmod"))
    ):
        return frozenset(["militant"])  # "hooded men"
    if found == {"civilian"} and not named and any(c.lower_ == "armed" for c in children(core, "amod")):
        found = frozenset(["militant"])  # "armed men"
    if "security" in found and any(_against(c) for c in children(head, "compound", "amod", "nmod")):
        found = (found - {"security"}) | {"militant"}
    return found


def _against(word: Token) -> bool:
    """Tell whether what stands before forces says that they fight the state: "rebel forces", "resistance forces", "anti-junta fighters"."""
    if word.lemma_.lower() in words("rebellious") | words("opposed"):
        return True
    text = "".join(t.text_with_ws for t in word.doc[word.left_edge.i : word.i + 1]).lower()
    behind = word.doc[word.i + 1 : word.i + 3].text.lower() if word.lower_ == "anti" else ""
    return text.startswith("anti") and (text + behind).rpartition("-")[2].strip() in words("rulers") | {"coup"}


def _of_two_words(core: Token) -> frozenset[str]:
    """Return the classes of a noun that says what it is with the noun before it only: "intelligence service"."""
    near = [c for c in children(core, "compound", "amod") if c.i == core.i - 1]
    return nouns().get(f"{near[0].lower_} {core.lemma_.lower()}", frozenset()) if near else frozenset()


def _of_whom(body: Token) -> frozenset[str]:
    """Return the classes of the people of whom a body is: "rebel units", "guerrilla columns"."""
    told = frozenset(c for t in children(body, "compound", "amod", "nmod") for c in nouns().get(t.lemma_.lower(), frozenset()))
    return told & {"militant", "security"}


def _office(head: Token) -> frozenset[str]:
    """Return the classes that an apposition or title gives a name: "X, mayor of Y"; "Governor X"."""
    near = [*children(head, "appos", "compound"), *([head.head] if head.dep_ == "appos" else [])]
    return frozenset(c for t in near for c in nouns().get(t.lemma_.lower(), frozenset()) & {"official", "security", "militant", "leader"})


def _by_entity(core: Token, text: str) -> frozenset[str]:
    kind = core.ent_type_
    if core.pos_ == "PRON":
        return frozenset(["person"]) if core.lower_ in words("pronouns_of_people") else frozenset()
    if core.pos_ == "NUM" or core.lower_ in words("quantities_of_people"):
        return frozenset(["person"])
    if kind == "PERSON":
        return frozenset(["person"])
    if kind == "NORP":
        return frozenset(["civilian"])
    if kind == "ORG":
        return frozenset(["militant"]) if ARMED_NAME.search(text) else frozenset(["organisation"])
    if kind in ("GPE", "LOC"):
        return frozenset(["place"])
    if kind == "FAC":
        return frozenset(["structure"])
    return frozenset()


def is_animal(token: Token) -> bool:
    """Tell whether a word is of animals, and not of those who hunt them."""
    return token.lemma_.lower() in context()["animals"] - words("hunters")
