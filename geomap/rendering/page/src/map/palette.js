/** The map's colours, read from the style sheet, so that light, dark and forced colours are decided in one place. */

import { FAMILIES } from "../symbols.js";

const NAMES = /** @type {const} */ (["sea", "land", "ground", "coast", "border", "province", "disputed", "river", "lake", "label", "label-strong", "halo", "accent", "ink", "panel"]);

/** @typedef {Record<typeof NAMES[number], string> & {families: string[], font: string}} Palette */

/**
 * @param {Element} element within the page's style
 * @returns {Palette}
 */
export function readPalette(element) {
  const style = getComputedStyle(element);
  const colour = (/** @type {string} */ name) => style.getPropertyValue(`--gm-${name}`).trim();
  const named = Object.fromEntries(NAMES.map((name) => [name, colour(name)]));
  return /** @type {Palette} */ ({ ...named, families: FAMILIES.map(colour), font: style.getPropertyValue("--gm-sans").trim() || "sans-serif" });
}

/**
 * @param {() => void} changed called when the colours change
 */
export function watchPalette(changed) {
  for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)", "print"]) matchMedia(query).addEventListener("change", changed);
}
