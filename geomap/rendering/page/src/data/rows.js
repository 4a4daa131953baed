/** The incidents of one layer: what is drawn, what is listed, and, block by block, what a card shows. */

import { Container } from "./container.js";
import { readBlock } from "./blocks.js";
import { inflate, inflateJson } from "./bytes.js";
import { mercatorX, mercatorY } from "./mercator.js";
import { readShapes } from "./shapes.js";

const SCALE = 100_000;
const SHAPE_SCALE = 10_000;
const KEPT_BLOCKS = 64;
const WHERE = new Set(["country", "country_code", "admin1", "admin1_code", "place", "place_id"]);
const SOURCE = new Set(["title", "publisher", "published", "doc_id", "file"]);
export const NAMES = ["title", "publisher", "file", "doc_id"];
const PRECISION = { score: 0.001 };

/** @param {string} id of an inert script element */
function textOf(id) {
  return document.getElementById(id)?.textContent ?? "";
}

export class Rows {
  /**
   * @param {string} id of the layer's blocks
   * @param {Container} drawn
   */
  constructor(id, drawn) {
    this.id = id;
    this.drawn = drawn;
    this.count = drawn.rows;
    /** @type {Container | null} */
    this.listed = null;
    /** @type {Promise<string[]> | null} */
    this.words = null;
    /** @type {Map<number, Promise<any>>} */
    this.blocks = new Map();
    /** Rows from here on are nowhere. */
    this.located = locatedRows(drawn);
    this.x = new Int32Array(this.located);
    this.y = new Int32Array(this.located);
    this.worldX = new Float64Array(this.located);
    this.worldY = new Float64Array(this.located);
    this.readPositions();
    this.shapes = drawn.has("shapes") ? readShapes(drawn.raw("shapes"), SHAPE_SCALE) : [];
  }

  /** @param {string} id */
  static async open(id) {
    return new Rows(id, new Container(await inflate(textOf(`${id}-drawn`))));
  }

  async openListed() {
    this.listed = new Container(await inflate(textOf(`${this.id}-listed`)));
  }

  readPositions() {
    const { drawn, located } = this;
    const [x, y] = [drawn.codes("x"), drawn.codes("y")];
    const { base, missing } = drawn.spec("x");
    const first = missing ? 1 : 0;
    const baseY = drawn.spec("y").base;
    for (let i = 0; i < located; i += 1) {
      this.x[i] = x[i] - first + base;
      this.y[i] = y[i] - first + baseY;
      this.worldX[i] = mercatorX(this.x[i] / SCALE);
      this.worldY[i] = mercatorY(this.y[i] / SCALE);
    }
  }

  /** @param {number} row */
  position(row) {
    return row < this.located ? { longitude: this.x[row] / SCALE, latitude: this.y[row] / SCALE } : null;
  }

  /**
   * @param {number} row
   * @returns {import("./shapes.js").Shape | null} the area or line to draw instead of a mark
   */
  shape(row) {
    const nth = this.shapeIndex(row);
    return nth < 0 ? null : this.shapes[nth];
  }

  /** @param {number} row */
  shapeIndex(row) {
    return this.shapes.length ? (this.drawn.number("shape", row) ?? -1) : -1;
  }

  /**
   * @param {string} field of the flat record
   * @returns {[Container, string, string | null] | null} where it is kept: container, column, and the column of the group that it belongs to
   */
  find(field) {
    if (this.drawn.has(field)) return [this.drawn, field, null];
    const { listed } = this;
    if (!listed) return null;
    if (WHERE.has(field) && listed.has(`where.${field}`)) return [listed, `where.${field}`, "where"];
    if (SOURCE.has(field) && listed.has(`source.${field}`)) return [listed, `source.${field}`, "source"];
    return listed.has(field) ? [listed, field, null] : null;
  }

  /**
   * The value of a field that is in memory; null where missing or only in the blocks.
   * @param {string} field
   * @param {number} row
   * @returns {any}
   */
  value(field, row) {
    if (field === "longitude") return this.position(row)?.longitude ?? null;
    if (field === "latitude") return this.position(row)?.latitude ?? null;
    if (field === "date") return isoDay(this.day(row));
    if (field === "date_end") return isoDay(this.lastDay(row));
    const place = this.find(field);
    if (!place) return null;
    const [container, column, group] = place;
    const at = group ? container.number(group, row) : row;
    if (at === null) return null;
    const spec = container.spec(column);
    if (spec.words || spec.lists) return container.word(column, at);
    const number = container.number(column, at);
    return number !== null && field in PRECISION ? Math.round(number * PRECISION.score * 1000) / 1000 : number;
  }

  /** @param {number} row @returns {string} how its source is called: by its title, else its publisher, else its file's name, else its document's id */
  source(row) {
    return NAMES.map((name) => this.value(name, row)).find((name) => name !== null) ?? "";
  }

  /** @param {number} row @returns {number | null} days since 1970 */
  day(row) {
    return this.drawn.number("day", row);
  }

  /** @param {number} row @returns {number | null} */
  lastDay(row) {
    const day = this.day(row);
    return day === null ? null : day + (this.drawn.number("length", row) ?? 0);
  }

  /** First rows of the blocks. @returns {number[]} */
  get starts() {
    return this.listed?.header.blocks ?? [];
  }

  /** @param {number} row @returns {number} the block it is in */
  blockOf(row) {
    const { starts } = this;
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (starts[middle] <= row) low = middle;
      else high = middle;
    }
    return low;
  }

  /** @param {number} nth @returns {string} */
  blockText(nth) {
    return textOf(`${this.id}-${nth}`);
  }

  /** @param {number} nth @returns {Promise<Record<string, any[]>>} */
  block(nth) {
    let block = this.blocks.get(nth);
    if (block) this.blocks.delete(nth);
    else block = this.openBlock(nth);
    this.blocks.set(nth, block);
    if (this.blocks.size > KEPT_BLOCKS) this.blocks.delete(/** @type {number} */ (this.blocks.keys().next().value));
    return block;
  }

  /** @param {number} nth */
  async openBlock(nth) {
    const [bytes, words] = await Promise.all([inflate(this.blockText(nth)), this.vocabulary()]);
    return readBlock(bytes, words);
  }

  /** @returns {Promise<string[]>} the words that the quotes' codes stand for */
  vocabulary() {
    const text = textOf(`${this.id}-words`);
    this.words ??= text ? inflateJson(text) : Promise.resolve([]);
    return this.words;
  }

  /**
   * @param {number} row
   * @returns {Promise<Record<string, any>>} the fields that are kept in blocks
   */
  async details(row) {
    if (!this.starts.length) return {};
    const nth = this.blockOf(row);
    const block = await this.block(nth);
    const at = row - this.starts[nth];
    return Object.fromEntries(Object.entries(block).map(([field, values]) => [field, values[at]]));
  }

  /** The reports that the reading pane can open. @returns {Record<string, any>[]} */
  get documents() {
    return this.listed?.header.documents ?? [];
  }

  /** @param {number} nth @returns {Promise<any>} */
  reading(nth) {
    return inflateJson(textOf(`${this.id}-text-${nth}`));
  }
}

/** @param {Container} drawn @returns {number} how many rows have a position; the others come last */
function locatedRows(drawn) {
  const codes = drawn.codes("x");
  let located = drawn.rows;
  while (drawn.spec("x").missing && located > 0 && codes[located - 1] === 0) located -= 1;
  return located;
}

/** @param {number | null} day since 1970 */
export function isoDay(day) {
  return day === null ? null : new Date(day * 86_400_000).toISOString().replace(/T.*/, "").replace(/^\+00/, "");
}
