"""Who claims a deed: takes a verb of claiming, gives those in whose name it is claimed, behind the caller, the leaflet or the statement that says so.

>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> text = "Rebels claimed responsibility. A caller claimed responsibility on behalf of the FMLN. A letter signed by soldiers claimed the attack."
>>> doc = analyse(Document(doc_id="d", text=text)).paragraphs[0].doc
>>> [[t.text for t in claimants(verb)] for verb in doc if verb.lemma_ == "claim"]
[['Rebels'], ['FMLN'], ['soldiers']]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.grammar.syntax import agents, children, has_negation, prepositional, subjects
from geomap.extraction.grammar.voice import is_passive
from geomap.extraction.lexicons import words

if TYPE_CHECKING:
    from geomap.extraction.grammar.syntax import Token


def claimants(verb: Token) -> list[Token]:
    """Return in whose name `verb` claims something: nobody where it is negated or nobody in particular claims it."""
    if has_negation(verb):
        return []
    near = (verb, *children(verb, "dobj", "nsubjpass"))
    stood_for = [
        t for token in near for kind in prepositional(token, "on", "in") if kind.lemma_.lower() in ("behalf", "name") for t in prepositional(kind, "of")
    ]
    if stood_for:
        return stood_for
    who = agents(verb) if is_passive(verb) else subjects(verb)
    papers = who if who or not is_passive(verb) else [t for token in near for t in prepositional(token, "in", "through", "by")]
    signed = [t for paper in papers if paper.lemma_.lower() in words("statements") for t in _signers(paper)]
    return signed or [t for speaker in who if not nobody(speaker) for t in spoken_for(speaker) or [speaker]]


def nobody(who: Token) -> bool:
    """Tell whether a phrase names nobody in particular: "no group", "nor has any movement"."""
    while who.dep_ == "conj":
        who = who.head  # "no organisation or individual"
    return has_negation(who) or any(c.lower_ in words("no_one") for c in (who, *children(who, "det")))


def _signers(paper: Token) -> list[Token]:
    """Return whose a statement is: "leaflets signed by X", "a communique from X"."""
    signed = [t for verb in children(paper, "acl", "relcl") if verb.lemma_.lower() in words("signing") for t in prepositional(verb, "by")]
    return signed or list(prepositional(paper, "from", "by", "of"))


def spoken_for(speaker: Token) -> list[Token]:
    """Return for whom somebody speaks: "a spokesman for X", "Y, an X spokesman", "a caller who said he belonged to X"."""
    posts = [t for t in (speaker, *children(speaker, "appos")) if t.lemma_.lower() in words("spokesmen")]
    found = [t for post in posts for t in (*prepositional(post, "for", "of", "from"), *children(post, "compound", "poss", "nmod")) if t.pos_ == "PROPN"]
    clauses = [t for clause in children(speaker, "acl", "relcl") for t in clause.subtree if t.lemma_.lower() in words("speaking_for")]
    return found or [t for verb in clauses for t in (*prepositional(verb, "for", "to", "of"), *children(verb, "dobj"))]
