"""Measures the map beside its peers: the same made-up incidents, the same browser, one table.

Each page is built in a process of its own, for time and memory, and opened in headless Chromium from a file. Every incident has a quote of 200 characters of
English prose (windows of Python's own documentation). The peers get a Python and JavaScript libraries of their own in .cache/bench-map, once; without npm, or
with --no-peers, they are left out. Each page is opened several times and the median told; build times are also given as the processor's own, which a busy
machine changes little.

    python tests/bench/bench_map.py --sizes 10000 100000
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import geopandas as gpd
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[2]
LIBRARIES = ROOT / ".cache" / "bench-map"
PYTHON_PACKAGES = ("folium==0.20.0", "geopandas", "pyarrow", "matplotlib", "mapclassify", "pydeck")
PACKAGES = ("leaflet@1.9.4", "leaflet.markercluster@1.5.3", "jquery@3.7.1", "bootstrap@5.2.2", "leaflet.awesome-markers@2.0.5")
QUOTE = 200
PEERS = ("MarkerCluster", "FastMarkerCluster", "GeoJson", "explore", "pydeck")
MOST = {"MarkerCluster": 10_000, "FastMarkerCluster": 100_000, "GeoJson": 100_000, "explore": 100_000, "pydeck": 100_000}
"""Beyond these sizes a peer's page takes longer than anybody waits."""
PATIENCE_MS = 150_000
MARKS = "html.gm-drawn, .leaflet-marker-icon, .marker-cluster, path.leaflet-interactive, html.bench-painted"

WATCH_FRAMES = """() => {
  window.frames_ms = [];
  let last = performance.now();
  const tick = () => { const now = performance.now(); window.frames_ms.push(now - last); last = now; requestAnimationFrame(tick); };
  requestAnimationFrame(tick);
}"""
# Tells when a canvas other than geomap's has something on it: prefer_canvas, deck.gl.
PAINTED = """requestAnimationFrame(function look() {
  for (const canvas of document.querySelectorAll("canvas")) {
    if (!canvas.width || window.geomap) continue;
    const copy = new OffscreenCanvas(40, 40).getContext("2d", { willReadFrequently: true });
    copy.drawImage(canvas, 0, 0, 40, 40);
    if (copy.getImageData(0, 0, 40, 40).data.some(Boolean)) return document.documentElement.classList.add("bench-painted");
  }
  requestAnimationFrame(look);
});"""
CLICK = """(box) => new Promise((done) => {
  const start = performance.now();
  box.click();
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
})"""


def incidents(count: int, *, quotes: bool = True) -> gpd.GeoDataFrame:
    """Return `count` made-up incidents about twenty thousand towns, the same each time."""
    from pydoc_data import topics

    import geopandas as gpd
    import numpy as np

    random = np.random.default_rng(3)
    towns = np.column_stack((random.normal(45, 25, 20_000), random.normal(25, 14, 20_000))).clip(-170, 80)
    town = np.minimum(random.geometric(0.0008, count), 20_000) - 1
    at = towns[town] + random.normal(0, 0.05, (count, 2)) * (random.random((count, 1)) < 0.3)
    kinds = "armed_attack assassination bombing suicide_bombing shelling air_strike clash raid arrest kidnapping arson riot protest"
    day = (np.datetime64("1997-01-01") + random.integers(0, 10_000, count)).astype(str)
    columns: dict[str, Any] = {
        "incident_id": [f"B{nth:07d}" for nth in range(count)],
        "category": random.choice(kinds.split(), count),
        "date": day,
        "date_end": day,
        "date_precision": "day",
        "status": "occurred",
        "country": np.array([f"Country {nth}" for nth in range(60)])[town % 60],
        "place": np.array([f"Town {nth}" for nth in range(20_000)])[town],
        "where_prec": random.choice([1, 2, 3], count, p=[0.6, 0.3, 0.1]),
        "perpetrators": np.array([f"Group {nth}" for nth in range(200)])[np.minimum(random.geometric(0.05, count), 200) - 1],
        "killed": np.where(random.random(count) < 0.5, np.nan, random.geometric(0.3, count) - 1.0),
        "title": np.array([f"Report {nth}" for nth in range(500)])[random.integers(0, 500, count)],
    }
    if quotes:
        text = re.sub(r"[\s{}%#`\\]+", " ", " ".join(topics.topics.values()))  # braces in a popup would stop Folium
        starts = [found.end() for found in re.finditer(" ", text[: -2 * QUOTE])]
        columns["quote"] = [text[starts[nth] : starts[nth] + QUOTE] for nth in random.integers(0, len(starts), count).tolist()]
    return gpd.GeoDataFrame(columns, geometry=gpd.points_from_xy(at[:, 0], at[:, 1]), crs=4326)


