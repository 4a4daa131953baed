"""How fast other people's tables are read: a million rows as GDELT exports them, 300,000 as UCDP does, to GeoParquet, with the world's gazetteer; and PDFs.

    python tests/bench/bench_tables.py [--gdelt 1000000] [--ucdp 300000] [--pages 2000]

Makes the files from a seeded generator in a temporary folder; each is read in a process of its own, whose wall time, processor time and peak memory are told
beside what is asked for (60 s and 3 GB, 20 s, 100 pages a second over two cores).
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import shapely

from geomap.gazetteer import open_gazetteer
from geomap.store.tables.countries import codes
from geomap.store.tables.data import toml

SEED = 20221101
CHUNK = 50_000
EVENTS = ["010", "020", "036", "040", "042", "043", "046", "051", "057", "080", "090", "111", "112", "141", "173", "180", "190", "193", "195", "183"]
WORDS = [
    "armed",
    "men",
    "entered",
    "the",
    "village",
    "at",
    "night",
    "and",
    "opened",
    "fire",
    "on",
    "a",
    "group",
    "of",
    "farmers",
    "near",
    "the",
    "old",
    "market",
    "according",
    "to",
    "local",
    "officials",
    "who",
    "asked",
    "not",
    "to",
    "be",
    "named",
]
READ = """
import resource, sys, time
start = time.perf_counter()
from geomap.gazetteer import open_gazetteer
from geomap.store import write_table
from geomap.store.tables import import_table
found = import_table(sys.argv[1], gazetteer=open_gazetteer())
read = time.perf_counter() - start
write_table(found.frame, sys.argv[2])
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
print(f"{len(found.frame):,} incidents, {len(found.rejections)} refused: read in {read:.1f} s, written after {time.perf_counter() - start:.1f} s ({time.process_time():.1f} s of processor), peak {peak:.2f} GB")
for note in found.notes:
    print("  ", note[:150])
