/** What is where on the screen: takes a view and the filtered rows, gives marks, groups at one place, bubbles for many, and areas. */

/** @import { Rows } from "../data/rows.js" */
/** @import { Filters } from "../filter/filters.js" */
/** @import { View } from "./canvas.js" */

import { Cells, NO_POINT, cellAcross, cellDown } from "../data/cells.js";
import { FAMILIES, symbolOf } from "../symbols.js";
import { latitudeOf, longitudeOf, metresToWorld } from "../data/mercator.js";
import { copies } from "./canvas.js";

/** Up to so many incidents, each has its own mark at every zoom. */
const FEW = 250;
/** Up to so many in one cell have their own marks. */
const LOOSE = 3;
/** Up to so many at one place are laid out around it. */
export const FAN = 8;
const ALL_ZOOM = 15;
const MARK_PX = 10;
/** Bubbles nearer than this part of their radii together become one. */
const CLOSE = 0.92;
const COUNTRY = 6;
const REACH_PX = 40;

/**
 * @typedef {{kind: "mark", x: number, y: number, row: number, size: number, atX: number, atY: number, fan: number}} Mark
 * @typedef {{kind: "bubble", x: number, y: number, size: number, count: number, weight: number, mix: number[], runs: [number, number][], place: boolean}} Bubble
 * @typedef {{kind: "area", x: number, y: number, size: number, shape: number, count: number, mix: number[], rows: number[], row: number, box?: DOMRect}} Area
 * @typedef {Mark | Bubble | Area} Item
 */

export class Scene {
  /**
   * @param {Rows} rows
   * @param {Filters} filters
   */
  constructor(rows, filters) {
    this.rows = rows;
    this.filters = filters;
    const categories = rows.drawn.has("category") ? rows.drawn.spec("category").words ?? [] : [];
    this.symbols = [null, ...categories].map(symbolOf);
    const missing = rows.drawn.spec("category").missing;
    this.categoryCodes = rows.drawn.codes("category");
    this.categoryShift = missing ? 0 : 1;
    this.group = new Uint8Array(rows.located);
    /** Rows that have a position but must not be a mark: only the country is known, and its shape is not. */
    this.vague = 0;
    for (let i = 0; i < rows.located; i += 1) this.group[i] = this.isPoint(i) ? this.symbol(i).familyIndex : NO_POINT;
    this.cells = new Cells(rows.x, rows.y, rows.worldX, rows.worldY, this.group, FAMILIES.length);
    /** @type {Uint32Array | null} */
    this.few = null;
    /** @type {Omit<Area, "x" | "y" | "size">[]} */
    this.areas = [];
  }

  /** @param {number} row */
  symbol(row) {
    return this.symbols[this.categoryCodes[row] + this.categoryShift];
  }

  /** @param {number} row */
  isPoint(row) {
    if (this.rows.shapes.length && this.rows.shape(row)?.parts.length) return false;
    return (this.rows.drawn.number("where_prec", row) ?? 0) < COUNTRY;
  }

  /** @param {number} row @returns {boolean} whether it is drawn at all */
  isDrawn(row) {
    return row < this.rows.located && (this.group[row] !== NO_POINT || Boolean(this.rows.shape(row)?.parts.length));
  }

  /** @param {boolean} sized whether marks and bubbles are as large as the number killed */
  sizeByKilled(sized) {
    const { rows } = this;
    this.cells.weight = sized ? Uint32Array.from(this.group, (_, row) => rows.value("killed", row) ?? rows.value("killed_low", row) ?? 0) : null;
    this.refresh();
  }

  /**
   * @param {number} count of incidents
   * @param {number} weight how many were killed in them
   * @returns {number} radius of their bubble
   */
  bubbleSize(count, weight) {
    return this.cells.weight ? weightSize(weight, 11) : bubbleSize(count);
  }

  /** @param {number} row @returns {number} radius of its mark */
  markSize(row) {
    return this.cells.weight ? weightSize(this.cells.weight[row], 7) : MARK_PX;
  }

  /** After a filter. */
  refresh() {
    const { rows, filters } = this;
    this.cells.sum(filters.hidden);
    this.few = filters.shown <= FEW ? filters.shownRows().filter((row) => row < rows.located && this.group[row] !== NO_POINT) : null;
    this.areas = rows.shapes.length ? this.countAreas() : [];
  }

