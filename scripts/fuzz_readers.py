"""Damages files of every kind that geomap reads and hands them to their readers: each must give text or a table, or refuse in one sentence, soon.

    python scripts/fuzz_readers.py [--seconds 600] [--seed 1] [--only .pdf] [--keep FOLDER]

The files are those that the tests make. A find (another error than geomap's own, a message that is no single sentence, more than LONGEST_S of processor) is
printed with its seed and kept in FOLDER; exit 1 where there was one. The same seed gives the same damage. A reader that hangs is ended after HANG_S with the
place where it stood.
"""

from __future__ import annotations

import argparse
import faulthandler
import importlib.util
import io
import itertools
import random
import sys
import tempfile
import time
import warnings
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TESTS = Path(__file__).resolve().parent.parent / "tests"
LONGEST_S = 20.0
HANG_S = 120.0
LONGEST_MESSAGE = 1000
SHOWN = 300
PACKED = (".docx", ".odt", ".zip", ".xlsx")
TABLES = (".csv", ".xlsx", ".geojson", ".parquet", ".gpkg", ".fgb", ".kml", ".json")
NASTY = [
    b"\x00",
    b"\xff\xfe",
    b"9" * 400,
    b"1e999",
    b"&#0;",
    b"<a>" * 300,
    b'"',
    b"\r",
    b"\n" * 50,
    b"{" * 200,
    b"[" * 200,
    b"=" * 80,
    b"\xf0\x9f\x98\x80",
    b"-0",
    b";,\t|",
    b"=?utf-8?B?//8=?=",
]


@dataclass(frozen=True)
class Trial:
    """One damaged file."""

    seed: int
    name: str
    data: bytes


def samples() -> dict[str, bytes]:
    """Return a whole file of each kind by its name."""
    kinds, exports = _module("documents/test_kinds.py"), _module("store/test_exports.py")
    from geomap.store import write_table

    files: dict[str, bytes] = dict(kinds.FILES)
    files["a.zip"] = kinds.zipped({"a.txt": b"Kabul fell.", "a.toml": b'title = "A day"\npublished = 2023-04-01', "b.html": kinds.PAGE})
    files["a.mbox"] = b"From a@b Mon Aug 16 10:00:00 2021\n" + kinds.MAIL.replace(b"\r\n", b"\n") * 2
    files["a.txt"], files["b.txt"] = "Кабул пал. Kabul fell.\r\n".encode(), "Кабул пал вчера.\n".encode("cp1251") * 20
    files["a.jsonl"] = b'{"doc_id": "a", "text": "Kabul fell.", "published": "2021-08-16"}\n{"doc_id": "b", "text": "\\ud800 Herat", "published": null}\n'
    files["a.toml"] = b'title = "A day"\npublished = 2023-04-01\nurl = "https://example.org/"\n'
    with tempfile.TemporaryDirectory() as folder:
        for ending in TABLES:
            write_table(exports.frame_of(exports.EXAMPLE), path := Path(folder) / f"t{ending}", geometry="area")
            files[f"t{ending}"] = path.read_bytes()
        for layout in ("acled", "ucdp"):
            write_table(exports.frame_of(exports.EXAMPLE), path := Path(folder) / f"{layout}.csv", layout=layout)
            files[f"{layout}.csv"] = path.read_bytes()
    files["guessed.csv"] = "Fecha;Pueblo;Lat;Lon;Muertos\n01/05/2020;Bogotá;4,61;-74,08;>30\n13/05/2020;Cali;1.407.092.855;-76,5;10-15\nTotal;;;;45\n".encode(
        "cp1252"
    )
    files["corrections.csv"] = b"incident_id,action,field,value,who,when\ni-1,set,date,2023-03-09,A,2023-05-02\ni-1,drop,,,,\n"
    return {name: _packed(data, lambda _, content: content) if name.endswith(PACKED) else data for name, data in files.items()}


