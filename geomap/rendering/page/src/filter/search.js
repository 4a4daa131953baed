/**
 * Full-text search: words in quotes, places, actors, sources and categories. The texts in memory are searched at once; the quotes' blocks one after the other, by a
 * worker where they are many, so that the page stays quick and says how far it is.
 */

/** @import { Rows } from "../data/rows.js" */
/** @import { Strings } from "../strings.js" */

import { inflate } from "../data/bytes.js";
import { FIELDS, matchBlock, plain, queryWords } from "./match.js";

const SMALL_BLOCKS = 8;
const AHEAD = 4;
const REPORT_MS = 250;

/** The worker's program, put here by the bundler. */
/* global WORKER_SOURCE */

export class Search {
  /**
   * @param {Rows} rows
   * @param {Strings} strings
   */
  constructor(rows, strings) {
    this.rows = rows;
    this.strings = strings;
    this.turn = 0;
    /** @type {Promise<Worker | null> | null} */
    this.worker = null;
  }

  /**
   * @param {string} query
   * @param {(found: Uint8Array, part: number) => void} report called with what is found so far and how much has been searched, 0 to 1
   */
  async run(query, report) {
    this.turn += 1;
    const { turn, rows } = this;
    const words = queryWords(query);
    const bits = this.known(words);
    const all = 2 ** words.length - 1;
    const found = Uint8Array.from(bits, (own) => (own === all ? 1 : 0));
    const blocks = rows.starts.length;
    let done = 0;
    let reported = performance.now();
    if (blocks > SMALL_BLOCKS) report(found, 0);
    await this.eachBlock(words, turn, (nth, own) => {
      const start = rows.starts[nth];
      for (let i = 0; i < own.length; i += 1) found[start + i] = (bits[start + i] | own[i]) === all ? 1 : 0;
      done += 1;
      if (blocks > SMALL_BLOCKS && performance.now() - reported > REPORT_MS) {
        reported = performance.now();
        report(found, done / blocks);
      }
    });
    if (turn === this.turn) report(found, 1);
  }

  stop() {
    this.turn += 1;
  }

  /**
   * @param {string[]} words
   * @param {number} turn
   * @param {(nth: number, found: Uint32Array) => void} take
   */
  async eachBlock(words, turn, take) {
    const { rows } = this;
    const blocks = rows.starts.length;
    const size = (/** @type {number} */ nth) => (rows.starts[nth + 1] ?? rows.count) - rows.starts[nth];
    const vocabulary = await rows.vocabulary();
    const worker = blocks > SMALL_BLOCKS ? await this.openWorker(vocabulary) : null;
    if (!worker) {
      for (let nth = 0; nth < blocks && turn === this.turn; nth += 1) take(nth, matchBlock(await inflate(rows.blockText(nth)), vocabulary, words, size(nth)));
      return;
    }
    let next = 0;
    let left = blocks;
    await new Promise((resolve) => {
      const send = () => {
        if (turn !== this.turn) resolve(null);
        else if (next < blocks) {
          worker.postMessage({ nth: next, turn, words, text: rows.blockText(next), rows: size(next) });
          next += 1;
        }
      };
      worker.onmessage = ({ data }) => {
        if (data.turn !== this.turn) return resolve(null);
        take(data.nth, data.found);
        left -= 1;
        return left ? send() : resolve(null);
      };
      for (let ahead = 0; ahead < AHEAD; ahead += 1) send();
    });
  }

  /**
   * @param {string[]} vocabulary
   * @returns {Promise<Worker | null>} null where the page may not have one
   */
  openWorker(vocabulary) {
    this.worker ??= new Promise((resolve) => {
      try {
        const worker = new Worker(URL.createObjectURL(new Blob([WORKER_SOURCE], { type: "text/javascript" })));
        worker.onerror = () => resolve(null);
        worker.postMessage({ vocabulary });
        resolve(worker);
      } catch {
        resolve(null);
      }
    });
    return this.worker;
  }

  /**
   * @param {string[]} words
   * @returns {Uint32Array} for each row, the bits of the words that its texts in memory have
   */
  known(words) {
    const { rows, strings } = this;
    const bits = new Uint32Array(rows.count);
    for (const field of [...FIELDS, "category"]) {
      const place = rows.find(field);
      if (!place) continue;
      const [container, column, group] = place;
      const spec = container.spec(column);
      const texts = (spec.items ?? spec.words ?? []).map((text) => plain(field === "category" ? `${text} ${strings.name("categories", text)}` : String(text)));
      const has = Uint32Array.from(texts, (text) => words.reduce((own, word, nth) => (text.includes(word) ? own | (1 << nth) : own), 0));
      if (!has.some(Boolean)) continue;
      const entries = spec.lists ? Uint32Array.from(spec.lists, (list) => list.reduce((own, item) => own | has[item], 0)) : has;
      const codes = container.codes(column);
      const keys = group ? container.codes(group) : null;
      const first = spec.missing ? 1 : 0;
      for (let i = 0; i < bits.length; i += 1) {
        const code = codes[keys ? keys[i] : i];
        if (!first || code > 0) bits[i] |= entries[code - first];
      }
    }
    return bits;
  }
}
