"""The front end's files: takes nothing, gives the texts of Leaflet, of the page's style and of its bundle, ready to stand in a script or style element.

>>> "1.9.4" in leaflet_js()[:200]
True
"""

from __future__ import annotations

import functools
from importlib.resources import files


def _read(*names: str) -> str:
    path = files("geomap.rendering") / "page"
    for name in names:
        path = path / name
    return path.read_text(encoding="utf-8").replace("\r\n", "\n")


@functools.cache
def leaflet_js() -> str:
    """Return Leaflet 1.9.4, without the pointer to its source map, which a browser's tools would ask for."""
    return _read("vendor", "leaflet.js").split("//# sourceMappingURL")[0].rstrip() + "\n"


@functools.cache
def leaflet_css() -> str:
    """Return Leaflet's style without the pictures of controls and pins that this page does not use."""
    return "\n".join(line for line in _read("vendor", "leaflet.css").split("\n") if "url(" not in line)


@functools.cache
def bundle_js() -> str:
    """Return the page's own program."""
    return _read("bundle.js")


@functools.cache
def style_css() -> str:
    """Return the page's own style."""
    return _read("style.css")
