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
OFFICE, NAMES = 18, 5
"""Within how many words before "said" a speaker's name and office stand, and how many words a name has."""
REACH = 8
"""How many words those who said it may have."""


def rejoin(doc: Any) -> None:
    """Hang the clauses and prepositions that go on behind a speaker set between commas on the verb of what is said, and names between commas on who is cited."""
    speech = words("aside")
    for token in doc:
        if token.dep_ == "pobj" and token.head.lower_ == "to" and token.head.i and token.head.nbor(-1).lower_ == "according":
            _name(token)
        if token.lower_ in speech and token.i and token.nbor(-1).text == ",":
            _say_as(token)
        if token.lower_ in speech and token.dep_ == "conj" and token.i and not any(c.dep_ in SUBJECTS for c in token.children):
            _speak(token)
        if token.lower_ in speech and token.dep_ in ("advcl", "conj", "ccomp", "parataxis"):
            _give_back(token)
        if token.lower_ in speech and token.pos_ == "VERB":
            said = next((c for c in token.lefts if c.dep_ == "ccomp" and c.i < token.i), None)
            if said is not None:
                _give_speakers(token, said)
            if said is None or not any(c.dep_ == "nsubj" and c.i > said.i for c in token.children):
                continue
            for part in [c for c in token.rights if c.dep_ in FOLLOWING and doc[c.left_edge.i - 1].text == ","]:
                part.head = said


def _give_back(speech: Any) -> None:
    """Let what stands before a speaker's comma be told of the deed: "was kidnapped on Friday, a doctor told reporters"."""
    verb, subject = speech.head, next((c for c in speech.lefts if c.dep_ == "nsubj"), None)
    if subject is None or verb.i > subject.i or not subject.left_edge.i or subject.left_edge.nbor(-1).text != "," or verb.pos_ not in ("VERB", "AUX"):
        return
    for setting in [c for c in speech.lefts if c.dep_ in ("prep", "npadvmod") and verb.i < c.i < subject.left_edge.i]:
        setting.head = verb


def _say_as(speech: Any) -> None:
    """Let who is named between commas with his office say it, not come to harm: "killing nine people, Omar Ali, the district police chief, told reporters"."""
    doc, last = speech.doc, speech.i - 1
    commas = [k for k in range(last - 1, max(last - OFFICE, speech.sent.start), -1) if doc[k].text == ","][:2]
    if len(commas) < len(("before the name", "behind it")):
        return
    name, office = doc[commas[1] + 1 : commas[0]], doc[commas[0] + 1 : last]
    if not len(name) or not len(office):
        return
    if name[-1].pos_ != "PROPN":
        name, office = office, name
    named = len(name) <= NAMES and name[-1].pos_ == "PROPN" and all(t.text[:1].isupper() or t.is_punct or t.lower_ in ("al", "el", "bin") for t in name)
    holder = office.root
    called = holder.pos_ in ("NOUN", "PROPN") and office[0].pos_ in ("DET", "NOUN", "ADJ", "PROPN") and not any(t.pos_ in ("VERB", "AUX") for t in office)
    if not named or not called or any(commas[1] < t.i < last for t in speech.ancestors):
        return
    before = doc[commas[1] - 1]
    for who in [c for c in speech.lefts if c.dep_ in SUBJECTS and c.i <= before.i]:
        verb = doc[who.left_edge.i - 1]
        if verb.pos_ != "VERB" or any(c.dep_ == "dobj" for c in verb.children) or who.is_ancestor(verb):
            return
        who.head, who.dep_ = verb, "dobj"
    speaker = name[-1]
    for token in name[:-1]:
        token.head, token.dep_ = speaker, "punct" if token.is_punct else "compound"
    speaker.head, speaker.dep_, holder.head, holder.dep_ = speech, "nsubj", speaker, "appos"


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
