"""What each rule means: takes a match and the scene it stands in, gives its meanings: one as a rule, two for the ends of a range, none where it is no time.

A rule names its builder; the builders are the functions `(Found, Scene)` of this package's modules. A builder that comes upon an impossible date
(30 February, the year 0, beyond 9999) raises ValueError or OverflowError; here that means: no date.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from geomap.dates.meanings import business, counting, days, deictic, durations, feasts, longer, others, units

if TYPE_CHECKING:
    from collections.abc import Callable

    from geomap.dates.matching import Found
    from geomap.dates.scene import Meaning, Scene

    Builder = Callable[[Found, Scene], Meaning | list[Meaning] | None]

NAMES_TOO = frozenset({"frequency", "holiday", "month", "season"})  # "The Daily Telegraph", "April Jones"
MODULES = (days, longer, feasts, deictic, units, business, counting, durations, others)


@functools.cache
def builder(name: str) -> Builder:
    """Give the builder that a rule names."""
    found: Builder = next(getattr(module, name) for module in MODULES if hasattr(module, name) and getattr(module, name).__module__ == module.__name__)
    return found


def meanings(found: Found, scene: Scene) -> list[Meaning]:
    """Give what `found` means in `scene`."""
    if found.rule.build in NAMES_TOO and scene.asks("in_name"):
        return []
    try:
        made = builder(found.rule.build)(found, scene)
    except (ValueError, OverflowError):
        return []
    return made if isinstance(made, list) else [made] if made else []
