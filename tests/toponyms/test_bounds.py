"""Time and memory grow with the length of a text and no faster, whatever the text is."""

from __future__ import annotations

import time
import tracemalloc

import pytest

from geomap.gazetteer import open_gazetteer
from geomap.language import analyse
from geomap.resolution import resolve
from geomap.toponyms import find_toponyms
from geomap.types import Document, Span, Toponym

WORLD = open_gazetteer()
SHORT, LONG = 3_000, 12_000
STEEPEST = 9.0
"""Four times the text may take nine times as long before it is no longer called linear: machines are busy."""
UNITS = {
    "no place": "the man said that nothing had been seen there on the day before. ",
    "places": "Police in Kabul arrested a man from Herat on Monday. ",
    "one place over and over": "Paris, ",
    "capitals": "San ",
    "upper case": "POLICE IN LIMA ARRESTED A MAN. ",
    "borders": "the border with Iran ",
    "offsets": "15 km north of ",
    "roads": "between Kabul and ",
    "signs": "(",
    "hyphens": "A-",
    "possessives": "'s",
    "addresses": "http://a.b/c?d=",
    "line ends": "a\n",
    "mixed scripts": "Взрыв произошёл в Кабуле. 北京和上海。 وكابل in Kabul. ",
    "unpaired surrogates": "Kabul \ud800 and \udfff Herat. ",
    "Chinese": "北京和上海",
}


def seconds(text: str) -> float:
    before = time.process_time()
    document = Document(doc_id="d", text=text)
    resolve(find_toponyms(analyse(document, lemmas=False), WORLD), document, WORLD, described=False)
    return time.process_time() - before


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_time_is_linear_in_the_text(unit: str) -> None:
    seconds((unit * SHORT)[:200])
    once, again = (seconds((unit * LONG)[:length]) for length in (SHORT, LONG))
    assert again < STEEPEST * max(once, 0.1)


def test_ten_thousand_toponyms_are_found_and_placed() -> None:
    names = ("Kabul", "Herat", "London", "Springfield", "San Antonio", "Quetta", "Lyon", "Santa Rosa", "Kandahar", "Paris")
    document = Document(doc_id="d", text=", ".join(names[at % len(names)] for at in range(10_000)), language="en")
    found = find_toponyms(analyse(document, lemmas=False), WORLD)
    assert len(found) > 9_900
    assert all(one.place for one in resolve(found, document, WORLD))


def test_memory_does_not_grow_with_the_square_of_the_names() -> None:
    rows = WORLD.places.database.execute("SELECT name FROM place WHERE population > 20000 ORDER BY n LIMIT 800").fetchall()
    toponyms, at = [], 0
    for (name,) in rows:
        toponyms.append(Toponym(span=Span(start=at, end=at + len(name)), surface=name, names=(name,)))
        at += len(name) + 1
    document = Document(doc_id="d", text=" ".join(name for (name,) in rows))
    tracemalloc.start()
    resolve(toponyms, document, WORLD, described=False)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 150_000_000


def test_a_name_that_hundreds_of_places_bear_is_weighed_in_a_moment() -> None:
    [name] = WORLD.places.database.execute("SELECT name FROM place GROUP BY name ORDER BY count(*) DESC LIMIT 1").fetchone()
    assert len(WORLD.lookup(name)) > 100
    document = Document(doc_id="d", text=name)
    before = time.process_time()
    [found] = resolve([Toponym(span=Span(start=0, end=len(name)), surface=name, names=(name,))], document, WORLD)
    assert time.process_time() - before < 2
    assert 1 < len(found.alternatives) < 10
