"""Countries as tables name them: takes a name or a code of any common scheme, gives the ISO 3166-1 alpha-2 code.

>>> code_of_name("DR Congo (Zaire)"), code_of_name("AFGHANISTAN"), code_of("GM", "fips"), code_of("700", "gw"), code_of("AFG")
('CD', 'AF', 'DE', 'AF', 'AF')
>>> name_of("CI")
'Ivory Coast'
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Any

from geomap.store.tables.data import rows
from geomap.store.tables.names import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

SCHEMES = {"iso2": "iso2", "iso3": "iso3", "iso_number": "iso_number", "fips": "fips", "gw": "gw"}
BRACKETS = re.compile(r"[(/]")
CLEARLY = 0.05


def code_of_name(name: str, gazetteer: Any = None) -> str | None:
    """Return the code of the country of that name, in any language that the gazetteer has, or None."""
    for form in (name, BRACKETS.split(name, maxsplit=1)[0].rstrip()):
        found = names().get(plain(form).removeprefix("the "))
        if found or gazetteer is None or not form:
            if found:
                return found
            continue
        for named in gazetteer.lookup(form):
            if named.place.feature_code.startswith("PCL") and named.place.country_code and named.name_kind not in {"demonym", "historic"}:
                return str(named.place.country_code)
    return None


def code_of(value: str, scheme: str = "auto") -> str | None:
    """Return the ISO code of a country's code; "auto" takes two letters for ISO 2, three for ISO 3, numbers for ISO's numbers."""
    bare = value.strip().upper().removesuffix(".0")
    if scheme == "auto":
        scheme = "iso_number" if bare.isdecimal() else "iso3" if len(bare) == 3 else "iso2"
    return codes(scheme).get(bare.lstrip("0") if bare.isdecimal() else bare)


def scheme_of(values: Sequence[str]) -> str:
    """Return which scheme codes are in: the one that knows most of them, ISO's where several do.

    >>> scheme_of(["GM", "UP", "RS", "TU"]), scheme_of(["DEU", "UKR"]), scheme_of(["4", "800"])
    ('fips', 'iso3', 'iso_number')
    """
    best, scheme = 0.0, "auto"
    for one in ("iso2", "iso3", "iso_number", "fips", "gw"):
        share = sum(code_of(value, one) is not None for value in values) / max(len(values), 1)
        if share > best + CLEARLY:
            best, scheme = share, one
    return scheme


@functools.cache
def codes(scheme: str) -> dict[str, str]:
    """Return ISO codes by the codes of a scheme."""
    found = {row[SCHEMES[scheme]].lstrip("0"): row["iso2"] for row in rows("countries.tsv") if row[SCHEMES[scheme]]}
    if scheme == "fips":
        found |= {row["fips"]: row["iso2"] for row in rows("country_fips.tsv")}
    return found


@functools.cache
def names() -> dict[str, str]:
    """Return ISO codes by plain name."""
    found = {plain(row["name"]).removeprefix("the "): row["iso2"] for row in rows("countries.tsv")}
    return found | {plain(row["name"]).removeprefix("the "): row["iso2"] for row in rows("country_names.tsv")}


@functools.cache
def name_of(code: str) -> str | None:
    """Return the English name of the country of an ISO code."""
    return next((row["name"] for row in rows("countries.tsv") if row["iso2"] == code), None)


@functools.cache
def reach(code: str) -> tuple[str, ...]:
    """Return the country itself and those whose land tables may name by it.

    >>> reach("SD")
    ('SD', 'SS', 'EG', 'TD')
    """
    return code, *(row["also"] for row in rows("country_reach.tsv") if row["iso2"] == code)
