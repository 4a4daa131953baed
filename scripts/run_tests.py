"""Runs the whole suite but the benchmarks: finds or installs a Chromium and, where npm is at hand, two validators of GeoJSON first, then pytest over two processes. Arguments go on to pytest."""

from __future__ import annotations

import os
import sys

import chromium
import validators


def main() -> int:
    """Run pytest with the browser's path in the environment and return its exit code."""
    os.environ["GEOMAP_CHROMIUM"] = chromium.find_or_install()
    validators.install()
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    import pytest

    return int(pytest.main(["-n", "2", "--dist", "loadfile", "-m", "not bench", *sys.argv[1:]]))


if __name__ == "__main__":
    sys.exit(main())
