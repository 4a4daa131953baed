"""Who did what to whom: takes an analysed document with its places and dates, gives one claim for each incident it tells, most salient first.

>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> extraction = extract_claims(analyse(Document(doc_id="d", text="Gunmen killed three policemen.")), [], [])
>>> [(claim.category, claim.killed.best) for claim in extraction.claims]
[('armed_attack', 3)]
"""

from geomap.extraction.claims import Extraction, extract_claims

__all__ = ["Extraction", "extract_claims"]
