"""What is wrong in the claims of a composed report, field by field: takes the report and its claims, gives the fields asked for, each with what is wrong or nothing.

The fields of a story: `category` (kinds that are right, parted by "/"; "~" before them: it may be told), `status`, `country` (a code), `place` (names, parted by "/"), `day` (ISO), `killed`, `injured`, `detained`,
`abducted` (a number; not told is none; "?" is not asked), `doer` (names parted by "/", all of them wanted but those after "~", which may be told; "?" is not asked), `target` (a name). `innocent` is wrong where anybody else is said to have done it
or to be suspected; `incidents` where there are too many or too few.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from composing import Report

    from geomap.types import Claim, Count

COUNTS = ("killed", "injured", "detained", "abducted")
DOING = ("perpetrator", "suspect", "claimant")


def mistakes(report: Report, claims: tuple[Claim, ...]) -> dict[str, str]:
    """Return each field asked for with what is wrong with it, "" where it is right."""
    stories = [story for story in (report.truth, *report.others) if story.get("category", "none") != "none"]
    sure = sum(not story["category"].startswith("~") for story in stories)
    wrong = {"incidents": "" if sure <= len(claims) <= len(stories) else f"{len(claims)} for {sure}"}
    left = list(claims)
    for story in stories:
        if not left:
            break
        judged = [(sum(map(bool, (told := _story(story, claim)).values())), at, told) for at, claim in enumerate(left)]
        _, at, told = min(judged)[:3] if len(judged) == 1 else min(judged, key=lambda one: one[:2])
        del left[at]
        for name, value in told.items():
            wrong[name] = "; ".join(filter(None, [wrong.get(name, ""), value]))
    return wrong


def _story(story: dict[str, str], claim: Claim) -> dict[str, str]:
    """Compare one claim with what it should tell."""
    got = {
        "category": claim.category,
        "status": claim.status,
        "country": (claim.place.place.country_code if claim.place and claim.place.place else None) or "none",
        "day": claim.date.latest if claim.date.earliest == claim.date.latest else f"{claim.date.earliest}..{claim.date.latest}",
    }
    want = {"status": "occurred", **story}
    wrong = {name: "" if value in want[name].strip("~").split("/") else f"{value} for {want[name]}" for name, value in got.items() if name in want}
    if "place" in story:
        names = [] if claim.place is None else [claim.place.toponym.surface, claim.place.place.name if claim.place.place else ""]
        wrong["place"] = "" if _any(story["place"].split("/"), names) else f"{names} for {story['place']}"
    for name in COUNTS:
        number, wanted = _number(getattr(claim, name)), story.get(name, "0")
        if wanted != "?":
            wrong[name] = "" if str(number) == wanted else f"{number} for {wanted}"
    if "target" in story:
        hit = [target.name for target in claim.targets] + [harmed.who for harmed in claim.casualties]
        wrong["target"] = "" if _any(story["target"].split("/"), hit) else f"{hit} for {story['target']}"
    doers = [actor.name for actor in claim.actors if actor.role in DOING or actor.role == "security_force"]
    right = [name for name in story.get("doer", "").split("/") if name]
    if "?" in right:
        return wrong
    missing = [name for name in right if not name.startswith("~") and not _any([name], doers)]
    wrong["doer"] = f"{doers} for {missing}" if missing else ""
    accused = [actor.name for actor in claim.actors if actor.role in DOING and not _any([name.strip("~") for name in right], [actor.name])]
    wrong["innocent"] = f"{accused}" if accused else ""
    return wrong


def _number(count: Count | None) -> int:
    if count is None:
        return 0
    return count.best or count.low or count.high or 0


def _any(names: list[str], given: list[str]) -> bool:
    """Tell whether any of the names is told by any that are given: one holds the other."""
    pairs = [(name.casefold(), one.casefold()) for name in names for one in given if one]
    return any(name in one or one in name for name, one in pairs)
