/** The land's names: each is painted once, with its halo, and stamped where it does not lie on another. */

/** @import { Palette } from "./palette.js" */
/** @import { Boxes } from "./basemap.js" */

const HALO_PX = 3;
const HALF_PX = 9;

/** @typedef {{name: string, kind: string, rank: number}} Name */
/** @typedef {{canvas: HTMLCanvasElement, width: number, height: number}} Stamp sizes in pixels of the page */

export class Names {
  /** @param {Palette} palette */
  constructor(palette) {
    this.palette = palette;
    this.ratio = window.devicePixelRatio || 1;
    /** @type {Map<string, Stamp>} */
    this.stamps = new Map();
    /** @type {Map<string, number>} */
    this.widths = new Map();
    this.ruler = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {Boxes} taken what must be left free, to which the name's own box is added
   * @param {Name} label
   * @param {number} x
   * @param {number} y
   */
  paint(context, taken, label, x, y) {
    const key = `${label.kind} ${label.rank < 4} ${label.name}`;
    const width = this.measure(key, label);
    const town = isTown(label);
    const left = town ? x + 6 : x - width / 2;
    /** @type {[number, number, number, number]} */
    const box = [left - 3, y - HALF_PX, left + width + 3, y + HALF_PX];
    if (taken.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3])) return;
    taken.push(box);
    let stamp = this.stamps.get(key);
    if (!stamp) {
      stamp = this.draw(label, width);
      this.stamps.set(key, stamp);
    }
    context.drawImage(stamp.canvas, Math.round(left - HALO_PX), Math.round(y - HALF_PX), stamp.width, stamp.height);
    if (!town) return;
    context.beginPath();
    context.arc(x, y, label.kind === "capital" ? 2.6 : 1.9, 0, 2 * Math.PI);
    context.fillStyle = this.palette.label;
    context.fill();
  }

  /**
   * @param {string} key
   * @param {Name} label
   * @returns {number} the text's width in pixels
   */
  measure(key, label) {
    let width = this.widths.get(key);
    if (width === undefined) {
      style(this.ruler, label, this.palette);
      width = this.ruler.measureText(textOf(label)).width;
      this.widths.set(key, width);
    }
    return width;
  }

  /**
   * @param {Name} label
   * @param {number} own the text's width
   * @returns {Stamp}
   */
  draw(label, own) {
    const { palette, ratio } = this;
    const canvas = document.createElement("canvas");
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    const [width, height] = [Math.ceil(own) + 2 * HALO_PX, 2 * HALF_PX];
    canvas.width = Math.ceil(width * ratio);
    canvas.height = Math.ceil(height * ratio);
    context.scale(ratio, ratio);
    style(context, label, palette);
    context.lineWidth = HALO_PX;
    context.strokeStyle = palette.land;
    context.globalAlpha = 0.85;
    context.strokeText(textOf(label), HALO_PX, height / 2);
    context.globalAlpha = isTown(label) ? 1 : 0.75;
    context.fillStyle = isStrong(label) ? palette["label-strong"] : palette.label;
    context.fillText(textOf(label), HALO_PX, height / 2);
    return { canvas, width: canvas.width / ratio, height: canvas.height / ratio };
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Name} label
 * @param {Palette} palette
 */
function style(context, label, { font }) {
  const { kind } = label;
  const size = kind === "country" ? 13 : isStrong(label) ? 12 : 11;
  context.font = `${kind === "country" || kind === "capital" ? 600 : 400} ${size}px ${font}`;
  context.letterSpacing = kind === "country" ? "2px" : kind === "admin1" ? "1px" : "0px";
  context.textBaseline = "middle";
  context.lineJoin = "round";
}

/** @param {Name} label */
function textOf({ kind, name }) {
  return kind === "country" ? name.toLocaleUpperCase() : name;
}

/** @param {Name} label */
function isStrong(label) {
  return label.kind === "capital" || (isTown(label) && label.rank < 4);
}

/** @param {Name} label */
function isTown({ kind }) {
  return kind === "city" || kind === "capital";
}
