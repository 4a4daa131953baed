"""The errors that geomap raises on purpose; each message is one sentence: what was expected, what came, where, what to try.

GeomapError
├── InputError (also a ValueError)   something that was handed in cannot be used
│   ├── DocumentError                a report: unreadable, undecodable, encrypted, too large
│   ├── GazetteerError               a gazetteer: missing, broken, a row with impossible coordinates
│   └── RecordError                  an incident table, a corrections row, a settings file
├── OptionError (also a ValueError)  a parameter or command-line option has a value it cannot have
└── MissingExtraError                an optional package is needed and not installed

>>> raise DocumentError("Expected text but found a PNG image in seeds/a.txt; save it as text.")
Traceback (most recent call last):
    ...
geomap.errors.DocumentError: Expected text but found a PNG image in seeds/a.txt; save it as text.
"""


class GeomapError(Exception):
    """Base of all errors that geomap raises on purpose."""


class InputError(GeomapError, ValueError):
    """Something that was handed in cannot be used."""


class DocumentError(InputError):
    """A report cannot be read."""


class GazetteerError(InputError):
    """A gazetteer is missing, broken or holds impossible values."""


class RecordError(InputError):
    """An incident record, a corrections row or a settings file cannot be used."""


class OptionError(GeomapError, ValueError):
    """A parameter or a command-line option has a value that it cannot have."""


class MissingExtraError(GeomapError):
    """An optional package is needed and not installed; the message says which extra to install."""
