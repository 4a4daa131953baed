"""corrections.csv: rows as a person writes them; a broken row is told with its line and the others are kept."""

from pathlib import Path

import pytest

from geomap.store import parse_corrections, read_corrections

HEADER = "incident_id,action,field,value,longitude,latitude,who,when,note,doc_id,quote\n"


def parse(text: str) -> tuple[list, list]:
    return parse_corrections(text.encode(), "data/corrections.csv")


def test_rows_are_read_with_who_and_when_whatever_the_separator_and_the_order_of_columns() -> None:
    found, refused = parse("\ufeffAction;incident_id;Value;field;who;when;colour\nset;i-1;2023-03-09;date;A. Reader;2023-05-02;red\n\nUNMERGE;i-2;;;;;\n")
    assert refused == []
    assert (found[0].value, found[0].who, found[0].when, found[0].line) == ("2023-03-09", "A. Reader", "2023-05-02", 2)
    assert (found[1].action, found[1].value, found[1].line) == ("split", None, 4)


def test_a_short_row_is_understood() -> None:
    found, refused = parse(HEADER + "i-1,drop\n")
    assert (found[0].action, refused) == ("drop", [])


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("i-1,paint,,", "Expected an action of set, move, drop, merge, split, got 'paint' in line 2 of data/corrections.csv"),
        (",drop,,", "Expected an incident_id, or a doc_id and a quote, got neither in line 2"),
        ("i-1,move,,,x,34", "Expected a number of degrees as longitude, got 'x' in line 2"),
        ("i-1,move,,,34.5,169.1", "Expected a latitude from -90 to 90, got 169.1 in line 2"),
        ("i-1,move,,,nan,1", "Expected a longitude from -180 to 180, got nan"),
        ("i-1,move,,,67.1,", "Expected longitude and latitude together, got only longitude in line 2"),
    ],
)
def test_a_row_that_says_nothing_is_told_and_the_next_is_kept(row: str, words: str) -> None:
    found, refused = parse(HEADER + row + "\ni-2,drop\n")
    assert [one.incident_id for one in found] == ["i-2"]
    assert words in refused[0].reason
    assert refused[0].stage == "corrections"


@pytest.mark.parametrize("text", ["id,what\n1,2\n", 'incident_id,action\n"i-1,drop\n'])
def test_a_file_that_is_no_such_table_is_told(text: str) -> None:
    found, refused = parse(text)
    assert found == []
    assert "data/corrections.csv" in refused[0].reason


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_file_is_read_as_a_spreadsheet_saved_it(encoding: str) -> None:
    found, refused = parse_corrections("incident_id;action;note;who\ni-1;drop;vérifié à Genève;Zoé\n".encode(encoding), "data/corrections.csv")
    assert refused == []
    assert (found[0].note, found[0].who) == ("vérifié à Genève", "Zoé")


def test_bytes_that_are_no_text_are_told() -> None:
    refused = parse_corrections(b"\x00\x01\x02\x03\x00" * 50, "data/corrections.csv")[1]
    assert "data/corrections.csv" in refused[0].reason


def test_no_file_is_no_correction_and_a_guarded_cell_is_itself(tmp_path: Path) -> None:
    assert read_corrections(tmp_path / "none.csv") == ([], [])
    (tmp_path / "c.csv").write_text("incident_id,action,note\ni-1,drop,'=1\n", encoding="utf-8")
    assert read_corrections(tmp_path / "c.csv")[0][0].note == "=1"
