"""Every kind of file: its text, what it says of itself, and one clear sentence where it is broken, locked, empty or too large."""

import io
import random
import zipfile
from pathlib import Path

import pypdfium2
import pytest

from geomap.documents import Limits, Reading, read_documents
from geomap.documents.parts import LIMITS
from geomap.documents.readers import read_parts
from geomap.errors import DocumentError

MAIL = (
    b"From: Desk <desk@example.org>\r\nTo: all@example.org\r\nSubject: =?utf-8?B?0JTQtdC90Yw=?=\r\nDate: Mon, 16 Aug 2021 23:30:00 -0500\r\n"
    b"MIME-Version: 1.0\r\n"
    b'Content-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\nContent-Type: text/html; charset=cp1252\r\n\r\n<p>Kabul fell.</p><p>Caf\xe9</p>\r\n'
    b'--x\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename="annex.txt"\r\n\r\nHerat fell.\r\n'
    b'--x\r\nContent-Type: image/png\r\nContent-Disposition: attachment; filename="logo.png"\r\n\r\n\x89PNG\r\n--x--\r\n'
)
PAGE = b"""<!DOCTYPE html><html lang="fr"><head><meta charset="cp1252"><title>La chute</title>
<meta property="og:site_name" content="Un journal"><meta property="article:published_time" content="2021-08-16T08:00:00+02:00">
<link rel="canonical" href="https://example.org/chute"><script>var x = "ne pas lire"</script></head>
<body><nav><a href="/">Accueil</a> <a href="/x">Abonnez-vous</a></nav><article><h1>La chute</h1>
<p>Kaboul est tomb\xe9e dimanche, selon plusieurs t\xe9moins joints par t\xe9l\xe9phone dans la ville.</p>
<p>Les derniers soldats ont quitt\xe9 l'a\xe9roport pendant la nuit, a dit un porte-parole du minist\xe8re.</p></article>
<footer>Tous droits</footer></body></html>"""
FEED = b"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Desk</title>
<entry><title>One</title><updated>2021-08-16T10:00:00Z</updated><link href="https://example.org/1"/>
<content type="html">&lt;p&gt;Kabul fell.&lt;/p&gt;</content></entry>
<entry><title>Two</title><link href="javascript:x"/><summary>Herat fell.</summary></entry></feed>"""
RTF = (
    rb"{\rtf1\ansi\ansicpg1251{\fonttbl{\f0\fcharset204 Arial;}{\f1\fcharset0 Arial;}}{\info{\title A day}{\author X}}{\*\generator Word}\f0 "
    rb"\'ca\'e0\'e1\'f3\'eb\par \f1 Caf\'e9 \u1050?\u1072?\emdash{\pict 89504e47}{\field{\*\fldinst HYPERLINK}{\fldrslt here}} a\~b \{x\}}"
)


def pdf(*pages: str) -> bytes:
    """Write a PDF with one line of text a page by hand."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>", b"<< /Title (A day) >>"]
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(pages)))
    objects.insert(1, f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode())
    objects[2], objects[3] = objects[2], objects[3]
    body = [objects[0], objects[1], objects[2]]
    for at, words in enumerate(pages):
        lines = "".join(f"1 0 0 1 50 {750 - 20 * row} Tm ({line}) Tj " for row, line in enumerate(words.split("\n")) if line)
        stream = f"BT /F1 12 Tf {lines}ET".encode()
        body.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {5 + 2 * at} 0 R /Resources << /Font << /F1 3 0 R >> >> >>".encode())
        body.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    body.append(objects[3])
    out = b"%PDF-1.4\n"
    offsets = []
    for number, content in enumerate(body, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        len(body) + 1, table, len(body) + 1, len(body), start,
    )  # fmt: skip


def zipped(members: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    with zipfile.ZipFile(file := io.BytesIO(), "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BODY = (
    "<w:p><w:r><w:t>Kabul</w:t></w:r><w:hyperlink><w:r><w:t xml:space='preserve'> fell.</w:t></w:r></w:hyperlink><w:del><w:r><w:t>no</w:t></w:r></w:del></w:p>"
    "<w:p/><w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:r><w:t>End</w:t><w:tab/></w:r></w:p>"
)


def docx(body: str = BODY, head: str = "") -> bytes:
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>A day</dc:title></cp:coreProperties>'
    )
    document = f'<?xml version="1.0"?>{head}<w:document {W}><w:body>{body}</w:body></w:document>'
    return zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": document.encode(), "docProps/core.xml": core.encode()})


def odt() -> bytes:
    names = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    body = "<text:h>Head</text:h><text:p>Kabul <text:span>fell</text:span><text:s/>now.<office:annotation><text:p>no</text:p></office:annotation></text:p>"
    content = f"<office:document-content {names}><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    with zipfile.ZipFile(file := io.BytesIO(), "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
    return file.getvalue()


