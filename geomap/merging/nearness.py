"""How near two claims are in place and time: takes two claims, gives the points and the reason, or None where they cannot be of one incident.

>>> compare_dates((738588, 738588), (738588, 738588), stated=True), compare_dates((738588, 738588), (738580, 738610), stated=True)
((2.5, 'the same day'), (0.8, 'the same month'))
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from geomap.merging.weights import weights

if TYPE_CHECKING:
    from geomap.types import Place, Resolution

EARTH_KM = 6371.0
NEWS_DAYS, WEEK_DAYS, MONTH_DAYS = 7, 10, 62
SPOT_PREC = 2
AREA_PREC = (3, 4)
COUNTRY_PREC = 6

Points = tuple[float, str]
Days = tuple[int, int] | None


def compare_dates(one: Days, other: Days, *, stated: bool) -> Points | None:
    """Weigh two dates, each its first and last day; `stated` where the texts write both out. A date that is unknown says nothing."""
    if one is None or other is None:
        return 0.0, ""
    points = weights()["date"]
    apart = max(one[0], other[0]) - min(one[1], other[1])
    if apart > points["slack_days" if stated else "slack_inferred_days"]:
        return None
    longest = max(one[1] - one[0], other[1] - other[0]) + 1
    if longest == 1:
        return _by_days(apart, stated=stated)
    if apart > 0:
        return 0.0, ""
    if longest <= WEEK_DAYS:
        return points["same_week"], "the same days"
    return (points["same_month"], "the same month") if longest <= MONTH_DAYS else (points["same_year"], "the same year")


def compare_undated(before: int, days: Days) -> Points | None:
    """Weigh a day against an account that only tells that it happened before a day: news of it is told within a week."""
    if days is None:
        return 0.0, ""
    if days[0] > before:
        return None
    return (weights()["date"]["told_soon"], "told within a week") if before - days[1] <= NEWS_DAYS else (0.0, "")


def _by_days(apart: int, *, stated: bool) -> Points:
    """Weigh two days; the further days that a relative date may be off say nothing."""
    points = weights()["date"]
    if apart <= 0:
        return points["same_day"], "the same day"
    if stated:
        return points["next_day_stated"], "a day apart"
    return (points["next_day"], "a day apart") if apart == 1 else (0.0, "")


def compare_places(one: Resolution | None, other: Resolution | None) -> Points | None:
    """Weigh two places; a place that is unknown says nothing."""
    if one is None or other is None or one.place is None or other.place is None:
        return 0.0, ""
    points = weights()["place"]
    if one.place.country_code != other.place.country_code:
        return _across_a_border(one, other)
    if COUNTRY_PREC in {one.where_prec, other.where_prec}:
        return points["same_country"], "the same country"
    if one.place.place_id == other.place.place_id:
        return (_same_spot(one.place), "the same place") if _spots(one, other) else (points["same_area"], "the same area")
    if one.where_prec in AREA_PREC or other.where_prec in AREA_PREC:
        return (points["contains"], "one place in the other") if _within(one.place, other.place) else None
    return _by_distance(one, other)


def _spots(one: Resolution, other: Resolution) -> bool:
    """Tell whether both are towns or smaller."""
    return max(one.where_prec or 1, other.where_prec or 1) <= SPOT_PREC


def _same_spot(place: Place) -> float:
    """Weigh one town: the larger it is, the more happens there, and the less it tells of two accounts that they share it."""
    points, people = weights()["place"], place.population or 0
    return (
        points["same_metropolis"] if people >= points["metropolis_people"] else points["same_city"] if people >= points["city_people"] else points["same_spot"]
    )


def _across_a_border(one: Resolution, other: Resolution) -> Points | None:
    """Two countries: one spot only where the two places all but touch."""
    near = distance_km(one, other)
    return (weights()["place"]["near"] / 2, "on both sides of a border") if near is not None and near <= weights()["place"]["near_km"] else None


def _within(one: Place, other: Place) -> bool:
    """Tell whether two places of a country, one of them an area, can be one spot: no unit that both name differs."""
    pairs = ((one.admin1_code, other.admin1_code), (one.admin2_code, other.admin2_code))
    return one.admin1_code is not None and all(a is None or b is None or a == b for a, b in pairs)


def _by_distance(one: Resolution, other: Resolution) -> Points | None:
    points = weights()["place"]
    apart = distance_km(one, other)
    if apart is None:
        return 0.0, ""
    reach = ((one.coordinate_uncertainty_m or 0.0) + (other.coordinate_uncertainty_m or 0.0)) / 1000
    if apart <= max(points["near_km"], reach / 2):
        return (points["near"], "places close by") if _spots(one, other) else (points["contains"], "one place in the other")
    return (0.0, "") if apart <= reach + points["apart_km"] else None


def distance_km(one: Resolution, other: Resolution) -> float | None:
    """Return the great-circle distance between two representative points, or None where one is unknown."""
    if one.longitude is None or one.latitude is None or other.longitude is None or other.latitude is None:
        return None
    south, north = math.radians(one.latitude), math.radians(other.latitude)
    half = math.sin((north - south) / 2) ** 2 + math.cos(south) * math.cos(north) * math.sin(math.radians(other.longitude - one.longitude) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))
