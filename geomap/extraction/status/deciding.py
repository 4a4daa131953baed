"""How real, how sure and by whose word: takes a mention, sets its status, attribution and reporter from the verbs and nouns that govern it.

>>> from geomap.extraction.roles.filling import mention_of
>>> from geomap.extraction.scenes import lay_out
>>> from geomap.extraction.roles.triggers import find_hits
>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> text = "They fear a bombing. Police foiled a bombing. The army denied that it killed him. He may attack."
>>> scene = lay_out(analyse(Document(doc_id="d", text=text)), [], [])
>>> mentions = [assess(mention_of(hit, s)) for s in scene.sentences for hit in find_hits(s)]
>>> [(m.real, m.status) for m in mentions]
[(False, 'occurred'), (True, 'attempted'), (True, 'denied'), (False, 'occurred')]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.grammar.syntax import children
from geomap.extraction.lexicons import context
from geomap.extraction.phrases.counts import NONE
from geomap.extraction.status.debunking import debunked
from geomap.extraction.status.governors import climb
from geomap.extraction.status.modality import judge_noun, judge_verb
from geomap.extraction.status.speakers import take_claim

if TYPE_CHECKING:
    from geomap.extraction.mentions import Mention


def assess(mention: Mention) -> Mention:
    """Set what the words around the trigger say of it; returns the mention."""
    if mention.is_noun:
        judge_noun(mention)
        take_claim(mention)
    elif mention.rule.pos in ("VERB", "AUX"):
        judge_verb(mention)
    if mention.real and mention.sentence.parse.text.rstrip("\"'\u201d\u2019 ").endswith("?"):
        mention.refuse("asked, not told")
    if mention.real:
        climb(mention)
        if debunked(mention):
            mention.real, mention.reason, mention.status = True, "", "denied"
    if (
        mention.rule.kind == "harm"
        and mention.harms
        and all(h.count == NONE for h in mention.harms)
        and not any(h.phrase.head.lower_ in ("one", "casualties", "nobody") for h in mention.harms)
    ):
        mention.refuse("nobody was harmed")
    _adverbs(mention)
    return mention


def inherit(mentions: list[Mention]) -> None:
    """Let what a deed ended in be as sure as the deed: "X charged that the army had shelled a market, killing six"."""
    by_token = {m.token.i: m for m in mentions}
    for mention in mentions:
        above = by_token.get(mention.token.head.i)
        own = children(mention.token, "nsubj", "nsubjpass", "agent")
        if above is None or above is mention or mention.token.dep_ not in ("advcl", "conj", "xcomp") or own or mention.attribution != "stated":
            continue
        if above.attribution in ("accused", "suspected"):
            mention.attribution, mention.status_token = above.attribution, above.status_token
            mention.reporter = mention.reporter or above.reporter


def _adverbs(mention: Mention) -> None:
    """Take "allegedly", "suspected" and the like on the trigger or on who did it."""
    around = list(mention.token.children) + [c for p in mention.agents for c in p.head.children]
    if mention.attribution == "stated" and any(c.dep_ in ("advmod", "amod") and c.lower_ in context()["suspect"] for c in around):
        mention.attribution = "suspected"
