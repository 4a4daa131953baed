"""The main job end to end: real files in, real files out, and what bad input does to it."""

from __future__ import annotations

import csv
import hashlib
import json
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from geomap.building import build
from geomap.cli import main
from geomap.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

REPORT = "Gunmen killed three soldiers in Kabul on 4 May 2019.\n\nA bomb exploded in Herat on 6 May 2019, wounding five people.\n"
HOSTILE = (
    "{{ 7*7 }}",
    "{% for x in y %}",
    "{# never #}",
    "${alert(1)}",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "=cmd()",
    "@SUM(1)",
    "-->",
    "\u2028",
)
OUTPUTS = ("data/places.csv", "data/incidents.jsonl", "maps/index.html", "maps/incidents.geojson")


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "report.txt").write_text(REPORT, "utf-8")
    return tmp_path


def digests(workspace: Path) -> dict[str, str]:
    return {name: hashlib.sha256((workspace / name).read_bytes()).hexdigest() for name in OUTPUTS}


def records(workspace: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (workspace / "data" / "incidents.jsonl").read_text("utf-8").split("\n") if line]


def test_seeds_become_data_and_maps(workspace: Path) -> None:
    summary = build(workspace)
    assert (summary.documents, summary.incidents, summary.failed) == (1, 2, False)
    assert {row["category"] for row in records(workspace)} == {"armed_attack", "bombing"}
    features = json.loads((workspace / "maps" / "incidents.geojson").read_text("utf-8"))["features"]
    assert {feature["properties"]["place"] for feature in features} == {"Kabul", "Herāt"} or len(features) == 2
    assert "Kabul" in (workspace / "data" / "places.csv").read_text("utf-8")


def test_twice_built_the_same_bytes(workspace: Path, tmp_path: Path) -> None:
    build(workspace)
    first = digests(workspace)
    assert build(workspace).unchanged
    build(workspace, full=True)
    assert digests(workspace) == first
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(workspace / "seeds", elsewhere / "seeds")
    build(elsewhere)
    assert digests(elsewhere) == first


def test_only_what_changed_is_read_again_and_the_answer_is_that_of_a_full_build(workspace: Path) -> None:
    build(workspace)
    (workspace / "seeds" / "second.txt").write_text("Rebels shelled Aleppo on 2 June 2015, killing four civilians.\n", "utf-8")
    summary = build(workspace)
    assert summary.documents == 2
    partial = digests(workspace)
    build(workspace, full=True)
    assert digests(workspace) == partial
    (workspace / "seeds" / "second.txt").unlink()
    assert build(workspace).incidents == 2


def test_a_deleted_output_is_made_again(workspace: Path) -> None:
    build(workspace)
    first = digests(workspace)
    (workspace / "maps" / "index.html").unlink()
    build(workspace)
    assert digests(workspace) == first


def test_a_folder_without_seeds_says_what_was_expected(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="Expected a folder seeds"):
        build(tmp_path)


def test_an_empty_folder_of_seeds_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "seeds").mkdir()
    assert main(["build", str(tmp_path)]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert "seeds" in line


def test_bad_documents_are_told_and_good_ones_come_through(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    seeds = workspace / "seeds"
    (seeds / "empty.txt").write_bytes(b"")
    (seeds / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)))
    (seeds / "again.txt").write_text(REPORT, "utf-8")
    (seeds / "titled.txt").write_text("Rebels shelled Aleppo on 2 June 2015, killing four civilians.\n", "utf-8")
    (seeds / "titled.toml").write_text('title = "Aleppo\n', "utf-8")
    assert main(["build", str(workspace)]) == 1
    told = capsys.readouterr().err
    for name in ("empty.txt", "picture.txt", "titled.toml"):
        (line,) = [line for line in told.splitlines() if name in line]
        assert "Expected" in line
    assert "again" in told
    assert len(records(workspace)) == 3


def test_an_interrupted_build_leaves_the_old_outputs_whole(workspace: Path) -> None:
    build(workspace)
    first = digests(workspace)
    (workspace / "seeds" / "second.txt").write_text("Rebels shelled Aleppo on 2 June 2015, killing four civilians.\n", "utf-8")
    code = "import sys, geomap.rendering as r\nr.incident_map = lambda *a, **k: sys.exit(9)\nfrom geomap.cli import main\nmain(['build', sys.argv[1]])"
    done = subprocess.run([sys.executable, "-c", code, str(workspace)], check=False, capture_output=True)
    assert done.returncode == 9
    assert digests(workspace) == first
    build(workspace)
    assert len(records(workspace)) == 3


def test_hostile_text_is_only_ever_text(workspace: Path) -> None:
    for number, words in enumerate(HOSTILE):
        seed = workspace / "seeds" / f"{number} {{{{ 7*7 }}}} ${{x}}.txt"
        seed.write_text(f"{words}\n\nGunmen killed {number + 2} soldiers in Kabul on {number + 1} May 2018. A note said: {words}\n", "utf-8")
        seed.with_suffix(".toml").write_text(f"title = {json.dumps(words)}\npublisher = {json.dumps(words)}\n", "utf-8")
    assert build(workspace).documents == len(HOSTILE) + 1
    page = (workspace / "maps" / "index.html").read_text("utf-8")
    assert "<script>alert(1)" not in page
    assert "<img src=x" not in page
    titles = {json.loads(line)["documents"][0]["title"] for line in (workspace / "data" / "incidents.jsonl").read_text("utf-8").split("\n") if line}
    assert "{{ 7*7 }}" in titles
    assert "=cmd()" in titles
    assert main(["export", str(workspace / "data" / "incidents.jsonl"), "-o", str(workspace / "out.csv")]) == 0
    with (workspace / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            for name, cell in row.items():
                assert not cell.startswith(("=", "@", "\t", "\r")), (name, cell)


def test_this_repositorys_own_map_is_the_one_that_its_seeds_give(root: Path, tmp_path: Path) -> None:
    shutil.copytree(root / "seeds", tmp_path / "seeds")
    for name in ("gazetteer.csv", "corrections.csv"):
        if (root / "data" / name).is_file():
            (tmp_path / "data").mkdir(exist_ok=True)
            shutil.copy(root / "data" / name, tmp_path / "data" / name)
    build(tmp_path)
    for name in ("data/places.csv", "data/incidents.jsonl", "maps/incidents.geojson"):
        assert (root / name).read_bytes() == (tmp_path / name).read_bytes(), f"{name} is stale: run `make map`"
