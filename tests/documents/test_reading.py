"""Reading a folder: good documents come through, each bad one is told in one clear sentence, and every offset holds."""

import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.documents import Limits, read_documents
from geomap.documents.decoding import decode, newlines
from geomap.errors import DocumentError

REPORT = "Kabul fell on 15 August 2021.\n"


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "good.txt").write_text(REPORT, encoding="utf-8", newline="\n")
    return folder


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.txt", b"", "Expected a report, found an empty file in seeds/a.txt."),
        ("a.txt", b" \r\n\t\n", "Expected a report, found nothing but white space in seeds/a.txt."),
        ("a.txt", b"\x89PNG\r\n\x1a\n\x00\x00", "Expected a report, found a PNG image in seeds/a.txt; save it as text"),
        ("a.txt", bytes(range(256)) * 20, "Expected text, found binary data in seeds/a.txt."),
        ("a.txt", b"\xff\xfe\x00\xd8", "Expected text after a byte-order mark, found binary data in seeds/a.txt."),
        ("z.txt", REPORT.encode("utf-16"), "Expected each report once, found the text of seeds/good.txt again in seeds/z.txt; remove one of the two."),
        ("z.txt", REPORT.encode(), "found the text of seeds/good.txt again in seeds/z.txt"),
        ("a.csv", b"longitude,latitude\n1,2\n", "Expected a report, found a table in seeds/a.csv; a table of incidents is no report"),
        ("a.gz", b"\x1f\x8b\x08\x00\x00", "found a gzip archive in seeds/a.gz"),
        ("a.doc", bytes.fromhex("D0CF11E0A1B11AE1") + b"..", "found an old Office file (.doc, .xls, .ppt or .msg) in seeds/a.doc"),
        ("a.txt", b"x " * 600, "Expected at most 1,000 bytes, found 1,200 in seeds/a.txt; split the report."),
        ("a.txt", b"x" * 901, "Expected at most 900 characters, found 901 characters in seeds/a.txt; split it."),
        ("lone.toml", b'title = "x"', "Expected a document beside seeds/lone.toml, found none of that name"),
        ("good.toml", b'title = "x"\ntitle = "y"\n', "in seeds/good.toml; seeds/good.txt is read without it."),
        ("good.toml", b"\ntitle = \n", 'Expected TOML such as title = "...", got Invalid value (at line 2, column 9) in seeds/good.toml'),
        ("good.toml", b'# x\ntitel = "x"\n', "Expected the keys title, publisher, published, url, language, got 'titel' in line 2 in seeds/good.toml; correct"),
        ("good.toml", b"title = 5\n", "Expected `str | null`, got `int` - at `$.title` in line 1 in seeds/good.toml"),
        ("good.toml", b'published = "April 2023"\n', "Expected published as a day such as 2023-04-01, got 'April 2023' in line 1 in seeds/good.toml"),
        ("good.toml", b'url = "javascript:alert(1)"\n', "Expected url as an http or https address, got 'javascript:alert(1)' in line 1"),
        ("good.toml", b'language = "English"\n', "Expected language as an ISO 639 code"),
        ("good.toml", b"title = '\xff'\n", "Expected TOML in UTF-8, found other bytes in line 1 in seeds/good.toml"),
    ],
)
def test_a_bad_file_is_told_and_the_good_one_comes_through(seeds: Path, name: str, content: bytes, sentence: str) -> None:
    (seeds / name).write_bytes(content)
    reading = read_documents(seeds, limits=Limits(file_bytes=1000 if len(content) < 5000 else 10**6, text_characters=900))
    assert [document.uri for document in reading.documents] == ["seeds/good.txt"]
    assert len(reading.rejections) == 1
    assert sentence in reading.rejections[0].reason
    assert "\n" not in reading.rejections[0].reason


def test_a_file_that_is_none_is_told_and_does_not_hang(seeds: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no named pipes")
    os.mkfifo(seeds / "pipe.txt")
    (seeds / "gone.txt").symlink_to(seeds / "nothing.txt")
    reasons = " ".join(rejection.reason for rejection in read_documents(seeds).rejections)
    assert "found something that is none in seeds/pipe.txt" in reasons
    assert "seeds/gone.txt" in reasons


def test_hidden_files_locks_and_other_litter_are_passed_over(seeds: Path) -> None:
    for name in (".DS_Store", "~$good.docx", "Thumbs.db", ".good.txt.swp"):
        (seeds / name).write_bytes(b"\x00\x01")
    (seeds / ".git").mkdir()
    (seeds / ".git" / "x.txt").write_text("x", encoding="utf-8")
    assert read_documents(seeds).rejections == ()


def test_nothing_at_the_path_and_an_empty_folder_are_errors(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"found nothing there; check the path"):
        read_documents(tmp_path / "seeds")
    with pytest.raises(DocumentError, match=r"found none; put reports there"):
        read_documents(tmp_path)


def test_what_is_known_beside_a_document_comes_with_it(seeds: Path) -> None:
    known = 'title = "  The\\n fall "\npublisher = "Институт"\npublished = 2021-08-16\nurl = "https://example.org/a"\nlanguage = "en"\n'
    (seeds / "good.toml").write_text(known, encoding="utf-8-sig")
    document = read_documents(seeds).documents[0]
    assert (document.title, document.publisher, document.published) == ("The fall", "Институт", "2021-08-16")
    assert (document.url, document.language) == ("https://example.org/a", "en")


def test_the_id_is_of_the_content_and_not_of_the_place(seeds: Path) -> None:
    before = read_documents(seeds).documents[0]
    (seeds / "deep").mkdir()
    (seeds / "good.txt").rename(seeds / "deep" / "moved.md")
    after = read_documents(seeds).documents[0]
    assert (after.doc_id, after.sha256) == (before.doc_id, before.sha256)
    assert (after.uri, after.media_type) == ("seeds/deep/moved.md", "text/markdown")


def test_documents_come_in_the_order_of_their_places_told_from_the_root(seeds: Path, tmp_path: Path) -> None:
    for name in ("b", "a", "C"):
        (seeds / name).write_text(f"Report {name}.", encoding="utf-8")
    uris = [document.uri for document in read_documents(seeds, root=tmp_path).documents]
    assert uris == ["seeds/C", "seeds/a", "seeds/b", "seeds/good.txt"]
    assert read_documents(seeds / "a").documents[0].uri == "a"


def test_hostile_names_stay_text(seeds: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows allows no such names")
    name = "{{ 7*7 }} ${x} =cmd().txt"
    (seeds / name).write_text("Text.", encoding="utf-8")
    assert f"seeds/{name}" in [document.uri for document in read_documents(seeds).documents]


ROWS = (Path(__file__).parent / "encodings.tsv").read_text(encoding="utf-8").splitlines()[2:]
TEXTS = [(text, encodings.split()) for text, _, encodings in (row.partition("\t") for row in ROWS)]
WIDE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")


@pytest.mark.parametrize(("text", "encoding"), [(text, encoding) for text, legacy in TEXTS for encoding in (*legacy, *WIDE)])
def test_the_encoding_is_found(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\r\t"), min_size=1).filter(lambda text: not text.startswith("\ufeff")))
def test_any_text_in_utf_8_is_itself_line_ends_apart(text: str) -> None:
    assert decode(text.encode()) == newlines(text)
    assert "\r" not in decode(text.encode())


@given(st.binary(max_size=400))
def test_any_bytes_give_text_or_a_clear_refusal(data: bytes) -> None:
    try:
        text = decode(data)
    except DocumentError as error:
        text = str(error)
    assert "\x00" not in text