  countAreas() {
    const { rows, filters } = this;
    /** @type {Map<number, Omit<Area, "x" | "y" | "size">>} */
    const areas = new Map();
    for (let row = 0; row < rows.located; row += 1) {
      if (this.group[row] !== NO_POINT || filters.hidden[row] !== 0) continue;
      const shape = rows.shapeIndex(row);
      if (shape < 0) continue;
      let area = areas.get(shape);
      if (!area) {
        area = { kind: "area", shape, count: 0, mix: FAMILIES.map(() => 0), rows: [], row };
        areas.set(shape, area);
      }
      area.count += 1;
      area.mix[this.symbol(row).familyIndex] += 1;
      area.rows.push(row);
    }
    const extent = (/** @type {{shape: number}} */ { shape }) => (rows.shapes[shape].east - rows.shapes[shape].west) * (rows.shapes[shape].south - rows.shapes[shape].north);
    return [...areas.values()].sort((a, b) => extent(b) - extent(a));
  }

  /**
   * @param {View} view
   * @returns {Item[]} areas first, then bubbles, then marks
   */
  items(view) {
    /** @type {Item[]} */
    const items = [];
    for (const copy of copies(view)) {
      const place = (/** @type {number} */ x, /** @type {number} */ y) => [(x + copy) * view.scale - view.left, y * view.scale - view.top];
      for (const area of this.areas) {
        const [x, y] = place(this.rows.worldX[area.row], this.rows.worldY[area.row]);
        items.push({ ...area, x, y, size: 14 });
      }
      if (this.few) this.placeMarks(this.few, view, place, items);
      else this.placeCells(view, copy, place, items);
    }
    return items;
  }

  /**
   * @param {ArrayLike<number>} rows in order along the curve, so that those at one place follow each other
   * @param {View} view
   * @param {(x: number, y: number) => number[]} place
   * @param {Item[]} items
   */
  placeMarks(rows, view, place, items) {
    const { x, y, worldX, worldY } = this.rows;
    for (let from = 0, to; from < rows.length; from = to) {
      const first = rows[from];
      to = from + 1;
      while (to < rows.length && x[rows[to]] === x[first] && y[rows[to]] === y[first]) to += 1;
      const [atX, atY] = place(worldX[first], worldY[first]);
      if (atX < -REACH_PX || atY < -REACH_PX || atX > view.width + REACH_PX || atY > view.height + REACH_PX) continue;
      const count = to - from;
      if (count > FAN) {
        const mix = FAMILIES.map(() => 0);
        let weight = 0;
        for (let i = from; i < to; i += 1) {
          mix[this.symbol(rows[i]).familyIndex] += 1;
          weight += this.cells.weight?.[rows[i]] ?? 0;
        }
        items.push({ kind: "bubble", x: atX, y: atY, size: this.bubbleSize(count, weight), count, weight, mix, runs: [[first, rows[to - 1] + 1]], place: true });
      } else {
        const radius = count === 1 ? 0 : Math.max(14, (count * 23) / (2 * Math.PI));
        for (let i = 0; i < count; i += 1) {
          const angle = (2 * Math.PI * i) / count - Math.PI / 2;
          items.push({ kind: "mark", x: atX + radius * Math.cos(angle), y: atY + radius * Math.sin(angle), row: rows[from + i], size: this.markSize(rows[from + i]), atX, atY, fan: count });
        }
      }
    }
  }

