r"""Reading a file or a folder: takes a path, gives its documents in the order of their places and a rejection for each file that cannot be used.

Hidden files are passed over. NAME.toml beside NAME.txt tells what is known of it and wins over what the file itself says.

>>> import tempfile
>>> seeds = Path(tempfile.mkdtemp()) / "seeds"
>>> seeds.mkdir()
>>> _ = (seeds / "a.txt").write_bytes(b"Kabul fell.\r\n"), (seeds / "b.txt").write_bytes(b"")
>>> reading = read_documents(seeds)
>>> [(d.uri, d.text) for d in reading.documents]
[('seeds/a.txt', 'Kabul fell.\n')]
>>> reading.rejections[0].reason
'Expected a report, found an empty file in seeds/b.txt.'
"""

from __future__ import annotations

import hashlib
import os
import stat
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from geomap.documents.jsonl import SURROGATE, iter_jsonl
from geomap.documents.parts import LIMITS, Limits, Part, Reading, refuse
from geomap.documents.readers import read_parts
from geomap.documents.sidecar import Sidecar, iso_day, read_sidecar, tidy
from geomap.documents.sniffing import BY_SUFFIX
from geomap.errors import DocumentError
from geomap.types import Document, Rejection

if TYPE_CHECKING:
    from collections.abc import Iterator

JUNK = {"thumbs.db", "desktop.ini", "__macosx"}
LOCKS = ("~$", ".~")


@dataclass(slots=True)
class _Shelf:
    """What has been read so far, and by what it is known again."""

    limits: Limits
    documents: list[Document] = field(default_factory=list)
    rejections: list[Rejection] = field(default_factory=list)
    ids: dict[str, str] = field(default_factory=dict)
    texts: dict[bytes, str] = field(default_factory=dict)

    def refuse(self, reason: str, uri: str, doc_id: str | None = None) -> None:
        self.rejections.append(Rejection(doc_id=doc_id, stage="documents", reason=reason, uri=uri))

    def add(self, document: Document) -> None:
        uri = document.uri or document.doc_id
        digest = hashlib.sha256(" ".join(document.text.split()).encode()).digest()
        first = self.ids.get(document.doc_id) or self.texts.get(digest)
        if first is not None:
            self.refuse(f"Expected each report once, found the text of {first} again in {uri}; remove one of the two.", uri, document.doc_id)
            return
        self.ids[document.doc_id] = self.texts[digest] = uri
        self.documents.append(document)


def read_documents(path: str | Path, root: str | Path | None = None, limits: Limits = LIMITS) -> Reading:
    """Read the document at `path`, or all documents in the folder `path` and below it.

    `root` is the folder that each document's `uri` is told from; by default the one that holds `path`.
    Raises DocumentError where there is nothing at `path`, or no document in the folder.
    """
    top = Path(path)
    base = Path(root) if root is not None else Path(os.path.abspath(top)).parent  # noqa: PTH100 - resolve() would follow links
    if not top.exists():
        message = f"Expected a document or a folder of documents at {top}, found nothing there; check the path, or run `geomap init` for a new workspace."
        raise DocumentError(message)
    files = list(_files(top)) if top.is_dir() else [top]
    documents = [file for file in files if file.suffix.lower() != ".toml"]
    if not documents:
        message = f"Expected documents in {top}, found none; put reports there as text files."
        raise DocumentError(message)
    shelf = _Shelf(limits)
    named = sorted((uri_of(file, base), file) for file in documents)
    for uri, file in named:
        _read_file(file, uri, shelf)
    stems = {file.with_suffix("") for file in documents}
    for file in sorted(files):
        if file.suffix.lower() == ".toml" and file.with_suffix("") not in stems:
            uri = uri_of(file, base)
            shelf.refuse(f"Expected a document beside {uri}, found none of that name; name the TOML as the document is named.", uri)
    return Reading(documents=tuple(shelf.documents), rejections=tuple(shelf.rejections))


def uri_of(file: Path, base: Path) -> str:
    """Return where `file` lies, told from `base`, with forward slashes, in one Unicode form and without bytes that are no text."""
    absolute, above = os.path.abspath(file), os.path.abspath(base)  # noqa: PTH100 - resolve() would follow links
    try:
        words = Path(absolute).relative_to(above).as_posix()
    except ValueError:
        words = file.name
    return unicodedata.normalize("NFC", words.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))


