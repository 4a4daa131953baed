"""Writes docs/cli.md from the commands' own --help; `make docs`. A test asserts that the page is fresh."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

PAGE = Path(__file__).resolve().parent.parent / "docs" / "cli.md"


def sections(parser: argparse.ArgumentParser, level: int = 2) -> list[str]:
    """Return the help of `parser` and of each of its commands as Markdown."""
    parts = [f"{'#' * level} {parser.prog}\n\n```text\n{parser.format_help().rstrip()}\n```\n"]
    for action in parser._actions:  # noqa: SLF001 - argparse has no public way to list subcommands
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            for command in action.choices.values():
                parts += sections(command, level + 1)
    return parts


def page() -> str:
    """Return the whole page; the help is wrapped at 100 columns and without colour, whatever the terminal."""
    os.environ.update(COLUMNS="100", NO_COLOR="1", PYTHON_COLORS="0")
    from geomap.cli import parser

    intro = "# Commands\n\nGenerated from `--help` by `make docs`. Exit codes: 0 done, 1 an error told in one line, 2 wrong usage.\n"
    return intro + "\n" + "\n".join(sections(parser()))


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8", newline="\n")
    sys.stdout.write(f"{PAGE.name}\n")
