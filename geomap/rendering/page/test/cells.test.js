import assert from "node:assert/strict";
import { test } from "node:test";

import { Cells, NO_POINT, cellAcross, cellDown, morton } from "../src/data/cells.js";
import { latitudeOf, longitudeOf, mercatorX, mercatorY } from "../src/data/mercator.js";

/** A small generator, so that a failure can be repeated. */
function randomNumbers(seed) {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) % 2 ** 31;
    return state / 2 ** 31;
  };
}

function points(count) {
  const random = randomNumbers(5);
  const rows = Array.from({ length: count }, () => ({ x: Math.round((random() - 0.5) * 36e6), y: Math.round((random() - 0.5) * 18e6), group: Math.floor(random() * 3) }));
  const key = ({ x, y }) => morton(Math.floor(((x + 18e6) * 65536) / 36000001), Math.floor(((18e6 - y) * 65536) / 36000001));
  return rows.sort((a, b) => key(a) - key(b) || a.x - b.x || a.y - b.y);
}

function cellsOf(rows) {
  const column = (make, read) => make.from(rows, read);
  return new Cells(
    column(Int32Array, ({ x }) => x),
    column(Int32Array, ({ y }) => y),
    column(Float64Array, ({ x }) => mercatorX(x / 1e5)),
    column(Float64Array, ({ y }) => mercatorY(y / 1e5)),
    column(Uint8Array, ({ group }) => group),
    3,
  );
}

test("every row is in the run of its cell, at every level", () => {
  const rows = points(500);
  const cells = cellsOf(rows);
  for (const level of [1, 4, 9, 15]) {
    rows.forEach(({ x, y }, row) => {
      const [low, high] = cells.run(cellAcross(x / 1e5, level), cellDown(y / 1e5, level), level);
      assert.ok(low <= row && row < high, `row ${row} at level ${level}`);
    });
  }
});

test("sums of a run are the sums of its rows that are shown", () => {
  const rows = points(300);
  rows[7].group = NO_POINT;
  const cells = cellsOf(rows);
  const random = randomNumbers(9);
  const hidden = Uint16Array.from(rows, () => (random() < 0.4 ? 2 : 0));
  cells.sum(hidden);
  for (const [low, high] of [[0, 300], [3, 5], [7, 8], [10, 170], [16, 32], [31, 33], [299, 300]]) {
    const stats = { count: 0, x: 0, y: 0, mix: new Uint32Array(3) };
    cells.stats(low, high, hidden, stats);
    const shown = rows.slice(low, high).filter(({ group }, nth) => hidden[low + nth] === 0 && group !== NO_POINT);
    assert.equal(stats.count, shown.length);
    assert.deepEqual([...stats.mix], [0, 1, 2].map((group) => shown.filter((row) => row.group === group).length));
    if (shown.length) assert.ok(Math.abs(stats.x - shown.reduce((sum, { x }) => sum + mercatorX(x / 1e5), 0) / shown.length) < 1e-9);
  }
});

test("world units turn back into degrees", () => {
  for (const [longitude, latitude] of [[0, 0], [69.17, 34.53], [-179.9, -66], [180, 85]]) {
    assert.ok(Math.abs(longitudeOf(mercatorX(longitude)) - longitude) < 1e-9);
    assert.ok(Math.abs(latitudeOf(mercatorY(latitude)) - latitude) < 1e-9);
  }
});
