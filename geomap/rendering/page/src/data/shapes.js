/** Reads the shapes that geometry.py writes: areas and lines as LEB128 numbers of zigzag differences. */

import { mercatorX, mercatorY } from "./mercator.js";

export const LINES = 1;
export const AREAS = 2;

/**
 * @typedef {{kind: number, parts: Float64Array[], west: number, east: number, north: number, south: number}} Shape positions and box in world units, 0 to 1
 */

/**
 * @param {Uint8Array} bytes
 * @param {number} scale steps a degree
 * @returns {Shape[]}
 */
export function readShapes(bytes, scale) {
  let at = 0;
  const next = () => {
    let value = 0;
    let factor = 1;
    let byte;
    do {
      byte = bytes[at];
      at += 1;
      value += (byte & 0x7f) * factor;
      factor *= 128;
    } while (byte & 0x80);
    return value;
  };
  const step = () => {
    const value = next();
    return value % 2 ? -(value + 1) / 2 : value / 2;
  };
  const shapes = [];
  while (at < bytes.length) {
    /** @type {Shape} */
    const shape = { kind: next(), parts: [], west: Infinity, east: -Infinity, north: Infinity, south: -Infinity };
    for (let parts = next(); parts > 0; parts -= 1) {
      const part = new Float64Array(2 * next());
      let longitude = 0;
      let latitude = 0;
      for (let i = 0; i < part.length; i += 2) {
        longitude += step();
        latitude += step();
        const x = mercatorX(longitude / scale);
        const y = mercatorY(latitude / scale);
        part[i] = x;
        part[i + 1] = y;
        if (x < shape.west) shape.west = x;
        if (x > shape.east) shape.east = x;
        if (y < shape.north) shape.north = y;
        if (y > shape.south) shape.south = y;
      }
      shape.parts.push(part);
    }
    shapes.push(shape);
  }
  return shapes;
}

/**
 * @param {Shape} shape
 * @param {number} x world units
 * @param {number} y
 */
export function inside(shape, x, y) {
  if (x < shape.west || x > shape.east || y < shape.north || y > shape.south) return false;
  let odd = false;
  for (const part of shape.parts) {
    for (let i = 0, j = part.length - 2; i < part.length; j = i, i += 2) {
      if (part[i + 1] > y !== part[j + 1] > y && x < ((part[j] - part[i]) * (y - part[i + 1])) / (part[j + 1] - part[i + 1]) + part[i]) odd = !odd;
    }
  }
  return odd;
}

/**
 * @param {Shape} shape
 * @param {number} x world units
 * @param {number} y
 * @returns {number} distance to the nearest line, in world units
 */
export function distance(shape, x, y) {
  let nearest = Infinity;
  for (const part of shape.parts) {
    for (let i = 2; i < part.length; i += 2) {
      const dx = part[i] - part[i - 2];
      const dy = part[i + 1] - part[i - 1];
      const t = Math.max(0, Math.min(1, ((x - part[i - 2]) * dx + (y - part[i - 1]) * dy) / (dx * dx + dy * dy || 1)));
      nearest = Math.min(nearest, Math.hypot(x - part[i - 2] - t * dx, y - part[i - 1] - t * dy));
    }
  }
  return nearest;
}
