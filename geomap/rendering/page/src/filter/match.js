/** What a search looks for and where it finds it; the page and its worker do the same. */

import { readBlock } from "../data/blocks.js";

export const FIELDS = ["place", "country", "admin1", "perpetrators", "targets", "weapons", "title", "publisher"];
const IN_BLOCKS = new Set([...FIELDS, "quote", "incident_id"]);
const ASCII = /^[\x00-\x7f]*$/;
/** A row's finds are bits of a whole number. */
const MOST_WORDS = 30;

/**
 * @param {string} text
 * @returns {string} for comparing: lower case, without accents
 */
export function plain(text) {
  return ASCII.test(text) ? text.toLowerCase() : text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/**
 * @param {string} query
 * @returns {string[]} its words; words in quotation marks stay together
 */
export function queryWords(query) {
  return Array.from(plain(query).matchAll(/"([^"]+)"|(\S+)/g), ([, phrase, word]) => phrase ?? word.replace(/^"/, ""))
    .filter(Boolean)
    .slice(0, MOST_WORDS);
}

/**
 * @param {Uint8Array} bytes of a block
 * @param {string[]} vocabulary
 * @param {string[]} words
 * @param {number} rows of the block
 * @returns {Uint32Array} for each row, the bits of the words that it has
 */
export function matchBlock(bytes, vocabulary, words, rows) {
  const found = new Uint32Array(rows);
  for (const [name, values] of Object.entries(readBlock(bytes, vocabulary))) {
    if (!IN_BLOCKS.has(name)) continue;
    for (let row = 0; row < rows; row += 1) {
      if (typeof values[row] !== "string") continue;
      const text = plain(values[row]);
      for (let nth = 0; nth < words.length; nth += 1) if (name === "incident_id" ? text === words[nth] : text.includes(words[nth])) found[row] |= 1 << nth;
    }
  }
  return found;
}
