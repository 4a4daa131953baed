/** Web Mercator in world units: 0 to 1 from west to east, 0 to 1 from north to south, as Leaflet's tiles have it. The one place that turns degrees. */

const LIMIT = 85.0511287798;
export const EQUATOR_M = 40_075_016.686;

/** @param {number} longitude degrees */
export function mercatorX(longitude) {
  return longitude / 360 + 0.5;
}

/** @param {number} latitude degrees */
export function mercatorY(latitude) {
  const sin = Math.sin((Math.max(-LIMIT, Math.min(LIMIT, latitude)) * Math.PI) / 180);
  return 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI);
}

/** @param {number} x world units */
export function longitudeOf(x) {
  return (x - 0.5) * 360;
}

/** @param {number} y world units */
export function latitudeOf(y) {
  return (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;
}

/**
 * @param {number} metres on the ground
 * @param {number} y world units, where
 * @returns {number} world units
 */
export function metresToWorld(metres, y) {
  return metres / EQUATOR_M / Math.cos((latitudeOf(y) * Math.PI) / 180);
}
