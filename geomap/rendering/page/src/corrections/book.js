/**
 * What a reader marked as wrong: takes changes, gives the text of corrections.csv (docs/data.md). What the workspace's own file holds is not in the page: a map
 * is passed on, and names and notes of those who corrected it are not for everybody.
 */

import { cell } from "../ui/exports.js";

export const COLUMNS = ["incident_id", "action", "field", "value", "longitude", "latitude", "who", "when", "note", "doc_id", "quote"];
const QUOTE_LENGTH = 400;

/**
 * @typedef {{incident_id: string, action: "set" | "move" | "drop" | "merge", field?: string, value?: string, longitude?: number, latitude?: number,
 *   about?: string, when?: string, note?: string, doc_id?: string, quote?: string}} Correction
 * @typedef {{getItem: (key: string) => string | null, setItem: (key: string, value: string) => void, removeItem: (key: string) => void}} Store
 */

export class CorrectionBook {
  /**
   * @param {{key: string, store?: Store | null}} options `key` names the page's data; `store` keeps what was marked while the page is closed, where the browser has one
   */
  constructor({ key, store = null }) {
    this.key = `geomap corrections ${key}`;
    this.store = store;
    /** @type {Correction[]} */
    this.rows = [];
    this.who = "";
    this.saved = true;
    this.load();
  }

  load() {
    try {
      const kept = JSON.parse(this.store?.getItem(this.key) ?? "null");
      if (!Array.isArray(kept?.rows)) return;
      this.rows = kept.rows;
      this.who = String(kept.who ?? "");
      this.saved = Boolean(kept.saved);
    } catch {
      // A page without a store, or with somebody else's words in it, starts empty.
    }
  }

  keep() {
    try {
      if (this.rows.length) this.store?.setItem(this.key, JSON.stringify({ rows: this.rows, who: this.who, saved: this.saved }));
      else this.store?.removeItem(this.key);
    } catch {
      // A full or forbidden store: the page still holds them.
    }
  }

  /**
   * Adds a change; a later one of the same thing takes its place.
   * @param {Correction} correction
   */
  add(correction) {
    const same = (/** @type {Correction} */ row) => row.incident_id === correction.incident_id && row.doc_id === correction.doc_id && row.quote === correction.quote;
    const thing = (/** @type {Correction} */ row) => (row.action === "set" ? `set ${row.field}` : row.action === "move" ? "move" : "fate");
    this.rows = [...this.rows.filter((row) => !same(row) || thing(row) !== thing(correction)), correction];
    this.saved = false;
    this.keep();
  }

  /** @param {Correction} correction */
  remove(correction) {
    this.rows = this.rows.filter((row) => row !== correction);
    this.saved = this.rows.length === 0;
    this.keep();
  }

  /** @param {string} who */
  sign(who) {
    this.who = who.trim();
    this.keep();
  }

  /** @returns {string} the file */
  toCsv() {
    const own = this.rows.map((row) => {
      const record = /** @type {Record<string, any>} */ ({ ...row, who: this.who });
      return COLUMNS.map((name) => record[name]);
    });
    return [COLUMNS, ...own].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
  }
}

/**
 * @param {Record<string, any>} details of an incident
 * @param {string | null} docId
 * @returns {{incident_id: string, doc_id?: string, quote?: string} | null} what a row finds it by, null where it has no name and no words
 */
export function identify(details, docId) {
  const words = details.quote && docId ? { doc_id: docId, quote: String(details.quote).slice(0, QUOTE_LENGTH) } : {};
  const id = String(details.incident_id ?? "");
  return id || words.doc_id ? { incident_id: id, ...words } : null;
}