def _module(path: str) -> Any:
    spec = importlib.util.spec_from_file_location(Path(path).stem, TESTS / path)
    if spec is None or spec.loader is None:
        message = f"Expected {path} in {TESTS}, found nothing there."
        raise FileNotFoundError(message)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def trials(seed: int, only: str | None = None) -> Iterator[Trial]:
    """Give damaged files of all kinds in turn, without end; the same for the same seed."""
    whole = {name: data for name, data in samples().items() if only is None or name.endswith(only)}
    for number in itertools.count(seed * 1_000_000):
        name = list(whole)[number % len(whole)]
        chance = random.Random(number)
        data = _repacked(whole[name], chance) if name.endswith(PACKED) and chance.random() < 0.6 else damaged(whole[name], chance)
        yield Trial(number, name, data)


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Return `data` with some bytes changed, cut, doubled, moved, or nasty ones put in."""
    out = bytearray(data)
    for _ in range(chance.choice([1, 1, 2, 4, 12, 40])):
        at, end = sorted(chance.randrange(len(out) + 1) for _ in range(2))
        end = min(end, at + chance.choice([1, 8, 200, 5000]))
        match chance.randrange(6):
            case 0 if out:
                out[chance.randrange(len(out))] = chance.randrange(256)
            case 1:
                del out[at:end]
            case 2:
                out[at:at] = out[at:end] * chance.choice([1, 3, 50])
            case 3:
                out[at:at] = chance.choice(NASTY)
            case 4:
                out[at:end] = bytes(chance.randrange(256) for _ in range(min(end - at, 64)))
            case _:
                out[at:end] = out[at:end][::-1]
    return bytes(out[: chance.randrange(len(out) + 1)] if chance.random() < 0.1 else out)


def _repacked(data: bytes, chance: random.Random) -> bytes:
    """Return an archive with one of its members damaged, packed whole again."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        victim = chance.choice(archive.namelist())
    return _packed(data, lambda name, content: damaged(content, chance) if name == victim else content)


def _packed(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """Return an archive with its members changed, and without their times."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name), change(name, old.read(name)), zipfile.ZIP_DEFLATED)
    return file.getvalue()


def run(trial: Trial) -> str | None:
    """Read a damaged file in every way that its kind may be read; return what went wrong, or None."""
    start = time.process_time()
    faulthandler.dump_traceback_later(HANG_S, exit=True)
    try:
        with warnings.catch_warnings(), tempfile.TemporaryDirectory() as folder:
            warnings.simplefilter("ignore")
            path = Path(folder) / trial.name
            path.write_bytes(trial.data)
            problem = next((told for told in _messages(path) if not _is_sentence(told)), None)
    except Exception as error:  # noqa: BLE001 - whatever else comes is a find
        problem = f"{type(error).__name__}: {' '.join(str(error).split())[:300]}"
    finally:
        faulthandler.cancel_dump_traceback_later()
    spent = time.process_time() - start
    return problem or (f"took {spent:.0f} s of processor" if spent > LONGEST_S else None)


def _messages(path: Path) -> Iterator[str]:
    """Read a file as a document and as a table; give what is said of it."""
    from geomap.documents import read_documents
    from geomap.errors import GeomapError
    from geomap.store import parse_corrections, read_any

    if path.suffix == ".toml":
        (path.parent / f"{path.stem}.txt").write_text("Kabul fell.", encoding="utf-8")
    if path.suffix not in TABLES or path.suffix == ".csv":
        found = read_documents(path if path.suffix != ".toml" else path.parent)
        yield from (rejection.reason for rejection in found.rejections)
    if path.stem == "corrections":
        yield from (rejection.reason for rejection in parse_corrections(path.read_bytes(), path.name)[1])
    try:
        yield from (rejection.reason for rejection in read_any(path).rejections)
    except GeomapError as error:
        yield str(error)


def _is_sentence(told: str) -> bool:
    return "\n" not in told and told[:1].isupper() and told.endswith(".") and len(told) <= LONGEST_MESSAGE


def main() -> int:
    """Fuzz all readers in turn until the time is over, and return 1 where something was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=600, help="how long in all (default: 600)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", metavar="ENDING", help="one kind of file")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="where finds are kept")
    arguments = parser.parse_args()
    start, tried, found = time.monotonic(), 0, 0
    for trial in trials(arguments.seed, arguments.only):
        if time.monotonic() - start > arguments.seconds:
            break
        tried += 1
        problem = run(trial)
        if problem:
            found += 1
            print(f"{trial.name}, seed {trial.seed}: {problem[:SHOWN]}", flush=True)
            if arguments.keep:
                arguments.keep.mkdir(parents=True, exist_ok=True)
                (arguments.keep / f"{trial.seed}-{trial.name}").write_bytes(trial.data)
    print(f"{tried:,} files in {time.monotonic() - start:.0f} s, {found} finds")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
