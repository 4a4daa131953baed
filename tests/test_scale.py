"""Work over a cluster gives what work in one process gives, in the same order."""

from __future__ import annotations

import sys

import pytest

from geomap import pipeline, scale
from geomap.errors import MissingExtraError
from geomap.types import Document

DOCUMENTS = [Document(doc_id=str(n), text=f"Gunmen killed {n} soldiers in Kabul on 4 May 20{n:02}.", language="en") for n in range(2, 40)]


@pytest.mark.parametrize("scheduler", ["synchronous", "processes"])
def test_the_cluster_agrees_with_one_process(scheduler: str) -> None:
    serial = list(pipeline.each(pipeline.date, DOCUMENTS))
    assert list(scale.over_cluster(pipeline.date, DOCUMENTS, scheduler=scheduler)) == serial


def test_two_processes_agree_with_one() -> None:
    assert list(pipeline.each(pipeline.date, DOCUMENTS, workers=2)) == list(pipeline.each(pipeline.date, DOCUMENTS))


def test_without_dask_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "dask", None)
    with pytest.raises(MissingExtraError, match=r"install geomap\[scale\]"):
        next(scale.over_cluster(pipeline.date, DOCUMENTS))


@pytest.mark.parametrize(("documents", "at_least", "at_most"), [(0, 1, 1), (5, 1, 1), (10_000, 1, 4096)])
def test_processes_are_for_many_documents(documents: int, at_least: int, at_most: int) -> None:
    assert at_least <= pipeline.workers_for(documents) <= at_most
