"""Installs the validators of GeoJSON that are npm packages into tests/store/validators, where npm is at hand; their test says so and is skipped where it is not."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "store" / "validators"


def install() -> None:
    """Run `npm ci` once; a failure leaves the test skipped."""
    npm = shutil.which("npm")
    if npm and not (FOLDER / "node_modules").is_dir():
        subprocess.run([npm, "ci", "--silent", "--no-audit", "--no-fund", "--ignore-scripts"], cwd=FOLDER, check=False)


if __name__ == "__main__":
    install()