FILES = {"a.eml": MAIL, "a.html": PAGE, "a.xml": FEED, "a.rtf": RTF, "a.pdf": pdf("Kabul fell.", "Herat fell."), "a.docx": docx(), "a.odt": odt()}


def reading(folder: Path, name: str, content: bytes, limits: Limits = LIMITS) -> Reading:
    (folder / name).write_bytes(content)
    return read_documents(folder / name, limits=limits)


def test_a_web_page_gives_its_main_text_and_what_it_says_of_itself(tmp_path: Path) -> None:
    document = reading(tmp_path, "a.html", PAGE).documents[0]
    assert document.text.startswith(("Kaboul est tombée", "La chute\n\nKaboul est tombée"))
    assert "Abonnez" not in document.text
    assert "ne pas lire" not in document.text
    assert "ville.\n\nLes derniers" in document.text
    known = (document.title, document.publisher, document.published, document.language, document.url)
    assert known == ("La chute", "Un journal", "2021-08-16", "fr", "https://example.org/chute")


def test_a_pdf_gives_its_pages(tmp_path: Path) -> None:
    document = reading(tmp_path, "a.pdf", FILES["a.pdf"]).documents[0]
    assert document.text == "Kabul fell.\n\nHerat fell."
    assert document.pages == (0, 13)
    assert document.title == "A day"
    assert document.text[document.pages[1] :] == "Herat fell."


def test_running_heads_page_numbers_and_divided_words_are_mended(tmp_path: Path) -> None:
    pages = [f"WEEKLY REPORT\nThe gover-\nnor of {city} fell.\nPage {number}" for number, city in enumerate(("Kabul", "Herat", "Balkh"), 1)]
    document = reading(tmp_path, "a.pdf", pdf(*pages)).documents[0]
    assert document.text == "The governor of Kabul fell.\n\nThe governor of Herat fell.\n\nThe governor of Balkh fell."


def test_a_pdf_without_text_says_so_and_one_with_some_is_read_and_noted(tmp_path: Path) -> None:
    scanned = reading(tmp_path, "a.pdf", pdf("", "")).rejections[0].reason
    assert scanned == "Expected a PDF with text, found 2 pages without, such as scans in a.pdf; run it through text recognition (OCR)."
    mixed = reading(tmp_path, "b.pdf", pdf("Kabul fell.", ""))
    assert len(mixed.documents) == 1
    assert "found 1 without any, such as scans in b.pdf" in mixed.rejections[0].reason


@pytest.mark.parametrize(("name", "text"), [("a.docx", "Kabul fell.\n\na\tb\n\nEnd"), ("a.odt", "Head\n\nKabul fell now.")])
def test_word_processors_files_give_paragraphs_and_rows(tmp_path: Path, name: str, text: str) -> None:
    document = reading(tmp_path, name, FILES[name]).documents[0]
    assert document.text == text
    assert document.title == ("A day" if name == "a.docx" else None)


def test_rtf_gives_text_in_its_fonts_encodings(tmp_path: Path) -> None:
    document = reading(tmp_path, "a.rtf", RTF).documents[0]
    assert document.text == "\u041a\u0430\u0431\u0443\u043b\n\nCaf\xe9 \u041a\u0430\u2014here a\xa0b {x}"
    assert document.title == "A day"


def test_a_mail_gives_its_text_its_sender_its_day_and_its_annexes(tmp_path: Path) -> None:
    letter, annex = reading(tmp_path, "a.eml", MAIL).documents
    assert (letter.text, letter.publisher, letter.published) == ("Kabul fell.\n\nCaf\xe9", "Desk", "2021-08-16")
    assert (annex.uri, annex.text.strip(), annex.published) == ("a.eml/annex.txt", "Herat fell.", "2021-08-16")
    assert letter.title == "\u0414\u0435\u043d\u044c"


def test_a_mailbox_gives_its_messages(tmp_path: Path) -> None:
    one = b"From a@b Mon Aug 16 10:00:00 2021\nFrom: A <a@b>\nSubject: %s\nDate: Mon, 16 Aug 2021 10:00:00 +0000\n\n%s\n>From here on.\n\n"
    found = reading(tmp_path, "x.mbox", one % (b"One", b"Kabul fell.") + one % (b"Two", b"Herat fell.")).documents
    assert [(document.title, document.uri) for document in found] == [("One", "x.mbox/message 1"), ("Two", "x.mbox/message 2")]
    assert found[1].text == "Herat fell.\nFrom here on.\n"


