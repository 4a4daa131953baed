/**
 * Which rows lie in a cell of the map. Rows come along a Morton curve over a grid of 65,536 by 65,536 cells (order.py), so a square of such cells is a run of
 * rows: two binary searches find it, and sums kept at every sixteenth row say what is in it.
 */

const SCALE = 100_000;
const TURN = 360 * SCALE + 1;
const BITS = 16;
const STRIDE = 16;
/** The group of rows that are areas or lines: they are in no cell's count. */
export const NO_POINT = 255;

/**
 * @param {number} value position in 1/100,000 degree from the western or upper edge
 * @returns {number} cell, 0 to 65,535
 */
function cell(value) {
  return Math.floor((value * 2 ** BITS) / TURN);
}

/** @param {number} value */
function spread(value) {
  let bits = value;
  bits = (bits | (bits << 8)) & 0x00ff00ff;
  bits = (bits | (bits << 4)) & 0x0f0f0f0f;
  bits = (bits | (bits << 2)) & 0x33333333;
  return (bits | (bits << 1)) & 0x55555555;
}

/**
 * @param {number} across
 * @param {number} down
 * @returns {number} the cell's place on the curve
 */
export function morton(across, down) {
  return (spread(across) | (spread(down) << 1)) >>> 0;
}

/**
 * @param {number} longitude degrees
 * @param {number} level cells across the world are 2 ** level
 */
export function cellAcross(longitude, level) {
  return Math.floor(((longitude + 180) / 360) * 2 ** level);
}

/**
 * @param {number} latitude degrees
 * @param {number} level
 */
export function cellDown(latitude, level) {
  return Math.floor(((180 - latitude) / 360) * 2 ** level);
}

/** The rows' places on the curve, and what is in a run of them. */
export class Cells {
  /**
   * @param {Int32Array} x 1/100,000 degree east, of the rows that have a position
   * @param {Int32Array} y 1/100,000 degree north
   * @param {Float64Array} worldX
   * @param {Float64Array} worldY
   * @param {Uint8Array} group a small number of each row, by which the mix is counted
   * @param {number} groups
   */
  constructor(x, y, worldX, worldY, group, groups) {
    this.rows = x.length;
    this.worldX = worldX;
    this.worldY = worldY;
    this.group = group;
    this.groups = groups;
    this.keys = new Uint32Array(this.rows);
    for (let i = 0; i < this.rows; i += 1) this.keys[i] = morton(cell(x[i] + 180 * SCALE), cell(180 * SCALE - y[i]));
    const steps = Math.floor(this.rows / STRIDE) + 1;
    this.counts = new Uint32Array(steps * groups);
    this.sums = new Float64Array(steps * 2);
    /** @type {Uint32Array | null} a number of each row, to be summed too */
    this.weight = null;
    this.weights = new Float64Array(steps);
  }

  /**
   * Counts again, after a filter.
   * @param {Uint8Array | Uint16Array} hidden 0 for a row that is shown
   */
  sum(hidden) {
    const { rows, counts, sums, group, groups, worldX, worldY } = this;
    const { weight, weights } = this;
    const now = new Uint32Array(groups);
    let total = 0;
    let sumX = 0;
    let sumY = 0;
    for (let i = 0, step = 0; i < rows; i += 1) {
      if (i % STRIDE === 0) {
        counts.set(now, step * groups);
        sums[2 * step] = sumX;
        sums[2 * step + 1] = sumY;
        weights[step] = total;
        step += 1;
      }
      if (hidden[i] === 0 && group[i] !== NO_POINT) {
        now[group[i]] += 1;
        sumX += worldX[i];
        sumY += worldY[i];
        if (weight) total += weight[i];
      }
    }
    if (rows % STRIDE === 0) {
      const step = rows / STRIDE;
      counts.set(now, step * groups);
      sums[2 * step] = sumX;
      sums[2 * step + 1] = sumY;
      weights[step] = total;
    }
  }

  /**
   * @param {number} key
   * @returns {number} the first row at or after a place on the curve
   */
  first(key) {
    const { keys } = this;
    let low = 0;
    let high = this.rows;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (keys[middle] < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /**
   * @param {number} across
   * @param {number} down
   * @param {number} level
   * @returns {[number, number]} the run of rows in a cell
   */
  run(across, down, level) {
    const shift = BITS - level;
    const size = 4 ** shift;
    const key = morton(across, down) * size;
    const low = this.first(key);
    return [low, low < this.rows && this.keys[low] < key + size ? this.first(key + size) : low];
  }

  /**
   * @param {number} low
   * @param {number} high
   * @param {Uint8Array | Uint16Array} hidden
   * @param {{count: number, x: number, y: number, weight: number, mix: Uint32Array}} into how many are shown, their middle, the sum of their weights, and how many of each group
   */
  stats(low, high, hidden, into) {
    const { groups, group, counts, sums, weight, weights, worldX, worldY } = this;
    const from = Math.ceil(low / STRIDE);
    const to = Math.floor(high / STRIDE);
    let x = 0;
    let y = 0;
    into.weight = 0;
    into.mix.fill(0);
    const one = (/** @type {number} */ i) => {
      if (hidden[i] === 0 && group[i] !== NO_POINT) {
        into.mix[group[i]] += 1;
        x += worldX[i];
        y += worldY[i];
        if (weight) into.weight += weight[i];
      }
    };
    if (to <= from) for (let i = low; i < high; i += 1) one(i);
    else {
      for (let i = low; i < from * STRIDE; i += 1) one(i);
      for (let i = to * STRIDE; i < high; i += 1) one(i);
      for (let g = 0; g < groups; g += 1) into.mix[g] += counts[to * groups + g] - counts[from * groups + g];
      x += sums[2 * to] - sums[2 * from];
      y += sums[2 * to + 1] - sums[2 * from + 1];
      into.weight += weights[to] - weights[from];
    }
    into.count = 0;
    for (let g = 0; g < groups; g += 1) into.count += into.mix[g];
    into.x = x / into.count;
    into.y = y / into.count;
  }
}
