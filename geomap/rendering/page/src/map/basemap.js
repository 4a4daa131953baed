/** Paints the land below: sea, land, provinces, water, borders and names, from the block that basemap.py writes. */

/** @import { View } from "./canvas.js" */
/** @import { Palette } from "./palette.js" */
/** @import { Shape } from "../data/shapes.js" */

import { Container } from "../data/container.js";
import { readShapes } from "../data/shapes.js";
import { mercatorX, mercatorY } from "../data/mercator.js";
import { copies } from "./canvas.js";
import { tracePart } from "./areas.js";

/**
 * @typedef {{name: string, x: number, y: number, rank: number, kind: string}} Label
 */

const SCALE = 100;
/** @type {Record<string, {colour: keyof Palette, width: number, dash?: number[], from?: number, alpha?: number}>} */
const LINES = {
  rivers: { colour: "river", width: 1, from: 4 },
  provinces: { colour: "province", width: 1, dash: [3, 3], from: 4 },
  borders: { colour: "border", width: 1.3 },
  disputed: { colour: "disputed", width: 1.3, dash: [5, 4] },
};
const LABEL_FROM = /** @type {Record<string, number[]>} */ ({ country: [2, 3, 4, 5, 6], province: [6, 6, 6, 7, 7], city: [4, 5, 6, 7, 8], water: [4, 5, 6, 7, 8] });

export class Basemap {
  /** @param {Container} block */
  constructor(block) {
    const { layers, scale } = block.header;
    /** @type {Map<string, Shape[]>} */
    this.layers = new Map(layers.map((/** @type {string} */ name) => [name, readShapes(block.raw(name), scale)]));
    /** @type {Label[]} */
    this.labels = Array.from({ length: block.rows }, (_, row) => ({
      name: block.word("name", row),
      kind: block.word("kind", row),
      rank: block.number("rank", row) ?? 0,
      x: mercatorX(/** @type {number} */ (block.number("x", row)) / SCALE),
      y: mercatorY(/** @type {number} */ (block.number("y", row)) / SCALE),
    })).sort((a, b) => a.rank - b.rank);
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
    this.fill(context, view, "world", palette.land);
    this.fill(context, view, "countries", palette.land);
    this.stroke(context, view, "world", palette.coast, 0.8);
    this.fill(context, view, "lakes", palette.lake);
    this.stroke(context, view, "lakes", palette.coast, 0.5);
    for (const [name, { colour, width, dash = [], from = 0 }] of Object.entries(LINES)) {
      if (view.zoom < from) continue;
      context.setLineDash(dash);
      this.stroke(context, view, name, String(palette[colour]), width);
    }
    context.setLineDash([]);
    this.paintLabels(context, view, palette);
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {View} view
   * @param {string} name
   * @param {string} colour
   */
  fill(context, view, name, colour) {
    if (!this.trace(context, view, name, true)) return;
    context.fillStyle = colour;
    context.fill("evenodd");
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {View} view
   * @param {string} name
   * @param {string} colour
   * @param {number} width
   */
  stroke(context, view, name, colour, width) {
    if (!this.trace(context, view, name, false)) return;
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.stroke();
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {View} view
   * @param {string} name
   * @param {boolean} close
   * @returns {boolean} whether there is anything
   */
  trace(context, view, name, close) {
    const shapes = this.layers.get(name);
    if (!shapes) return false;
    let any = false;
    context.beginPath();
    for (const copy of copies(view)) {
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
   * @param {CanvasRenderingContext2D} context
   * @param {View} view
   * @param {Palette} palette
   */
  paintLabels(context, view, palette) {
    /** @type {[number, number, number, number][]} */
    const taken = [];
    const zoom = Math.round(view.zoom);
    context.textBaseline = "middle";
    context.lineJoin = "round";
    for (const copy of copies(view)) {
      for (const { name, x, y, rank, kind } of this.labels) {
        const from = LABEL_FROM[kind] ?? LABEL_FROM.city;
        if (zoom < (from[Math.min(rank, from.length - 1)] ?? 8) || (kind === "country" && zoom > 7) || (kind === "province" && zoom > 9)) continue;
        const atX = (x + copy) * view.scale - view.left;
        const atY = y * view.scale - view.top;
        if (atX < -80 || atX > view.width + 80 || atY < -20 || atY > view.height + 20) continue;
        paintLabel(context, palette, taken, name, kind, rank, atX, atY);
      }
    }
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Palette} palette
 * @param {[number, number, number, number][]} taken boxes of the labels so far
 * @param {string} name
 * @param {string} kind
 * @param {number} rank
 * @param {number} x
 * @param {number} y
 */
function paintLabel(context, palette, taken, name, kind, rank, x, y) {
  const city = kind === "city";
  const size = city ? (rank < 2 ? 12 : 11) : kind === "country" ? 13 : 11;
  context.font = `${kind === "water" ? "italic " : ""}${kind === "country" || (city && rank === 0) ? 600 : 400} ${size}px ${palette.font}`;
  context.letterSpacing = kind === "country" ? "2px" : kind === "province" ? "1px" : "0px";
  const text = kind === "country" ? name.toLocaleUpperCase() : name;
  const width = context.measureText(text).width;
  const left = city ? x + 6 : x - width / 2;
  /** @type {[number, number, number, number]} */
  const box = [left - 3, y - size / 2 - 2, left + width + 3, y + size / 2 + 2];
  if (taken.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3])) return;
  taken.push(box);
  context.textAlign = "left";
  context.lineWidth = 3;
  context.strokeStyle = palette.land;
  context.globalAlpha = 0.85;
  context.strokeText(text, left, y);
  context.globalAlpha = kind === "province" || kind === "country" ? 0.7 : 1;
  context.fillStyle = kind === "water" ? palette.river : city && rank < 2 ? palette["label-strong"] : palette.label;
  context.fillText(text, left, y);
  context.globalAlpha = 1;
  if (city) {
    context.beginPath();
    context.arc(x, y, rank === 0 ? 2.6 : 2, 0, 2 * Math.PI);
    context.fillStyle = palette.label;
    context.fill();
  }
  context.letterSpacing = "0px";
}
