"""When: takes an analysed document, gives its expressions of time and what they mean.

>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> found = find_dates(analyse(Document(doc_id="d", text="It fell in August 2021.")))
>>> [(d.surface, d.when.value) for d in found]
[('August 2021', '2021-08')]
"""

from geomap.dates.find import document_date, find_dates

__all__ = ["document_date", "find_dates"]
