"""The gazetteer's figures, each against its bound: opening, lookup, other spellings, shapes, basemap, memory."""

from __future__ import annotations

import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from geomap.gazetteer import basemap, fold, open_gazetteer

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.bench

OPEN_MS, LOOKUP_MS, COLD_MS, FUZZY_MS, HAS_US, BASEMAP_S, MEMORY_MB = 20.0, 1.0, 25.0, 5.0, 20.0, 2.0, 100.0
NAMES = ["Kabul", "Mazar-i-Sharif", "Faizabad", "Springfield", "San Jose", "Santa Cruz", "Washington", "Россия", "بغداد", "no such name"]
MEMORY = """
import sys
from geomap.gazetteer import open_gazetteer
held_kb = lambda: int(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmRSS")))
before = held_kb()
g = open_gazetteer()
for name in open(sys.argv[1], encoding="utf-8").read().split("\\n"):
    g.lookup(name)
    g.fuzzy(name)
print((held_kb() - before) / 1024)
"""


def best_ms(job: Callable[[], object], times: int = 20) -> float:
    """Return the best time of a job in milliseconds."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        job()
        taken.append(time.perf_counter() - start)
    return min(taken) * 1e3


def test_opening_is_free() -> None:
    taken = best_ms(open_gazetteer)
    print(f"open_gazetteer: {taken:.2f} ms (bound {OPEN_MS})")
    assert taken < OPEN_MS


@pytest.mark.parametrize("name", NAMES)
def test_a_warm_lookup_is_quick(name: str) -> None:
    gazetteer = open_gazetteer()
    start = time.perf_counter()
    many = len(gazetteer.lookup(name))
    cold = (time.perf_counter() - start) * 1e3
    warm = best_ms(lambda: gazetteer.lookup(name))
    print(f"lookup {name}: {many} places, {warm * 1e3:.0f} us warm (bound {LOOKUP_MS} ms), {cold:.2f} ms cold")
    assert warm < LOOKUP_MS
    assert cold < COLD_MS


def test_other_spellings_are_quick() -> None:
    gazetteer = open_gazetteer()
    for name in ("Feyzabad", "Masar-i-Scharif", "Tashkant", "Logan"):
        taken = best_ms(lambda name=name: gazetteer.fuzzy(name))
        print(f"fuzzy {name}: {taken:.2f} ms (bound {FUZZY_MS})")
        assert taken < FUZZY_MS


def test_asking_whether_a_name_is_known_is_quick() -> None:
    gazetteer = open_gazetteer()
    keys = [fold(f"{first} {second}") for first in NAMES for second in NAMES]
    taken = best_ms(lambda: [gazetteer.has_name(key) for key in keys]) / len(keys) * 1e3
    print(f"has_name: {taken:.1f} us (bound {HAS_US})")
    assert taken < HAS_US


def test_a_basemap_is_drawn_while_one_waits() -> None:
    for bounds in ((60, 34, 76, 42), (-180, -60, 180, 80)):
        taken = best_ms(lambda bounds=bounds: basemap(bounds), times=2) / 1e3
        print(f"basemap {bounds}: {taken:.2f} s (bound {BASEMAP_S})")
        assert taken < BASEMAP_S


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc/self/status")
def test_memory_stays_small(tmp_path: object) -> None:
    names = f"{tmp_path}/names.txt"
    with open(names, "w", encoding="utf-8") as file:  # noqa: PTH123
        file.write("\n".join(f"{name}{suffix}" for name in NAMES for suffix in ("", "abad", "ville", "pur", "sk", "ton")))
    ran = subprocess.run([sys.executable, "-c", MEMORY, names], capture_output=True, text=True, check=True)
    print(f"memory of the gazetteer: {float(ran.stdout):.0f} MB (bound {MEMORY_MB})")
    assert float(ran.stdout) < MEMORY_MB
