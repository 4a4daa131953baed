"""From a rule's match to its meaning: looks up the builder that the rule names.

A builder that comes upon an impossible date (30 February, the year 0, beyond 9999) raises ValueError or OverflowError; here that means: no date.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.dates import absolute, relative, spans
from geomap.dates.scene import Meaning

if TYPE_CHECKING:
    from collections.abc import Callable

    from geomap.dates.matching import Found
    from geomap.dates.scene import Scene

ROOMS = (absolute, relative, spans)


def meanings(found: Found, scene: Scene) -> list[Meaning]:
    """Give what `found` means in `scene`: usually one meaning, two for the ends of a range, none where it is no time."""
    builder: Callable[[Found, Scene], Meaning | list[Meaning] | None] = next(getattr(room, found.rule.build) for room in ROOMS if hasattr(room, found.rule.build))
    try:
        made = builder(found, scene)
    except (ValueError, OverflowError, KeyError):
        return []
    return made if isinstance(made, list) else [made] if made else []
