/** Makes the facets of a layer from its columns: one number a row for the entry, or for the list of entries, that it has. */

import { NAMES } from "../data/rows.js";

/** @import { Rows } from "../data/rows.js" */
/** @import { Facet } from "./filters.js" */

/**
 * @param {Rows} rows
 * @returns {Facet[]} those that have anything in them
 */
export function makeFacets(rows) {
  const facets = [
    word(rows, "category"),
    years(rows),
    word(rows, "country"),
    list(rows, "perpetrators"),
    source(rows),
    word(rows, "where_prec"),
    word(rows, "status"),
  ];
  return /** @type {Facet[]} */ (facets.filter((facet) => facet && facet.entries.some((entry) => entry !== null)));
}

/**
 * Entry 0 is what is unknown.
 * @param {Rows} rows
 * @param {string} name
 * @returns {Facet | null}
 */
function word(rows, name) {
  const place = rows.find(name);
  if (!place) return null;
  const [container, column, group] = place;
  const spec = container.spec(column);
  const shift = spec.missing ? 0 : 1;
  const codes = container.codes(column);
  /** @type {(string | null)[]} */
  const entries = [null];
  if (spec.words) entries.push(...spec.words);
  else {
    let most = 0;
    for (let i = 0; i < codes.length; i += 1) if (codes[i] > most) most = codes[i];
    for (let code = 1 - shift; code <= most; code += 1) entries.push(String(code - 1 + shift + spec.base));
  }
  const width = entries.length > 65_535 ? Uint32Array : entries.length > 255 ? Uint16Array : Uint8Array;
  const byRow = new width(rows.count);
  if (group) {
    const keys = container.codes(group);
    const first = container.spec(group).missing ? 1 : 0;
    for (let i = 0; i < byRow.length; i += 1) byRow[i] = codes[keys[i] - first] + shift;
  } else if (shift) for (let i = 0; i < byRow.length; i += 1) byRow[i] = codes[i] + 1;
  else byRow.set(codes);
  return { name, codes: byRow, entries, lists: null };
}

/**
 * @param {Rows} rows
 * @param {string} name
 * @returns {Facet | null}
 */
function list(rows, name) {
  const place = rows.find(name);
  if (!place) return null;
  const spec = place[0].spec(name);
  const codes = place[0].codes(name);
  const lists = (spec.lists ?? []).map((entries) => (entries.length ? entries.map((entry) => entry + 1) : [0]));
  if (spec.missing) lists.unshift([0]);
  return { name, codes, entries: [null, ...(spec.items ?? [])], lists };
}

/**
 * A source's entry is its title, else its publisher, else its file's name, else its document.
 * @param {Rows} rows
 * @returns {Facet | null}
 */
function source(rows) {
  const { listed } = rows;
  if (!listed?.has("source")) return null;
  const columns = NAMES.filter((name) => listed.has(`source.${name}`)).map((name) => /** @type {Facet} */ (word(rows, name)));
  /** @type {(string | null)[]} */
  const entries = [null];
  const codes = new Uint32Array(rows.count);
  for (const column of columns) {
    /** @type {Map<number, number>} */
    const entryOf = new Map();
    for (let row = 0; row < codes.length; row += 1) {
      const code = column.codes[row];
      if (codes[row] || !code) continue;
      let entry = entryOf.get(code);
      if (entry === undefined) entryOf.set(code, (entry = entries.push(column.entries[code]) - 1));
      codes[row] = entry;
    }
  }
  return columns.length ? { name: "source", codes, entries, lists: null } : null;
}

/**
 * An incident that may have happened in several years is in each of them.
 * @param {Rows} rows
 * @returns {Facet}
 */
function years(rows) {
  /** @type {Map<number, number>} */
  const codeOf = new Map();
  /** @type {[number, number][]} */
  const spans = [];
  const codes = new Uint32Array(rows.count);
  const days = rows.drawn.codes("day");
  const missing = rows.drawn.spec("day").missing;
  const yearOf = yearLookup();
  let first = Infinity;
  let last = -Infinity;
  for (let i = 0; i < rows.count; i += 1) {
    if (missing && days[i] === 0) continue;
    const from = yearOf(/** @type {number} */ (rows.day(i)));
    const to = yearOf(/** @type {number} */ (rows.lastDay(i)));
    if (from < first) first = from;
    if (to > last) last = to;
    const key = from * 20_000 + to;
    let code = codeOf.get(key);
    if (code === undefined) {
      spans.push([from, to]);
      code = spans.length;
      codeOf.set(key, code);
    }
    codes[i] = code;
  }
  const present = [...new Set(spans.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, nth) => from + nth)))].sort((a, b) => b - a);
  const entryOf = new Map(present.map((year, nth) => [year, nth + 1]));
  const lists = spans.map(([from, to]) => Array.from({ length: to - from + 1 }, (_, nth) => /** @type {number} */ (entryOf.get(from + nth))));
  return { name: "year", codes, entries: [null, ...present.map(String)], lists: [[0], ...lists] };
}

/** @returns {(day: number) => number} the year of a day since 1970, remembering the last one asked for */
export function yearLookup() {
  let year = 1970;
  let from = 0;
  let to = 365;
  return (day) => {
    if (day < from || day >= to) {
      year = new Date(day * 86_400_000).getUTCFullYear();
      from = startOfYear(year);
      to = startOfYear(year + 1);
    }
    return year;
  };
}

/** @param {number} year */
export function startOfYear(year) {
  const date = new Date(0);
  date.setUTCFullYear(year, 0, 1);
  return date.getTime() / 86_400_000;
}
