"""Takes the pictures in docs/images: the repository's own map in light, dark and on a phone, and ten thousand made-up incidents.

    python scripts/take_screenshots.py

Needs a Chromium (scripts/chromium.py finds it). The pictures have 256 colours, which keeps each below 250 KB.
"""

from __future__ import annotations

import base64
import importlib.util
import struct
import sys
import tempfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
DESKTOP = {"viewport": {"width": 1360, "height": 850}}
COLOURS = 256
PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "is_mobile": True, "has_touch": True}

# Gives the picture's most frequent colours, and for each pixel the nearest of them.
REDUCE = """async ([address, most]) => {
  const image = new Image();
  image.src = address;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height });
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  const pixels = new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer);
  const counts = new Map();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  const split = (pixel) => [pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255];
  const all = [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a));
  const coarse = new Map(all.toReversed().map((pixel) => [pixel & 0xe0e0e0, pixel]));
  const palette = [...new Set([...all.slice(0, most / 2), ...[...coarse.values()].toReversed(), ...all.slice(most / 2)])].slice(0, most).map(split);
  const nearest = (pixel) => {
    const [r, g, b] = split(pixel);
    let best = 0, least = Infinity;
    palette.forEach(([pr, pg, pb], nth) => {
      const far = (r - pr) ** 2 + (g - pg) ** 2 + (b - pb) ** 2;
      if (far < least) [best, least] = [nth, far];
    });
    return best;
  };
  const codes = new Map(all.map((pixel) => [pixel, nearest(pixel)]));
  let text = "";
  for (const pixel of pixels) text += String.fromCharCode(codes.get(pixel));
  return [image.width, image.height, palette.flat(), btoa(text)];
}"""


def main() -> None:
    """Take all pictures and tell their sizes."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find_or_install(), args=["--no-sandbox", "--disable-gpu"])
        seed, many = ROOT / "maps" / "index.html", ten_thousand(Path(folder))
        take(browser, seed, "map.png", "light", DESKTOP, open_card)
        take(browser, seed, "dark.png", "dark", DESKTOP, open_document)
        take(browser, seed, "phone.png", "light", PHONE, open_card)
        take(browser, many, "many.png", "light", DESKTOP, lambda page: page.wait_for_timeout(300))
        browser.close()


def ten_thousand(folder: Path) -> Path:
    """Write the page of ten thousand made-up incidents."""
    from geomap.rendering import incident_map

    spec = importlib.util.spec_from_file_location("rendering_example", ROOT / "tests" / "rendering" / "example.py")
    if spec is None or spec.loader is None:
        sys.exit("Expected tests/rendering/example.py, found none.")
    example = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(example)
    incident_map(example.many(10_000), title="Ten thousand made-up incidents").save(folder / "many.html")
    return folder / "many.html"


def open_card(page: Page) -> None:
    """Open the card of the assassination."""
    page.locator(".gm-item", has_text="Assassination").first.click()
    page.wait_for_selector(".gm-card blockquote")
    page.mouse.move(0, 0)


def open_document(page: Page) -> None:
    """Open that card's document at its quote."""
    open_card(page)
    page.locator(".gm-open").click()
    page.wait_for_selector(".gm-text mark.gm-current")


def take(browser: Browser, path: Path, name: str, scheme: Any, screen: dict[str, Any], act: Any) -> None:
    """Open a page, do something in it, and keep its picture."""
    with browser.new_context(color_scheme=scheme, reduced_motion="reduce", **screen) as context:
        page = context.new_page()
        page.goto(path.as_uri())
        page.wait_for_selector("html.gm-ready")
        act(page)
        page.wait_for_timeout(700)
        picture = base64.b64encode(page.screenshot()).decode("ascii")
        page.goto("about:blank")
        reduced = page.evaluate(REDUCE, [f"data:image/png;base64,{picture}", COLOURS])
    (IMAGES / name).write_bytes(to_png(*reduced))
    print(f"{name}: {(IMAGES / name).stat().st_size:,} bytes")


def to_png(width: int, height: int, palette: list[int], pixels: str) -> bytes:
    """Return a PNG of a palette (red, green, blue, red ...) and a byte a pixel in base64."""
    codes = base64.b64decode(pixels)
    lines = b"".join(b"\0" + codes[row * width : (row + 1) * width] for row in range(height))
    parts = {b"IHDR": struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0), b"PLTE": bytes(palette), b"IDAT": zlib.compress(lines, 9), b"IEND": b""}
    chunks = [struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in parts.items()]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


if __name__ == "__main__":
    main()
