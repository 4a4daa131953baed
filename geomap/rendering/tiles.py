"""An online basemap, where somebody asks for one: takes its name or URL template, gives what the page needs and the hosts that its policy must allow.

>>> named_tiles("https://{s}.example.org/{z}/{x}/{y}.png")["attribution"]
'example.org'
>>> origins(named_tiles("https://{s}.example.org/{z}/{x}/{y}.png"))
('https://*.example.org',)
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from geomap.errors import OptionError

MARKUP = re.compile(r"<[^<>]*>")


def named_tiles(tiles: str) -> dict[str, Any]:
    """Return url, attribution and maxZoom of the tiles called `tiles`; raise `OptionError` where nothing is."""
    if re.fullmatch(r"https?://[^\s'\";,]+\{z\}[^\s'\";,]*", tiles):
        host = urlsplit(tiles).netloc.replace("{s}.", "")
        return {"url": tiles, "attribution": host, "maxZoom": 19}
    import xyzservices.providers  # type: ignore[import-untyped]

    try:
        provider = xyzservices.providers.query_name(tiles)
    except ValueError:
        message = f"Expected the name of an online basemap, such as OpenStreetMap.Mapnik, or a URL with {{z}}, {{x}} and {{y}}, but found {tiles!r}."
        raise OptionError(message) from None
    attribution = MARKUP.sub("", provider.html_attribution).replace("&copy;", "\N{COPYRIGHT SIGN}")
    return {"url": provider.build_url(scale_factor=False, fill_subdomain=False), "attribution": attribution, "maxZoom": int(provider.get("max_zoom", 19))}


def origins(tiles: dict[str, Any] | None) -> tuple[str, ...]:
    """Return the hosts of `tiles` as the policy names them."""
    if tiles is None:
        return ()
    parts = urlsplit(tiles["url"])
    return (f"{parts.scheme}://{parts.netloc.replace('{s}', '*')}",)