def test_a_feed_gives_its_entries(tmp_path: Path) -> None:
    found = reading(tmp_path, "a.xml", FEED).documents
    assert [(document.text, document.published, document.url, document.publisher) for document in found] == [
        ("One\n\nKabul fell.", "2021-08-16", "https://example.org/1", "Desk"),
        ("Two\n\nHerat fell.", None, None, "Desk"),
    ]


def test_a_zip_gives_the_documents_in_it_with_the_toml_beside_them(tmp_path: Path) -> None:
    inner = zipped({"deep.txt": b"Balkh fell."})
    members = {"b/report.txt": b"Kabul fell.", "b/report.toml": b'title = "A day"', "inner.zip": inner, "x.png": b"\x89PNG\r\n\x1a\n", "__MACOSX/._x": b"\x00"}
    found = reading(tmp_path, "a.zip", zipped(members))
    assert [(document.uri, document.text, document.title) for document in found.documents] == [
        ("a.zip/b/report.txt", "Kabul fell.", "A day"),
        ("a.zip/inner.zip/deep.txt", "Balkh fell.", None),
    ]
    assert [rejection.reason[:60] for rejection in found.rejections] == ["Expected a report, found a PNG image in a.zip/x.png; save it"]


def test_the_bytes_of_a_document_are_its_id_wherever_it_was_packed(tmp_path: Path) -> None:
    alone = reading(tmp_path, "a.txt", b"Kabul fell.").documents[0]
    packed = reading(tmp_path, "a.zip", zipped({"x.txt": b"Kabul fell."})).documents[0]
    assert alone.doc_id == packed.doc_id


def locked_pdf() -> bytes:
    """Return a PDF that wants a password."""
    lock = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O (" + b"o" * 32 + b") /U (" + b"u" * 32 + b") /P -4 >> /ID [<00><00>] /Root 1 0 R"
    return pdf("Kabul fell.").replace(b"/Root 1 0 R", lock)


def locked_zip() -> bytes:
    """Return an archive whose member says that it is encrypted."""
    data = bytearray(zipped({"a.txt": b"Kabul fell."}, zipfile.ZIP_STORED))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


