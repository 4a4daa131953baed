"""A workspace as its owner meets it: made with an example, corrected by hand, proved again, and whole after a full disk."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from geomap.building import build
from geomap.errors import InputError
from geomap.files import write_together
from geomap.pipeline import world
from geomap.verification import verify_workspace
from geomap.workspace import Workspace, init_workspace

REPORT = "Gunmen killed three soldiers in Kabul on 4 May 2019.\n\nA bomb exploded in Herat on 6 May 2019, wounding five people.\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("built")
    (root / "seeds").mkdir()
    (root / "seeds" / "report.txt").write_text(REPORT, encoding="utf-8", newline="\n")
    build(root)
    return root


@pytest.fixture
def workspace(built: Path, tmp_path: Path) -> Path:
    for file in built.rglob("*"):
        if file.is_file():
            (tmp_path / file.relative_to(built)).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / file.relative_to(built)).write_bytes(file.read_bytes())
    return tmp_path


def records(root: Path) -> list[dict]:
    return [json.loads(line) for line in (root / "data" / "incidents.jsonl").read_text(encoding="utf-8").split("\n") if line]


def digests(root: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for folder in ("data", "maps") for path in (root / folder).iterdir()}


def correct(root: Path, *rows: str) -> list[str]:
    (root / "data" / "corrections.csv").write_text("incident_id,action,field,value,who,when,note\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return [rejection.reason for rejection in build(root).rejections]


def test_a_new_workspace_has_an_example_that_maps_and_verifies(tmp_path: Path) -> None:
    written = init_workspace(tmp_path / "new")
    assert sorted(path.relative_to(tmp_path / "new").as_posix() for path in written) == ["README.md", "seeds/example.toml", "seeds/example.txt"]
    assert "INVENTED" in (tmp_path / "new" / "seeds" / "example.txt").read_text(encoding="utf-8")
    summary = build(tmp_path / "new")
    assert summary.incidents >= 2
    assert not summary.failed
    assert verify_workspace(tmp_path / "new") == []


def test_what_is_there_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine", encoding="utf-8")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "mine.txt").write_text("mine", encoding="utf-8")
    assert init_workspace(tmp_path) == []
    assert [path.name for path in (tmp_path / "seeds").iterdir()] == ["mine.txt"]
    assert init_workspace(tmp_path / "a") != []
    assert init_workspace(tmp_path / "a") == []


def test_a_file_in_the_way_and_a_folder_without_seeds_are_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(InputError, match="found a file"):
        init_workspace(tmp_path / "file")
    with pytest.raises(InputError, match="Expected a folder seeds"):
        verify_workspace(tmp_path)


def test_a_built_workspace_verifies(workspace: Path) -> None:
    assert verify_workspace(workspace) == []


def test_a_changed_document_is_found_out(workspace: Path) -> None:
    (workspace / "seeds" / "report.txt").write_text(REPORT.replace("three", "seven"), encoding="utf-8")
    assert any("found none of that content" in problem for problem in verify_workspace(workspace))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda rows: rows[0]["claims"][0]["evidence"][0].update(quote="Gunmen spared"), "expected 'Gunmen spared' in seeds/report.txt from "),
        (lambda rows: rows[0]["claims"][0]["evidence"].clear() or rows[0].update(claims=[]), "expected a quote that it stands on, found none"),
        (lambda rows: rows[0]["place"].update(place_id="0"), "expected its place 0 ("),
        (lambda rows: rows[0].update(category="riot"), "found others"),
        (lambda rows: rows[0]["documents"][0].update(sha256="0"), "as it was when it was read, found another content"),
        (lambda rows: rows[0].update(category="riots"), "Invalid enum value 'riots' - at `$.category` in line 1"),
    ],
)
def test_a_record_that_was_tampered_with_is_found_out(workspace: Path, change: object, words: str) -> None:
    rows = records(workspace)
    change(rows)
    (workspace / "data" / "incidents.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    problems = verify_workspace(workspace)
    assert any(words in problem for problem in problems), problems
    assert all("\n" not in problem for problem in problems)


@pytest.mark.parametrize(
    ("name", "words"),
    [("data/places.csv", "places at"), ("data/incidents.jsonl", "incidents at"), ("maps/incidents.geojson", "export at"), ("maps/index.html", "map at")],
)
def test_a_missing_output_is_told(workspace: Path, name: str, words: str) -> None:
    (workspace / name).unlink()
    assert any(f"Expected the {words}" in problem or f"Expected {words}" in problem for problem in verify_workspace(workspace))


def test_a_page_of_other_incidents_is_found_out(workspace: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    (other / "seeds").mkdir(parents=True)
    (other / "seeds" / "report.txt").write_text("Rebels shelled Aleppo on 2 June 2015, killing four civilians.\n", encoding="utf-8")
    build(other)
    (workspace / "maps" / "index.html").write_bytes((other / "maps" / "index.html").read_bytes())
    assert verify_workspace(workspace) == [
        f"Expected the map of these incidents and documents at {workspace / 'maps' / 'index.html'}, found another; run `geomap build`."
    ]


def test_corrections_survive_every_build_and_are_never_written(workspace: Path) -> None:
    first, second = (row["incident_id"] for row in records(workspace))
    rows = (f"{first},set,date,2019-05-05,A. Reader,2023-05-02,", f'{second},move,,"62.5, 34.5",,,', "i-nothing,drop,,,,,")
    reasons = correct(workspace, *rows)
    assert reasons == ["Expected an incident of this build, got 'i-nothing', which names none, in line 4 of data/corrections.csv; the row is passed over."]
    before = (workspace / "data" / "corrections.csv").read_bytes()
    build(workspace, full=True)
    assert (workspace / "data" / "corrections.csv").read_bytes() == before
    by_id = {row["incident_id"]: row for row in records(workspace)}
    assert (by_id[first]["date"]["earliest"], by_id[first]["corrected"]) == ("2019-05-05", ["date"])
    assert (by_id[second]["place"]["longitude"], by_id[second]["corrected"]) == (62.5, ["place"])
    assert verify_workspace(workspace) == []


def test_a_moved_merged_and_dropped_incident_verifies(workspace: Path) -> None:
    first, second = (row["incident_id"] for row in records(workspace))
    dushanbe = world().lookup("Dushanbe")[0].place.place_id
    assert correct(workspace, f"{first},move,,{dushanbe},,,") == []
    assert {row["place"]["country_code"] for row in records(workspace)} == {"TJ", "AF"}
    assert verify_workspace(workspace) == []
    assert correct(workspace, f"{second},merge,,{first},,,") == []
    assert [len(row["claims"]) for row in records(workspace)] == [2]
    assert verify_workspace(workspace) == []
    assert correct(workspace, f"{first},drop,,,,,") == []
    assert [row["incident_id"] for row in records(workspace)] == [second]
    (workspace / "data" / "corrections.csv").unlink()
    build(workspace)
    assert [row["incident_id"] for row in records(workspace)] == [first, second]


def test_bad_rows_of_the_users_gazetteer_are_told_and_the_good_ones_are_used(workspace: Path) -> None:
    rows = "place_id,name,longitude,latitude,country_code\nmine-1,Zerqala,69.5,34.1,AF\nmine-2,Nowhere,34.5,169.1,AF\nmine-3,Nothing,,34,AF\n"
    (workspace / "seeds" / "report.txt").write_text("Gunmen killed three soldiers in Zerqala, Afghanistan, on 4 May 2019.\n", encoding="utf-8")
    (workspace / "data" / "gazetteer.csv").write_text(rows, encoding="utf-8")
    reasons = [rejection.reason for rejection in build(workspace).rejections if rejection.stage == "gazetteer"]
    assert [("line 3" in reason, "line 4" in reason) for reason in reasons] == [(True, False), (False, True)]
    assert "mine-1" in {row["place"]["place_id"] for row in records(workspace)}
    assert verify_workspace(workspace) == []


def test_a_full_disk_leaves_the_old_outputs_whole_and_is_told(workspace: Path) -> None:
    resource = pytest.importorskip("resource", reason="this system has no limit of a file's size")
    before = digests(workspace)
    (workspace / "seeds" / "second.txt").write_text("Rebels shelled Aleppo on 2 June 2015, killing four civilians.\n", encoding="utf-8")
    limit = 60_000
    assert (workspace / "maps" / "index.html").stat().st_size > limit > (workspace / "maps" / "incidents.geojson").stat().st_size
    code = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}));"
        "from geomap.cli import main; sys.exit(main(['build', sys.argv[1]]))"
    )
    assert resource.RLIMIT_FSIZE is not None
    done = subprocess.run([sys.executable, "-c", code, str(workspace)], check=False, capture_output=True, encoding="utf-8")
    assert done.returncode == 1
    assert [line for line in done.stderr.splitlines() if line.startswith("geomap: ")][-1].count("changed") == 1
    assert digests(workspace) == before
    assert not list(workspace.rglob("*.part"))


def test_several_files_are_written_all_or_none(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    write_together({one: "1", other: b"2"})
    blocked = tmp_path / "folder"
    blocked.mkdir()
    with pytest.raises(UnicodeEncodeError):
        write_together({one: "new", other: "\ud800"})
    assert (one.read_bytes(), other.read_bytes()) == (b"1", b"2")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder", "one", "other"]


def test_the_places_of_a_workspace_are_those_of_the_docs() -> None:
    workspace = Workspace(Path("w"))
    files = (workspace.seeds, workspace.places, workspace.incidents, workspace.corrections, workspace.page, workspace.geojson)
    named = ["w/seeds", "w/data/places.csv", "w/data/incidents.jsonl", "w/data/corrections.csv", "w/maps/index.html", "w/maps/incidents.geojson"]
    assert [path.as_posix() for path in files] == named


def test_further_files_of_corrections_are_applied_after_the_first_and_told_by_name(tmp_path: Path) -> None:
    from geomap.building import build

    (tmp_path / "seeds").mkdir()
    (tmp_path / "data").mkdir()
    (tmp_path / "seeds" / "report.txt").write_text("Gunmen killed three soldiers in Kabul on 4 May 2019.\n", "utf-8")
    build(tmp_path)
    name = (tmp_path / "data" / "incidents.jsonl").read_text("utf-8").split('"')[3]
    head = "incident_id,action,field,value\n"
    (tmp_path / "data" / "corrections.csv").write_text(f"{head}{name},set,killed,4\n{name},set,date,2018\n", "utf-8")
    (tmp_path / "data" / "corrections-2024-05-01.csv").write_text(f"{head}{name},set,killed,5\ni-none,drop,,\n", "utf-8")
    summary = build(tmp_path)
    assert ["line 3 of data/corrections-2024-05-01.csv" in one.reason for one in summary.refused] == [True]
    record = (tmp_path / "data" / "incidents.jsonl").read_text("utf-8")
    assert '"killed":{"low":5,"best":5,"high":5' in record
    assert '"2018-12-31"' in record
