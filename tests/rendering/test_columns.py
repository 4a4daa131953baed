"""What goes into a block comes out of it: numbers, words, shapes and texts, whatever they are."""

import base64
import json
import zlib

import numpy as np
import shapely
from hypothesis import example, given
from hypothesis import strategies as st

from geomap.rendering.container import Container, dump
from geomap.rendering.geometry import encode_shapes, leb128
from geomap.rendering.order import hundred_thousandths, morton_order
from geomap.rendering.vocabulary import Vocabulary

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


@given(st.lists(st.integers(0, 2**62), min_size=1, max_size=30))
@example([2**49])
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


def decoded(data: bytes, words: list[str]) -> list[str | None]:
    """Read quotes as blocks.js does."""
    texts, text, after_code, at = [], "", False, 0
    while at < len(data):
        byte = data[at]
        if byte == 0:
            texts.append(text)
            text, after_code = "", False
        elif byte < 0x80:
            text, after_code = text + chr(byte), False
        elif byte == 0xFF:
            close = data.index(0xFF, at + 1)
            text, after_code, at = text + data[at + 1 : close].decode(), False, close
        else:
            more = 2 if byte >= 0xF0 else 1 if byte >= 0xC0 else 0
            rank = byte - 0x80 if not more else 64 + (byte - 0xC0) * 127 + data[at + 1] - 0x80
            if more == 2:
                rank = 64 + 48 * 127 + (byte - 0xF0) * 127**2 + (data[at + 1] - 0x80) * 127 + data[at + 2] - 0x80
            text, after_code, at = text + (" " if after_code else "") + words[rank], True, at + more
        at += 1
    texts.append(text)
    return [None if text == "\x01" else text for text in texts]


FRAGMENTS = st.sampled_from(
    ["the", "car", "bomb", "Кабул", "é", " ", "  ", "—", "\N{RIGHT SINGLE QUOTATION MARK}s", "5km", "\n", "\u2028", "كابل", "\U0001f4a3"]
)


@given(st.lists(st.none() | st.text() | st.lists(FRAGMENTS).map("".join), min_size=1, max_size=12))
def test_quotes_written_in_codes_come_back_or_are_refused(texts: list[str | None]) -> None:
    vocabulary = Vocabulary.of(["the car bomb Кабул كابل éa"] * 3)
    coded = vocabulary.encode(texts)
    if coded is None:
        assert any("\x00" in text or "\x01" in text for text in texts if text)
    else:
        assert decoded(coded, vocabulary.words) == texts


def test_many_words_get_codes_of_up_to_three_bytes() -> None:
    words = [f"{chr(97 + n // 676 % 26)}{chr(97 + n // 26 % 26)}{chr(97 + n % 26)}x" for n in range(9_000)]
    vocabulary = Vocabulary.of([" ".join(words)] * 3)
    assert len(vocabulary.words) == 9_000
    coded = vocabulary.encode([" ".join(words)])
    assert coded is not None
    assert len(coded) == 64 + 2 * 48 * 127 + 3 * (9_000 - 64 - 48 * 127)
    assert decoded(coded, vocabulary.words) == [" ".join(words)]
