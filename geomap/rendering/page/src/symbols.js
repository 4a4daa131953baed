/** Symbols of categories: the shape says the family, what is inside it says which of the family; the colour only repeats it. */

import table from "../categories.json";

export const FAMILIES = table.families;
export const OTHER = FAMILIES.length - 1;

/** Outlines about the origin, of about equal area and weight. */
const OUTLINES = /** @type {Record<string, string>} */ ({
  attack: "M-8 0A8 8 0 1 1 8 0A8 8 0 1 1-8 0Z",
  explosion: "M0-10.5L2.7-6.5L7.4-7.4L6.5-2.7L10.5 0L6.5 2.7L7.4 7.4L2.7 6.5L0 10.5L-2.7 6.5L-7.4 7.4L-6.5 2.7L-10.5 0L-6.5-2.7L-7.4-7.4L-2.7-6.5Z",
  bombardment: "M-9.5-6.5L9.5-6.5L0 10Z",
  operation: "M-7.2-7.2L7.2-7.2L7.2 7.2L-7.2 7.2Z",
  abduction: "M0-10L10 0L0 10L-10 0Z",
  property: "M-4.6-8L4.6-8L9.2 0L4.6 8L-4.6 8L-9.2 0Z",
  unrest: "M0-10L9.5 6.5L-9.5 6.5Z",
  other: "M-3-9L3-9L3-3L9-3L9 3L3 3L3 9L-3 9L-3 3L-9 3L-9-3L-3-3Z",
});

const INSIDES = /** @type {Record<string, string>} */ ({
  plain: "",
  dot: "M-2.8 0A2.8 2.8 0 1 1 2.8 0A2.8 2.8 0 1 1-2.8 0Z",
  bar: "M-4-1.5L4-1.5L4 1.5L-4 1.5Z",
});

/** The triangles' middles lie off the origin. */
const SHIFT = /** @type {Record<string, number>} */ ({ bombardment: -1.5, unrest: 1.5 });

/**
 * @typedef {{family: string, familyIndex: number, outline: string, inside: string, shift: number}} Symbol
 */

/**
 * @param {string | null} category one that nobody knows gets the family "other"
 * @returns {Symbol}
 */
export function symbolOf(category) {
  const known = Object.hasOwn(table.categories, category ?? "") ? /** @type {Record<string, string[]>} */ (table.categories)[category ?? ""] : null;
  const [family, inside] = known ?? ["other", category === null ? "plain" : "dot"];
  return { family, familyIndex: FAMILIES.indexOf(family), outline: OUTLINES[family], inside: INSIDES[inside], shift: SHIFT[family] ?? 0 };
}
