"""What a workspace is: takes a folder, knows where its documents, records and map lie, and what a person wrote for it.

>>> from pathlib import Path
>>> workspace = Workspace(Path("reports"))
>>> workspace.page.as_posix()
'reports/maps/index.html'
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap.errors import InputError
from geomap.files import write_atomic

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from geomap.gazetteer import Gazetteer
    from geomap.types import Incident, Rejection


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

    def gazetteer_rejections(self) -> Sequence[Rejection]:
        """Return what of the user's own places could not be used."""
        return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """Incidents after what a person changed, and the rows that could not be applied."""

    incidents: tuple[Incident, ...]
    rejections: tuple[Rejection, ...] = ()


def apply_corrections(incidents: Sequence[Incident], workspace: Workspace, gazetteer: Gazetteer) -> Corrected:  # noqa: ARG001 - thin as yet
    """Return `incidents` as `data/corrections.csv` changes them."""
    return Corrected(incidents=tuple(incidents))
