/** Paints the land below: sea, land, provinces, water, borders and names, from the block that basemap.py writes. */

/** @import { View } from "./canvas.js" */
/** @import { Palette } from "./palette.js" */
/** @import { Shape } from "../data/shapes.js" */

import { Container } from "../data/container.js";
import { inside, readShapes } from "../data/shapes.js";
import { mercatorX, mercatorY } from "../data/mercator.js";
import { copies } from "./canvas.js";
import { tracePart } from "./areas.js";
import { Names } from "./names.js";

/**
 * @typedef {[number, number, number, number][]} Boxes left, top, right, bottom
 * @typedef {{name: string, x: number, y: number, rank: number, kind: string}} Label
 */

const SCALE = 100;
/** Up to so many incidents are looked through for the countries that they lie in. */
const MOST_FOCUSED = 20_000;
/** @type {[string, {colour: "river" | "province" | "border" | "disputed" | "coast", width: number, dash?: number[], from?: number}][]} */
const LINES = [
  ["rivers", { colour: "river", width: 1 }],
  ["admin1", { colour: "province", width: 1, dash: [3, 3], from: 4 }],
  ["coasts", { colour: "coast", width: 1 }],
  ["borders", { colour: "border", width: 1.3 }],
  ["disputed", { colour: "disputed", width: 1.3, dash: [5, 4] }],
];
/** From which zoom on a name is shown: at rank 0, and for each further rank. */
const NAMES_FROM = /** @type {Record<string, [number, number]>} */ ({ country: [2, 0.8], capital: [2.5, 0.4], city: [2.6, 0.75], admin1: [4, 0.55] });
const NAMES_TO = /** @type {Record<string, number>} */ ({ country: 7.5, admin1: 9.5 });

export class Basemap {
  /** @param {Container} block */
  constructor(block) {
    /** @type {Map<string, Shape[]>} */
    this.layers = new Map(Object.entries(block.header.scales).map(([name, scale]) => [name, readShapes(block.raw(name), Number(scale))]));
    /** @type {Label[]} */
    this.labels = Array.from({ length: block.rows }, (_, row) => ({
      name: block.word("name", row),
      kind: block.word("kind", row),
      rank: block.number("rank", row) ?? 0,
      x: mercatorX(/** @type {number} */ (block.number("x", row)) / SCALE),
      y: mercatorY(/** @type {number} */ (block.number("y", row)) / SCALE),
    }));
    this.box = boxOf(this.layers.get("countries") ?? []);
    /** @type {Shape[]} the countries that incidents lie in: they stand out from the others */
    this.held = [];
    /** @type {Names | null} */
    this.names = null;
  }

