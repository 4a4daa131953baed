"""The command line as a user meets it: real processes, real files, exit codes and one clear sentence for each mistake."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from geomap import __version__
from geomap.cli import main, parser

if TYPE_CHECKING:
    from pathlib import Path

COMMANDS = ("build", "init", "locate", "dates", "extract", "map", "import", "export", "explain", "verify", "gazetteer")
TEXT = "Gunmen killed three soldiers in Kabul on 4 May 2019."


def run(*arguments: str, cwd: Path | None = None, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "geomap.cli", *arguments], check=False, cwd=cwd, input=stdin, capture_output=True)


def test_help_lists_every_command() -> None:
    text = parser().format_help()
    for command in COMMANDS:
        assert command in text


def test_every_command_and_option_is_documented(root: Path) -> None:
    page = (root / "docs" / "cli.md").read_text("utf-8")
    for action in parser()._actions:
        for name, command in (getattr(action, "choices", None) or {}).items():
            assert f"geomap {name}" in page
            for option in command._option_string_actions:
                assert option in page


def test_help_imports_nothing_heavy() -> None:
    code = "import sys, geomap.cli\ntry: geomap.cli.main(['--help'])\nexcept SystemExit: pass\n"
    heavy = "print([m for m in ('numpy','pandas','spacy','folium','shapely','geopandas') if m in sys.modules], file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code + heavy], check=True, capture_output=True)
    assert done.stderr.strip() == b"[]"


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["--version"])
    assert stop.value.code == 0
    assert __version__ in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [(), ("nothing",), ("locate",), ("export", "x.jsonl"), ("gazetteer",)])
def test_wrong_usage_ends_with_2(arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert b"usage: geomap" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("locate", "missing.txt"), "missing.txt"),
        (("export", "missing.jsonl", "-o", "x.csv"), "missing.jsonl"),
        (("map", "missing.geojson", "-o", "x.html"), "missing.geojson"),
        (("explain", "inc-0"), "inc-0"),
        (("import", "missing.csv", "-o", "x.geojson"), "missing.csv"),
    ],
)
def test_a_missing_input_is_told_in_one_line(tmp_path: Path, arguments: tuple[str, ...], says: str) -> None:
    done = run(*arguments, cwd=tmp_path)
    assert done.returncode == 1
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith("geomap: ")
    assert says in line


@pytest.mark.parametrize("option", [("--year", "soon"), ("--bbox", "1,2,3"), ("--bbox", "a,b,c,d")])
def test_a_bad_option_value_says_what_was_expected(tmp_path: Path, option: tuple[str, str]) -> None:
    table = tmp_path / "a.csv"
    table.write_text("incident_id,longitude,latitude,category,date\na,69.2,34.5,bombing,2020-01-01\n", "utf-8")
    done = run("export", str(table), "-o", str(tmp_path / "b.geojson"), *option)
    assert done.returncode == 1
    assert b"Expected --" in done.stderr


def test_documents_come_from_stdin_and_lines_go_to_stdout() -> None:
    line = json.dumps({"doc_id": "a", "text": TEXT, "published": None, "language": "en", "extra": [1]}).encode() + b"\n"
    for command, key in (("locate", "toponyms"), ("dates", "dates"), ("extract", "claims")):
        done = run(command, "-", "-o", "-", stdin=line)
        assert done.returncode == 0, done.stderr.decode()
        (row,) = (json.loads(out) for out in done.stdout.decode().split("\n") if out)
        assert row["doc_id"] == "a"
        assert row[key]


def test_locate_and_extract_speak_the_wire_format(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(TEXT, "utf-8")
    assert main(["locate", str(report), "-o", str(tmp_path / "t.jsonl")]) == 0
    (toponym,) = json.loads((tmp_path / "t.jsonl").read_text("utf-8"))["toponyms"]
    assert TEXT[toponym["start"] : toponym["end"]] == toponym["surface"] == "Kabul"
    assert toponym["country_code"] == "AF"
    assert main(["extract", str(report), "-o", str(tmp_path / "c.jsonl")]) == 0
    (claim,) = json.loads((tmp_path / "c.jsonl").read_text("utf-8"))["claims"]
    assert claim["category"] == "armed_attack"
    assert claim["killed"] == {"low": 3, "best": 3, "high": 3, "qualifier": "exact"}
    assert claim["date"]["earliest"] == claim["date"]["latest"] == "2019-05-04"
    assert claim["injured"] is None
    for evidence in claim["evidence"]:
        assert TEXT[evidence["start"] : evidence["end"]] == evidence["quote"]


def test_a_bad_line_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    lines = tmp_path / "in.jsonl"
    lines.write_text(json.dumps({"doc_id": "a", "text": TEXT}) + "\n{broken\n" + json.dumps({"doc_id": "b", "text": TEXT}) + "\n", "utf-8")
    out = tmp_path / "out.jsonl"
    assert main(["dates", str(lines), "-o", str(out)]) == 1
    assert [json.loads(row)["doc_id"] for row in out.read_text("utf-8").splitlines()] == ["a", "b"]


def test_gazetteer_search_shows_what_is_held(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gazetteer", "search", "Faizabad"]) == 0
    assert "Afghanistan" in capsys.readouterr().out
    assert main(["gazetteer", "search", "Qxyzzyq"]) == 1


def test_somebody_elses_table_becomes_incidents(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "table.csv"
    table.write_text("Event date;Latitude;Longitude;Country;Notes\n04/05/2019;34,52;69,18;Afghanistan;A bomb went off.\n", "utf-8")
    out = tmp_path / "out.geojson"
    assert main(["import", str(table), "-o", str(out)]) == 0, capsys.readouterr().err
    (feature,) = json.loads(out.read_text("utf-8"))["features"]
    assert feature["geometry"]["coordinates"] == [69.18, 34.52]
    assert (tmp_path / "out.mapping.toml").is_file()
