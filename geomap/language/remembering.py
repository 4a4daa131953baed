"""Parts of speech and base forms looked up once: takes a parse, lets what was said of a word with its tag and relation be said of it again.

spaCy's attribute ruler matches 179 patterns at every word of a text and its lemmatizer tries the endings of each, a fifth of the time of a parse. For all but
eight of the patterns what they say hangs on the tag, the letters and the relation of one word: a word that is new is shown to both alone. A text with a word
that one of the eight begins or ends with is left to them whole.

>>> from geomap.language.parse import model
>>> doc = model()("Two men were shot dead in Kabul.", disable=["attribute_ruler", "lemmatizer"])
>>> Memory(model()).fill(doc)
>>> [(token.pos_, token.lemma_) for token in doc][1:4]
[('NOUN', 'man'), ('AUX', 'be'), ('VERB', 'shoot')]
"""

from __future__ import annotations

from typing import Any

READ, WRITTEN, KEPT = ["TAG", "ORTH", "DEP"], ["POS", "MORPH", "LEMMA"], ["TAG", "DEP"]
MOST = 50_000
"""How many words are remembered."""

Key = tuple[int, ...]


class Memory:
    """What a pipeline's ruler and lemmatizer said: (tag, letters, relation) -> (part of speech, features, base form), None where that hangs on other words."""

    def __init__(self, pipeline: Any) -> None:
        """Find the words, and the relations, for which a pattern of several words is to be tried."""
        self.vocab, self.steps = pipeline.vocab, [pipeline.get_pipe("attribute_ruler"), pipeline.get_pipe("lemmatizer")]
        self.known: dict[Key, list[int] | None] = {}
        self.lasting = True
        self.several: set[int] = set()
        for pattern in (one for rule in self.steps[0].patterns for one in rule["patterns"] if len(one) > 1):
            signs = [word[name] for word in pattern for name in ("LOWER", "DEP") if isinstance(word.get(name), str)]
            self.several.update(self.vocab.strings[sign] for sign in signs[:1])
            self.lasting = self.lasting and bool(signs)  # else any words may begin it, and nothing can be remembered

    def fill(self, doc: Any) -> None:
        """Write the parts of speech, features and base forms into `doc`."""
        import numpy as np

        if len(self.known) > MOST:
            self.known.clear()
        keys = [tuple(row) for row in doc.to_array(READ).tolist()]
        new = {key: None for key in keys if key not in self.known}
        if new:
            self._learn(list(new))
        found = [self.known[key] for key in keys]
        if not self.lasting or None in found:
            self._say(doc)
        elif found:
            doc.from_array(WRITTEN, np.array(found, dtype="uint64"))

    def _say(self, doc: Any) -> None:
        for step in self.steps:
            step(doc)

    def _learn(self, keys: list[Key]) -> None:
        """Ask what is said of each word by itself."""
        import numpy as np
        from spacy.tokens import Doc

        self.known.update(dict.fromkeys(keys))
        alone = [key for key in keys if self.vocab[key[1]].lower not in self.several and key[2] not in self.several]
        if not alone:
            return
        doc: Any = Doc(self.vocab, words=[self.vocab.strings[letters] for _, letters, _ in alone])
        before = [[tag, relation] for tag, _, relation in alone]
        doc.from_array(KEPT, np.array(before, dtype="uint64"))
        self._say(doc)
        for key, was, now, said in zip(alone, before, doc.to_array(KEPT).tolist(), doc.to_array(WRITTEN).tolist(), strict=True):
            if was == now:
                self.known[key] = said
