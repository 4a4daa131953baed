/** The page's state in its address: filters, time, text, view and selection, after the #. */

/** @import { State } from "../state.js" */

const WAIT_MS = 300;

/**
 * @typedef {{view: string, center: [number, number] | null, zoom: number | null, step: number, sized: boolean, incident: {row: number, id: string} | null}} Place
 */

/**
 * @param {State} state
 * @param {{view: string, map: L.Map, step: number, incidentId: () => Promise<string>}} at `step` of the story, from 1; 0 while none is told
 * @returns {Promise<string>} such as "#country=Afghanistan&time=2022-01-01..2022-12-31&at=6/34.5/69.2"
 */
export async function writeHash(state, { view, map, step, incidentId }) {
  const entries = [];
  for (const facet of state.filters.facets) {
    const chosen = /** @type {Set<number>} */ (state.filters.chosen.get(facet.name));
    if (chosen.size) entries.push([facet.name, [...chosen].sort((a, b) => a - b).map((entry) => encode(facet.entries[entry] ?? "?")).join(",")]);
  }
  const { brush, bins, withUndated } = state.time;
  if (brush) entries.push(["time", `${iso(bins[brush[0]].start)}..${iso(bins[brush[1]].end - 1)}${withUndated ? ",?" : ""}`]);
  if (state.query) entries.push(["text", encode(state.query)]);
  if (state.sized) entries.push(["size", "killed"]);
  if (view !== "map") entries.push(["view", view]);
  const center = map.getCenter();
  entries.push(["at", `${map.getZoom()}/${center.lat.toFixed(4)}/${center.lng.toFixed(4)}`]);
  if (step) entries.push(["story", String(step)]);
  else if (state.selection >= 0) entries.push(["incident", `${state.selection}:${encode(await incidentId())}`]);
  return `#${entries.map(([name, value]) => `${name}=${value}`).join("&")}`;
}

/**
 * Sets the filters from an address; what it names and the page lacks is left out.
 * @param {State} state
 * @param {string} hash
 * @returns {Place}
 */
export function readHash(state, hash) {
  const given = new Map(hash.replace(/^#/, "").split("&").filter(Boolean).map((pair) => /** @type {[string, string]} */ ([pair.split("=")[0], pair.slice(pair.indexOf("=") + 1)])));
  for (const facet of state.filters.facets) {
    const wanted = new Set((given.get(facet.name) ?? "").split(",").filter(Boolean).map(decode));
    state.filters.choose(facet.name, wanted.size ? [...facet.entries.keys()].filter((entry) => wanted.has(facet.entries[entry] ?? "?")) : []);
  }
  readTime(state, given.get("time"));
  state.query = decode(given.get("text") ?? "");
  const [zoom, latitude, longitude] = (given.get("at") ?? "").split("/").map(Number);
  const incident = given.get("incident");
  const located = [zoom, latitude, longitude].every(Number.isFinite) && given.has("at");
  return {
    view: ["split", "table"].includes(given.get("view") ?? "") ? String(given.get("view")) : "map",
    center: located ? [latitude, longitude] : null,
    zoom: located ? zoom : null,
    sized: given.get("size") === "killed",
    step: Math.max(0, Math.trunc(Number(given.get("story") ?? 0)) || 0),
    incident: incident ? { row: Number(incident.split(":")[0]), id: decode(incident.slice(incident.indexOf(":") + 1)) } : null,
  };
}

/**
 * @param {State} state
 * @param {string | undefined} given
 */
function readTime(state, given) {
  const [span, undated] = (given ?? "").split(",");
  const [first, last] = span.split("..").map((day) => Date.parse(day) / 864e5);
  const { bins } = state.time;
  state.time.withUndated = undated === "?";
  const low = bins.findIndex(({ end }) => end > first);
  const high = bins.findLastIndex(({ start }) => start <= last);
  state.time.set(state.filters, low >= 0 && high >= low ? [low, high] : null);
}

/**
 * Keeps the address up to date, not at every step of a brush or a pan.
 * @param {() => Promise<string>} write
 * @returns {() => void}
 */
export function keepHash(write) {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = window.setTimeout(async () => {
      try {
        history.replaceState(null, "", await write());
      } catch {
        // A page inside a notebook's frame has no address of its own.
      }
    }, WAIT_MS);
  };
}

/** @param {string} text */
function encode(text) {
  return encodeURIComponent(text.toWellFormed ? text.toWellFormed() : text).replaceAll("%20", "+");
}

/** @param {string} text */
function decode(text) {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return "";
  }
}

/** @param {number} day */
function iso(day) {
  return new Date(day * 864e5).toISOString().slice(0, 10);
}
