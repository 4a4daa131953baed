r"""The page around the map: takes what Folium's classes add to head, body and script, gives the HTML text with its policy computed on the final bytes.

The order is: policy first, then head, page, scripts, the data that is drawn, and last the quotes and documents, so that a large file shows its map before it
has been read to the end.

>>> text = PageFigure(title="A <b> title", language="fr").render()
>>> text.startswith('<!DOCTYPE html>\n<html lang="fr" dir="ltr">\n<head>\n<meta http-equiv="Content-Security-Policy"'), "A &lt;b&gt; title" in text
(True, True)
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from branca.element import Element, Figure

from geomap.rendering.policy import content_security_policy
from geomap.rendering.strings import direction
from geomap.rendering.verbatim import Verbatim, printable

if TYPE_CHECKING:
    from collections.abc import Iterator

# Tells the style sheet, before anything is painted, that scripts run: what stands in for them is hidden.
SCRIPTED = '<script>document.documentElement.className = "gm-js";</script>\n'


class PageFigure(Figure):
    """A Figure with language, title, viewport and a content security policy, and a place for data that is not scanned for scripts."""

    def __init__(self, *, title: str, language: str, tile_origins: tuple[str, ...] = ()) -> None:
        """Start an empty page; a notebook shows it 640 pixels high."""
        super().__init__(height="640", title=title)
        self._id = "page"
        self.language = language
        self.tile_origins = tile_origins
        self.header._children.clear()  # noqa: SLF001  the stock meta tag; ours stands in the template
        self.data = Element()
        self.tail = Element()

    def render(self, **kwargs: object) -> str:
        """Return the page's HTML."""
        return "".join(self.parts(**kwargs))

    def parts(self, **kwargs: object) -> Iterator[str]:
        """Yield the page's HTML piece by piece: a large page is never in memory twice."""
        for child in self._children.values():
            child.render(**kwargs)
        head = SCRIPTED + "".join(child.render(**kwargs) for child in self.header._children.values())  # noqa: SLF001
        body = "".join(child.render(**kwargs) for child in self.html._children.values())  # noqa: SLF001
        script = "".join(child.render(**kwargs) for child in self.script._children.values())  # noqa: SLF001
        script = f"<script>\n{script}</script>\n".replace("\r\n", "\n")
        policy = content_security_policy(f"{head}{body}{script}", self.tile_origins)
        yield f'<!DOCTYPE html>\n<html lang="{escape(self.language)}" dir="{direction(self.language)}">\n<head>\n'
        yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n<meta charset="utf-8">\n'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="color-scheme" content="light dark">\n'
        yield f'<title>{printable(self.title or "")}</title>\n{head}</head>\n<body class="gm-page">\n{body}'
        yield from _texts(self.data)
        yield script
        yield from _texts(self.tail)
        yield "</body>\n</html>\n"


def _texts(element: Element) -> Iterator[str]:
    for child in element._children.values():  # noqa: SLF001
        yield from child.texts if isinstance(child, Verbatim) else (child.render(),)