def build(maker: str, source: Path, out: Path) -> dict[str, float]:
    """Build a page from a table of incidents; return seconds after imports, peak megabytes and bytes an incident. Runs in a process of its own."""
    import geopandas as gpd

    table = gpd.read_parquet(source)
    importlib.import_module("folium.plugins")
    data = None
    if maker == "geomap":
        from geomap.rendering import incident_map

        importlib.import_module("geomap.rendering.map")
        start, start_cpu = time.perf_counter(), time.process_time()
        page = incident_map(table, title="Benchmark")
        page.save(out)
        blocks = next(iter(page._children.values())).payload
        data = sum(map(len, (blocks.drawn, blocks.listed, blocks.words, *blocks.details)))
    else:
        start, start_cpu = time.perf_counter(), time.process_time()
        peer(maker, table, out)
    seconds, cpu = time.perf_counter() - start, time.process_time() - start_cpu
    return {"seconds": seconds, "cpu": cpu, "peak_mb": peak_mb(), "bytes": (data or out.stat().st_size) / len(table)}


def peer(maker: str, table: gpd.GeoDataFrame, out: Path) -> None:
    """Build a peer's page of the same incidents, each with its quote in a popup or tooltip."""
    import folium
    from folium.plugins import FastMarkerCluster, MarkerCluster

    page = folium.Map([25, 45], zoom_start=3, tiles=None, prefer_canvas=True, maxZoom=18)
    points = list(zip(table.geometry.y, table.geometry.x, table["quote"], strict=True))
    fields = ["incident_id", "category", "date", "country", "quote"]
    if maker == "MarkerCluster":
        cluster = MarkerCluster().add_to(page)
        for latitude, longitude, quote in points:
            folium.Marker([latitude, longitude], popup=quote).add_to(cluster)
    elif maker == "FastMarkerCluster":
        FastMarkerCluster([list(point) for point in points]).add_to(page)
    elif maker == "GeoJson":
        folium.GeoJson(table[[*fields, "geometry"]], marker=folium.CircleMarker(radius=4), popup=folium.GeoJsonPopup(fields)).add_to(page)
    elif maker == "pydeck":
        deck(table, out)
        return
    else:
        page = table[[*fields, "geometry"]].explore(tiles=None)
    page.save(str(out))


def deck(table: gpd.GeoDataFrame, out: Path) -> None:
    """Build pydeck's page, which brings its libraries along and has no land below."""
    import pydeck

    data = table[["incident_id", "category", "date", "country", "quote"]].assign(longitude=table.geometry.x, latitude=table.geometry.y)
    layer = pydeck.Layer("ScatterplotLayer", data=data, get_position=["longitude", "latitude"], radius_min_pixels=3, pickable=True)
    view = pydeck.ViewState(longitude=45, latitude=25, zoom=3)
    pydeck.Deck(layers=[layer], initial_view_state=view, map_provider=None, tooltip={"text": "{quote}"}).to_html(str(out), offline=True)


def peak_mb() -> float:
    """Return the most memory this process has had."""
    try:
        import resource
    except ImportError:
        return float("nan")
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1_000 if sys.platform != "darwin" else 1_000_000)


def libraries() -> Path | None:
    """Return the folder of the peers' libraries, fetched once; None where npm is missing."""
    npm = shutil.which("npm")
    if npm and not (LIBRARIES / "node_modules").is_dir():
        LIBRARIES.mkdir(parents=True, exist_ok=True)
        command = [npm, "install", "--silent", "--no-save", "--no-audit", "--no-fund", "--prefix", str(LIBRARIES), *PACKAGES]
        subprocess.run(command, check=True, cwd=LIBRARIES, stdout=sys.stderr)
    return LIBRARIES / "node_modules" if npm else None


def peer_python() -> str:
    """Return a Python that has the peers, in an environment of its own made once."""
    folder = LIBRARIES / "venv"
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.is_file():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", *PYTHON_PACKAGES], check=True, stdout=sys.stderr)
    return str(python)


def serve(page: Page, folder: Path | None) -> None:
    """Answer a peer's requests for its libraries from a folder, and refuse all others."""

    def answer(route: Any) -> None:
        name = route.request.url.split("?")[0].rsplit("/", 1)[1]
        found = sorted(folder.rglob(f"dist/**/{name}")) if folder else []
        if name.startswith("jquery") and folder:
            found = [folder / "jquery/dist/jquery.min.js"]
        if found:
            route.fulfill(path=found[0])
        else:
            route.abort()

    page.route(re.compile("^https?:"), answer)


