/**
 * Which incidents are shown. Each filter owns a bit; a row whose bits are all clear is shown, and one whose only set bit is a filter's own is counted there, so
 * that each entry's number says what choosing it would give.
 */

/**
 * @typedef {{name: string, codes: Uint8Array | Uint16Array | Uint32Array, entries: (string | null)[], lists: number[][] | null}} Facet
 *   `codes` gives each row's entry, or its list of entries; entry null is for what is unknown
 */

export class Filters {
  /**
   * @param {number} rows
   * @param {Facet[]} facets
   */
  constructor(rows, facets) {
    this.rows = rows;
    this.facets = facets;
    /** Set bits: the filters that hide a row. */
    this.hidden = new Uint16Array(rows);
    /** @type {Map<string, Set<number>>} chosen entries */
    this.chosen = new Map(facets.map(({ name }) => [name, new Set()]));
    /** @type {Map<string, Uint32Array>} */
    this.counts = new Map();
    /** @type {Set<string>} further filters, by name, that hide rows of their own choosing */
    this.others = new Set();
    /** @type {Map<string, number>} */
    this.bits = new Map(facets.map(({ name }, nth) => [name, 1 << nth]));
    this.shown = rows;
  }

  /** @param {string} name @returns {number} */
  bit(name) {
    let bit = this.bits.get(name);
    if (bit === undefined) {
      bit = 1 << this.bits.size;
      this.bits.set(name, bit);
    }
    return bit;
  }

  /** @param {string} name @returns {Facet} */
  facet(name) {
    return /** @type {Facet} */ (this.facets.find((facet) => facet.name === name));
  }

  /**
   * Chooses entries of a facet; none chosen shows all.
   * @param {string} name
   * @param {Iterable<number>} entries
   */
  choose(name, entries) {
    const chosen = new Set(entries);
    this.chosen.set(name, chosen);
    const { codes, lists, entries: all } = this.facet(name);
    const size = lists ? lists.length : all.length;
    const passes = new Uint8Array(size);
    for (let code = 0; code < size; code += 1) passes[code] = chosen.size === 0 || (lists ? lists[code].some((entry) => chosen.has(entry)) : chosen.has(code)) ? 1 : 0;
    const bit = this.bit(name);
    const { hidden, rows } = this;
    if (chosen.size === 0) for (let i = 0; i < rows; i += 1) hidden[i] &= ~bit;
    else for (let i = 0; i < rows; i += 1) hidden[i] = passes[codes[i]] ? hidden[i] & ~bit : hidden[i] | bit;
  }

  /**
   * Sets a filter that is not a facet: time, text.
   * @param {string} name
   * @param {((row: number) => boolean) | null} passes null shows all
   */
  pass(name, passes) {
    const bit = this.bit(name);
    const { hidden, rows } = this;
    if (passes) this.others.add(name);
    else this.others.delete(name);
    if (passes) for (let i = 0; i < rows; i += 1) hidden[i] = passes(i) ? hidden[i] & ~bit : hidden[i] | bit;
    else for (let i = 0; i < rows; i += 1) hidden[i] &= ~bit;
  }

  /** Counts what is shown, and what each entry of each facet would add. */
  count() {
    const { hidden, rows } = this;
    let shown = 0;
    for (let i = 0; i < rows; i += 1) if (hidden[i] === 0) shown += 1;
    this.shown = shown;
    for (const facet of this.facets) this.counts.set(facet.name, this.countFacet(facet));
  }

  /** @param {Facet} facet */
  countFacet({ name, codes, lists, entries }) {
    const { hidden, rows } = this;
    const others = ~this.bit(name);
    const byCode = new Uint32Array(lists ? lists.length : entries.length);
    for (let i = 0; i < rows; i += 1) if ((hidden[i] & others) === 0) byCode[codes[i]] += 1;
    if (!lists) return byCode;
    const counts = new Uint32Array(entries.length);
    lists.forEach((list, code) => list.forEach((entry) => (counts[entry] += byCode[code])));
    return counts;
  }

  /** @param {number} row */
  isShown(row) {
    return this.hidden[row] === 0;
  }

  /** @returns {boolean} whether anything is filtered */
  get active() {
    return this.others.size > 0 || [...this.chosen.values()].some((entries) => entries.size > 0);
  }

  /** @returns {Uint32Array} the rows that are shown, in their order */
  shownRows() {
    const rows = new Uint32Array(this.shown);
    let at = 0;
    for (let i = 0; i < this.rows; i += 1) {
      if (this.hidden[i] === 0) {
        rows[at] = i;
        at += 1;
      }
    }
    return rows;
  }
}
