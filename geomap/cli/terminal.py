"""What all commands share: one line for an error, the list of what was refused, a bar of progress, and how a command is declared.

>>> fail("Nothing there.")
1
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Iterator

    from geomap.types import Rejection


def fail(message: str) -> int:
    """Tell an error in one line on stderr and return the exit code."""
    print(f"geomap: {message}", file=sys.stderr)
    return 1


def tell(rejections: Iterable[Rejection]) -> int:
    """List what was not used on stderr, a line each, and return how many."""
    count = 0
    for count, rejection in enumerate(rejections, 1):  # noqa: B007 - the count is the answer
        where = f"{rejection.uri}: " if rejection.uri and rejection.uri not in rejection.reason else ""
        print(f"geomap: {where}{rejection.reason}", file=sys.stderr)
    return count


def progress(items: Iterable[Any], total: int, what: str) -> Iterator[Any]:
    """Pass the items on, with a bar on stderr where that is a terminal and the work takes a while."""
    from tqdm import tqdm

    yield from tqdm(items, total=total, desc=what, unit="doc", file=sys.stderr, delay=2, disable=None, leave=False)


def add_command(commands: Any, name: str, run: Callable[[argparse.Namespace], int | None] | None, what: str) -> argparse.ArgumentParser:
    """Declare a command: its name, the function that runs it and what it does."""
    command: argparse.ArgumentParser = commands.add_parser(name, help=what, description=what[0].upper() + what[1:] + ".")
    command.set_defaults(run=run)
    return command