"""

PAGES = """
import sys, time
start = time.perf_counter()
from geomap.documents import read_documents
document, = read_documents(sys.argv[1]).documents
spent = time.process_time()
print(f"{len(document.pages):,} pages, {len(document.text):,} characters in {time.perf_counter() - start:.1f} s ({spent:.1f} s of processor: {len(document.pages) / spent:,.0f} pages a second on one core)")
"""


def write_pdf(path: Path, pages: int, rng: np.random.Generator) -> None:
    """Write so many pages of 40 lines with 12 words each, by hand."""
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(pages))
    body = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    for at in range(pages):
        lines = [" ".join(WORDS[word] for word in row) for row in rng.integers(0, len(WORDS), (40, 12))]
        stream = "BT /F1 10 Tf " + "".join(f"1 0 0 1 40 {760 - 18 * row} Tm ({line}) Tj " for row, line in enumerate(lines)) + "ET"
        body.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {5 + 2 * at} 0 R /Resources << /Font << /F1 3 0 R >> >> >>")
        body.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    out, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(body, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode()
    start = len(out)
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    out += f"xref\n0 {len(body) + 1}\n0000000000 65535 f \n{table}trailer << /Size {len(body) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF".encode()
    path.write_bytes(out)


def places(rng: np.random.Generator, each: int) -> list[tuple[str, str, float, float]]:
    """Return (FIPS code, country, longitude, latitude) of random points in every country."""
    world = open_gazetteer()
    found = []
    for fips, iso in sorted(codes("fips").items()):
        country = world.country(iso)
        area = world.shape(country.place_id) if country else None
        if country is None or area is None:
            continue
        west, south, east, north = area.bounds
        xy = rng.uniform((west, south), (east, north), (each * 8, 2)).round(4)
        inside = xy[shapely.contains_xy(area, xy[:, 0], xy[:, 1])][:each]
        found += [(fips, country.name, float(x), float(y)) for x, y in inside]
    return found


def write_gdelt(path: Path, rows: int, rng: np.random.Generator) -> None:
    """Write so many rows as GDELT 2 has them: 61 columns, tabs, no header."""
    names = toml("gdelt.toml")["headerless"]["two"]
    spots = places(rng, 120)
    with path.open("w", encoding="utf-8", newline="\n") as out:
        for start in range(0, rows, CHUNK):
            size = min(CHUNK, rows - start)
            spot = rng.integers(0, len(spots), size)
            day, kind, event = rng.integers(0, 900, size), rng.choice([1, 2, 3, 4, 4, 4, 5], size), rng.integers(0, len(EVENTS), size)
            lines = []
            for n in range(size):
                fips, country, x, y = spots[spot[n]]
                date = np.datetime64("2018-01-01") + int(day[n])
                stamp = str(date).replace("-", "")
                level = int(kind[n])
                full = (
                    country if level == 1 else f"Province {spot[n] % 9}, {country}" if level in {2, 5} else f"Town {spot[n]}, Province {spot[n] % 9}, {country}"
                )
                row = dict.fromkeys(names, "")
                row |= {
                    "GLOBALEVENTID": str(880000000 + start + n), "SQLDATE": stamp, "MonthYear": stamp[:6], "Year": stamp[:4], "FractionDate": f"{stamp[:4]}.{day[n]:04}",
                    "Actor1Code": "GOV", "Actor1Name": f"ACTOR {spot[n] % 700}", "Actor2Name": f"ACTOR {event[n]}", "Actor1CountryCode": "USA", "IsRootEvent": "1",
                    "EventCode": EVENTS[event[n]], "EventBaseCode": EVENTS[event[n]][:3], "EventRootCode": EVENTS[event[n]][:2], "QuadClass": "4", "GoldsteinScale": "-5.0",
                    "NumMentions": "10", "NumSources": str(1 + spot[n] % 5), "NumArticles": "10", "AvgTone": f"{-3.2 + n / size:.12f}",
                    "Actor1Geo_FullName": full, "Actor1Geo_Lat": str(y), "Actor1Geo_Long": str(x), "Actor2Geo_FullName": full,
                    "ActionGeo_Type": str(level), "ActionGeo_FullName": full, "ActionGeo_CountryCode": fips, "ActionGeo_ADM1Code": fips + "01",
                    "ActionGeo_Lat": str(y), "ActionGeo_Long": str(x), "ActionGeo_FeatureID": str(spot[n]), "DATEADDED": stamp + "143000",
                    "SOURCEURL": f"https://www.site{spot[n] % 3000}.example.org/news/{start + n}/a-story-with-a-long-name-as-they-have",
                }  # fmt: skip
                lines.append("\t".join(row.values()))
            out.write("\n".join(lines) + "\n")


def write_ucdp(path: Path, rows: int, rng: np.random.Generator) -> None:
    """Write so many rows as UCDP GED has them, with articles of some hundred letters."""
    spots = places(rng, 120)
    names = (
        "id,year,code_status,type_of_violence,conflict_name,dyad_name,side_a,side_b,number_of_sources,source_article,source_office,source_date,source_headline,where_prec,"
        "where_coordinates,where_description,adm_1,adm_2,latitude,longitude,country,country_id,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low"
    )
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.write(names + "\n")
        for start in range(0, rows, CHUNK):
            size = min(CHUNK, rows - start)
            spot, day, dead, words = (
                rng.integers(0, len(spots), size),
                rng.integers(0, 12000, size),
                rng.poisson(3, size),
                rng.integers(0, len(WORDS), (size, 40)),
            )
            prec = rng.choice([1, 1, 1, 2, 3, 4, 6], size)
            for n in range(size):
                _, country, x, y = spots[spot[n]]
                date = np.datetime64("1989-01-01") + int(day[n])
                text = " ".join(WORDS[word] for word in words[n])
                out.write(
                    f"{start + n},{str(date)[:4]},Clear,{1 + n % 3},{country}: Government,{country} - Rebels {spot[n] % 9},Government of {country},Rebels {spot[n] % 9},{1 + n % 4},"
                    f'"Agency {n % 90},{date},{text}",Agency {n % 90},{date},{text[:60]},{prec[n]},Town {spot[n]},near Town {spot[n]},Province {spot[n] % 9},District {spot[n] % 99},'
                    f"{y},{x},{country},,{1 + n % 2},{date},{date + n % 3},{dead[n]},0,0,0,{dead[n]},{dead[n] + 2},{dead[n]}\n"
                )


def main() -> None:
    """Make the tables, read them, tell time and memory."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gdelt", type=int, default=1_000_000, metavar="ROWS")
    parser.add_argument("--ucdp", type=int, default=300_000, metavar="ROWS")
    parser.add_argument("--pages", type=int, default=2_000)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for name, rows, write, wanted in (
            ("gdelt.CSV", arguments.gdelt, write_gdelt, "60 s and 3 GB"),
            ("ucdp.csv", arguments.ucdp, write_ucdp, "20 s"),
        ):
            path = Path(folder) / name
            write(path, rows, np.random.default_rng(SEED))
            print(f"{name}: {rows:,} rows, {path.stat().st_size / 2**20:,.0f} MB; asked for at a million (300,000): {wanted}")
            subprocess.run([sys.executable, "-c", READ, str(path), str(path.with_suffix(".parquet"))], check=True)
            path.unlink()
        path = Path(folder) / "report.pdf"
        write_pdf(path, arguments.pages, np.random.default_rng(SEED))
        print(f"report.pdf: {arguments.pages:,} pages, {path.stat().st_size / 2**20:,.0f} MB; asked for: 100 pages a second over two cores")
        subprocess.run([sys.executable, "-c", PAGES, str(path)], check=True)


if __name__ == "__main__":
    main()
