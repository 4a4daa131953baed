r"""Documents: takes a file, a folder or a stream of reports, gives their texts with stable offsets and what is known of each.

`Document.text` is the file's text decoded, without byte-order mark, with "\r\n" and "\r" turned into "\n"; texts of JSON Lines are taken as they are.

>>> import io
>>> read_jsonl(io.BytesIO(b'{"doc_id": "a", "text": "Kabul fell."}\n')).documents[0].text
'Kabul fell.'
"""

from geomap.documents.folder import read_documents
from geomap.documents.jsonl import iter_jsonl, read_jsonl, read_spans
from geomap.documents.origins import origin
from geomap.documents.parts import LIMITS, Limits, Reading

__all__ = ["LIMITS", "Limits", "Reading", "iter_jsonl", "origin", "read_documents", "read_jsonl", "read_spans"]
