/** Makes elements. Text goes in as text nodes alone; there is no way here to put in markup. */

/**
 * @typedef {Node | string | number | null | undefined | false} Child
 * @typedef {Record<string, any>} Properties `class`, `on` (a record of listeners), `data`, `aria` (records), and attributes
 */

const SVG = "http://www.w3.org/2000/svg";

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Properties} [properties]
 * @param {...(Child | Child[])} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  apply(element, properties);
  append(element, children);
  return element;
}

/**
 * @param {string} tag
 * @param {Properties} [properties]
 * @param {...(Child | Child[])} children
 * @returns {SVGElement}
 */
export function svg(tag, properties = {}, ...children) {
  const element = /** @type {SVGElement} */ (document.createElementNS(SVG, tag));
  apply(element, properties);
  append(element, children);
  return element;
}

/**
 * @param {Element} element
 * @param {...(Child | Child[])} children
 */
export function fill(element, ...children) {
  element.replaceChildren();
  append(element, children);
}

/**
 * @param {Element} element
 * @param {(Child | Child[])[]} children
 */
function append(element, children) {
  for (const child of children.flat()) if (child !== null && child !== undefined && child !== false) element.append(typeof child === "number" ? String(child) : child);
}

/**
 * @param {Element} element
 * @param {Properties} properties
 */
function apply(element, properties) {
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "on") for (const [type, listener] of Object.entries(value)) element.addEventListener(type, listener);
    else if (name === "aria") for (const [key, state] of Object.entries(value)) element.setAttribute(`aria-${key}`, String(state));
    else if (name === "data") Object.assign(/** @type {HTMLElement} */ (element).dataset, value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
}

/**
 * An icon of the page: strokes on a field of 24 by 24.
 * @param {keyof typeof ICONS} name
 */
export function icon(name) {
  return svg("svg", { class: "gm-icon", viewBox: "0 0 24 24", aria: { hidden: true } }, svg("path", { d: ICONS[name] }));
}

const ICONS = {
  search: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13Zm4.8-1.7L20 20",
  close: "M6 6l12 12M18 6L6 18",
  previous: "M15 5l-7 7 7 7",
  next: "M9 5l7 7-7 7",
  down: "M6 9l6 6 6-6",
  filter: "M4 6h16M7 12h10M10 18h4",
  play: "M8 5.5v13l10.5-6.5z",
  pause: "M8 5.5v13M16 5.5v13",
  download: "M12 4v11m-5-5 5 5 5-5M5 20h14",
  link: "M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.700-5.700l-1 1M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.700 5.700l1-1",
  help: "M9.200 9a3 3 0 1 1 4.300 2.700c-1 .5-1.500 1.100-1.500 2.300M12 17.600v.1",
  book: "M12 6.500C10 5 7.500 4.500 4 4.500v13c3.500 0 6 .5 8 2 2-1.500 4.500-2 8-2v-13c-3.500 0-6 .5-8 2Zm0 0v13",
  back: "M10 6l-6 6 6 6M4 12h16",
  list: "M8 6h12M8 12h12M8 18h12M4 6h.1M4 12h.1M4 18h.1",
  map: "M9 5 3.500 7v12L9 17l6 2 5.500-2V5L15 7 9 5Zm0 0v12m6-10v12",
  table: "M4 5h16v14H4zM4 10h16M10 10v9",
  pencil: "M5 19l.8-3.600L16 5.200l2.800 2.800L8.600 18.200 5 19Zm9-11.800 2.800 2.800",
  target: "M12 4v4m0 8v4M4 12h4m8 0h4M12 12h.1",
  off: "M5 12a7 7 0 1 0 14 0 7 7 0 0 0-14 0Zm2-5 10 10",
};

/**
 * The symbol of a category, for lists and cards.
 * @param {import("./symbols.js").Symbol} symbol
 * @param {number} [size] in pixels
 */
export function mark(symbol, size = 16) {
  return svg(
    "svg",
    { class: `gm-symbol gm-${symbol.family}`, viewBox: `-12 ${-12 - symbol.shift} 24 24`, width: size, height: size, aria: { hidden: true } },
    svg("path", { d: symbol.outline }),
    symbol.inside ? svg("path", { class: "gm-inside", d: symbol.inside }) : null,
  );
}