def _files(top: Path) -> Iterator[Path]:
    for folder, subfolders, names in os.walk(top):
        subfolders[:] = sorted(name for name in subfolders if not _hidden(name))
        yield from (Path(folder, name) for name in names if not _hidden(name))


def _hidden(name: str) -> bool:
    return name.startswith((".", *LOCKS)) or name.lower() in JUNK


def _read_file(file: Path, uri: str, shelf: _Shelf) -> None:
    try:
        data = _bytes(file, shelf.limits)
        if BY_SUFFIX.get(file.suffix.lower()) == "application/jsonl":
            _read_lines(data, uri, shelf)
            return
        known = _known(file, uri, shelf)
        parts = read_parts(data, file.name, shelf.limits)
    except DocumentError as error:
        shelf.refuse(_sentence(str(error), uri), uri)
        return
    for part in parts:
        _add(part, _document(part, data, uri, known, alone=len(parts) == 1), shelf)


def _add(part: Part, document: Document, shelf: _Shelf) -> None:
    """Put a part on the shelf, or say why not."""
    uri = document.uri or document.doc_id
    most = shelf.limits.text_characters
    if part.refused is not None:
        shelf.refuse(_sentence(part.refused, uri), uri)
    elif not part.text.strip():
        shelf.refuse(f"Expected a report, found no text in {uri}.", uri)
    elif len(part.text) > most:
        shelf.refuse(f"Expected at most {most:,} characters, found {len(part.text):,} characters in {uri}; split it.", uri)
    else:
        shelf.add(document)
        if part.note is not None:
            shelf.refuse(_sentence(f"expected {part.note}", uri), uri, document.doc_id)


def _read_lines(data: bytes, uri: str, shelf: _Shelf) -> None:
    for found in iter_jsonl(data.split(b"\n"), uri, shelf.limits):
        if isinstance(found, Document):
            shelf.add(found)
        else:
            shelf.rejections.append(found)


def _sentence(words: str, uri: str) -> str:
    """Put the place into "expected A, found B; try C"."""
    said, semicolon, attempt = words.partition("; ")
    return f"{said[:1].upper()}{said[1:]} in {uri}{semicolon}{attempt}."


def _bytes(file: Path, limits: Limits) -> bytes:
    try:
        status = file.stat()
        if not stat.S_ISREG(status.st_mode):
            message = "expected a file, found something that is none"
            raise refuse(message)
        if status.st_size > limits.file_bytes:
            message = f"expected at most {limits.file_bytes:,} bytes, found {status.st_size:,}; split the report"
            raise refuse(message)
        return file.read_bytes()
    except OSError as error:
        message = f"expected a file that can be read, got {(error.strerror or str(error)).lower()!r}; check its rights"
        raise refuse(message) from None


def _known(file: Path, uri: str, shelf: _Shelf) -> Sidecar:
    """Read the TOML beside `file`; where it is wrong, say so, and read the document without it."""
    beside = file.with_suffix(".toml")
    if not beside.is_file():
        return Sidecar()
    try:
        return read_sidecar(_bytes(beside, shelf.limits))
    except DocumentError as error:
        where = uri.rpartition("/")[0]
        name = unicodedata.normalize("NFC", beside.name)
        words = _sentence(str(error), f"{where}/{name}" if where else name)
        shelf.refuse(f"{words.removesuffix('.')}; {uri} is read without it.", uri)
        return Sidecar()


def _document(part: Part, data: bytes, uri: str, known: Sidecar, *, alone: bool) -> Document:
    sha256 = hashlib.sha256(data if part.content is None else part.content).hexdigest()
    return Document(
        doc_id=sha256[:16],
        text=_clean(part.text),
        uri=uri if part.name is None else f"{uri}/{part.name}",
        sha256=sha256,
        title=(known.title if alone else None) or tidy(part.title),
        publisher=known.publisher or tidy(part.publisher),
        published=known.published or iso_day(part.published or ""),
        language=known.language or part.language,
        media_type=part.media_type,
        url=(known.url if alone else None) or part.url,
        pages=part.pages,
        lines=part.lines,
    )


def _clean(text: str) -> str:
    """Replace lone surrogates, which no file can hold, one for one."""
    return SURROGATE.sub("\ufffd", text)
