/** Symbols painted once and stamped many times. */

/** @import { Palette } from "./palette.js" */
/** @import { Symbol } from "../symbols.js" */

const FIELD_PX = 32;

export class Sprites {
  /** @param {Palette} palette */
  constructor(palette) {
    this.palette = palette;
    this.ratio = window.devicePixelRatio || 1;
    /** @type {Map<string, HTMLCanvasElement>} */
    this.cache = new Map();
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {Symbol} symbol
   * @param {number} x
   * @param {number} y
   * @param {number} [scale]
   * @param {boolean} [hollow] for what is not known to be just here
   */
  stamp(context, symbol, x, y, scale = 1, hollow = false) {
    const key = `${symbol.family} ${symbol.inside} ${scale} ${hollow}`;
    let sprite = this.cache.get(key);
    if (!sprite) {
      sprite = this.draw(symbol, scale, hollow);
      this.cache.set(key, sprite);
    }
    const size = FIELD_PX * scale;
    context.drawImage(sprite, x - size / 2, y - size / 2, size, size);
  }

  /**
   * @param {Symbol} symbol
   * @param {number} scale
   * @param {boolean} hollow
   */
  draw(symbol, scale, hollow) {
    const sprite = document.createElement("canvas");
    sprite.width = sprite.height = Math.ceil(FIELD_PX * scale * this.ratio);
    const context = /** @type {CanvasRenderingContext2D} */ (sprite.getContext("2d"));
    const zoom = scale * this.ratio;
    context.setTransform(zoom, 0, 0, zoom, sprite.width / 2, sprite.height / 2 + symbol.shift * zoom);
    const outline = new Path2D(symbol.outline);
    const colour = this.palette.families[symbol.familyIndex];
    context.lineJoin = "round";
    context.lineWidth = 3;
    context.strokeStyle = this.palette.halo;
    context.stroke(outline);
    context.fillStyle = hollow ? this.palette.halo : colour;
    context.fill(outline);
    if (hollow) {
      context.lineWidth = 1.8;
      context.strokeStyle = colour;
      context.stroke(outline);
    }
    if (symbol.inside) {
      context.fillStyle = hollow ? colour : this.palette.halo;
      context.fill(new Path2D(symbol.inside));
    }
    return sprite;
  }
}
