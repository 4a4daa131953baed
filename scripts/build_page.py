"""Bundles the map page's JavaScript: takes geomap/rendering/page/src, gives page/bundle.js, whose first line carries the sources' SHA-256.

Needs Node and npm; users of geomap need neither, since the bundle is committed. `--check` only tells whether the bundle is fresh.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

PAGE = Path(__file__).resolve().parent.parent / "geomap" / "rendering" / "page"
BUNDLE = PAGE / "bundle.js"
MARK = "// geomap's map page; bundled by scripts/build_page.py from sources with SHA-256 "


def sources_sha256(page: Path = PAGE) -> str:
    """Return the digest of everything that the bundle is made from, whatever the line ends of the checkout."""
    digest = hashlib.sha256()
    sources = sorted((page / "src").rglob("*.js"), key=lambda path: path.relative_to(page).as_posix())
    for path in [*sources, page / "categories.json", page / "package.json", page / "build.mjs"]:
        digest.update(path.relative_to(page).as_posix().encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return digest.hexdigest()


def is_fresh() -> bool:
    """Tell whether the committed bundle was made from the committed sources."""
    return BUNDLE.is_file() and BUNDLE.read_text(encoding="utf-8").split("\n", 1)[0] == MARK + sources_sha256()


def run(*command: str) -> str:
    """Run a program of Node's in the page's folder and return what it writes; stop with its own message where it fails."""
    program = shutil.which(command[0])
    if program is None:
        sys.exit(f"Expected {command[0]} on the PATH to bundle the page and found none; install Node.js 20 or newer.")
    done = subprocess.run([program, *command[1:]], cwd=PAGE, check=False, capture_output=True, encoding="utf-8")
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")
    return done.stdout


def main() -> None:
    """Check the sources' types, bundle them, and write the bundle; or only tell whether it is fresh."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="only tell whether the bundle is fresh")
    if parser.parse_args().check:
        sys.exit(0 if is_fresh() else "geomap/rendering/page/bundle.js is older than its sources; run scripts/build_page.py")
    if not (PAGE / "node_modules").is_dir():
        run("npm", "ci", "--silent", "--no-audit", "--no-fund")
    run("npm", "run", "--silent", "check")
    bundle = run("npm", "run", "--silent", "build")
    BUNDLE.write_bytes(f"{MARK}{sources_sha256()}\n{bundle}".encode())
    print(f"{BUNDLE.name}: {BUNDLE.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