BOMB = "<!DOCTYPE x [<!ENTITY a 'haha'>" + "".join(f"<!ENTITY a{n} '{'&a;' if n == 0 else f'&a{n - 1};' * 10}'>" for n in range(9)) + "]>"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.pdf", b"%PDF-1.4\n garbage", "found one that is damaged"),
        ("a.zip", b"PK\x03\x04 garbage", "found a damaged one"),
        ("a.docx", FILES["a.docx"][:200], "found a damaged"),
        ("a.docx", docx(body="<w:p>"), "found broken XML in it"),
        ("a.docx", zipped({"[Content_Types].xml": b"", "word/document.xml.rels": b""}), "found none of its text"),
        ("a.xlsx", zipped({"[Content_Types].xml": b"", "xl/workbook.xml": b""}), "found an Office table or slides in a.xlsx"),
        ("a.zip", zipped({"zeros.txt": b"0" * 60_000_000}), "at most 200 times its size"),
        ("a.zip", zipped({"a.txt": b"Kabul fell." * 99})[:-30], "found a damaged one"),
        ("a.zip", zipped({}), "found an empty one"),
        ("a.zip", locked_zip(), "found one locked with a password in a.zip/a.txt"),
        ("a.pdf", locked_pdf(), "found one that is locked with a password"),
        ("a.pdf", pdf("Kabul fell.", "Herat fell.")[:300], "found one that is damaged"),
        ("a.txt", b"", "found an empty file"),
        ("a.txt", b" \n\t", "found nothing but white space"),
        ("a.txt", b"Kabul\x00 fell.\x00 " * 20, "found binary data"),
        ("a.txt", b"\x89PNG\r\n\x1a\n" + b"0" * 50, "found a PNG image"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "found an old Office file"),
        ("a.csv", b"a,b\n1,2\n", "found a table in a.csv; a table of incidents is no report"),
        ("a.html", b"<html><body>" + b"<div>" * 400_000 + b"Kabul fell.", "nested too deep to be read"),
        ("a.html", b"<html>" + b"<p>" * 17_000_000, "a web page of at most 20,000,000 bytes"),
        ("a.docx", docx("<w:p><w:r><w:t>Kabul &a8; fell.</w:t></w:r></w:p>", BOMB), "found broken XML"),
        ("a.zip", zipped({f"{n}.txt": b"x" for n in range(40)}), "at most 30 files"),
        ("a.zip", zipped({"a.zip": zipped({"a.zip": zipped({"a.zip": zipped({"a.txt": b"x"})})})}), "an archive within archives"),
        ("a.xml", b"<rss><channel></channel></rss>", "found none in a.xml; save the articles"),
        ("a.html", b"<html><body><script>1</script></body></html>", "found no text"),
        ("a.rtf", b"{\\rtf1" + b"{" * 1000, "groups at most 500 deep"),
        ("a.rtf", b"{\\rtf1 }", "found no text"),
        ("a.eml", b"From: a\nTo: b\nSubject: c\n\n", "found no text"),
    ],
)
def test_what_is_broken_empty_or_a_bomb_gets_one_sentence(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    found = reading(tmp_path, name, content, Limits(members=30))
    assert found.documents == ()
    reason = found.rejections[0].reason
    assert words in reason
    assert name in reason
    assert "\n" not in reason
    assert reason.startswith("Expected ")


def test_entities_are_neither_fetched_nor_multiplied(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("SECRET", encoding="utf-8")
    for head in (BOMB, f'<!DOCTYPE x [<!ENTITY a8 SYSTEM "{(tmp_path / "secret").as_uri()}">]>'):
        found = reading(tmp_path, "a.docx", docx("<w:p><w:r><w:t>Kabul &a8; fell.</w:t></w:r></w:p>", head))
        assert all("SECRET" not in document.text and len(document.text) < 100 for document in found.documents)


@pytest.mark.parametrize("name", sorted(FILES))
def test_damaged_files_give_text_or_a_clear_refusal_and_nothing_else(name: str) -> None:
    chance = random.Random(name)  # noqa: S311 - the same damage each time
    whole = FILES[name]
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 8)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        cut = data[: chance.randint(1, len(data))] if chance.random() < 0.3 else data
        try:
            told = [part.text for part in read_parts(bytes(cut), name)]
        except DocumentError as error:
            told = [str(error)]
        assert all(isinstance(text, str) for text in told)


def test_a_locked_pdf_says_so(shared: Path) -> None:
    found = read_documents(shared / "corpora" / "documents" / "pdf" / "password.pdf")
    assert "locked with a password" in found.rejections[0].reason


def test_the_hand_made_pdf_is_one() -> None:
    assert len(pypdfium2.PdfDocument(FILES["a.pdf"])) == 2


@pytest.mark.parametrize(
    ("name", "content", "text"),
    [
        ("a.txt", "Kabul fell on Sunday.\r\n".encode("utf-16-le") * 3, "Kabul fell on Sunday.\n" * 3),
        ("a.txt", FILES["a.pdf"], "Kabul fell.\n\nHerat fell."),
        ("a.pdf", b"Kabul fell.", "Kabul fell."),
        ("a.zip", b"Kabul fell.", "Kabul fell."),
        ("a.docx", docx("<w:p><w:r><w:t>Kabul &x; fell.</w:t></w:r></w:p>", '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/hostname">]>'), "Kabul  fell."),
        ("a.eml", b"From: A <a@b>\nSubject: =?utf-8?B?//8=?=\nDate: 32 Aug\nContent-Type: text/plain; charset=klingon\n\nCaf\xe9\n", "Caf\xe9\n"),
        ("a.xml", b"<rss><channel><item><title>Kabul fell.</title>", "Kabul fell."),
    ],
)
def test_what_can_still_be_read_is_read(tmp_path: Path, name: str, content: bytes, text: str) -> None:
    found = reading(tmp_path, name, content)
    assert [document.text for document in found.documents] == [text]
    assert found.rejections == ()


def test_names_in_an_archive_lead_nowhere(tmp_path: Path) -> None:
    members = {"../../etc/a.txt": b"Kabul fell.", "/b.txt": b"Herat fell.", "..\\c.txt": b"Balkh fell.", "..": b"Ghazni fell."}
    found = reading(tmp_path, "a.zip", zipped(members))
    assert sorted(document.uri for document in found.documents) == ["a.zip/b.txt", "a.zip/c.txt", "a.zip/etc/a.txt"]
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.zip"]


def test_lines_that_are_no_documents_are_told_one_by_one(tmp_path: Path) -> None:
    lines = [
        b'{"doc_id": "a", "text": "Kabul fell."}', b'{"doc_id": "b"', b"[1]", b'{"doc_id": "c", "text": 5}', b'{"doc_id": "a", "text": "Herat fell."}', b"\xff",
        b'{"doc_id": "d", "text": "Balkh fell.", "published": "soon"}',
    ]  # fmt: skip
    found = reading(tmp_path, "a.jsonl", b"\n".join(lines))
    assert [document.doc_id for document in found.documents] == ["a", "d"]
    assert [number for number in range(1, 8) for told in found.rejections if f"line {number} of a.jsonl" in told.reason] == [2, 3, 4, 5, 6, 7]
