/**
 * Time as a histogram and a brush. An incident that is known to a month or a year counts in each bin that it may lie in by its share, apart from those that are
 * known to lie in one.
 */

/** @import { Rows } from "../data/rows.js" */
/** @import { Filters } from "./filters.js" */

const MOST_BINS = 180;

/** @typedef {{start: number, end: number}} Bin days since 1970, the end not included */

export class TimeFilter {
  /** @param {Rows} rows */
  constructor(rows) {
    this.rows = rows;
    const { drawn } = rows;
    this.days = drawn.codes("day");
    this.lengths = drawn.codes("length");
    const { missing, base } = drawn.spec("day");
    this.first = missing ? 1 : 0;
    this.base = base;
    const lengthSpec = drawn.spec("length");
    this.lengthShift = lengthSpec.base - (lengthSpec.missing ? 1 : 0);
    let last = -Infinity;
    let first = Infinity;
    this.undated = 0;
    for (let i = 0; i < rows.count; i += 1) {
      if (this.first && this.days[i] === 0) {
        this.undated += 1;
        continue;
      }
      const day = this.days[i] - this.first + base;
      if (day < first) first = day;
      const end = day + this.lengths[i] + this.lengthShift;
      if (end > last) last = end;
    }
    /** @type {"day" | "month" | "quarter" | "year" | "decade"} */
    this.unit = "month";
    /** @type {Bin[]} */
    this.bins = first <= last ? this.makeBins(first, last) : [];
    this.from = new Uint16Array(rows.count);
    this.to = new Uint16Array(rows.count);
    this.placeRows();
    this.exact = new Float64Array(this.bins.length);
    this.spread = new Float64Array(this.bins.length);
    /** @type {[number, number] | null} first and last bin that are chosen */
    this.brush = null;
    this.withUndated = false;
  }

  /**
   * @param {number} first
   * @param {number} last
   */
  makeBins(first, last) {
    const months = (last - first) / 30.4;
    this.unit = last - first < 62 ? "day" : months <= MOST_BINS * 0.7 ? "month" : months / 3 <= MOST_BINS ? "quarter" : months / 12 <= MOST_BINS ? "year" : "decade";
    const starts = [this.floor(first)];
    while (starts[starts.length - 1] <= last) starts.push(this.after(starts[starts.length - 1]));
    return starts.slice(0, -1).map((start, nth) => ({ start, end: starts[nth + 1] }));
  }

  /** @param {number} day */
  floor(day) {
    const date = new Date(day * 864e5);
    const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
    if (this.unit === "day") return day;
    if (this.unit === "month") return utc(year, month);
    if (this.unit === "quarter") return utc(year, month - (month % 3));
    return utc(this.unit === "year" ? year : Math.floor(year / 10) * 10, 0);
  }

  /** @param {number} day the start of a bin */
  after(day) {
    const date = new Date(day * 864e5);
    const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
    if (this.unit === "day") return day + 1;
    if (this.unit === "month") return utc(year, month + 1);
    if (this.unit === "quarter") return utc(year, month + 3);
    return utc(year + (this.unit === "year" ? 1 : 10), 0);
  }

  /** Finds each row's first and last bin. */
  placeRows() {
    const { rows, bins } = this;
    if (!bins.length) return;
    const origin = bins[0].start;
    const binOf = new Uint16Array(bins[bins.length - 1].end - origin);
    bins.forEach(({ start, end }, nth) => binOf.fill(nth, start - origin, end - origin));
    for (let i = 0; i < rows.count; i += 1) {
      if (this.first && this.days[i] === 0) continue;
      const day = this.days[i] - this.first + this.base - origin;
      this.from[i] = binOf[day];
      this.to[i] = binOf[day + this.lengths[i] + this.lengthShift];
    }
  }

  /** @param {number} row */
  isUndated(row) {
    return this.first === 1 && this.days[row] === 0;
  }

  /**
   * Counts the bins of what all other filters show.
   * @param {Filters} filters
   */
  count(filters) {
    const { exact, spread, bins, from, to, first, days } = this;
    const others = ~filters.bit("time");
    const { hidden, rows } = filters;
    exact.fill(0);
    const change = new Float64Array(bins.length + 1);
    for (let i = 0; i < rows; i += 1) {
      if ((hidden[i] & others) !== 0 || (first && days[i] === 0)) continue;
      const [a, b] = [from[i], to[i]];
      if (a === b) exact[a] += 1;
      else {
        const share = 1 / (b - a + 1);
        change[a] += share;
        change[b + 1] -= share;
      }
    }
    let level = 0;
    for (let bin = 0; bin < bins.length; bin += 1) {
      level += change[bin];
      spread[bin] = level > 1e-9 ? level : 0;
    }
  }

  /**
   * @param {Filters} filters
   * @param {[number, number] | null} brush bins
   */
  set(filters, brush) {
    this.brush = brush;
    if (!brush) filters.pass("time", null);
    else {
      const [low, high] = brush;
      const { from, to } = this;
      filters.pass("time", (row) => (this.isUndated(row) ? this.withUndated : from[row] <= high && to[row] >= low));
    }
  }

  clear() {
    this.brush = null;
    this.withUndated = false;
  }
}

/**
 * @param {number} year
 * @param {number} month
 */
function utc(year, month) {
  const date = new Date(0);
  date.setUTCFullYear(year, month, 1);
  return date.getTime() / 864e5;
}
