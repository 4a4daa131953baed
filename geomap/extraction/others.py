"""The other deed of a sentence, of which a time or place may be: takes a trigger and the head of the time or place, tells whether it is that of another.

>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> doc = analyse(Document(doc_id="d", text="The assault follows a raid in Bamako.")).paragraphs[0].doc
>>> of_other(doc[1], doc[6]), of_other(doc[4], doc[6])
(True, False)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.lexicons import words
from geomap.extraction.syntax import ancestors

if TYPE_CHECKING:
    from geomap.extraction.mentions import Mention
    from geomap.extraction.syntax import Token


def of_other(trigger: Token, head: Token) -> bool:
    """Tell whether a time or place is that of what the trigger is said to follow: "the assault follows a raid in November on a hotel in Bamako"."""
    verb = next((above for child, above in ancestors(head) if child.dep_ in ("dobj", "prep") and _in_sequence(above)), None)
    return verb is not None and verb.i < head.i and any(above == verb and child.dep_ == "nsubj" for child, above in ancestors(trigger))


def _in_sequence(verb: Token) -> bool:
    """Tell whether a verb says that its subject came after or before its object."""
    return verb.pos_ == "VERB" and verb.lemma_.lower() in words("sequence") and any(c.dep_ == "dobj" for c in verb.children)


def occasion(owner: Mention, date: Token, mentions: list[Mention]) -> Mention | None:
    """Return the deed between a measure and the time, which is that of the deed: "arrested in connection with the killing of a priest on 16 March"."""
    for mention in mentions:
        if mention.is_noun and owner.token.i < mention.token.i < date.i:
            path = list(ancestors(mention.token))
            charged = owner.rule.effect == "detained" and any(child.dep_ == "prep" and child.lower_ in words("charged_with") for child, _ in path)
            if any(above.i == owner.token.i for _, above in path) and (charged or any(above.lemma_.lower() in words("occasions") for _, above in path)):
                return mention
    return None
