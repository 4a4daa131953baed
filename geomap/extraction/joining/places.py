"""What the places say for a mention being of an account, and what against: takes both, gives a score.

>>> from geomap.extraction.lexicons import weights
>>> weights()["same_place"] > 0 > -weights()["other_place"]
True
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.accounts import asked_while_joined
from geomap.extraction.joining.fits import only_heading
from geomap.extraction.lexicons import weights
from geomap.extraction.mentions import asked_once
from geomap.extraction.setting.nearness import COUNTRY, compatible, finest, own_places

if TYPE_CHECKING:
    from geomap.extraction.accounts import Account
    from geomap.extraction.mentions import Mention
    from geomap.types import Resolution

TOWN = 3
"""The precision from which on a place is larger than a town."""


def place_fit(mention: Mention, account: Account) -> float:
    """Return what the places that govern both say."""
    w = weights()
    mine, theirs = own_places([mention]), _places(account)
    if mention.sentence is not account.last.sentence and not mention.definite and mention.sentence.frame is not None and _other_name(mention, account):
        return -w["other_place"] / 2
    if not mine:
        return 0.0
    if not theirs:
        if mention.definite or mention.sentence is account.last.sentence or only_heading(account):
            return 0.0
        named = any(compatible(a, b) for a in mine for b in own_places(account.mentions, 1))
        return 0.0 if named else -w["new_place"]
    headed = only_heading(account)
    towns, told = finest(_within_country(mention)), _towns(account)
    if towns and told and not any(compatible(a, b, headed=headed) for a in towns for b in told):
        return -2 * w["other_place"]  # "... preceded another one in Dayton": one country is not one place
    if any(compatible(a, b, headed=headed) for a in mine for b in theirs):
        return w["same_place"]
    return -w["other_place"] * (2 if own_places([mention], 3) and own_places(account.mentions, 3) else 1)


@asked_while_joined
def _places(account: Account) -> list[Resolution]:
    """Return the places that govern the account."""
    return own_places(account.mentions)


@asked_while_joined
def _towns(account: Account) -> list[Resolution]:
    """Return the places within a country that the account is told of, the finest."""
    return finest([r for m in account.mentions for r in _within_country(m)])


def _other_name(mention: Mention, account: Account) -> bool:
    """Tell whether a name that no gazetteer holds places the one, and another the other: "clashed at Ngungu ... shells landed in the site of Kalinga"."""
    mine = {r.toponym.surface.lower() for r, basis in mention.unknown if basis == "syntax"}
    theirs = {r.toponym.surface.lower() for m in account.mentions for r, basis in m.unknown if basis == "syntax"}
    towns = {r.toponym.surface.lower() for r in own_places(account.mentions, 3) if (r.where_prec or COUNTRY) < TOWN}
    return bool(mine and (theirs | towns)) and not mine & (theirs | towns)


@asked_once
def _within_country(mention: Mention) -> list[Resolution]:
    """Return the places smaller than a country on which the mention hangs; a border is as long as the country."""
    return [r for r in own_places([mention], 3) if (r.where_prec or COUNTRY) < COUNTRY and r.toponym.relation != "border"]
