"""What was read in each document, kept so that a rebuild reads only what changed: takes keys and findings, gives findings back.

Lies in `.geomap/` of the workspace and may be deleted at any time. JSON, never pickle: a workspace may come from somebody else.
A file that cannot be used is as good as none.

>>> import tempfile
>>> from geomap.pipeline import Found
>>> from geomap.types import Document
>>> cache = Cache(Path(tempfile.mkdtemp()), "code-1")
>>> document = Document(doc_id="d", text="Kabul fell.", sha256="00")
>>> cache.put(Found(document=document))
>>> cache.get(document) == Found(document=document)
True
"""

from __future__ import annotations

import dataclasses
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from geomap.files import write_atomic
from geomap.language import read_languages
from geomap.pipeline import Found
from geomap.types import DateMention, Document, Rejection


def fingerprint(*extra: Path) -> str:
    """Return a digest of the program and of the files `extra`, which changes when what is found may change.

    Files of the package count by name, size and time; those of the user by content.
    """
    package = Path(__file__).parent
    digest = hashlib.sha256()
    for file in sorted(package.rglob("*")):
        if file.suffix in {".py", ".js", ".css", ".json", ".tsv", ".csv", ".toml", ".sqlite", ".npz", ".parquet", ".bin"}:
            told = file.stat()
            digest.update(f"{file.relative_to(package).as_posix()}\0{told.st_size}\0{told.st_mtime_ns}\n".encode())
    digest.update(" ".join(read_languages()).encode())
    for file in extra:
        digest.update(f"{file.name}\0".encode() + (hashlib.sha256(file.read_bytes()).digest() if file.is_file() else b"-"))
    return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Cache:
    """Findings by document, in `folder`; those of another program (another `code`) are not used."""

    folder: Path
    code: str

    def get(self, document: Document) -> Found | None:
        """Return what was found in `document` before, or None."""
        from geomap.store import claim_from_wire, resolution_from_wire

        try:
            row = msgspec.json.decode(self._file(document).read_bytes())
            return Found(
                document=dataclasses.replace(document, language=row["language"]),
                resolutions=tuple(resolution_from_wire(each) for each in row["resolutions"]),
                dates=tuple(msgspec.convert(each, DateMention) for each in row["dates"]),
                claims=tuple(claim_from_wire(each) for each in row["claims"]),
                rejections=tuple(msgspec.convert(each, Rejection) for each in row["rejections"]),
            )
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def put(self, found: Found) -> None:
        """Keep what was found in a document."""
        from geomap.store import claim_to_wire, resolution_to_wire

        row: dict[str, Any] = {
            "language": found.document.language,
            "resolutions": [resolution_to_wire(each) for each in found.resolutions],
            "dates": found.dates,
            "claims": [claim_to_wire(each) for each in found.claims],
            "rejections": found.rejections,
        }
        write_atomic(self._file(found.document), msgspec.json.encode(row))

    def keep_only(self, documents: list[Document]) -> None:
        """Delete the findings of all documents but these."""
        kept = {self._file(document).name for document in documents}
        for file in self.folder.glob("*.json"):
            if file.name not in kept:
                file.unlink(missing_ok=True)

    def _file(self, document: Document) -> Path:
        what = repr((self.code, dataclasses.astuple(document)))
        return self.folder / f"{hashlib.sha256(what.encode('utf-8', 'backslashreplace')).hexdigest()[:32]}.json"
