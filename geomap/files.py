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


def write_atomic(path: str | Path, data: str | bytes) -> None:
    """Write `data` (text as UTF-8, line ends as they are) to `path` in one step, making its folder if need be."""
    target = Path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    content = data.encode("utf-8") if isinstance(data, str) else data
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o644)
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
