"""The notebooks run from top to bottom, are committed without outputs, and end with what they promise."""

import ast
import json
from pathlib import Path
from typing import Any

import pytest

NOTEBOOKS = sorted((Path(__file__).resolve().parent.parent / "notebooks").glob("*.ipynb"))


def run(cells: list[str]) -> tuple[dict[str, Any], list[Any]]:
    """Execute cells one after the other as a notebook does; return the names and each cell's last value."""
    names: dict[str, Any] = {"__name__": "__main__"}
    shown = []
    for source in cells:
        tree = ast.parse(source)
        last = ast.Expression(tree.body.pop().value) if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, "notebook", "exec"), names)  # noqa: S102 - the notebook is the project's own
        shown.append(eval(compile(last, "notebook", "eval"), names) if last else None)  # noqa: S307
    return names, shown


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_committed_without_outputs(path: Path) -> None:
    notebook = json.loads(path.read_text(encoding="utf-8"))
    assert notebook["nbformat"] == 4
    assert all(cell.get("outputs", []) == [] and cell.get("execution_count") is None for cell in notebook["cells"])
    assert len({cell["id"] for cell in notebook["cells"]}) == len(notebook["cells"])


def test_a_report_and_a_table_become_one_map() -> None:
    path = next(path for path in NOTEBOOKS if path.stem == "report_and_table")
    cells = ["".join(cell["source"]) for cell in json.loads(path.read_text(encoding="utf-8"))["cells"] if cell["cell_type"] == "code"]
    names, shown = run(cells)
    told, coded, incidents = names["told"], names["coded"], names["incidents"]
    assert sorted(zip(told["place"], told["quote_page"], strict=True)) == [("Jalalabad", 2), ("Kunduz", 1)]
    assert coded["where_prec"].tolist() == [1, 3, 6]
    assert coded["shape"].notna().tolist()[2]
    assert len(incidents) == len(told) + len(coded)
    assert incidents["shape"].notna().any()
    page = (names["folder"] / "map.html").read_text(encoding="utf-8")
    assert "Content-Security-Policy" in page
    assert hasattr(shown[-2], "_repr_html_")
    assert shown[-1] == ["incidents.csv", "incidents.geojson", "incidents.gpkg", "incidents.kml", "incidents.parquet"]
