"""Parts of speech looked up once: takes spaCy's attribute ruler, lets it remember what it said of a word with its tag and relation.

The ruler matches 179 patterns at every word of a text, a seventh of the time of a parse. For all but eight of them what it says hangs on the tag, the letters
and the relation of one word; a text with a word that one of the eight begins or ends with is left to the ruler itself.

>>> from geomap.language.parse import model
>>> [token.pos_ for token in model()("Two men were shot dead in Kabul.")]
['NUM', 'NOUN', 'AUX', 'VERB', 'ADJ', 'ADP', 'PROPN', 'PUNCT']
"""

from __future__ import annotations

from typing import Any

MOST = 50_000
"""How many words are remembered."""


def remember(ruler: Any) -> None:
    """Let `ruler` ask its memory first. A ruler with a pattern of several words, none of which has letters or a relation of its own, is left as it is."""
    memory = Memory(ruler)
    if memory.lasting:
        ruler.match, ruler.set_annotations = memory.match, memory.set_annotations


class Memory:
    """What a ruler said: (tag, letters, relation) -> (part of speech, features, base form)."""

    def __init__(self, ruler: Any) -> None:
        """Find the words, and the relations, for which a pattern of several words is to be tried."""
        self.match_anew, self.set_anew = ruler.match, ruler.set_annotations
        self.read, self.written, self.kept = ["TAG", "LOWER", "DEP"], ["POS", "MORPH", "LEMMA"], ["TAG", "DEP"]
        self.known: dict[tuple[int, ...], list[int]] = {}
        self.lasting = True
        self.several: set[int] = set()
        for pattern in (one for rule in ruler.patterns for one in rule["patterns"] if len(one) > 1):
            signs = [word[name] for word in pattern for name in ("LOWER", "DEP") if isinstance(word.get(name), str)]
            self.several.update(ruler.vocab.strings[sign] for sign in signs[:1])
            self.lasting = self.lasting and bool(signs)

    def match(self, doc: Any) -> Any:
        """Return each word's key with what is known of it, or with the ruler's own matches where of one nothing is."""
        keys = [tuple(row) for row in doc.to_array(self.read).tolist()]
        found = [self.known.get(key) for key in keys]
        return keys, found if None not in found else None

    def set_annotations(self, doc: Any, matches: Any) -> None:
        """Write what is known into `doc`; else what the ruler says, and remember that."""
        import numpy as np

        keys, found = matches
        if found:
            doc.from_array(self.written, np.array(found, dtype="uint64"))
        if found is not None:
            return
        before = doc.to_array(self.kept).tolist()
        self.set_anew(doc, self.match_anew(doc))
        if any(key[1] in self.several or key[2] in self.several for key in keys):
            return
        if len(self.known) > MOST:
            self.known.clear()
        for key, was, now, said in zip(keys, before, doc.to_array(self.kept).tolist(), doc.to_array(self.written).tolist(), strict=True):
            if was == now:
                self.known[key] = said
