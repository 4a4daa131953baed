"""What a workspace is: takes a folder, knows where its documents, records and map lie, and what a person wrote for it; makes a new one.

seeds/ holds the documents, data/ what geomap made of them and what people corrected, maps/ the map; .geomap/ may be deleted at any time.

>>> workspace = Workspace(Path("reports"))
>>> workspace.page.as_posix()
'reports/maps/index.html'
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from geomap.errors import InputError
from geomap.files import write_atomic

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from importlib.resources.abc import Traversable

    from geomap.gazetteer import Gazetteer
    from geomap.types import Document, Incident, Rejection, Story


@dataclass(frozen=True, slots=True)
class Workspace:
    """The files of the workspace in `root`."""

    root: Path

    @property
    def seeds(self) -> Path:
        """The folder of documents."""
        return self.root / "seeds"

    @property
    def places(self) -> Path:
        """The gazetteer of the places that the documents name."""
        return self.root / "data" / "places.csv"

    @property
    def incidents(self) -> Path:
        """The incident records."""
        return self.root / "data" / "incidents.jsonl"

    @property
    def corrections(self) -> Path:
        """What a person changed; read at every build, never written by one."""
        return self.root / "data" / "corrections.csv"

    @property
    def corrections_files(self) -> tuple[Path, ...]:
        """The files of corrections, in the order that they are applied: corrections.csv, then those that the page names corrections-DATE.csv."""
        further = sorted(self.corrections.parent.glob("corrections-*.csv")) if self.corrections.parent.is_dir() else []
        return tuple(file for file in (self.corrections, *further) if file.is_file())

    @property
    def story(self) -> Path:
        """The incidents that a person tells in order; read at every build, never written by one."""
        return self.root / "data" / "story.toml"

    @property
    def own_gazetteer_path(self) -> Path:
        """Where the user's own places lie, if there are any."""
        return self.root / "data" / "gazetteer.csv"

    @property
    def own_gazetteer(self) -> Path | None:
        """The user's own places, or None."""
        return self.own_gazetteer_path if self.own_gazetteer_path.is_file() else None

    @property
    def page(self) -> Path:
        """The map."""
        return self.root / "maps" / "index.html"

    @property
    def geojson(self) -> Path:
        """The export beside the map."""
        return self.root / "maps" / "incidents.geojson"

    @property
    def cache(self) -> Path:
        """The folder of what was read in each document."""
        return self.root / ".geomap" / "read"

    @property
    def manifest(self) -> Path:
        """What the last build depended on and gave."""
        return self.root / ".geomap" / "build.json"

    @property
    def title(self) -> str | None:
        """The map's title; None for the page's own."""
        return None

    def check(self) -> None:
        """Raise InputError where there is nothing to build from."""
        if not self.seeds.is_dir():
            message = (
                f"Expected a folder seeds with documents in {self.root.resolve()}, found none; put your reports there, or make a workspace with `geomap init`."
            )
            raise InputError(message)

    def write(self, path: Path, data: bytes) -> None:
        """Write one of the workspace's files in one step."""
        write_atomic(path, data)


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """Incidents after what a person changed, and the rows that could not be applied."""

    incidents: tuple[Incident, ...]
    rejections: tuple[Rejection, ...] = ()


def apply_corrections(incidents: Sequence[Incident], workspace: Workspace, gazetteer: Gazetteer, documents: Iterable[Document] = ()) -> Corrected:
    """Return `incidents` as the workspace's corrections change them, file by file; `documents` tell which claims are of one publisher."""
    from geomap.merging import correct
    from geomap.store import read_corrections

    corrected, refused, documents = list(incidents), [], list(documents)
    for file in workspace.corrections_files:
        uri = f"data/{file.name}"
        corrections, unreadable = read_corrections(file, uri)
        corrected, unfit = correct(corrected, corrections, documents, gazetteer, uri)
        refused += [*unreadable, *unfit]
    return Corrected(incidents=tuple(corrected), rejections=tuple(refused))


def told_story(incidents: Sequence[Incident], workspace: Workspace) -> tuple[Story | None, tuple[Rejection, ...]]:
    """Return the story of `data/story.toml` over `incidents`, each found under any id that it or one of its claims has, and what could not be used."""
    from geomap.merging import known_ids
    from geomap.store import join_story, read_story

    uri = "data/story.toml"
    story, unreadable = read_story(workspace.story, uri)
    if story is None:
        return None, unreadable
    return join_story(story, known_ids(incidents), uri)


def init_workspace(directory: str | Path) -> list[Path]:
    """Make a workspace with a README and an example document; return the files written. A file that is there is left as it is."""
    root = Path(directory)
    if root.exists() and not root.is_dir():
        message = f"Expected a folder, or nothing yet, at {directory}, found a file; choose another name."
        raise InputError(message)
    template = resources.files("geomap").joinpath("resources/init")
    written = []
    for name, file in _tree(template):
        target = root / name
        if target.exists() or (name.startswith("seeds/") and (root / "seeds").is_dir() and not _ours(root / "seeds", template.joinpath("seeds"))):
            continue
        write_atomic(target, file.read_bytes())
        written.append(target)
    return written


def _ours(seeds: Path, examples: Traversable) -> bool:
    """Tell whether `seeds` holds nothing but our examples: a folder with somebody's reports gets no example."""
    known = {file.name for file in examples.iterdir()}
    return all(file.name in known for file in seeds.iterdir())


def _tree(folder: Traversable, above: str = "") -> Iterator[tuple[str, Traversable]]:
    for file in sorted(folder.iterdir(), key=lambda one: one.name):
        if file.is_dir():
            yield from _tree(file, f"{above}{file.name}/")
        else:
            yield f"{above}{file.name}", file
