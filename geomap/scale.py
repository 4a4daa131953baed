"""The pipeline over a cluster: takes documents, gives what was found in each, in order, computed by dask wherever its scheduler runs.

The only module that imports dask. With a `dask.distributed.Client` active, its workers do the work; without one, processes of this machine do.
Each worker opens the gazetteer by path and loads the language model once; neither travels through the task graph.

>>> from geomap.pipeline import date
>>> from geomap.types import Document
>>> [found.dates[0].when.value for found in over_cluster(date, [Document(doc_id="d", text="On 4 May 2019 it rained.")], scheduler="synchronous")]
['2019-05-04']
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from geomap.errors import MissingExtraError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from geomap.pipeline import Found
    from geomap.types import Document

BATCH = 32
"""Documents a task: about ten seconds of work, so that scheduling costs nothing and a lost worker costs little."""
WINDOW = 64
"""Tasks under way at once, so that a million documents are never held in memory together."""


def over_cluster(
    reader: Callable[[Document, Path | None], Found],
    documents: Iterable[Document],
    user_csv: Path | None = None,
    scheduler: str | None = None,
) -> Iterator[Found]:
    """Apply `reader` (`pipeline.locate`, `date` or `read`) to each document; the answer and its order are those of `pipeline.each`.

    `scheduler` is dask's ("processes", "synchronous"...); None takes the active cluster, else processes. Raise MissingExtraError without dask.
    """
    try:
        import dask
        from dask.base import get_scheduler
    except ImportError:
        message = "Expected dask for work over a cluster and it is not installed; install geomap[scale]."
        raise MissingExtraError(message) from None
    rest = iter(documents)
    while window := list(islice(rest, BATCH * WINDOW)):
        tasks = [dask.delayed(_read_batch)(reader, window[at : at + BATCH], user_csv) for at in range(0, len(window), BATCH)]
        for found in dask.compute(*tasks, scheduler=scheduler or (None if get_scheduler() else "processes")):
            yield from found


def _read_batch(reader: Callable[[Document, Path | None], Found], batch: Sequence[Document], user_csv: Path | None) -> list[Found]:
    return [reader(document, user_csv) for document in batch]
