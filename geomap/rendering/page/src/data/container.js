/** Reads the blocks that container.py writes: a header in JSON, then columns of whole numbers, their low bytes together, then the next. */

/**
 * @typedef {{at: number, size?: number, width: number, base: number, missing: boolean, differences?: boolean, words?: any[],
 *   items?: string[], lists?: number[][], rows?: number}} Spec
 */

/** A block's columns. A code of 0 is missing where the column has missing values; `value` gives null for it. */
export class Container {
  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
    /** @type {any} */
    this.header = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length)));
    this.body = bytes.subarray(4 + length);
    /** @type {number} */
    this.rows = this.header.rows;
    /** @type {Map<string, Uint8Array | Uint16Array | Uint32Array>} */
    this.unpacked = new Map();
  }

  /** @param {string} name */
  has(name) {
    return Object.hasOwn(this.header.columns, name);
  }

  /**
   * @param {string} name
   * @returns {Spec}
   */
  spec(name) {
    return this.header.columns[name];
  }

  /**
   * @param {string} name
   * @returns {Uint8Array} bytes of any meaning
   */
  raw(name) {
    const { at, size = 0 } = this.spec(name);
    return this.body.subarray(at, at + size);
  }

  /**
   * The column's codes: value less base, one more where there are missing ones.
   * @param {string} name
   */
  codes(name) {
    let codes = this.unpacked.get(name);
    if (!codes) {
      const spec = this.spec(name);
      codes = unpack(this.body.subarray(spec.at), spec.rows ?? this.rows, spec.width);
      if (spec.differences) codes = add(codes);
      this.unpacked.set(name, codes);
    }
    return codes;
  }

  /**
   * @param {string} name
   * @param {number} row
   * @returns {number | null}
   */
  number(name, row) {
    const spec = this.spec(name);
    const code = this.codes(name)[row];
    if (!spec.missing) return code + spec.base;
    return code === 0 ? null : code - 1 + spec.base;
  }

  /**
   * @param {string} name
   * @param {number} row
   * @returns {any} a text, or a list of texts
   */
  word(name, row) {
    const spec = this.spec(name);
    const nth = this.number(name, row);
    if (nth === null) return null;
    return spec.lists ? spec.lists[nth].map((item) => /** @type {string[]} */ (spec.items)[item]) : /** @type {any[]} */ (spec.words)[nth];
  }
}

/**
 * @param {Uint8Array} bytes
 * @param {number} rows
 * @param {number} width bytes a number: 1, 2 or 4
 */
function unpack(bytes, rows, width) {
  if (width === 1) return bytes.subarray(0, rows);
  const codes = width === 2 ? new Uint16Array(rows) : new Uint32Array(rows);
  for (let nth = 0; nth < width; nth += 1) {
    const plane = bytes.subarray(nth * rows, (nth + 1) * rows);
    const shift = 8 * nth;
    for (let i = 0; i < rows; i += 1) codes[i] |= plane[i] << shift;
  }
  return codes;
}

/** @param {Uint8Array | Uint16Array | Uint32Array} steps zigzag differences */
function add(steps) {
  const codes = new Uint32Array(steps.length);
  let code = 0;
  for (let i = 0; i < steps.length; i += 1) {
    code += (steps[i] >>> 1) ^ -(steps[i] & 1);
    codes[i] = code;
  }
  return codes;
}
