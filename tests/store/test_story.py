"""story.toml: steps as a person writes them; a file or a step that cannot be used is told, and the rest is kept."""

from pathlib import Path

import pytest

from geomap.building import build
from geomap.store import join_story, parse_story, read_story
from geomap.types import Story, StoryStep

STEP = '[[step]]\nincident_id = "i-1"\nsentence = "It begins."\n'


def test_title_and_steps_are_read_in_their_order() -> None:
    story, refused = parse_story(f'\ufefftitle = "North"\n{STEP}{STEP.replace("i-1", "i-2")}'.encode(), "data/story.toml")
    assert refused == ()
    assert story == Story(title="North", steps=tuple(StoryStep(incident_id=name, sentence="It begins.") for name in ("i-1", "i-2")))


@pytest.mark.parametrize(
    "content",
    [b"step = 1", b'[[step]]\nincident_id = "i-1"\n', b'[[step]]\nincident_id = 1\nsentence = "x"\n', b"\xff\xfe", b"title = ", b'titel = "x"\nstep = []', b""],
)
def test_a_file_that_is_no_story_is_told_in_one_sentence(content: bytes) -> None:
    story, refused = parse_story(content, "data/story.toml")
    assert story is None
    assert [(one.stage, "data/story.toml" in one.reason, "\n" in one.reason) for one in refused] == [("story", True, False)]


def test_no_file_and_no_steps_are_no_story(tmp_path: Path) -> None:
    assert read_story(tmp_path / "story.toml", "data/story.toml") == (None, ())
    assert parse_story(b"step = []", "data/story.toml") == (None, ())


def test_a_step_is_found_under_an_older_id_and_one_that_names_nothing_is_told() -> None:
    story, _ = parse_story((STEP + STEP.replace("i-1", "i-9")).encode(), "data/story.toml")
    joined, refused = join_story(story, {"i-1": "i-merged"}, "data/story.toml")
    assert [step.incident_id for step in joined.steps] == ["i-merged"]
    assert "step 2 of data/story.toml, got 'i-9'" in refused[0].reason


def test_a_build_tells_the_story_and_what_of_it_could_not_be_used(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "data").mkdir()
    (tmp_path / "seeds" / "report.txt").write_text("Gunmen killed three soldiers in Kabul on 4 May 2019.\n", "utf-8")
    (tmp_path / "data" / "story.toml").write_text('[[step]]\nincident_id = "i-none"\nsentence = "Nothing."\n', "utf-8")
    summary = build(tmp_path)
    assert summary.failed
    assert "'i-none'" in summary.refused[0].reason
    name = (tmp_path / "data" / "incidents.jsonl").read_text("utf-8").split('"')[3]
    (tmp_path / "data" / "story.toml").write_text(f'[[step]]\nincident_id = "{name}"\nsentence = "A sentence that the page holds."\n', "utf-8")
    assert not build(tmp_path).failed
    assert "A sentence that the page holds." in (tmp_path / "maps" / "index.html").read_text("utf-8")
    assert build(tmp_path).unchanged
