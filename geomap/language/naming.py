"""Names found at once: takes parsed texts, marks in them the names that spaCy's recogniser finds, by its own weights and the rules of its transitions.

The recogniser asks for each word which of its 74 steps are allowed, and takes and frees Python's lock at each answer: a tenth of the time of all. What it says of
a word outside of a name hangs on that word alone, so that all words can be asked at once; only inside of a name it goes from word to word.

>>> from geomap.language.parse import model
>>> doc = model()("Gunmen shot Abdul Karim in Kabul.", disable=["ner"])
>>> Names(model()).mark([doc])
>>> [(name.text, name.label_) for name in doc.ents]
[('Abdul Karim', 'PERSON'), ('Kabul', 'GPE')]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PADDING = 0
"""The row of the word that is not there."""


class Names:
    """A pipeline's recogniser of names."""

    def __init__(self, pipeline: Any) -> None:
        """Look up its layers and steps: "B-GPE" begins a name, "I-" goes on, "L-" ends it, "U-" is a whole one, "O" is outside."""
        recogniser = pipeline.get_pipe("ner")
        self.vectors, self.lower, self.upper = (recogniser.model.get_ref(name) for name in ("tok2vec", "lower", "upper"))
        self.bias, weights, offsets = self.lower.get_param("b"), self.upper.get_param("W"), self.upper.get_param("b")
        self.steps = [recogniser.moves.get_class_name(at).partition("-")[::2] for at in range(recogniser.moves.n_moves)]
        rows = {label: [self.steps.index((kind, label)) for kind in "IL"] for kind, label in self.steps if kind == "B"}
        self.going = {label: (weights[at].T, offsets[at]) for label, at in rows.items()}

    def mark(self, docs: Sequence[Any]) -> None:
        """Set the names of each of `docs`."""
        from spacy.tokens import Span

        docs = [doc for doc in docs if len(doc)]
        if not docs:
            return
        features = self.lower.predict(self.vectors.predict(docs))
        blank, last = _ends(docs)
        best = self._outside(features, blank, last)
        first = 0
        for doc in docs:
            behind = first + len(doc)
            found = self._names(features, best, last, range(first, behind))
            doc.set_ents([Span(doc, start - first, end - first, label=label) for start, end, label in found])
            first = behind

    def _outside(self, features: Any, blank: Any, last: Any) -> list[int]:
        """Return, for each word, the best step where no name is open."""
        import numpy as np

        scores = self.upper.predict(self._hidden(features[1:, 0] + features[PADDING, 1] + features[PADDING, 2]))
        kinds = np.array([kind if label or kind == "O" else "" for kind, label in self.steps])
        scores[:, ~np.isin(kinds, ["B", "U", "O"])] = -np.inf
        scores[np.ix_(blank, kinds != "O")] = -np.inf
        scores[np.ix_(last, kinds == "B")] = -np.inf
        best: list[int] = scores.argmax(axis=1).tolist()
        return best

    def _hidden(self, summed: Any) -> Any:
        return self.lower.ops.maxout(summed + self.bias)[0]

    def _names(self, features: Any, best: list[int], last: Any, rows: range) -> Iterator[tuple[int, int, str]]:
        """Yield the names among the words of `rows`."""
        behind = rows.start
        for start in rows:
            kind, label = self.steps[best[start]]
            if start < behind or kind == "O":
                continue
            behind = start + 1
            if kind == "B":
                while not last[behind] and self._goes_on(features, start, behind, label):
                    behind += 1
                behind += 1
            yield start, behind, label

    def _goes_on(self, features: Any, start: int, here: int, label: str) -> bool:
        """Tell whether the name that begins with the word `start` goes on behind the word `here`."""
        summed = features[here + 1, 0] + features[start + 1, 1] + features[here, 2]
        weights, offsets = self.going[label]
        on, end = self._hidden(summed[None])[0] @ weights + offsets
        return bool(on >= end)


def _ends(docs: Sequence[Any]) -> tuple[Any, Any]:
    """Tell of each word whether it is blank, and whether no name goes on behind it: it ends its text or a sentence."""
    import numpy as np

    blank, begins = np.vstack([doc.to_array(["IS_SPACE", "SENT_START"]) == 1 for doc in docs]).T
    begins[np.cumsum([0, *(len(doc) for doc in docs[:-1])])] = True
    return blank, np.append(begins[1:], True)
