r"""`data/story.toml`: takes the file that a person wrote, gives its steps in their order, or one sentence on what is wrong with it.

>>> story, refused = parse_story(b'title = "North"\n[[step]]\nincident_id = "i-1"\nsentence = "It begins in Kabul."\n', "data/story.toml")
>>> story.title, story.steps[0].sentence, refused
('North', 'It begins in Kabul.', ())
"""

from __future__ import annotations

import dataclasses
import tomllib
from typing import TYPE_CHECKING

import msgspec

from geomap.types import Rejection, Story, StoryStep

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


class _Step(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    incident_id: str
    sentence: str


class _File(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    step: list[_Step]
    title: str | None = None


def read_story(path: Path, uri: str) -> tuple[Story | None, tuple[Rejection, ...]]:
    """Return the story at `path`, None where there is no file or it cannot be used; `uri` is what messages call it."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return None, ()
    except OSError as error:
        return None, (_refused(f"Expected a story that can be read at {uri}, got {(error.strerror or str(error)).lower()!r}; check its rights.", uri),)
    return parse_story(data, uri)


def parse_story(data: bytes, uri: str) -> tuple[Story | None, tuple[Rejection, ...]]:
    """Return the story in TOML `data`, or None and why not."""
    try:
        found = msgspec.convert(tomllib.loads(data.decode("utf-8-sig")), type=_File)
    except UnicodeDecodeError:
        return None, (_refused(f"Expected TOML in UTF-8 in {uri}, got other bytes; save it as UTF-8.", uri),)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, RecursionError) as error:
        said = " ".join(str(error).split()) or "values nested too deep"
        return None, (_refused(f"Expected a title and steps of incident_id and sentence in {uri}, got a file with an error: {said}; correct it.", uri),)
    steps = tuple(StoryStep(incident_id=step.incident_id, sentence=step.sentence) for step in found.step)
    return (Story(title=found.title, steps=steps) if steps else None), ()


def join_story(story: Story, incident_of: Mapping[str, str], uri: str) -> tuple[Story | None, tuple[Rejection, ...]]:
    """Return `story` with the ids that the incidents have now, and a rejection for each step that names none.

    `incident_of` gives the incident's id for every id that it is known by.
    """
    known = [(step, incident_of.get(step.incident_id)) for step in story.steps]
    steps = tuple(dataclasses.replace(step, incident_id=now) for step, now in known if now is not None)
    refused = tuple(
        _refused(f"Expected an incident of this build in step {nth} of {uri}, got {step.incident_id!r}, which names none; the step is passed over.", uri)
        for nth, (step, now) in enumerate(known, 1)
        if now is None
    )
    return (dataclasses.replace(story, steps=steps) if steps else None), refused


def _refused(reason: str, uri: str) -> Rejection:
    return Rejection(doc_id=None, stage="story", reason=reason, uri=uri)