  /**
   * @param {View} view
   * @param {number} copy of the world
   * @param {(x: number, y: number) => number[]} place
   * @param {Item[]} items
   */
  placeCells(view, copy, place, items) {
    const level = Math.max(1, Math.min(16, Math.round(view.zoom) + 2));
    const last = 2 ** level - 1;
    const clamp = (/** @type {number} */ cell) => Math.max(0, Math.min(last, cell));
    const west = clamp(cellAcross(longitudeOf((view.left - REACH_PX) / view.scale - copy), level));
    const east = clamp(cellAcross(longitudeOf((view.left + view.width + REACH_PX) / view.scale - copy), level));
    const north = clamp(cellDown(latitudeOf((view.top - REACH_PX) / view.scale), level));
    const south = clamp(cellDown(latitudeOf((view.top + view.height + REACH_PX) / view.scale), level));
    const stats = { count: 0, x: 0, y: 0, weight: 0, mix: new Uint32Array(FAMILIES.length) };
    /** @type {number[]} */
    const loose = [];
    const first = items.length;
    for (let down = north; down <= south; down += 1) {
      for (let across = west; across <= east; across += 1) {
        const [low, high] = this.cells.run(across, down, level);
        if (low === high) continue;
        this.cells.stats(low, high, this.filters.hidden, stats);
        if (stats.count === 0) continue;
        if (stats.count <= LOOSE || view.zoom >= ALL_ZOOM) this.shownIn(low, high, loose);
        else if (stats.count <= FAN && this.isOnePlace(low, high)) this.shownIn(low, high, loose);
        else {
          const [x, y] = place(stats.x, stats.y);
          items.push({ kind: "bubble", x, y, size: this.bubbleSize(stats.count, stats.weight), count: stats.count, weight: stats.weight, mix: [...stats.mix], runs: [[low, high]], place: this.isOnePlace(low, high) });
        }
      }
    }
    const bubbles = mergeBubbles(/** @type {Bubble[]} */ (items.splice(first)), (count, weight) => this.bubbleSize(count, weight));
    items.push(...bubbles);
    this.placeMarks(loose, view, place, items);
  }

  /**
   * @param {number} low
   * @param {number} high
   * @param {number[]} [into]
   * @returns {number[]} the rows of a run that are shown and are points
   */
  shownIn(low, high, into = []) {
    const { hidden } = this.filters;
    for (let i = low; i < high; i += 1) if (hidden[i] === 0 && this.group[i] !== NO_POINT) into.push(i);
    return into;
  }

  /**
   * @param {number} low
   * @param {number} high
   */
  isOnePlace(low, high) {
    const { x, y } = this.rows;
    const { hidden } = this.filters;
    const ok = (/** @type {number} */ i) => hidden[i] === 0 && this.group[i] !== NO_POINT;
    let [first, last] = [low, high - 1];
    while (first < last && !ok(first)) first += 1;
    while (last > first && !ok(last)) last -= 1;
    return x[first] === x[last] && y[first] === y[last];
  }

  /**
   * @param {number} row
   * @param {View} view
   * @returns {number} radius in pixels of the circle that holds the true spot, 0 where the mark says it all
   */
  circle(row, view) {
    const metres = this.rows.drawn.number("coordinate_uncertainty_m", row);
    if (!metres || (this.rows.drawn.number("where_prec", row) ?? 1) < 2) return 0;
    const radius = metresToWorld(metres, this.rows.worldY[row]) * view.scale;
    return radius > MARK_PX + 4 ? radius : 0;
  }
}

/**
 * Joins bubbles that would lie on each other, the larger ones taking in the smaller.
 * @param {Bubble[]} bubbles
 * @param {(count: number, weight: number) => number} sizeOf
 * @returns {Bubble[]}
 */
function mergeBubbles(bubbles, sizeOf) {
  bubbles.sort((a, b) => b.count - a.count);
  /** @type {Bubble[]} */
  const kept = [];
  for (const bubble of bubbles) {
    const host = kept.find((other) => Math.hypot(other.x - bubble.x, other.y - bubble.y) < (other.size + bubble.size) * CLOSE);
    if (!host) {
      kept.push(bubble);
      continue;
    }
    const count = host.count + bubble.count;
    host.x = (host.x * host.count + bubble.x * bubble.count) / count;
    host.y = (host.y * host.count + bubble.y * bubble.count) / count;
    host.mix = host.mix.map((share, family) => share + bubble.mix[family]);
    host.runs.push(...bubble.runs);
    host.count = count;
    host.weight += bubble.weight;
    host.size = sizeOf(count, host.weight);
    host.place = false;
  }
  return kept;
}

/** @param {number} count */
function bubbleSize(count) {
  return Math.min(31, 13 + 4.2 * Math.log10(count));
}

/**
 * @param {number} weight how many were killed
 * @param {number} least radius of none
 */
function weightSize(weight, least) {
  return Math.min(40, least + 2.6 * Math.sqrt(weight) ** 0.9);
}
