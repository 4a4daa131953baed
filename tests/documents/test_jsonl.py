"""JSON Lines: a document a line, offsets as the sender has them, a bad line told with its number while the rest goes on."""

import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.documents import Limits, read_documents, read_jsonl, read_spans


def test_lines_end_at_the_line_feed_alone_and_texts_stay_as_they_are() -> None:
    text = "One\u2028two\r\nthree\x85four\x0c"
    rows = [{"doc_id": "a", "text": text, "published": "2011-01-10", "language": "en", "label": {}}, {"doc_id": 7, "text": "x", "published": None}]
    data = b"\xef\xbb\xbf" + "\r\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode()
    reading = read_jsonl(io.BytesIO(data))
    assert reading.rejections == ()
    assert [(d.doc_id, d.text, d.published, d.language) for d in reading.documents] == [("a", text, "2011-01-10", "en"), ("7", "x", None, None)]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b'{"doc_id": "x", "text": "y"', "in line 2 of standard input, got input data was truncated"),
        (b'["x"]', "in line 2 of standard input, got list; write one object a line"),
        (b'{"doc_id": "x"}', 'got no "text" that is a string'),
        (b'{"doc_id": "x", "text": null}', 'got no "text" that is a string'),
        (b'{"doc_id": {}, "text": "y"}', 'got a "doc_id" that is no string'),
        (b'{"doc_id": "x", "text": " "}', "nothing but white space"),
        (b'{"doc_id": "a", "text": "again"}', "got 'a' a second time"),
        (b'{"doc_id": "x", "text": "\xff"}', "in line 2"),
        (b'{"doc_id": "x", "text": "' + b"y" * 200 + b'"}', "at most 100 characters of text in line 2"),
        (b"[" * 100_000, "in line 2"),
    ],
)
def test_a_bad_line_is_told_and_the_rest_goes_on(line: bytes, words: str) -> None:
    data = b'{"doc_id": "a", "text": "one"}\n' + line + b'\n\n{"doc_id": "b", "text": "two"}\n'
    reading = read_jsonl(io.BytesIO(data), limits=Limits(text_characters=100))
    assert [document.doc_id for document in reading.documents] == ["a", "b"]
    assert words in reading.rejections[0].reason


def test_a_publication_date_that_is_none_is_told_and_left_out() -> None:
    reading = read_jsonl(io.BytesIO(b'{"doc_id": "a", "text": "one", "published": "yesterday"}'))
    assert reading.documents[0].published is None
    assert '"published" as a day such as "2023-04-01" or null in line 1 of standard input, got \'yesterday\'' in reading.rejections[0].reason


def test_lone_surrogates_become_replacement_characters_and_offsets_stay() -> None:
    document = read_jsonl(io.BytesIO(b'{"doc_id": "a", "text": "a\\ud800b Kabul"}')).documents[0]
    assert document.text == "a\ufffdb Kabul"
    document.text.encode()


def test_a_jsonl_file_in_a_folder_is_read_as_documents(tmp_path: Path) -> None:
    (tmp_path / "many.jsonl").write_bytes(b'{"doc_id": "a", "text": "one"}\n{"text": "two"}\n')
    documents = read_documents(tmp_path).documents
    assert documents[0].doc_id == "a"
    assert documents[1].doc_id == documents[1].sha256[:16]


def test_given_spans_are_read(tmp_path: Path) -> None:
    path = tmp_path / "spans.jsonl"
    path.write_bytes(b'{"doc_id": "a", "text": "Kabul", "toponyms": [{"start": 0, "end": 5}, {"start": "x"}]}\n{"doc_id": "b"}\n{"\n')
    assert [(doc_id, [(span.start, span.end) for span in spans]) for doc_id, spans in read_spans(path)] == [("a", [(0, 5)])]


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip))
def test_any_text_comes_through_as_it_is(text: str) -> None:
    for line in (json.dumps({"doc_id": "a", "text": text}), json.dumps({"doc_id": "a", "text": text}, ensure_ascii=False)):
        assert read_jsonl(io.BytesIO(line.encode())).documents[0].text == text
