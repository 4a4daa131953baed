"""Packages of the extra `documents`: takes a module's name, gives the module, or says what to install.

>>> extra("json", "JSON").__name__
'json'
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from geomap.documents.parts import refuse


def extra(module: str, kind: str) -> Any:
    """Import `module`, which reading `kind` needs; raise DocumentError with what to install where it is missing."""
    try:
        return import_module(module)
    except ImportError:
        message = f"expected the package {module.partition('.')[0]} for reading {kind}, found it not installed; run `pip install geomap[documents]`"
        raise refuse(message) from None
