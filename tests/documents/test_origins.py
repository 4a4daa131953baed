"""A quote leads to the page or the line of the original that holds it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.documents import origin, read_documents
from geomap.types import Document

PAGE = """<!doctype html>
<html><head><title>A day</title>
<script>
let a = "Kabul fell";
</script></head>
<body><nav><a href="/">Home</a></nav>
<article>
<h1>A day of
attacks</h1>
<!-- a
comment --><p>Gunmen attacked a <b>police
post</b> in Kabul on Sunday &amp; killed three officers, the provincial police said.</p>

<p>
Another attack, in Herat, was
reported a day later by residents of the city, who heard shots before dawn.</p>
</article></body></html>
"""


def read(tmp_path: Path, name: str, content: bytes) -> Document:
    (tmp_path / name).write_bytes(content)
    return read_documents(tmp_path / name).documents[0]


@pytest.mark.parametrize(("words", "line"), [("Gunmen attacked", 11), ("Another attack", 15)])
def test_a_paragraph_of_a_web_page_has_the_line_of_its_source(tmp_path: Path, words: str, line: int) -> None:
    document = read(tmp_path, "a.html", PAGE.encode())
    assert words in PAGE.split("\n")[line - 1]
    assert origin(document, document.text.index(words)) == (None, line)


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_a_text_has_the_line_that_an_editor_shows(tmp_path: Path, name: str) -> None:
    document = read(tmp_path, name, b"One.\r\n\r\nKabul fell.\r\n")
    assert origin(document, document.text.index("Kabul")) == (None, 3)


def test_a_mail_has_the_line_of_its_message(tmp_path: Path) -> None:
    document = read(tmp_path, "a.eml", b"From: A <a@b>\nSubject: S\nDate: Mon, 16 Aug 2021 10:00:00 +0000\n\nDear all,\n\nKabul fell.\n")
    assert origin(document, document.text.index("Kabul")) == (None, 3)


def test_what_has_neither_pages_nor_lines_has_no_place() -> None:
    assert origin(Document(doc_id="d", text="Kabul fell.", media_type="application/rtf"), 0) == (None, None)


@given(st.lists(st.text("ab\n", min_size=1), min_size=1, max_size=6), st.data())
def test_every_letter_of_a_pdf_is_on_the_page_that_holds_it(pages: list[str], data: st.DataObject) -> None:
    starts, at = [], 0
    for page in pages:
        starts.append(at)
        at += len(page) + 2
    number = data.draw(st.integers(0, len(pages) - 1))
    inside = data.draw(st.integers(0, len(pages[number]) - 1))
    document = Document(doc_id="d", text="\n\n".join(pages), media_type="application/pdf", pages=tuple(starts))
    assert origin(document, starts[number] + inside) == (number + 1, None)
