"""Why an incident is where it is: takes the places that were weighed for it, gives each with its score and the reasons that a reader understands.

>>> weighed([{"name": "Kabul", "score": 0.9312, "features": {"primary": 1.0, "any_country": 0.98, "share_km_25": 0.7}}])
[{'name': 'Kabul', 'score': 0.931, 'reasons': ['primary', 'any_country']}]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

TOLD = ("name", "admin1", "country", "feature_code", "population")
REASONS = ("primary", "short", "alternate", "abbreviation", "historic", "largest", "kind", "within", "any_admin1", "any_km_100", "any_country", "first_country")
"""Features of resolution that the page has words for; the others are sums and shares of these."""
SPEAKS_FOR = 0.5
SCORE_DIGITS = 3


def weighed(cell: Iterable[Mapping[str, Any]] | None) -> list[dict[str, Any]] | None:
    """Return a row's `alternatives` as the page has them, None where there are none."""
    return [_place(one) for one in cell if isinstance(one, dict)] or None if cell is not None else None


def _place(one: Mapping[str, Any]) -> dict[str, Any]:
    told = {name: _plain(one[name]) for name in TOLD if one.get(name) is not None}
    features = one.get("features") or {}
    reasons = [name for name in REASONS if (features.get(name) or 0) >= SPEAKS_FOR]
    score = one.get("score")
    return told | ({} if score is None else {"score": round(float(score), SCORE_DIGITS)}) | ({"reasons": reasons} if reasons else {})


def _plain(value: Any) -> Any:
    return value.item() if hasattr(value, "item") else value if isinstance(value, int | float) else str(value)
