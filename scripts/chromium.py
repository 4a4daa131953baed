"""Finds a Chromium for the browser tests, or installs one; prints its path.

Looked for in this order: the variable GEOMAP_CHROMIUM, the usual names on PATH, the usual folders of Windows and macOS, Playwright's own download.
Where there is none, Debian's package is installed if we are root there, else Playwright's download.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
FOLDERS = (
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
    Path(os.environ.get("PROGRAMFILES", "C:/Program Files")) / "Google/Chrome/Application/chrome.exe",
    Path(os.environ.get("PROGRAMFILES(X86)", "C:/Program Files (x86)")) / "Microsoft/Edge/Application/msedge.exe",
)


def installed() -> str | None:
    """Return the path of a Chromium that is already here."""
    named = os.environ.get("GEOMAP_CHROMIUM")
    if named:
        return named
    on_path = next((found for name in NAMES if (found := shutil.which(name))), None)
    return on_path or next((str(path) for path in FOLDERS if path.is_file()), None) or playwrights_own()


def playwrights_own() -> str | None:
    """Return the path of the Chromium that Playwright downloaded, if it did."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def install() -> None:
    """Install a Chromium: the system's package where we are root on Debian, else Playwright's."""
    apt = shutil.which("apt-get")
    if apt and hasattr(os, "geteuid") and os.geteuid() == 0:
        quiet = {"stdout": sys.stderr, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
        subprocess.run([apt, "update", "-qq"], check=False, **quiet)
        if subprocess.run([apt, "install", "-y", "-qq", "--no-install-recommends", "chromium"], check=False, **quiet).returncode == 0:
            return
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False, stdout=sys.stderr)


def find_or_install() -> str:
    """Return the path of a Chromium, installing one if there is none; raise SystemExit with one sentence otherwise."""
    path = installed()
    if path is None:
        print("No Chromium found; installing one for the browser tests ...", file=sys.stderr)
        install()
        path = installed()
    if path is None:
        sys.exit("Expected a Chromium for the browser tests, found none and could not install one; install Chromium or set GEOMAP_CHROMIUM to its path.")
    return path


if __name__ == "__main__":
    print(find_or_install())
