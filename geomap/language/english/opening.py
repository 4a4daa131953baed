"""What an opening preposition governs, which the parser took for a part of the subject: takes a parsed text, parts time or place from who did it.

"In another operation soldiers took two" tells of no "operation soldiers", "On Feb. 4 soldiers detained ten" of no four, "In nearby Wajir gunmen abducted a
teacher" of no gunmen of Wajir.

>>> from geomap.language.parse import model
>>> doc = model()("In another operation soldiers took into custody two suspects.")
>>> part_openings(doc)
>>> [(token.text, token.dep_, token.head.text) for token in doc[:4]]
[('In', 'prep', 'took'), ('another', 'det', 'operation'), ('operation', 'pobj', 'In'), ('soldiers', 'nsubj', 'took')]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geomap.language.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

FINITE = ("VBD", "VBZ", "VBP")
SUBJECTS = ("nsubj", "nsubjpass")
FARTHEST = 7
"""How many words at most lie between the preposition and the subject."""


def part_openings(doc: Any) -> None:
    """Mend the prepositions of `doc` that open a clause and govern nothing, or govern its subject."""
    for token in doc:
        if token.dep_ == "relcl" and token.lemma_ in words("following_on"):
            _go_on(token)
        elif token.dep_ == "prep" and token.lower_ in words("opening_prepositions") and token.head.i > token.i:
            any(_part(preposition, token.head) for preposition in _hanging(token))  # "in the town of Bama insurgents burned homes"
        elif token.dep_ == "appos" and token.pos_ in ("NOUN", "PROPN"):
            _stand_alone(token)
        elif token.is_sent_start and token.lower_ in words("compass_points") and any(c.lower_ == "of" for c in token.children):
            _part_compass(token)


def _part_compass(quarter: Any) -> None:
    """Let the quarter of the compass that opens a clause be where it was: "north of Kandahar insurgents shot two"."""
    above = quarter.head
    if quarter.dep_ == "nmod" and above.dep_ in SUBJECTS and above.i > quarter.i:
        quarter.head, quarter.dep_ = above.head, "advmod"
    elif quarter.dep_ in SUBJECTS:
        quarter.dep_ = "advmod"
        if not any(_part(c, above) for c in quarter.children if c.lower_ == "of"):
            quarter.dep_ = "nsubj"


def _stand_alone(who: Any) -> None:
    """Let who stands behind the comma be the subject, not another name of what opens the sentence: "in calls to the media, the ELN claimed the attack"."""
    above = next((t for t in who.ancestors if t.dep_ not in ("appos", "pobj", "prep", "conj", "compound")), who)
    opening = next((c for c in above.children if c.dep_ == "prep" and c.is_ancestor(who)), None)
    first = who.left_edge.i
    if opening is None or first == 0 or who.doc[first - 1].text != "," or above.i < who.i or above.pos_ != "VERB":
        return
    if above.tag_ not in FINITE and not any(c.tag_ in FINITE for c in above.children if c.dep_ == "aux"):
        return
    if not any(c.dep_ in (*SUBJECTS, "expl", "csubj") for c in above.children):
        who.head, who.dep_ = above, "nsubj"


def _hanging(preposition: Any) -> Iterator[Any]:
    """Yield a preposition and those that hang below it, one below the other: the "at" and "outside" of "at a roadblock outside Quetta"."""
    for _ in range(FARTHEST):
        yield preposition
        governed = [c for c in preposition.children if c.dep_ == "pobj"]
        below = [c for above in (preposition, *governed) for c in above.children if c.dep_ == "prep" and c.i > above.i]
        if not below:
            return
        preposition = below[-1]


def _go_on(ensued: Any) -> None:
    """Give the main verb its subject, which stands behind what followed: "in the clash that ensued three soldiers were killed"."""
    verb = ensued.head
    while verb.head != verb and (verb.pos_ not in ("VERB", "AUX") or verb.i < ensued.i):
        verb = verb.head
    behind = [c for c in ensued.children if c.dep_ == "dobj" and c.i > ensued.i]
    if not behind or verb.i < ensued.i or verb.pos_ not in ("VERB", "AUX"):
        return
    had = next((c for c in verb.children if c.dep_ in SUBJECTS and c.i > ensued.i), None)
    who = behind[0]
    who.head, who.dep_ = verb, "nsubjpass" if any(c.dep_ == "auxpass" for c in verb.children) else "nsubj"
    if had is not None and had.i > who.i:  # "three soldiers and a civilian died"
        for link in [c for c in ensued.children if c.dep_ == "cc" and c.i > who.i]:
            link.head = who
        had.head, had.dep_ = who, "conj"


def _part(preposition: Any, verb: Any) -> bool:
    """Give the preposition its own noun, and leave the rest of the phrase to the verb as its subject; tell whether that could be done."""
    governed = next((c for c in preposition.children if c.dep_ in ("pobj", "pcomp")), None)
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS and c.i > preposition.i), None)
    if verb.pos_ not in ("VERB", "AUX") or (governed is None) == (subject is None):
        return False  # it governs one noun, and the verb has a subject of its own
    who: Any = subject if governed is None else governed
    if (
        ((who.tag_ != "NNS" or who.text[:1].isupper()) and who.lower_ not in words("names_of_forces"))
        or not 1 < who.i - preposition.i <= FARTHEST
        or verb.i < who.i
    ):
        return False
    noun = _own(who.doc[preposition.i + 1 : who.i])
    if noun is None:
        return False
    inside = [t for t in who.doc[preposition.i + 1 : noun.i] if t.head.i >= who.i or t.head == verb]
    noun = noun.nbor(-1) if noun.pos_ == "NUM" else noun
    if noun.nbor(1).pos_ == "NUM" and _is_month(noun):
        noun.nbor(1).head, noun.nbor(1).dep_ = noun, "nummod"
    for token in inside:
        if token != noun:
            token.head = noun
            token.dep_ = token.dep_ if token.dep_ != "advmod" else "amod"
    noun.head, noun.dep_ = preposition, "pobj"
    if governed is not None:
        who.head, who.dep_ = verb, "nsubjpass" if any(c.dep_ == "auxpass" for c in verb.children) else "nsubj"
    return True


def _own(between: Any) -> Any:
    """Return the last word of what the preposition governs: a noun of time or of deeds, a day, or a name before common nouns."""
    for token in reversed(list(between)):
        behind = token.nbor(1)
        if token.pos_ == "NUM" and token.i > between.start and _is_month(token.nbor(-1)):
            return token
        if token.lemma_.lower() in words("opening_nouns") and behind.lower_ != "of":
            return token
        if token.pos_ == "NOUN" and behind.pos_ == "NUM" and behind.i < between.end:
            return token  # "with the help of a guard nine inmates"
        common = behind.pos_ in ("NOUN", "ADJ", "NUM") and not behind.text[:1].isupper()
        if token.pos_ == "PROPN" and not _of_force(token) and (common or _of_force(behind)):
            return token
    return None


def _of_force(token: Any) -> bool:
    """Tell whether a name is that of whose people follow: "Shabaab gunmen"."""
    return token.ent_type_ == "NORP" or token.text.isupper() or token.lower_ in words("names_of_forces")


def _is_month(token: Any) -> bool:
    return token.lower_.rstrip(".") in words("months")