def measure(browser: Browser, path: Path, *, ours: bool, folder: Path | None) -> dict[str, float | None]:
    """Open a page and return first marks, worst frames, and for ours the filters, in milliseconds, and the heap in megabytes."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.add_init_script(PAINTED)
    serve(page, folder)
    found: dict[str, float | None] = {"first_marks": None}
    try:
        page.goto(path.as_uri(), wait_until="commit", timeout=PATIENCE_MS)
        page.wait_for_selector(MARKS, state="attached", timeout=PATIENCE_MS)
        found["first_marks"] = page.evaluate("performance.now()")
        page.wait_for_load_state("load", timeout=PATIENCE_MS)
        if ours:
            found["first_marks"] = page.evaluate("performance.getEntriesByName('geomap-drawn')[0].startTime")
            page.wait_for_selector("html.gm-ready", timeout=PATIENCE_MS)
            page.wait_for_timeout(2_500)
            found |= filters(page)
        found |= frames(page)
        found["heap_mb"] = page.evaluate("performance.memory.usedJSHeapSize / 1e6")
    except Exception as error:  # noqa: BLE001  a peer that gives up is a result
        print(f"{path.name}: {type(error).__name__}", file=sys.stderr)
    page.close()
    return found


def filters(page: Page) -> dict[str, float]:
    """Return the slowest of three filters, from click to painted."""
    times = []
    for name in ("Category", "Country", "Year"):
        box = page.locator(".gm-facet", has=page.locator("summary", has_text=name)).locator("input[type=checkbox]").first
        times.append(page.evaluate(CLICK, box.element_handle()))
        page.wait_for_timeout(200)
    page.get_by_role("button", name="Clear all").first.click()
    page.wait_for_timeout(500)
    return {"filter": max(times)}


def frames(page: Page) -> dict[str, float]:
    """Drag and zoom the map; return the longest frame."""
    box = page.locator(".folium-map, #deck-container").first.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.evaluate(WATCH_FRAMES)
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(40):
        page.mouse.move(x - step * 8, y - step * 3)
    page.mouse.up()
    page.wait_for_timeout(500)
    for direction in (-120, 120):
        for _ in range(5):
            page.mouse.wheel(0, direction)
            page.wait_for_timeout(350)
    return {"worst_frame": page.evaluate("Math.max(...window.frames_ms)")}


def run(sizes: list[int], *, peers: bool, repeats: int) -> list[dict[str, Any]]:
    """Build and measure everything; return one record a page."""
    from playwright.sync_api import sync_playwright

    folder = libraries() if peers else None
    elsewhere = peer_python() if folder else sys.executable
    results = []
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        executable = os.environ.get("GEOMAP_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
        for size in sizes:
            sources = {True: Path(temporary) / f"{size}.parquet", False: Path(temporary) / f"{size}-without.parquet"}
            for quotes, source in sources.items():
                incidents(size, quotes=quotes).to_parquet(source)
            makers = ["geomap", "geomap without quotes", *(name for name in PEERS if folder and size <= MOST[name])]
            for maker in makers:
                out = Path(temporary) / f"{maker.replace(' ', '-')}-{size}.html"
                python = sys.executable if maker.startswith("geomap") else elsewhere
                arguments = ["--build", maker.split()[0], str(sources["without" not in maker]), str(out)]
                done = subprocess.run([python, __file__, *arguments], check=False, capture_output=True, encoding="utf-8")
                if done.returncode:
                    print(f"{maker}: {done.stderr.strip().splitlines()[-1]}", file=sys.stderr)
                    continue
                record = {"maker": maker, "size": size, **json.loads(done.stdout)}
                rounds = []
                for _ in range(repeats):
                    browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox", "--disable-gpu", "--enable-precise-memory-info"])
                    rounds.append(measure(browser, out, ours=maker.startswith("geomap"), folder=folder))
                    browser.close()
                record |= medians(rounds)
                out.unlink()
                results.append(record)
                print(json.dumps(record), file=sys.stderr, flush=True)
    return results


def medians(rounds: list[dict[str, float | None]]) -> dict[str, float | None]:
    """Return the median of each figure over the rounds that have it; None where none has."""
    told = {name: [value for one in rounds if (value := one.get(name)) is not None] for name in dict.fromkeys(name for one in rounds for name in one)}
    return {name: statistics.median(values) if values else None for name, values in told.items()}


def table(results: list[dict[str, Any]]) -> str:
    """Return the results as a table in Markdown."""
    head = ("page", "incidents", "bytes an incident", "build s", "of the processor", "peak MB", "first marks ms", "filter ms", "worst frame ms", "heap MB")
    names = ("maker", "size", "bytes", "seconds", "cpu", "peak_mb", "first_marks", "filter", "worst_frame", "heap_mb")

    def cell(value: object) -> str:
        if isinstance(value, float):
            return f"{value:,.1f}" if value < 100 else f"{value:,.0f}"
        return "-" if value is None else f"{value:,}" if isinstance(value, int) else str(value)

    rows = [[cell(record.get(name)) for name in names] for record in results]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rows))


def main() -> None:
    """Measure and print the table, or build one page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--no-peers", action="store_true", help="measure geomap alone")
    parser.add_argument("--repeats", type=int, default=3, help="how often each page is opened")
    parser.add_argument("--build", nargs=3, metavar=("MAKER", "TABLE", "PAGE"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.build:
        maker, source, out = arguments.build
        print(json.dumps(build(maker, Path(source), Path(out))))
    else:
        print(table(run(arguments.sizes, peers=not arguments.no_peers, repeats=arguments.repeats)))
        print(f"\nLoad of the machine at the end: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores." if hasattr(os, "getloadavg") else "")


if __name__ == "__main__":
    main()
