r"""Word processors' files (DOCX and ODT): takes bytes, gives the text, a blank line between paragraphs, tables row by row, and the title.

Both are read as the XML that they are: no macro, link, picture or external entity is looked at.

>>> spaced(["One. ", "", "Two."])
'One.\n\nTwo.'
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

from geomap.documents.archive import BROKEN, checked_members
from geomap.documents.extras import extra
from geomap.documents.parts import LIMITS, Limits, Part, refuse
from geomap.documents.sniffing import DOCX
from geomap.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["LIMITS", "read", "spaced"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ODF_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
ODF_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
DC_TITLE = "{http://purl.org/dc/elements/1.1/}title"
LAYOUT = {
    DOCX: ("word/document.xml", "docProps/core.xml"),
    "application/vnd.oasis.opendocument.text": ("content.xml", "meta.xml"),
}
SKIPPED = {f"{W}del", f"{W}instrText", f"{ODF_TEXT}tracked-changes", f"{ODF_TEXT}note", "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}annotation"}
SPACES = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{ODF_TEXT}tab": "\t", f"{ODF_TEXT}line-break": "\n", f"{ODF_TEXT}s": " "}


def read(data: bytes, media_type: str, limits: Limits) -> list[Part]:
    """Return the document's text as the only part."""
    main, about = LAYOUT[media_type]
    kind = "DOCX" if media_type == DOCX else "ODT"
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = {info.filename: info for info in checked_members(archive, limits)}
            if main not in members:
                message = f"expected a {kind} document, found none of its text; save it anew"
                raise refuse(message)
            tree = _tree(archive.read(members[main]), kind)
            meta = _tree(archive.read(members[about]), kind) if about in members else None
    except DocumentError:
        raise
    except BROKEN:
        message = f"expected a {kind} document, found a damaged or locked one; save it anew without a password"
        raise refuse(message) from None
    title = next((node.text for node in meta.iter(DC_TITLE)), None) if meta is not None else None
    return [Part(text=spaced(_blocks(tree)), media_type=media_type, title=title)]


def _tree(content: bytes, kind: str) -> Any:
    etree = extra("lxml.etree", kind)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        message = f"expected a {kind} document, found broken XML in it; save it anew"
        raise refuse(message) from None


def _blocks(tree: Any) -> Iterator[str]:
    """Give paragraphs in order; a table's row is one block with its cells divided by tabs."""
    stack = [tree]
    while stack:
        node = stack.pop()
        if node.tag in SKIPPED or not isinstance(node.tag, str):
            continue
        if node.tag in {f"{W}p", f"{ODF_TEXT}p", f"{ODF_TEXT}h"}:
            yield _text(node)
        elif node.tag in {f"{W}tr", f"{ODF_TABLE}table-row"}:
            cells = [child for child in node if child.tag in {f"{W}tc", f"{ODF_TABLE}table-cell"}]
            yield "\t".join(" ".join(_text(cell).split()) for cell in cells).rstrip()
        else:
            stack.extend(reversed(node))


def _text(node: Any) -> str:
    pieces: list[str] = []
    stack: list[Any] = [node]
    while stack:
        one = stack.pop()
        if isinstance(one, str):
            pieces.append(one)
            continue
        if one.tag in SKIPPED or not isinstance(one.tag, str):
            continue
        if one.tag in SPACES:
            pieces.append(SPACES[one.tag])
        elif one.tag == f"{W}p" and pieces:
            pieces.append("\n")
        children: list[Any] = []
        spoken = one.tag == f"{W}t" or not one.tag.startswith(W)
        if spoken and one.text:
            children.append(one.text)
        for child in one:
            children.append(child)
            if spoken and child.tail:
                children.append(child.tail)
        stack.extend(reversed(children))
    return "".join(pieces)


def spaced(blocks: Iterable[str]) -> str:
    """Join blocks with a blank line between them; empty ones are left out."""
    return "\n\n".join(stripped for block in blocks if (stripped := block.strip()))
