"""The encodings of files that geomap reads: their byte-order marks, and those in use that are guessed among. Documents and tables share them.

>>> next(name for mark, name in MARKS if "Kabul".encode("utf-16").startswith(mark)).startswith("utf-16")
True
"""

from __future__ import annotations

import codecs

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Those of UTF-32 first, since one of them begins as one of UTF-16 does."""
# fmt: off
LEGACY = (
    "cp1252", "cp1251", "cp1250", "cp1256", "cp1253", "cp1254", "cp1255", "cp1257", "koi8_r", "koi8_u", "cp866", "iso8859_2", "iso8859_5", "iso8859_6",
    "iso8859_9", "iso8859_15", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr", "cp874", "mac_roman",
)
# fmt: on
