/** The program's two doors: `geomap.map` makes the page's map, `geomap.layer` makes a layer of incidents for it or for any Leaflet map. */

import { App } from "./app.js";
import { inflate } from "./data/bytes.js";
import { Container } from "./data/container.js";
import { Rows } from "./data/rows.js";
import { Basemap } from "./map/basemap.js";
import { guestLayer } from "./guest.js";
import { calm } from "./panel/reading.js";
import { Strings } from "./strings.js";

/** @typedef {{strings: Record<string, any>, language: string, title: string, credits: string[], story?: import("./panel/story.js").StoryTold, corrected?: boolean, tiles?: {url: string, attribution: string, maxZoom: number}}} Page */

/** A map without incidents gets its land after this. */
const LATE_MS = 1500;

/** @type {WeakMap<L.Map, Promise<App>>} */
const pages = new WeakMap();

/** @param {string} id */
function read(id) {
  return JSON.parse(document.getElementById(id)?.textContent ?? "null");
}

/** @param {unknown} error */
function fail(error) {
  document.documentElement.classList.add("gm-failed");
  console.error(error);
}

/**
 * @param {string} id of the map's element
 * @param {L.MapOptions} options
 * @returns {L.Map}
 */
function makeMap(id, options) {
  const page = /** @type {Page} */ (read("gm-page"));
  const map = L.map(id, { zoomControl: false, attributionControl: false, worldCopyJump: true, zoomAnimation: !calm(), fadeAnimation: !calm(), minZoom: 1, maxZoom: 18, zoomSnap: page.tiles ? 1 : 0.5, wheelPxPerZoomLevel: 90, ...options });
  map.setView(options.center ?? [20, 10], options.zoom ?? 2);
  const strings = new Strings(page.strings, page.language);
  const container = map.getContainer();
  container.setAttribute("role", "region");
  container.setAttribute("aria-label", strings.t("map.label"));
  L.control.zoom({ position: strings.rtl ? "topright" : "topleft", zoomInTitle: strings.t("map.zoom_in"), zoomOutTitle: strings.t("map.zoom_out") }).addTo(map);
  if (page.tiles) L.tileLayer(page.tiles.url, { maxZoom: page.tiles.maxZoom }).addTo(map);
  pages.set(map, openPage(map, strings, page));
  return map;
}

/**
 * @param {L.Map} map
 * @param {Strings} strings
 * @param {Page} page
 */
async function openPage(map, strings, page) {
  const block = document.getElementById("gm-basemap")?.textContent;
  const basemap = block ? new Basemap(new Container(await inflate(block))) : null;
  const app = new App(map, strings, basemap, page);
  setTimeout(() => app.addGround(), LATE_MS);
  return app;
}

/**
 * @param {string} id of the layer's blocks
 * @returns {L.Layer}
 */
function layer(id) {
  const rows = "DecompressionStream" in window ? Rows.open(id) : Promise.reject(new Error("this browser lacks DecompressionStream"));
  const Layer = L.Layer.extend({
    onAdd(/** @type {L.Map} */ map) {
      const page = pages.get(map);
      if (page) Promise.all([page, rows]).then(([app, opened]) => (app.state ? undefined : app.attach(opened))).catch(fail);
      else this.guest = rows.then((opened) => guestLayer(opened, read(`${id}-page`), map).add()).catch(fail);
    },
    onRemove() {
      this.guest?.then((/** @type {{remove: () => void}} */ guest) => guest.remove());
    },
  });
  return new Layer();
}

Object.assign(window, { geomap: { map: makeMap, layer } });
