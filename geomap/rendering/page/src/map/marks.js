/** Paints marks, circles of uncertainty, groups at one place, and bubbles that say how many and of what. */

/** @import { Mark, Bubble, Scene } from "./scene.js" */
/** @import { View } from "./canvas.js" */
/** @import { Palette } from "./palette.js" */
/** @import { Sprites } from "./sprites.js" */

const VAGUE = 3;
/** Radius of a symbol that is stamped at scale 1. */
const STAMP_PX = 10;

/**
 * @param {CanvasRenderingContext2D} context
 * @param {View} view
 * @param {Scene} scene
 * @param {Mark[]} marks
 * @param {Palette} palette
 */
export function paintCircles(context, view, scene, marks, palette) {
  const reach = view.width + view.height;
  for (const mark of marks) {
    const radius = scene.circle(mark.row, view);
    if (!radius || radius > reach) continue;
    const colour = palette.families[scene.symbol(mark.row).familyIndex];
    context.beginPath();
    context.arc(mark.atX, mark.atY, radius, 0, 2 * Math.PI);
    context.globalAlpha = 0.07;
    context.fillStyle = colour;
    context.fill();
    context.globalAlpha = 0.75;
    context.setLineDash([4, 4]);
    context.lineWidth = 1.25;
    context.strokeStyle = colour;
    context.stroke();
    context.setLineDash([]);
    context.globalAlpha = 1;
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 * @param {Mark[]} marks
 * @param {Palette} palette
 * @param {Sprites} sprites
 */
export function paintMarks(context, scene, marks, palette, sprites) {
  for (const mark of marks) {
    if (mark.fan > 1 && Math.hypot(mark.x - mark.atX, mark.y - mark.atY) > 1) {
      context.beginPath();
      context.moveTo(mark.atX, mark.atY);
      context.lineTo(mark.x, mark.y);
      context.lineWidth = 1.25;
      context.strokeStyle = palette.ink;
      context.globalAlpha = 0.45;
      context.stroke();
      context.globalAlpha = 1;
    }
  }
  for (const mark of marks) {
    if (mark.fan > 1) {
      context.beginPath();
      context.arc(mark.atX, mark.atY, 2.5, 0, 2 * Math.PI);
      context.fillStyle = palette.ink;
      context.fill();
    }
  }
  for (const mark of marks) sprites.stamp(context, scene.symbol(mark.row), mark.x, mark.y, mark.size / STAMP_PX, (scene.rows.drawn.number("where_prec", mark.row) ?? 1) >= VAGUE);
}

/**
 * A bubble's ring shows the mix of families; one at a single place has a foot that stands on it.
 * @param {CanvasRenderingContext2D} context
 * @param {Bubble[]} bubbles
 * @param {Palette} palette
 * @param {(count: number) => string} format
 */
export function paintBubbles(context, bubbles, palette, format) {
  context.textAlign = "center";
  context.textBaseline = "middle";
  for (const { x, y, size, count, mix, place } of bubbles) {
    context.beginPath();
    context.arc(x, y, size + 1.5, 0, 2 * Math.PI);
    context.fillStyle = palette.halo;
    context.fill();
    let from = -Math.PI / 2;
    const ring = size > 20 ? 5 : 4;
    context.lineWidth = ring;
    mix.forEach((share, family) => {
      if (!share) return;
      const to = from + (2 * Math.PI * share) / count;
      context.beginPath();
      context.arc(x, y, size - ring / 2, from, to);
      context.strokeStyle = palette.families[family];
      context.stroke();
      from = to;
    });
    if (place) {
      context.beginPath();
      context.arc(x, y, size - ring - 2, 0, 2 * Math.PI);
      context.lineWidth = 1;
      context.strokeStyle = palette.ink;
      context.stroke();
    }
    context.fillStyle = palette.ink;
    context.font = `600 ${size > 20 ? 12.5 : 11.5}px ${palette.font}`;
    context.fillText(format(count), x, y + 0.5);
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {{x: number, y: number, size: number}} item
 * @param {Palette} palette
 * @param {boolean} selected otherwise only pointed at
 */
export function paintRing(context, { x, y, size }, palette, selected) {
  context.beginPath();
  context.arc(x, y, size + (selected ? 6 : 4), 0, 2 * Math.PI);
  context.lineWidth = selected ? 7 : 5;
  context.strokeStyle = palette.halo;
  context.stroke();
  context.lineWidth = selected ? 3 : 1.5;
  context.strokeStyle = palette.accent;
  context.stroke();
}
