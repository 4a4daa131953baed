r"""The page around the map: takes what Folium's classes add to head, body and script, gives the HTML text with its policy computed on the final bytes.

The order is: policy first, then head, page, scripts, the data that is drawn, and last the quotes and documents, so that a large file shows its map before it
has been read to the end.

>>> text = PageFigure(title="A <b> title", language="fr").render()
>>> text.startswith('<!DOCTYPE html>\n<html lang="fr" dir="ltr">\n<head>\n<meta http-equiv="Content-Security-Policy"'), "A &lt;b&gt; title" in text
(True, True)
"""

from __future__ import annotations

from html import escape

from branca.element import Element, Figure

from geomap.rendering.policy import content_security_policy
from geomap.rendering.strings import direction
from geomap.rendering.verbatim import Verbatim, printable

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
        for child in self._children.values():
            child.render(**kwargs)
        head = SCRIPTED + "".join(child.render(**kwargs) for child in self.header._children.values())  # noqa: SLF001
        body = "".join(child.render(**kwargs) for child in self.html._children.values())  # noqa: SLF001
        script = "".join(child.render(**kwargs) for child in self.script._children.values())  # noqa: SLF001
        script = f"<script>\n{script}</script>\n".replace("\r\n", "\n")
        policy = content_security_policy(f"{head}{body}{script}", self.tile_origins)
        parts = [
            f'<!DOCTYPE html>\n<html lang="{escape(self.language)}" dir="{direction(self.language)}">\n<head>\n',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n<meta charset="utf-8">\n',
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="color-scheme" content="light dark">\n',
            f'<title>{printable(self.title or "")}</title>\n{head}</head>\n<body class="gm-page">\n{body}',
            *(child.text for child in self.data._children.values() if isinstance(child, Verbatim)),  # noqa: SLF001
            script,
            *(child.text for child in self.tail._children.values() if isinstance(child, Verbatim)),  # noqa: SLF001
            "</body>\n</html>\n",
        ]
        return "".join(parts)
