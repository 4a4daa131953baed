"""Numbers with words that bound them, which the parser took for prepositions of the verb: takes a parsed text, lets who is counted be whom the verb tells of.

"Gunmen killed between 10 and 12 farmers", "upwards of 30 farmers were killed", "at most five", "in excess of 20".

>>> from geomap.language.parse import model
>>> doc = model()("Gunmen killed between 10 and 12 farmers in Mosul.")
>>> bind(doc)
>>> [(token.text, token.dep_, token.head.text) for token in doc if token.text in ("10", "farmers")]
[('10', 'nummod', 'farmers'), ('farmers', 'dobj', 'killed')]
"""

from __future__ import annotations

from typing import Any

from geomap.language.words import table, words

LONGEST = 3
"""Of how many words a phrase that bounds a number may be."""

COUNTED = frozenset({"nsubj", "nsubjpass", "dobj"})


def bind(doc: Any) -> None:
    """Hang the counted nouns of `doc` on their verbs, and the words that bound their numbers on the numbers."""
    bounding, harmed = words("bounding"), table("harmed")
    for token in doc:
        if token.pos_ == "NUM" and token.i:
            lead = _lead(token, bounding)
            if lead is not None:
                _hang(token, lead)
            elif token.dep_ in ("npadvmod", "nummod") and token.head.lower_ == "more" and token.head.head == token.nbor(-1):
                _besides(token, token.head)
        elif token.lower_ == "no" and token.dep_ == "neg" and token.i + 1 < len(doc) and token.nbor(1).lower_ in ("fewer", "less"):
            token.dep_ = "det"  # "took no fewer than seven captive"
        elif token.lower_ == "on" and token.dep_ == "quantmod" and token.head.ent_type_ == "DATE" and token.head.pos_ == "NUM":
            _free_of_day(token)
        elif token.dep_ == "amod" and token.lower_ in harmed and token.i + 1 < len(doc):
            _did_before_number(token, harmed[token.lower_])


def _free_of_day(on: Any) -> None:
    """Let a number before a day be whom the verb tells of, not a part of the date: "injured more than 20 on 18 April", "wounding 10 more on 5 June"."""
    day, month = on.head, on.head.head
    verb = month.head
    if month.ent_type_ != "DATE" or verb.pos_ != "VERB" or any(c.dep_ == "dobj" and c != month for c in verb.children):
        return
    numbers = [t for t in on.doc[verb.i + 1 : on.i] if t.pos_ == "NUM" and t.ent_type_ != "DATE"]
    if not numbers or numbers[-1].is_ancestor(verb):
        return
    number = numbers[-1]
    number.head, number.dep_ = verb, "dobj"
    for word in [c for c in day.lefts if c not in (on, number)]:
        word.head, word.dep_ = number, "amod"
    for word in [t for t in on.doc[number.i + 1 : on.i] if t.lower_ == "more"]:
        word.head, word.dep_ = number, "amod"
    on.head, on.dep_, month.head, month.dep_ = verb, "prep", on, "pobj"


def _besides(number: Any, more: Any) -> None:
    """Let a number before "more" be whom the verb tells of: "injured 13 more in X", "wounding 11 more, according to doctors"."""
    number.dep_ = "nummod"
    verb = more.head
    if more.dep_ == "advmod" and verb.pos_ == "VERB" and not any(c.dep_ == "dobj" for c in verb.children):
        number.head, number.dep_, more.head, more.dep_ = verb, "dobj", number, "amod"


def _lead(number: Any, bounding: frozenset[str]) -> Any:
    """Return the first of the words before `number` that bound it."""
    first: Any = None
    for back in range(1, min(LONGEST, number.i) + 1):
        if number.doc[number.i - back : number.i].text.lower() in bounding:
            first = number.nbor(-back)
    return first


def _hang(number: Any, first: Any) -> None:
    lead = list(number.doc[first.i : number.i])
    last = number
    if number.i + 2 < len(number.doc) and number.nbor(1).lower_ in ("and", "to", "-") and number.nbor(2).pos_ == "NUM":
        last = number.nbor(2)
    noun = last.nbor(1) if last.i + 1 < len(last.doc) else last
    while noun.dep_ in ("compound", "amod", "nmod") and noun.head.i > noun.i:
        noun = noun.head
    if last.head == number and (noun == last or noun.is_punct or noun.dep_ == "prep"):  # "injuring between 5 and 7"
        _alone(number, last, lead)
        return
    if noun.tag_ not in ("NNS", "NNPS") and noun.lower_ not in ("people", "police", "personnel"):
        return
    above = next((t for t in (*lead, number) if t.head not in (*lead, number, last, noun)), None)
    if noun.dep_ == "pobj" and noun.head in lead and above is not None and above.head.pos_ in ("VERB", "AUX") and above != noun:
        verb = above.head
        noun.head, noun.dep_ = verb, above.dep_ if above.dep_ in COUNTED else "dobj" if verb.i < noun.i else "nsubj"
    elif noun.dep_ not in COUNTED:
        return
    number.head, number.dep_ = noun, "nummod"
    if last != number:
        last.head, last.dep_ = number, "conj"
        number.nbor(1).head = number
    for word in lead:
        word.head, word.dep_ = number, "quantmod"


def _alone(number: Any, last: Any, lead: list[Any]) -> None:
    """Let the higher of two numbers be those whom the verb tells of, and the lower bound it."""
    verb, relation = number.head, number.dep_
    if relation == "pobj" and verb in lead:
        verb, relation = verb.head, "dobj" if verb.head.i < number.i else "nsubj"
    if verb.pos_ != "VERB" or relation not in COUNTED:
        return
    last.head, last.dep_ = verb, relation
    for word in (*lead, number, number.nbor(1)):
        word.head, word.dep_ = last, "quantmod"


def _did_before_number(participle: Any, lemma: str) -> None:
    """Let a participle before a number be what was done to those counted, as nothing describes a number: "killed ten guards and injured scores of others"."""
    noun, after = participle.head, participle.nbor(1)
    above = noun.head
    while above.dep_ == "conj" and above.pos_ != "VERB":
        above = above.head
    verb = above.head
    counted = (after.head == noun and after.pos_ == "NUM") or (after == noun and after.lower_ in words("numbers_of_people"))
    joined = participle.i > 0 and participle.nbor(-1).lower_ == "and" and noun.dep_ == "conj"
    if not (counted and joined) or above.dep_ != "dobj" or verb.pos_ != "VERB":
        return
    participle.pos_, participle.tag_, participle.lemma_ = "VERB", "VBD", lemma
    participle.head, participle.dep_ = verb, "conj"
    noun.head, noun.dep_ = participle, "dobj"
