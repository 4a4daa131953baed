"""Words of the speaker within what is said: takes a parsed text, hangs what follows "police said" on the clause before it, and the name of who is cited on his calling.

>>> from geomap.language.parse import model
>>> doc = model()("A bomb went off in a market, police said, killing five people.")
>>> rejoin(doc)
>>> killing = next(token for token in doc if token.lower_ == "killing")
>>> killing.head.text
'went'
"""

from __future__ import annotations

from typing import Any

from geomap.language.words import words

FOLLOWING = frozenset({"advcl", "prep"})
SUBJECTS, OBJECTS = frozenset({"nsubj", "nsubjpass"}), frozenset({"dobj", "pobj"})
REACH = 8
"""How many words those who said it may have."""


def rejoin(doc: Any) -> None:
    """Hang the clauses and prepositions that go on behind a speaker set between commas on the verb of what is said, and names between commas on who is cited."""
    speech = words("aside")
    for token in doc:
        if token.dep_ == "pobj" and token.head.lower_ == "to" and token.head.i and token.head.nbor(-1).lower_ == "according":
            _name(token)
        if token.lower_ in speech and token.dep_ == "conj" and token.i and not any(c.dep_ in SUBJECTS for c in token.children):
            _speak(token)
        if token.lower_ in speech and token.pos_ == "VERB":
            said = next((c for c in token.lefts if c.dep_ == "ccomp" and c.i < token.i), None)
            if said is not None:
                _give_speakers(token, said)
            if said is None or not any(c.dep_ == "nsubj" and c.i > said.i for c in token.children):
                continue
            for part in [c for c in token.rights if c.dep_ in FOLLOWING and doc[c.left_edge.i - 1].text == ","]:
                part.head = said


def _give_speakers(speech: Any, said: Any) -> None:
    """Let those right before "said" say it, not suffer what they tell: "killed ten civilians and wounded 30 others, locals and police said"."""
    doc = speech.doc
    subject = next((c for c in speech.lefts if c.dep_ == "nsubj" and c.i > said.i), None)
    chain = said.subtree if subject is None else subject.subtree
    who = next((t for t in chain if t.dep_ == "conj" and t.i > said.i and t.right_edge.i == speech.i - 1 and doc[t.left_edge.i - 1].text == ","), None)
    if who is None or who.pos_ not in ("NOUN", "PROPN"):
        return
    if subject is not None:
        verb = doc[subject.left_edge.i - 1]
        if who.head != subject or verb.pos_ != "VERB" or any(c.dep_ == "dobj" for c in verb.children):
            return
        subject.head, subject.dep_ = verb, "dobj"
    who.head, who.dep_ = speech, "nsubj"


def _name(cited: Any) -> None:
    """Let a name between commas say who is cited, and do nothing: "according to a trader, Musa Bello, the gunmen kidnapped two"."""
    comma = cited.right_edge.i + 1
    name = next((t.head for t in cited.doc[comma + 1 : comma + 2] if t.pos_ == "PROPN" and t.dep_ == "compound"), cited.doc[min(comma + 1, len(cited.doc) - 1)])
    if cited.doc[min(comma, len(cited.doc) - 1)].text != "," or name.pos_ != "PROPN" or name.dep_ not in SUBJECTS:
        return
    verb = name.head
    if any(c.dep_ in SUBJECTS and c.i > name.right_edge.i for c in verb.children):
        name.head, name.dep_ = cited, "appos"


def _speak(said: Any) -> None:
    """Let those right before "said", behind a comma, be who said it, not who was killed: "killed ten civilians, locals and officials said"."""
    for speaker in (t for t in said.doc[max(0, said.i - REACH) : said.i] if t.dep_ == "conj" and t.right_edge.i == said.i - 1):
        before = speaker.left_edge.i - 1
        if before > said.head.i and said.doc[before].text == "," and speaker.head.dep_ in OBJECTS and said.head in speaker.ancestors:
            speaker.head, speaker.dep_ = said, "nsubj"
            return
