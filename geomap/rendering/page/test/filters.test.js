import assert from "node:assert/strict";
import { test } from "node:test";

import { Filters } from "../src/filter/filters.js";
import { plain, queryWords } from "../src/filter/match.js";
import { cell } from "../src/ui/exports.js";

const CATEGORY = { name: "category", codes: Uint8Array.of(1, 1, 2, 2, 0), entries: [null, "raid", "riot"], lists: null };
const ACTORS = { name: "actors", codes: Uint8Array.of(0, 1, 2, 2, 0), entries: [null, "a", "b"], lists: [[0], [1], [1, 2]] };

test("an entry's count says what choosing it would give", () => {
  const filters = new Filters(5, [CATEGORY, ACTORS]);
  filters.choose("category", [1]);
  filters.count();
  assert.equal(filters.shown, 2);
  assert.deepEqual([...filters.counts.get("category")], [1, 2, 2]);
  assert.deepEqual([...filters.counts.get("actors")], [1, 1, 0]);
});

test("entries of a list are counted in each incident that has them", () => {
  const filters = new Filters(5, [CATEGORY, ACTORS]);
  filters.choose("actors", [1]);
  filters.count();
  assert.deepEqual([...filters.shownRows()], [1, 2, 3]);
  assert.deepEqual([...filters.counts.get("actors")], [2, 3, 2]);
});

test("filters that are not facets hide rows too, and clearing shows all", () => {
  const filters = new Filters(5, [CATEGORY]);
  filters.pass("time", (row) => row > 2);
  filters.choose("category", [2]);
  filters.count();
  assert.deepEqual([...filters.shownRows()], [3]);
  assert.ok(filters.active);
  filters.pass("time", null);
  filters.choose("category", []);
  filters.count();
  assert.equal(filters.shown, 5);
  assert.ok(!filters.active);
});

test("search folds accents and case, and keeps phrases together", () => {
  assert.equal(plain("Mazār-e Sharīf"), "mazar-e sharif");
  assert.deepEqual(queryWords('Kabul "car bomb" é'), ["kabul", "car bomb", "e"]);
});

test("a cell that a spreadsheet would run is guarded, a number is not", () => {
  assert.equal(cell("=cmd()|'/C calc'!A0"), "'=cmd()|'/C calc'!A0");
  assert.equal(cell("@a, b"), '"\'@a, b"');
  assert.equal(cell(-5), "-5");
  assert.equal(cell('say "x"\n'), '"say ""x""\n"');
  assert.equal(cell(null), "");
});
