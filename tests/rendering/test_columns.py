"""What goes into a block comes out of it: numbers, words, shapes and texts, whatever they are."""

import base64
import json
import zlib

import numpy as np
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geomap.rendering.container import Container, dump
from geomap.rendering.geometry import encode_shapes, leb128
from geomap.rendering.order import hundred_thousandths, morton_order

NUMBERS = st.lists(st.none() | st.integers(-(2**31), 2**31 - 2), max_size=40)
TEXTS = st.lists(st.none() | st.text(st.characters(), max_size=8), max_size=40)


def opened(text: str) -> tuple[dict, bytes]:
    """Return a block's header and body, as the page reads them."""
    data = zlib.decompress(base64.b64decode(text))
    length = int.from_bytes(data[:4], "little")
    return json.loads(data[4 : 4 + length]), data[4 + length :]


def numbers(text: str, name: str) -> list[int | None]:
    """Read a column as container.js does."""
    header, body = opened(text)
    spec = header["columns"][name]
    rows = spec.get("rows", header["rows"])
    planes = [body[spec["at"] + nth * rows : spec["at"] + (nth + 1) * rows] for nth in range(spec["width"])]
    codes = [sum(plane[row] << (8 * nth) for nth, plane in enumerate(planes)) for row in range(rows)]
    if spec.get("differences"):
        codes = np.cumsum([(code >> 1) ^ -(code & 1) for code in codes]).tolist()
    return [None if spec["missing"] and code == 0 else code - spec["missing"] + spec["base"] for code in codes]


@given(NUMBERS)
def test_numbers_come_back(values: list[int | None]) -> None:
    block = Container(len(values))
    block.numbers("n", values)
    assert numbers(block.to_text(), "n") == values


@given(st.lists(st.none() | st.integers(-1_800_000, 1_800_000), max_size=40))
def test_numbers_kept_as_differences_come_back(values: list[int | None]) -> None:
    block = Container(len(values))
    block.numbers("n", values, differences=True)
    assert numbers(block.to_text(), "n") == values


@given(TEXTS)
def test_words_come_back_even_with_lone_surrogates(values: list[str | None]) -> None:
    block = Container(len(values))
    block.words("w", values)
    header, _ = opened(block.to_text())
    words = header["columns"]["w"]["words"]
    assert [None if code is None else words[code] for code in numbers(block.to_text(), "w")] == values


@given(st.text(st.characters()))
def test_any_text_is_json_that_a_file_can_hold(text: str) -> None:
    assert json.loads(dump(text).encode("utf-8")) == text


@given(st.lists(st.integers(0, 2**50), min_size=1, max_size=30))
def test_leb128_comes_back(values: list[int]) -> None:
    found, value, shift = [], 0, 0
    for byte in leb128(np.array(values)):
        value |= (byte & 0x7F) << shift
        shift += 7
        if not byte & 0x80:
            found.append(value)
            value, shift = 0, 0
    assert found == values


def test_a_shape_smaller_than_a_step_has_no_parts_and_is_left_to_its_mark() -> None:
    assert encode_shapes([shapely.box(10, 10, 10.00001, 10.00001)]) == bytes([2, 0])


@given(st.lists(st.tuples(st.floats(-180, 180), st.floats(-90, 90)), min_size=1, max_size=60))
def test_a_square_cell_of_the_map_is_a_run_of_rows(points: list[tuple[float, float]]) -> None:
    longitude, latitude = (np.array(axis) for axis in zip(*points, strict=True))
    x, y, missing = hundred_thousandths(longitude, latitude)
    order = morton_order(x, y, missing, np.zeros(len(x)))
    for level in (1, 3, 6):
        across = ((x[order] + 18_000_000) << level) // 36_000_001
        down = ((18_000_000 - y[order]) << level) // 36_000_001
        cells = list(zip(across.tolist(), down.tolist(), strict=True))
        runs = [cell for nth, cell in enumerate(cells) if nth == 0 or cells[nth - 1] != cell]
        assert len(runs) == len(set(runs))
