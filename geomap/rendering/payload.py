"""A map's data as text blocks: takes a frame and its documents, gives what the page reads: first what is drawn, then what is listed, last quotes and documents.

>>> import pandas as pd
>>> from geomap.rendering.frame import read_frame
>>> payload = make_payload(read_frame(pd.DataFrame({"longitude": [1.0], "latitude": [2.0], "quote": ["x"]})), ())
>>> len(payload.details), len(payload.readings), len(payload.digest)
(1, 0, 12)
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from geomap.rendering.container import Container, deflate, dump
from geomap.rendering.details import detail_blocks
from geomap.rendering.fields import FLAT, TEXTS, add_drawn, add_group, add_listed
from geomap.rendering.geometry import distinct_shapes, encode_shapes
from geomap.rendering.order import hundred_thousandths, morton_order
from geomap.rendering.reports import readings, source_columns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from geomap.rendering.frame import Frame
    from geomap.types import Document

KNOWN = {*FLAT, *TEXTS, "attribution", "place_words", "place_direction", "quote_page", "quote_line", "shape", "geometry"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Payload:
    """The blocks of one layer, and a digest of them that names them."""

    drawn: str
    listed: str
    words: str
    details: tuple[str, ...]
    readings: tuple[str, ...]
    digest: str
    order: NDArray[np.intp]
    """The frame's rows in the order that the page has them."""


def make_payload(frame: Frame, documents: Sequence[Document]) -> Payload:
    """Return the blocks of `frame`, its rows along the Morton curve."""
    order = morton_order(*hundred_thousandths(frame.longitude, frame.latitude), frame.days("date"))
    frame = frame.take(order)
    x, y, missing = hundred_thousandths(frame.longitude, frame.latitude)
    shapes, which = distinct_shapes(frame.shapes)
    by_id = {document.doc_id: document for document in documents}

    drawn = Container(len(frame), shapes=len(shapes))
    add_drawn(drawn, frame, x, y, missing)
    if shapes:
        drawn.numbers("shape", np.where(which < 0, np.iinfo(np.int64).min, which))
        drawn.raw("shapes", encode_shapes(shapes))

    listed = Container(len(frame))
    extra = [name for name in frame.table.columns if isinstance(name, str) and name not in KNOWN and name != frame.geometry_name]
    left = [*add_listed(listed, frame), *add_group(listed, "source", source_columns(frame, by_id)), *TEXTS, *extra]
    details = detail_blocks(frame, list(dict.fromkeys(left)), by_id)
    reports = readings(frame, documents)
    listed.header |= {
        "blocks": details.starts,
        "extra": extra,
        "documents": [{name: value for name, value in report.items() if name not in {"text", "spans", "pages"}} for report in reports],
    }
    texts = [deflate(dump(report).encode("utf-8")) for report in reports]
    words = deflate(dump(details.words).encode("utf-8")) if details.words else ""
    parts = (drawn.to_text(), listed.to_text(), words, *details.blocks, *texts)
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.encode("ascii"))
    return Payload(
        drawn=parts[0], listed=parts[1], words=words, details=tuple(details.blocks), readings=tuple(texts), digest=digest.hexdigest()[:12], order=order
    )
