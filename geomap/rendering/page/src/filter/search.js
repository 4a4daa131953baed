/**
 * Full-text search: words in quotes, places, actors, sources and categories. The texts in memory are searched at once; the quotes' blocks one after the other, by a
 * worker, so that the page stays quick and says how far it is.
 */

/** @import { Rows } from "../data/rows.js" */
/** @import { Strings } from "../strings.js" */

import { inflate } from "../data/bytes.js";

const FIELDS = ["place", "country", "admin1", "perpetrators", "targets", "weapons", "title", "publisher"];
const SMALL_BLOCKS = 8;

/**
 * @param {string} text
 * @returns {string} for comparing: lower case, without accents
 */
export function plain(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();
}

/**
 * @param {string} query
 * @returns {string[]} its words; words in quotation marks stay together
 */
export function queryWords(query) {
  return Array.from(plain(query).matchAll(/"([^"]+)"|(\S+)/g), ([, phrase, word]) => phrase ?? word.replace(/^"/, "")).filter(Boolean);
}

export class Search {
  /**
   * @param {Rows} rows
   * @param {Strings} strings
   */
  constructor(rows, strings) {
    this.rows = rows;
    this.strings = strings;
    this.turn = 0;
    /** @type {Worker | null} */
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
    const masks = words.map((word) => this.known(word));
    const found = new Uint8Array(rows.count);
    const merge = () => {
      for (let i = 0; i < found.length; i += 1) found[i] = masks.every((mask) => mask[i] === 1) ? 1 : 0;
    };
    merge();
    const blocks = rows.starts.length;
    if (blocks > SMALL_BLOCKS) report(found, 0);
    for (let nth = 0; nth < blocks; nth += 1) {
      const block = await this.searchBlock(nth, words, masks);
      if (turn !== this.turn) return;
      for (let i = block.start; i < block.end; i += 1) found[i] = masks.every((mask) => mask[i] === 1) ? 1 : 0;
      if (blocks > SMALL_BLOCKS && nth % 64 === 63) report(found, (nth + 1) / blocks);
    }
    report(found, 1);
  }

  stop() {
    this.turn += 1;
  }

  /**
   * @param {string} word
   * @returns {Uint8Array} 1 for rows that have it in a text that is in memory
   */
  known(word) {
    const { rows, strings } = this;
    const mask = new Uint8Array(rows.count);
    for (const field of [...FIELDS, "category"]) {
      const place = rows.find(field);
      if (!place) continue;
      const [container, column, group] = place;
      const spec = container.spec(column);
      const texts = (spec.items ?? spec.words ?? []).map((text) => (field === "category" ? `${text} ${strings.name("categories", text)}` : String(text)));
      const has = texts.map((text) => plain(text).includes(word));
      if (!has.includes(true)) continue;
      const entries = spec.lists ? spec.lists.map((list) => list.some((item) => has[item])) : has;
      const codes = container.codes(column);
      const keys = group ? container.codes(group) : null;
      const first = spec.missing ? 1 : 0;
      for (let i = 0; i < mask.length; i += 1) {
        const code = codes[keys ? keys[i] : i];
        if ((!first || code > 0) && entries[code - first]) mask[i] = 1;
      }
    }
    return mask;
  }

  /**
   * @param {number} nth
   * @param {string[]} words
   * @param {Uint8Array[]} masks set for rows whose quote has the word
   * @returns {Promise<{start: number, end: number}>}
   */
  async searchBlock(nth, words, masks) {
    const { rows } = this;
    const start = rows.starts[nth];
    const end = rows.starts[nth + 1] ?? rows.count;
    const text = new TextDecoder().decode(await inflate(rows.blockText(nth)));
    /** @type {Record<string, any[]>} */
    const block = JSON.parse(text);
    const columns = Object.entries(block).filter(([name]) => name === "quote" || FIELDS.includes(name) || name === "incident_id");
    for (const [name, values] of columns) {
      values.forEach((value, at) => {
        if (typeof value !== "string") return;
        const folded = plain(value);
        words.forEach((word, which) => {
          if (name === "incident_id" ? folded === word : folded.includes(word)) masks[which][start + at] = 1;
        });
      });
    }
    return { start, end };
  }
}
