"""Aligns records of a text as it was read with the original: takes them with that text, gives them with the original's offsets and words.

>>> from geomap.language.plain import plain
>>> from geomap.types import Evidence, Span
>>> text = "Kabul\u200b fell."
>>> evidence(Evidence(field="sentence", span=Span(start=0, end=11), quote="Kabul fell."), plain(text), text).quote == text
True
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geomap.language.plain import Plain
    from geomap.types import Claim, DateMention, Evidence, Rejection, Resolution


def evidence(found: Evidence, read: Plain, text: str) -> Evidence:
    """Return words that a field stands on, as `text` has them."""
    span = read.span(found.span)
    return replace(found, span=span, quote=span.of(text))


def resolution(found: Resolution, read: Plain, text: str) -> Resolution:
    """Return a place with its name as `text` has it."""
    span = read.span(found.toponym.span)
    return replace(found, toponym=replace(found.toponym, span=span, surface=span.of(text)))


def mention(found: DateMention, read: Plain, text: str) -> DateMention:
    """Return an expression of time as `text` has it."""
    span = read.span(found.span)
    return replace(found, span=span, surface=span.of(text))


def rejection(found: Rejection, read: Plain) -> Rejection:
    """Return what was not used, where the original has it."""
    return found if found.span is None else replace(found, span=read.span(found.span))


def claim(found: Claim, read: Plain, text: str) -> Claim:
    """Return a claim with its words and its place as `text` has them."""
    place = found.place and resolution(found.place, read, text)
    return replace(found, place=place, evidence=tuple(evidence(each, read, text) for each in found.evidence))
