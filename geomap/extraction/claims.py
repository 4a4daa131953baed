"""First thread: one claim for each sentence with a word of violence; the rules proper replace it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap.types import Claim, Count, Evidence, Span, When

if TYPE_CHECKING:
    from geomap.language import Analysis
    from geomap.types import Category, DateMention, Rejection, Resolution

WORDS: dict[str, Category] = {
    "kill": "armed_attack", "bombing": "bombing", "detonate": "bombing", "attack": "armed_attack", "arrest": "arrest", "detain": "arrest", "strike": "raid",
    "eliminate": "armed_attack", "catch": "arrest", "capture": "arrest", "kidnap": "kidnapping", "assassination": "assassination", "clash": "clash",
}  # fmt: skip
NUMBERS = "zero one two three four five six seven eight nine ten".split()


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What a document tells: its claims, most salient first, and what was looked at and not used."""

    claims: tuple[Claim, ...]
    rejections: tuple[Rejection, ...] = ()


def extract_claims(analysis: Analysis, resolutions: list[Resolution], dates: list[DateMention]) -> Extraction:
    """Give the claims of a document."""
    text, claims = analysis.document.text, []
    for paragraph in analysis.paragraphs:
        for sentence in paragraph.doc.sents:
            hits = [t for t in sentence if t.lemma_.lower() in WORDS and t.pos_ in ("VERB", "NOUN")]
            if not hits:
                continue
            trigger = hits[0]
            whole = Span(start=paragraph.offset + sentence.start_char, end=paragraph.offset + sentence.end_char)
            span = Span(start=paragraph.offset + trigger.idx, end=paragraph.offset + trigger.idx + len(trigger))
            place = next((r for r in resolutions if r.place and r.toponym.literal and whole.overlaps(r.toponym.span)), None)
            date = next((d for d in dates if whole.overlaps(d.span)), None)
            evidence = [Evidence(field="category", span=span, quote=span.of(text)), Evidence(field="sentence", span=whole, quote=whole.of(text))]
            evidence += [Evidence(field="place", span=place.toponym.span, quote=place.toponym.surface)] if place else []
            evidence += [Evidence(field="date", span=date.span, quote=date.surface)] if date else []
            killed = None
            for token in trigger.subtree if trigger.lemma_ == "kill" else ():
                number = NUMBERS.index(token.lower_) if token.lower_ in NUMBERS else int(token.text) if token.text.isdecimal() and len(token) < 4 else None
                if number is not None and token.dep_ == "nummod" and killed is None:
                    killed = Count(low=number, best=number, high=number)
                    at = Span(start=paragraph.offset + token.idx, end=paragraph.offset + token.idx + len(token))
                    evidence.append(Evidence(field="killed", span=at, quote=at.of(text)))
            category = WORDS[trigger.lemma_.lower()]
            key = f"{analysis.document.doc_id}|{category}|{span.start}|{span.end}"
            claims.append(
                Claim(
                    claim_id="c" + hashlib.sha256(key.encode()).hexdigest()[:16],
                    doc_id=analysis.document.doc_id,
                    category=category,
                    status="occurred",
                    date=date.when if date else When(earliest=None, latest=None),
                    place=place,
                    killed=killed,
                    evidence=tuple(evidence),
                    score=0.5,
                )
            )
    return Extraction(claims=tuple(claims))
