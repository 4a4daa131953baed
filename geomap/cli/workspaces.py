"""The commands of a workspace: build, init, explain, verify."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from geomap.cli.terminal import add_command, progress, tell

if TYPE_CHECKING:
    import argparse


def add_commands(commands: Any) -> None:
    """Declare the commands of a workspace."""
    build = add_command(commands, "build", _build, "the main job: seeds -> data -> maps, only what changed")
    build.add_argument("directory", nargs="?", default=".", metavar="DIR", help="the workspace (default: this folder)")
    build.add_argument("--tiles", metavar="URL", help="let the page load online map tiles from this URL template; the default page asks for nothing")
    build.add_argument("--full", action="store_true", help="read every document again, changed or not")
    build.add_argument("--verbose", action="store_true", help="list also the passages that speak of violence and tell no incident, with why")
    init = add_command(commands, "init", _init, "a new workspace with a README and an example document")
    init.add_argument("directory", metavar="DIR")
    explain = add_command(commands, "explain", _explain, "why: quotes in context, candidates and scores for the place, what each field stands on")
    explain.add_argument("incident_id", metavar="INCIDENT_ID")
    explain.add_argument("--workspace", default=".", metavar="DIR")
    verify = add_command(commands, "verify", _verify, "every quote found again, every place_id joined, every hash right; exit 1 otherwise")
    verify.add_argument("directory", nargs="?", default=".", metavar="DIR")


def _build(arguments: argparse.Namespace) -> int:
    from geomap.building import build

    summary = build(arguments.directory, tiles=arguments.tiles, full=arguments.full, progress=progress)
    refused = tell(summary.refused)
    tell(summary.unread)
    if arguments.verbose:
        tell(summary.unused)
    counts = f"{summary.documents} documents, {summary.places} places, {summary.incidents} incidents, {refused} rejected"
    print(f"{counts}; {len(summary.unused)} passages not used{'' if arguments.verbose else ' (--verbose lists them)'}", file=sys.stderr)
    print(summary.page)
    return 1 if summary.failed else 0


def _init(arguments: argparse.Namespace) -> int:
    from geomap.workspace import init_workspace

    for path in init_workspace(arguments.directory):
        print(path)
    print(f"Next: geomap build {arguments.directory}", file=sys.stderr)
    return 0


def _explain(arguments: argparse.Namespace) -> int:
    from geomap.explain import explain

    print(explain(arguments.incident_id, arguments.workspace))
    return 0


def _verify(arguments: argparse.Namespace) -> int:
    from geomap.verification import verify_workspace

    problems = verify_workspace(arguments.directory)
    for problem in problems:
        print(f"geomap: {problem}", file=sys.stderr)
    if not problems:
        print("Every quote found, every place joined, every hash right.")
    return 1 if problems else 0
