/** Paints what is not a point: areas hatched, lines as bands, each with a label that says how many; a label has a dashed edge and is no pin. */

/** @import { Area, Scene } from "./scene.js" */
/** @import { View } from "./canvas.js" */
/** @import { Palette } from "./palette.js" */
/** @import { Sprites } from "./sprites.js" */
/** @import { Shape } from "../data/shapes.js" */

import { AREAS } from "../data/shapes.js";
import { copies } from "./canvas.js";

const HATCH_PX = 8;
const COUNTRY = 6;
const CHIP_PX = 24;
const SYMBOLS = 3;
/** Where a label may go, in its own sizes from the middle of its area. */
const SHIFTS = [[0, 0], [0, -1], [0, 1], [-1, 0], [1, 0], [-1, -1], [1, -1], [-1, 1], [1, 1]];

/** @type {Map<string, CanvasPattern | null>} */
const hatches = new Map();

/**
 * @param {CanvasRenderingContext2D} context
 * @param {View} view
 * @param {Scene} scene
 * @param {Omit<Area, "x" | "y" | "size">[]} areas widest first
 * @param {Palette} palette
 * @param {(area: {shape: number, rows: number[]}) => "selected" | "hovered" | ""} state
 */
export function paintShapes(context, view, scene, areas, palette, state) {
  for (const area of areas) {
    const shape = scene.rows.shapes[area.shape];
    const colour = palette.families[area.mix.indexOf(Math.max(...area.mix))];
    const path = tracePath(shape, view);
    if (!path) continue;
    const now = state(area);
    const wide = (scene.rows.drawn.number("where_prec", area.row) ?? 0) >= COUNTRY;
    context.lineJoin = "round";
    if (shape.kind === AREAS) {
      context.globalAlpha = (wide ? 0.05 : 0.1) + (now ? 0.08 : 0);
      context.fillStyle = colour;
      context.fill(path, "evenodd");
      context.globalAlpha = wide ? 0.35 : 0.6;
      context.fillStyle = hatch(context, colour, wide ? 2 : 1) ?? colour;
      context.fill(path, "evenodd");
      context.globalAlpha = 1;
      context.setLineDash(now ? [] : [7, 4]);
      context.lineWidth = now ? 2.5 : 1.5;
      context.strokeStyle = now === "selected" ? palette.accent : colour;
      context.stroke(path);
    } else {
      context.globalAlpha = now ? 0.4 : 0.25;
      context.lineWidth = now ? 14 : 11;
      context.lineCap = "round";
      context.strokeStyle = now === "selected" ? palette.accent : colour;
      context.stroke(path);
      context.globalAlpha = 1;
      context.setLineDash([2, 5]);
      context.lineWidth = 2;
      context.strokeStyle = colour;
      context.stroke(path);
    }
    context.setLineDash([]);
    context.globalAlpha = 1;
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {View} view
 * @param {Scene} scene
 * @param {Area[]} areas each gets its label's `box`
 * @param {{x: number, y: number, size: number}[]} marks which the labels leave free
 * @param {Palette} palette
 * @param {Sprites} sprites
 * @param {(row: number) => string} name
 * @param {(area: Area) => "selected" | "hovered" | ""} state
 */
export function paintChips(context, view, scene, areas, marks, palette, sprites, name, state) {
  const taken = marks.map(({ x, y, size }) => new DOMRect(x - size, y - size, 2 * size, 2 * size));
  context.textAlign = "left";
  context.textBaseline = "middle";
  for (const area of [...areas].sort((a, b) => b.count - a.count)) {
    const symbols = [...new Set(area.rows.slice(0, 50).map((row) => scene.symbol(row)))].slice(0, SYMBOLS);
    const label = area.count > 1 ? `${name(area.row)} · ${area.count}` : name(area.row);
    context.font = `600 11.5px ${palette.font}`;
    const full = 10 + symbols.length * 17 + context.measureText(label).width + 9;
    const box = findRoom(area, full, taken, view) ?? findRoom(area, 10 + symbols.length * 17, taken, view);
    if (!box) continue;
    taken.push(box);
    const middle = box.y + box.height / 2;
    area.box = box;
    const now = state(area);
    const colour = palette.families[area.mix.indexOf(Math.max(...area.mix))];
    context.beginPath();
    context.roundRect(box.x, box.y, box.width, box.height, 5);
    context.fillStyle = palette.panel;
    context.fill();
    context.setLineDash(now ? [] : [4, 3]);
    context.lineWidth = now === "selected" ? 2.5 : 1.5;
    context.strokeStyle = now === "selected" ? palette.accent : colour;
    context.stroke();
    context.setLineDash([]);
    symbols.forEach((symbol, nth) => sprites.stamp(context, symbol, box.x + 13 + nth * 17, middle, 0.72, true));
    if (box.width === full) {
      context.fillStyle = palette.ink;
      context.fillText(label, box.x + 8 + symbols.length * 17, middle + 0.5);
    }
  }
}

/**
 * @param {{x: number, y: number}} area
 * @param {number} width
 */
function boxAt(area, width) {
  return new DOMRect(area.x - width / 2, area.y - CHIP_PX / 2, width, CHIP_PX);
}

/**
 * @param {Area} area
 * @param {number} width
 * @param {DOMRect[]} taken
 * @param {View} view
 * @returns {DOMRect | null} a free place for a label on its area's middle or close by
 */
function findRoom(area, width, taken, view) {
  const { margin } = view;
  const isIn = (/** @type {DOMRect} */ box) => box.left > margin.x && box.right < view.width - margin.x;
  const free = SHIFTS.map(([dx, dy]) => boxAt({ x: area.x + dx * (width / 2 + 14), y: area.y + dy * (CHIP_PX + 4) }, width)).filter((box) => !taken.some((other) => overlap(box, other)));
  return free.find(isIn) ?? free[0] ?? null;
}

/**
 * @param {DOMRect} a
 * @param {DOMRect} b
 */
function overlap(a, b) {
  return a.left < b.right + 3 && b.left < a.right + 3 && a.top < b.bottom + 3 && b.top < a.bottom + 3;
}

/**
 * @param {Shape} shape
 * @param {View} view
 * @returns {Path2D | null} null where nothing of it is in view
 */
export function tracePath(shape, view) {
  /** @type {Path2D | null} */
  let path = null;
  for (const copy of copies(view)) {
    const left = view.left - copy * view.scale;
    if (shape.east * view.scale < left || shape.west * view.scale > left + view.width) continue;
    if (shape.south * view.scale < view.top || shape.north * view.scale > view.top + view.height) continue;
    path ??= new Path2D();
    for (const part of shape.parts) tracePart(path, part, view.scale, left, view.top, shape.kind === AREAS);
  }
  return path;
}

/**
 * @param {Path2D | CanvasRenderingContext2D} path
 * @param {Float64Array} part
 * @param {number} scale
 * @param {number} left
 * @param {number} top
 * @param {boolean} close
 */
export function tracePart(path, part, scale, left, top, close) {
  let lastX = part[0] * scale - left;
  let lastY = part[1] * scale - top;
  path.moveTo(lastX, lastY);
  for (let i = 2; i < part.length; i += 2) {
    const x = part[i] * scale - left;
    const y = part[i + 1] * scale - top;
    if (i < part.length - 2 && Math.abs(x - lastX) + Math.abs(y - lastY) < 1.2) continue;
    path.lineTo(x, y);
    lastX = x;
    lastY = y;
  }
  if (close) path.closePath();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {string} colour
 * @param {number} sparse
 */
function hatch(context, colour, sparse) {
  const key = `${colour} ${sparse}`;
  let pattern = hatches.get(key);
  if (pattern === undefined) {
    const size = HATCH_PX * sparse;
    const tile = document.createElement("canvas");
    tile.width = tile.height = size;
    const paint = /** @type {CanvasRenderingContext2D} */ (tile.getContext("2d"));
    paint.strokeStyle = colour;
    paint.lineWidth = 1;
    paint.beginPath();
    for (const shift of [-size, 0, size]) {
      paint.moveTo(shift - 1, size + 1);
      paint.lineTo(shift + size + 1, -1);
    }
    paint.stroke();
    pattern = context.createPattern(tile, "repeat");
    hatches.set(key, pattern);
  }
  return pattern;
}
