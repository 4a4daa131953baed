r"""Writing files so that a reader never sees half of one: takes a path and content, replaces the file in one step.

A full disk or an interruption leaves the old file whole.

>>> import tempfile
>>> folder = Path(tempfile.mkdtemp())
>>> write_atomic(folder / "a.txt", "one line\n")
>>> (folder / "a.txt").read_bytes()
b'one line\n'
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def write_atomic(path: str | Path, data: str | bytes) -> None:
    """Write `data` (text as UTF-8, line ends as they are) to `path` in one step, making its folder if need be."""
    write_together({Path(path): data})


def write_together(files: Mapping[Path, str | bytes]) -> None:
    """Write several files so that either all are new or, where one of them does not fit on the disk, all are as they were."""
    parts: list[tuple[Path, Path]] = []
    try:
        for target, data in files.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
            part = Path(name)
            parts.append((part, target))
            with os.fdopen(handle, "wb") as file:
                file.write(data.encode("utf-8") if isinstance(data, str) else data)
                file.flush()
                os.fsync(file.fileno())
            part.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o644)
        for part, target in parts:
            part.replace(target)
    except BaseException:
        for part, _ in parts:
            part.unlink(missing_ok=True)
        raise
