r"""Text that Folium's templates cannot touch: takes finished text, gives an element that renders to exactly that.

Folium and branca compile what passes through them as Jinja templates, twice; a quote with braces in it would be run as Python.

>>> Verbatim("{{ 7*7 }}").render()
'{{ 7*7 }}'
>>> data_block("d", "application/json", '{"quote": "</script>"}')
'<script type="application/json" id="d">{"quote": "\\u003c/script\\u003e"}</script>\n'
"""

from __future__ import annotations

from html import escape

from branca.element import Element

# What could end a script element, or start a template tag, is written as JSON's own escapes.
CHARACTERS = str.maketrans({c: f"\\u{ord(c):04x}" for c in "<>&'\u2028\u2029"})
TAGS = {"{{": "{\\u007b", "{%": "{\\u0025", "{#": "{\\u0023"}


class Verbatim(Element):
    """An element whose rendering is its text, untouched."""

    def __init__(self, *texts: str) -> None:
        """Keep the texts."""
        super().__init__()
        self._name = "Verbatim"
        self.texts = texts

    def render(self, **kwargs: object) -> str:  # noqa: ARG002  the signature is branca's
        """Return the texts, one after the other."""
        return "".join(self.texts)


def data_block(identity: str, media_type: str, text: str) -> str:
    """Return an inert script element that holds `text`: JSON, which is escaped, or base64, which needs none."""
    inert = escape_json(text) if media_type == "application/json" else text
    return f'<script type="{media_type}" id="{identity}">{inert}</script>\n'


def printable(text: str) -> str:
    """Return `text` for HTML; a lone surrogate, which no file can hold, becomes the sign for what cannot be shown."""
    return escape(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))


def escape_json(text: str) -> str:
    """Return JSON `text` with everything escaped that means something to HTML or to a template; no such pair is JSON's own syntax."""
    text = text.translate(CHARACTERS)
    for tag, inert in TAGS.items():
        text = text.replace(tag, inert)
    return text
