"""The page's content security policy: takes the final text of its head and body, gives the policy that lets exactly that run.

>>> policy = content_security_policy("<script>run()</script><style>p{}</style>")
>>> policy.startswith("default-src 'none'; script-src 'sha256-"), "connect-src 'none'" in policy
(True, True)
"""

from __future__ import annotations

import base64
import hashlib
import re

SCRIPT = re.compile(r"<script([^>]*)>([^<]*(?:<(?!/script)[^<]*)*)</script", re.IGNORECASE)
STYLE = re.compile(r"<style[^>]*>([^<]*(?:<(?!/style)[^<]*)*)</style", re.IGNORECASE)
EXECUTABLE = re.compile(r"^(?!.*\bsrc\s*=)(?!.*\btype\s*=\s*[\"']?(?!text/javascript|module))", re.IGNORECASE | re.DOTALL)


def content_security_policy(html: str, tile_origins: tuple[str, ...] = ()) -> str:
    """Return the policy that allows the inline scripts and styles of `html` and nothing else; pictures also from `tile_origins`."""
    scripts = " ".join(dict.fromkeys(_hash(text) for attributes, text in SCRIPT.findall(html) if EXECUTABLE.match(attributes)))
    styles = " ".join(dict.fromkeys(_hash(text) for text in STYLE.findall(html)))
    directives = {
        "default-src": "'none'",
        "script-src": scripts or "'none'",
        "style-src": styles or "'none'",
        "img-src": " ".join(("data:", "blob:", *tile_origins)),
        "connect-src": "'none'",
        "worker-src": "blob:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def _hash(text: str) -> str:
    """Return the source expression of a script's or style's text."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8', 'surrogatepass')).digest()).decode('ascii')}'"
