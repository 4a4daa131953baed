import assert from "node:assert/strict";
import { test } from "node:test";

import { inside, distance, readShapes, AREAS, LINES } from "../src/data/shapes.js";
import { latitudeOf, longitudeOf, mercatorX, mercatorY, metresToWorld } from "../src/data/mercator.js";

/** Writes numbers as geometry.py does: LEB128, steps as zigzag. */
function write(...numbers) {
  return numbers.flatMap((number) => {
    const bytes = [];
    let left = number;
    while (left > 127) {
      bytes.push((left % 128) | 128);
      left = Math.floor(left / 128);
    }
    return [...bytes, left];
  });
}
const zigzag = (value) => (value < 0 ? -2 * value - 1 : 2 * value);

test("degrees go to the world and back", () => {
  for (const degrees of [-180, -67.5, 0, 12.25, 180]) assert.ok(Math.abs(longitudeOf(mercatorX(degrees)) - degrees) < 1e-9);
  for (const degrees of [-85, -34.5, 0, 36.709, 85]) assert.ok(Math.abs(latitudeOf(mercatorY(degrees)) - degrees) < 1e-9);
  assert.ok(Number.isFinite(mercatorY(90)) && Number.isFinite(mercatorY(-90)));
  assert.ok(metresToWorld(1000, mercatorY(60)) > 1.9 * metresToWorld(1000, mercatorY(0)));
});

test("an area is read, and what is inside it is", () => {
  const square = [[0, 0], [10, 0], [0, 10], [-10, 0]].flat().map(zigzag);
  const [shape] = readShapes(Uint8Array.from(write(AREAS, 1, 4, ...square)), 1);
  assert.equal(shape.kind, AREAS);
  assert.ok(inside(shape, mercatorX(5), mercatorY(5)));
  assert.ok(!inside(shape, mercatorX(15), mercatorY(5)));
  assert.ok(!inside(shape, mercatorX(5), mercatorY(-1)));
});

test("a line is near where it runs", () => {
  const [line] = readShapes(Uint8Array.from(write(LINES, 1, 2, zigzag(0), zigzag(0), zigzag(10), zigzag(0))), 1);
  assert.ok(distance(line, mercatorX(5), mercatorY(0)) < 1e-12);
  assert.ok(distance(line, mercatorX(5), mercatorY(1)) > 0.002);
});

test("no shapes are no bytes", () => assert.deepEqual(readShapes(new Uint8Array(0), 1), []));
