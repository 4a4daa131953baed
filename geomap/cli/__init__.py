"""The command line: takes arguments, calls the pipeline and the rooms, and alone prints and exits.

Exit codes: 0 done, 1 an error told in one line on stderr, 2 wrong usage. Progress goes to stderr; ``-`` is stdin or stdout.

>>> main(["--version"])
Traceback (most recent call last):
    ...
SystemExit: 0
"""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING

from geomap import __version__
from geomap.cli import records, texts, workspaces
from geomap.cli.terminal import fail
from geomap.errors import GeomapError

if TYPE_CHECKING:
    from collections.abc import Sequence

EPILOG = """\
examples:
  geomap build                       map the documents in seeds/ of this folder
  geomap locate report.txt -o -      the places that a report names, as JSON Lines
  geomap export data/incidents.jsonl -o attacks.geojson --country AF --year 2018..2023
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    # a sentence makes matrices so small that several threads only wait for each other, eight times as long as one works; set before NumPy is loaded
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    arguments = parser().parse_args(argv)
    try:
        return int(arguments.run(arguments) or 0)
    except GeomapError as error:
        return fail(str(error))
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        return fail(f"The system could not read or write a file{where}: {error.strerror or error}; nothing that was there before has been changed.")
    except KeyboardInterrupt:
        return fail("Interrupted; nothing that was there before has been changed.")


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands; docs/cli.md is written from it."""
    top = argparse.ArgumentParser(
        prog="geomap",
        description="A folder of reports about security incidents goes in; a map that shows its evidence comes out.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"geomap {__version__}")
    commands = top.add_subparsers(title="commands", dest="command", required=True, metavar="COMMAND")
    workspaces.add_commands(commands)
    texts.add_commands(commands)
    records.add_commands(commands)
    return top
