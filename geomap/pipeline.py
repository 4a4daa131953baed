"""The only module that knows the order of the rooms: takes documents, gives what each command needs of them.

>>> from geomap.types import Document
>>> found = read(Document(doc_id="d", text="Gunmen killed three soldiers in Kabul on 4 May 2019.", language="en"))
>>> [(c.category, c.date.value, c.place.place.name) for c in found.claims]
[('armed_attack', '2019-05-04', 'Kabul')]
"""

from __future__ import annotations

import functools
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geomap import alignment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from geomap.gazetteer import Gazetteer
    from geomap.language import Analysis
    from geomap.types import Claim, DateMention, Document, Rejection, Resolution, Span


MANY = 40
"""From how many documents on a second process repays the second or two that it takes to load the model."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What was found in one document."""

    document: Document
    resolutions: tuple[Resolution, ...] = ()
    dates: tuple[DateMention, ...] = ()
    claims: tuple[Claim, ...] = ()
    rejections: tuple[Rejection, ...] = ()


@functools.cache
def world(user_csv: Path | None = None) -> Gazetteer:
    """Open the gazetteer once a process, with the user's own places before the world's where `user_csv` names them."""
    from geomap.gazetteer import open_gazetteer

    return open_gazetteer(user_csv)


def _told(analysis: Analysis, document: Document) -> tuple[Document, tuple[Rejection, ...]]:
    """Return the document with the language that it was read in, and a note where that has no model."""
    from geomap.types import Rejection

    document = replace(document, language=analysis.language)
    if analysis.unread is None:
        return document, ()
    return document, (Rejection(doc_id=document.doc_id, stage="language", reason=analysis.unread, uri=document.uri),)


def _places(analysis: Analysis, gazetteer: Gazetteer, *, described: bool) -> tuple[Resolution, ...]:
    from geomap.resolution import resolve
    from geomap.toponyms import find_toponyms

    return tuple(resolve(find_toponyms(analysis, gazetteer), replace(analysis.document, language=analysis.language), gazetteer, described=described))


def locate(document: Document, user_csv: Path | None = None) -> Found:
    """Find and resolve the toponyms of `document`."""
    from geomap.language import analyse, as_read

    text = as_read(document)
    analysis = analyse(replace(document, text=text.text), lemmas=False)
    resolutions = _places(analysis, world(user_csv), described=False)
    told, notes = _told(analysis, document)
    return Found(document=told, resolutions=tuple(alignment.resolution(each, text, document.text) for each in resolutions), rejections=notes)


def locate_given(document: Document, spans: Iterable[Span], user_csv: Path | None = None) -> Found:
    """Resolve the toponyms of `document` that are given by their spans; find none."""
    from geomap.resolution import resolve
    from geomap.toponyms import toponyms_from_spans

    gazetteer = world(user_csv)
    return Found(document=document, resolutions=tuple(resolve(toponyms_from_spans(document, spans), document, gazetteer, described=False)))


def place_of(text: str) -> Resolution | None:
    """Return the most precise place that `text` names, or None: for a table's rows that have words and no coordinates."""
    from geomap.types import Document

    found = [each for each in locate(Document(doc_id="row", text=text)).resolutions if each.place and each.toponym.literal]
    return min(found, key=lambda each: (each.where_prec or 9, each.toponym.span.start), default=None)


def date(document: Document, user_csv: Path | None = None) -> Found:  # noqa: ARG001 - the three readers are called alike
    """Find the expressions of time of `document`."""
    from geomap.dates import find_dates
    from geomap.language import analyse, as_read

    text = as_read(document)
    analysis = analyse(replace(document, text=text.text))
    dates = tuple(alignment.mention(each, text, document.text) for each in find_dates(analysis))
    told, notes = _told(analysis, document)
    return Found(document=told, dates=dates, rejections=notes)


def read(document: Document, user_csv: Path | None = None) -> Found:
    """Find toponyms, dates and claims of `document`."""
    from geomap.dates import find_dates
    from geomap.extraction import extract_claims
    from geomap.language import analyse, as_read

    text = as_read(document)
    analysis = analyse(replace(document, text=text.text))
    resolutions = _places(analysis, world(user_csv), described=True)
    dates = tuple(find_dates(analysis))
    # "April and May 2022" are two mentions, as annotators have them, and one time of an incident
    times = [replace(each, when=each.whole) if each.whole else each for each in dates]
    extraction = extract_claims(analysis, list(resolutions), times)
    claims = tuple(_with_origin(alignment.claim(claim, text, document.text), document) for claim in extraction.claims)
    told, notes = _told(analysis, document)
    return Found(
        document=told,
        resolutions=tuple(alignment.resolution(each, text, document.text) for each in resolutions),
        dates=tuple(alignment.mention(each, text, document.text) for each in dates),
        claims=claims,
        rejections=(*notes, *(alignment.rejection(each, text) for each in extraction.rejections)),
    )


def _with_origin(claim: Claim, document: Document) -> Claim:
    """Say on which page or line of the original the claim's sentence stands."""
    from geomap.documents import origin

    page, line = origin(document, claim.quoted.span.start) if claim.quoted else (None, None)
    return replace(claim, page=page, line=line)


def each(reader: Callable[[Document, Path | None], Found], documents: Iterable[Document], user_csv: Path | None = None, workers: int = 1) -> Iterator[Found]:
    """Apply `reader` (`locate`, `date` or `read`) to each document, in order, over `workers` processes.

    A worker loads the language model once (0.5 GB); one process is right for a few documents.
    """
    if workers <= 1:
        for document in documents:
            yield reader(document, user_csv)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    with ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_settle) as pool:
        yield from pool.map(functools.partial(_call, reader, user_csv), documents, chunksize=4)


def _settle() -> None:
    """Let a worker look less often for rings among its objects: a parse makes a million of them, and the search took a twentieth of the time."""
    import gc

    gc.set_threshold(50_000, 20, 50)


def workers_for(documents: int) -> int:
    """Return how many processes `documents` are worth: one for a few, else one a processor that this process may use."""
    import os

    if documents < MANY:
        return 1
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(allowed, documents // (MANY // 2)))


def _call(reader: Callable[[Document, Path | None], Found], user_csv: Path | None, document: Document) -> Found:
    return reader(document, user_csv)