  /**
   * Finds the countries that positions lie in; where these are too many to look through, all countries are alike.
   * @param {Float64Array} xs world units
   * @param {Float64Array} ys
   */
  focus(xs, ys) {
    if (xs.length > MOST_FOCUSED) return;
    const countries = this.layers.get("countries") ?? [];
    const held = countries.filter((shape) => xs.some((x, nth) => inside(shape, x, ys[nth]) || inside(shape, x + 1, ys[nth])));
    if (held.length < countries.length) this.held = held;
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {View} view
   * @param {Palette} palette
   */
  paint(context, view, palette) {
    context.fillStyle = palette.sea;
    context.fillRect(0, 0, view.width, view.height);
    context.lineJoin = "round";
    const ground = this.held.length ? palette.ground : palette.land;
    if (!this.fills(view)) {
      this.paintLayer(context, view, "world", ground, palette.province, 0.8);
      this.clear(context, view, palette.sea);
    }
    this.paintLayer(context, view, "countries", ground);
    if (this.held.length) this.paintShapes(context, view, this.held, palette.land);
    this.paintLayer(context, view, "lakes", palette.lake, palette.coast, 0.6);
    for (const [name, { colour, width, dash = [], from = 0 }] of LINES) {
      if (view.zoom < from) continue;
      context.setLineDash(dash);
      this.paintLayer(context, view, name, null, palette[colour], width);
    }
    context.setLineDash([]);
  }

  /**
   * Makes room for the detailed land: the coarse one behind it must not show beside it.
   * @param {CanvasRenderingContext2D} context
   * @param {View} view
   * @param {string} colour
   */
  clear(context, view, colour) {
    const { west, east, north, south } = this.box;
    context.fillStyle = colour;
    for (const copy of worlds(view)) context.fillRect((west + copy) * view.scale - view.left, north * view.scale - view.top, (east - west) * view.scale, (south - north) * view.scale);
  }

  /**
   * @param {View} view
   * @returns {boolean} whether the detailed land takes up all of the view
   */
  fills({ left, top, width, height, scale }) {
    const { west, east, north, south } = this.box;
    return left / scale >= west && (left + width) / scale <= east && top / scale >= north && (top + height) / scale <= south;
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {View} view
   * @param {string} name
   * @param {string | null} fill colours
   * @param {string | null} [stroke]
   * @param {number} [width]
   */
  paintLayer(context, view, name, fill, stroke = null, width = 1) {
    this.paintShapes(context, view, this.layers.get(name) ?? [], fill, stroke, width);
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {View} view
   * @param {Shape[]} shapes
   * @param {string | null} fill colours
   * @param {string | null} [stroke]
   * @param {number} [width]
   */
  paintShapes(context, view, shapes, fill, stroke = null, width = 1) {
    if (!trace(context, view, shapes, fill !== null)) return;
    if (fill !== null) {
      context.fillStyle = fill;
      context.fill("evenodd");
    }
    if (stroke !== null) {
      context.strokeStyle = stroke;
      context.lineWidth = width;
      context.stroke();
    }
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {View} view
   * @param {Palette} palette
   * @param {Boxes} taken boxes that the names leave free, and then their own
   */
  paintLabels(context, view, palette, taken) {
    if (this.names?.palette !== palette) this.names = new Names(palette);
    for (const copy of worlds(view)) {
      for (const { name, x, y, rank, kind } of this.labels) {
        const [from, step] = NAMES_FROM[kind] ?? NAMES_FROM.city;
        if (view.zoom < from + step * rank || view.zoom > (NAMES_TO[kind] ?? Infinity)) continue;
        const atX = (x + copy) * view.scale - view.left;
        const atY = y * view.scale - view.top;
        if (atX < -80 || atX > view.width + 80 || atY < -20 || atY > view.height + 20) continue;
        this.names.paint(context, taken, { name, kind, rank }, atX, atY);
      }
    }
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {View} view
 * @param {Shape[]} shapes
 * @param {boolean} close
 * @returns {boolean} whether there is anything
 */
function trace(context, view, shapes, close) {
  let any = false;
  context.beginPath();
  for (const copy of worlds(view)) {
    const left = view.left - copy * view.scale;
    for (const shape of shapes) {
      if (shape.east * view.scale < left || shape.west * view.scale > left + view.width) continue;
      if (shape.south * view.scale < view.top || shape.north * view.scale > view.top + view.height) continue;
      any = true;
      for (const part of shape.parts) tracePart(context, part, view.scale, left, view.top, close);
    }
  }
  return any;
}

/**
 * The copies of the world in view, and one before: shapes across the antimeridian reach beyond their own.
 * @param {View} view
 */
function worlds(view) {
  const shown = copies(view);
  return [shown[0] - 1, ...shown];
}

/** @param {Shape[]} shapes */
function boxOf(shapes) {
  return {
    west: Math.min(1, ...shapes.map(({ west }) => west)),
    east: Math.max(0, ...shapes.map(({ east }) => east)),
    north: Math.min(1, ...shapes.map(({ north }) => north)),
    south: Math.max(0, ...shapes.map(({ south }) => south)),
  };
}
