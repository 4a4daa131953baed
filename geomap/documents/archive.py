"""ZIP archives: takes bytes, gives the parts of the documents in them; says so of each member that is none.

Nothing is unpacked to the disk. Sizes, ratios, counts and depth are bounded before a byte is unpacked.

>>> import io, zipfile
>>> with zipfile.ZipFile(file := io.BytesIO(), "w") as archive:
...     archive.writestr("a.txt", "Kabul fell.")
>>> [(part.name, part.text) for part in read(file.getvalue(), "application/zip", LIMITS)]
[('a.txt', 'Kabul fell.')]
"""

from __future__ import annotations

import dataclasses
import io
import lzma
import zipfile
import zlib
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from geomap.documents.parts import LIMITS, Limits, Part, refuse
from geomap.documents.sidecar import Sidecar, read_sidecar
from geomap.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["BROKEN", "LIMITS", "checked_members", "read"]

BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, NotImplementedError, RuntimeError, EOFError, OSError, ValueError)
"""What the standard library raises for archives that are damaged, locked or packed in a way that it does not know."""

JUNK = ("__MACOSX", "Thumbs.db", "desktop.ini")


def read(data: bytes, media_type: str, limits: Limits) -> list[Part]:  # noqa: ARG001 - all readers are called alike
    """Return the parts of all documents in the archive, in the order of their names."""
    if limits.depth <= 0:
        message = "expected documents, found an archive within archives within an archive; unpack it"
        raise refuse(message)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = sorted(checked_members(archive, limits), key=lambda info: info.filename)
            if not members:
                message = "expected an archive with documents, found an empty one; take it out of the folder"
                raise refuse(message)
            inner = dataclasses.replace(limits, depth=limits.depth - 1, unpacked_bytes=limits.unpacked_bytes - sum(info.file_size for info in members))
            known = dict(_sidecars(archive, members))
            return [part for info in members for part in _parts(archive, info, inner, known)]
    except DocumentError:
        raise
    except BROKEN as error:
        message = f"expected a ZIP archive, found a damaged one ({' '.join(str(error).split())[:100]}); pack it anew"
        raise refuse(message) from None


def checked_members(archive: zipfile.ZipFile, limits: Limits) -> list[zipfile.ZipInfo]:
    """Return the files of an archive; raise DocumentError where unpacking them would take more than `limits`."""
    members = [info for info in archive.infolist() if _inside(info.filename).name and not info.filename.endswith("/")]
    size = sum(info.file_size for info in members)
    packed = sum(info.compress_size for info in members)
    if len(members) > limits.members:
        message = f"expected at most {limits.members:,} files in an archive, found {len(members):,}; divide it"
        raise refuse(message)
    if size > limits.unpacked_bytes:
        message = f"expected an archive that unpacks to at most {limits.unpacked_bytes:,} bytes, found {size:,}; unpack it by hand"
        raise refuse(message)
    if size > limits.unpacked_ratio * max(packed, 1) and size > limits.unpacked_ratio * 10_000:
        message = f"expected an archive that unpacks to at most {limits.unpacked_ratio} times its size, found {size:,} bytes packed into {packed:,}; unpack it by hand"
        raise refuse(message)
    return members


def _sidecars(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> Iterator[tuple[str, Sidecar | str]]:
    for info in members:
        if info.filename.lower().endswith(".toml"):
            try:
                yield info.filename[:-5], read_sidecar(_content(archive, info))
            except DocumentError as error:
                yield info.filename[:-5], str(error)


def _parts(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limits: Limits, known: dict[str, Sidecar | str]) -> Iterator[Part]:
    from geomap.documents.readers import read_parts

    path = _inside(info.filename)
    name = str(path)
    if path.suffix.lower() == ".toml" or path.name.startswith((".", "~$")) or any(piece in JUNK for piece in path.parts):
        return
    beside = known.get(str(path.with_suffix("")))
    if isinstance(beside, str):
        yield Part(text="", name=f"{path.with_suffix('.toml')}", refused=beside)
    try:
        content = _content(archive, info)
        for part in read_parts(content, path.name, limits):
            told = beside if isinstance(beside, Sidecar) and part.name is None else Sidecar()
            given = {field: value for field in told.__struct_fields__ if (value := getattr(told, field)) is not None}
            inside = name if part.name is None else f"{name}/{part.name}"
            yield dataclasses.replace(part, name=inside, content=content if part.content is None else part.content, **given)
    except DocumentError as error:
        yield Part(text="", name=name, refused=str(error))


def _inside(name: str) -> PurePosixPath:
    """Return a member's name as a path that cannot lead out of the archive; nothing is ever written there, but the name is shown."""
    return PurePosixPath(*(piece for piece in name.replace("\\", "/").split("/") if piece not in {"", ".", ".."}))


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    if info.flag_bits & 1:
        message = "expected a file that can be unpacked, found one locked with a password; unpack it by hand"
        raise refuse(message)
    try:
        with archive.open(info) as member:
            return member.read(info.file_size + 1)
    except BROKEN as error:
        message = f"expected a file that can be unpacked, found {' '.join(str(error).split())[:100] or 'a damaged one'!r}; pack it anew"
        raise refuse(message) from None
