/** What the parts of a page share: the incidents, what is filtered, what is selected; each part listens for what it shows. */

/** @import { Rows } from "./data/rows.js" */

import { Filters } from "./filter/filters.js";
import { makeFacets } from "./filter/facets.js";
import { TimeFilter } from "./filter/time.js";
import { Words } from "./words.js";

/** @import { Strings } from "./strings.js" */

/**
 * @typedef {"filter" | "select" | "settled" | "hover" | "view" | "listed" | "search" | "corrections" | "sized"} Event
 */

export class State {
  /**
   * @param {Rows} rows
   * @param {Strings} strings
   */
  constructor(rows, strings) {
    this.rows = rows;
    this.strings = strings;
    this.words = new Words(rows, strings);
    this.filters = new Filters(rows.count, []);
    this.time = new TimeFilter(rows);
    this.query = "";
    this.selection = -1;
    this.hover = -1;
    /** @type {Map<Event, ((detail?: any) => void)[]>} */
    this.listeners = new Map();
    this.order = /** @type {Uint32Array | null} */ (null);
    this.version = 0;
    /** @type {import("./corrections/book.js").CorrectionBook | null} what a reader marked, where the page takes corrections */
    this.corrections = null;
    /** @type {((row: number) => void) | null} gets the next incident that is chosen, instead of its being selected */
    this.asked = null;
    /** Whether clicks on the map are for somebody else. */
    this.silent = false;
    /** Whether marks are as large as the number killed. */
    this.sized = false;
  }

  /** Once the second block is there. */
  listedReady() {
    const hidden = this.filters.hidden;
    this.filters = new Filters(this.rows.count, makeFacets(this.rows));
    this.filters.hidden.set(hidden);
    this.filters.count();
    this.emit("listed");
  }

  /**
   * @param {Event} event
   * @param {(detail?: any) => void} listener
   */
  on(event, listener) {
    const listeners = this.listeners.get(event) ?? [];
    listeners.push(listener);
    this.listeners.set(event, listeners);
  }

  /**
   * @param {Event} event
   * @param {any} [detail]
   */
  emit(event, detail) {
    for (const listener of this.listeners.get(event) ?? []) listener(detail);
  }

  /**
   * @param {string} facet
   * @param {Iterable<number>} entries
   */
  choose(facet, entries) {
    this.filters.choose(facet, entries);
    this.filtered();
  }

  /** Counts again and tells everybody. */
  filtered() {
    this.filters.count();
    this.time.count(this.filters);
    this.order = null;
    this.version += 1;
    this.emit("filter");
  }

  clear() {
    for (const { name } of this.filters.facets) this.filters.choose(name, []);
    this.time.clear();
    this.filters.pass("time", null);
    this.filters.pass("text", null);
    this.query = "";
    this.emit("search");
    this.filtered();
  }

  /**
   * @param {number} row -1 for none
   * @param {{from?: string}} [detail] who asked: the map does not move to what was clicked in it
   */
  select(row, detail = {}) {
    if (this.asked && row >= 0) {
      this.asked(row);
      return;
    }
    this.selection = row;
    this.emit("select", detail);
    this.emit("settled", detail);
  }

  /** @param {number} row */
  point(row) {
    if (row === this.hover) return;
    this.hover = row;
    this.emit("hover");
  }

  /** @returns {Uint32Array} what is shown, the latest first, undated last */
  shownByDate() {
    if (!this.order) this.order = sortByDay(this.filters.shownRows(), this.rows);
    return this.order;
  }

  /**
   * Selects the next incident in the list's order.
   * @param {number} step 1 or -1
   */
  move(step) {
    const order = this.shownByDate();
    if (!order.length) return;
    const at = order.indexOf(this.selection);
    const to = at < 0 ? (step > 0 ? 0 : order.length - 1) : (at + step + order.length) % order.length;
    this.select(order[to], { from: "keys" });
  }
}

/**
 * @param {Uint32Array} shown
 * @param {Rows} rows
 */
function sortByDay(shown, rows) {
  const days = rows.drawn.codes("day");
  const missing = rows.drawn.spec("day").missing;
  const room = 2 ** 21;
  const keys = new Float64Array(shown.length);
  const most = 2 ** 31;
  for (let i = 0; i < shown.length; i += 1) {
    const day = missing && days[shown[i]] === 0 ? 0 : days[shown[i]] + 1;
    keys[i] = (most - day) * room + i;
  }
  keys.sort();
  return Uint32Array.from(keys, (key) => shown[key % room]);
}
