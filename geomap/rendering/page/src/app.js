/** The page: puts its parts together around the map, keeps them in step, and restores what an address asks for. */

/** @import { Rows } from "./data/rows.js" */
/** @import { Strings } from "./strings.js" */
/** @import { Basemap } from "./map/basemap.js" */

import { CorrectionBook } from "./corrections/book.js";
import { Chooser } from "./corrections/choosing.js";
import { correctionSheet } from "./corrections/sheet.js";
import { h } from "./dom.js";
import { canvasLayer } from "./map/canvas.js";
import { MarkLayer } from "./map/layer.js";
import { readPalette, watchPalette } from "./map/palette.js";
import { calm } from "./panel/reading.js";
import { Panel } from "./panel/panel.js";
import { State } from "./state.js";
import { save, toCsv, toGeoJson } from "./ui/exports.js";
import { FacetList } from "./ui/facets.js";
import { Header } from "./ui/header.js";
import { makeKeyboard } from "./ui/keyboard.js";
import { legend } from "./ui/legend.js";
import { takeAwayMenu } from "./ui/menu.js";
import { keepHash, readHash, writeHash } from "./ui/permalink.js";
import { compose, toPng } from "./ui/picture.js";
import { printSheet } from "./ui/print.js";
import { Table } from "./ui/table.js";
import { Timeline } from "./ui/timeline.js";

const PADDING_PX = 56;
const FIRST_ZOOM = 9;
const STILL_PX = 4;

export class App {
  /**
   * @param {L.Map} map
   * @param {Strings} strings
   * @param {Basemap | null} basemap
   * @param {import("./main.js").Page} page
   */
  constructor(map, strings, basemap, page) {
    this.map = map;
    this.strings = strings;
    this.basemap = basemap;
    this.page = page;
    this.view = "map";
    this.palette = readPalette(map.getContainer());
    watchPalette(() => this.recolour());
  }

  /** Puts the land under the marks, once it is known where to look. */
  addGround() {
    const { basemap } = this;
    if (!basemap || this.ground) return;
    const pane = this.map.createPane("basemap");
    pane.style.zIndex = "150";
    this.ground = canvasLayer((context, view) => basemap.paint(context, view, this.palette), { pane: "basemap", margin: 0.2, className: "gm-basemap" });
    this.ground.addTo(this.map);
  }

  /**
   * Draws the marks of a layer and, once its second block is read, everything around them.
   * @param {Rows} rows
   */
  async attach(rows) {
    const { map, strings } = this;
    this.state = new State(rows, strings);
    this.layer = new MarkLayer(this.state, map);
    this.layer.names = this.basemap;
    this.fit();
    this.basemap?.focus(rows.worldX, rows.worldY);
    this.addGround();
    this.layer.add();
    document.documentElement.classList.add("gm-drawn");
    performance.mark("geomap-drawn");
    await nextFrame();
    await rows.openListed();
    this.build(this.state, this.layer);
    this.state.listedReady();
    await this.restore();
    this.state.filtered();
    this.watch(this.state);
    document.documentElement.classList.add("gm-ready");
    performance.mark("geomap-ready");
    warmUp(this.state);
  }

  /** Shows all incidents. */
  fit() {
    const { rows } = /** @type {State} */ (this.state);
    const bounds = /** @type {MarkLayer} */ (this.layer).boundsOf(new Uint32Array(rows.located).map((_, row) => row));
    const padding = Math.min(PADDING_PX, this.map.getSize().x / 14);
    if (bounds.isValid()) this.map.fitBounds(bounds, { padding: [padding, padding], maxZoom: FIRST_ZOOM, animate: false });
    else this.map.setView([20, 10], 2, { animate: false });
    this.fitted = { zoom: this.map.getZoom(), center: this.map.getCenter() };
  }

  /** @returns {boolean} whether the map shows what it was last fitted to: no reader has moved it */
  isFitted() {
    const { fitted, map } = this;
    if (!fitted || fitted.zoom !== map.getZoom()) return false;
    return map.project(fitted.center, fitted.zoom).distanceTo(map.project(map.getCenter(), fitted.zoom)) < STILL_PX;
  }

  /** After the map's room has changed: all incidents again, unless a reader has moved the map. */
  resized() {
    const still = this.isFitted();
    const before = this.map.getSize();
    this.map.invalidateSize({ animate: false });
    if (still && !before.equals(this.map.getSize())) this.fit();
  }

  /**
   * @param {State} state
   * @param {MarkLayer} layer
   */
  build(state, layer) {
    const { strings } = this;
    const root = /** @type {HTMLElement} */ (document.getElementById("geomap"));
    const center = /** @type {HTMLElement} */ (document.getElementById("gm-center"));
    state.corrections = new CorrectionBook({ key: state.rows.id, store: storage() });
    this.chooser = new Chooser(state, this.map);
    const { chooser } = this;
    const choosers = { choosePoint: () => chooser.point(), chooseIncident: (/** @type {number} */ row) => chooser.incident(row) };
    this.panel = new Panel(state, layer, { choosers, story: this.page.story ?? null });
    const noted = correctionSheet(state, Boolean(this.page.corrected));
    this.table = new Table(state);
    const facets = new FacetList(state);
    const timeline = new Timeline(state);
    this.keyboard = makeKeyboard(this.commands(state), strings);
    this.header = new Header(state, this.page.title, { setView: (view) => this.setView(view), help: () => this.keyboard?.help(), menu: takeAwayMenu(state, this.actions(state)), noted: noted.button });
    const credits = h("p", { class: "gm-credits", dir: "ltr" }, this.page.credits.join(" "));
    this.map.getContainer().append(legend(state), credits);
    center.append(this.table.element, timeline.element);
    root.prepend(this.header.element, facets.element);
    root.append(this.panel.element, this.keyboard.dialog, noted.dialog);
    root.after(printSheet(state, this.page, () => this.lightPicture()));
    root.removeAttribute("aria-busy");
    document.getElementById("gm-skip")?.setAttribute("href", "#gm-search");
    L.control.scale({ imperial: false, position: strings.rtl ? "bottomleft" : "bottomright" }).addTo(this.map);
    this.setView("map");
    new ResizeObserver(() => this.resized()).observe(this.map.getContainer());
  }

  /**
   * @param {State} state
   * @returns {import("./ui/keyboard.js").Commands}
   */
  commands(state) {
    return {
      search: { keys: ["/"], act: () => document.getElementById("gm-search")?.focus() },
      next: { keys: ["n", "j"], act: () => this.panel?.move(1) },
      previous: { keys: ["p", "k"], act: () => this.panel?.move(-1) },
      open: { keys: ["o"], act: () => /** @type {HTMLElement | null} */ (document.querySelector(".gm-open"))?.click() },
      table: { keys: ["t"], act: () => this.setView(this.view === "map" ? "split" : this.view === "split" ? "table" : "map") },
      ...(this.page.story ? { story: { keys: ["s"], act: () => this.panel?.openStory() } } : {}),
      fit: { keys: ["a"], act: () => this.fit() },
      clear: { keys: ["c"], act: () => state.clear() },
      close: { keys: ["Esc"], act: () => this.escape(state) },
      help: { keys: ["?"], act: () => this.keyboard?.help() },
    };
  }

  /** @param {State} state */
  escape(state) {
    const { classList } = document.documentElement;
    if (this.chooser?.cancel()) return;
    if (classList.contains("gm-filtering")) classList.remove("gm-filtering");
    else if (this.panel?.mode === "reading" && state.selection >= 0) this.panel.backToCard();
    else state.select(-1);
  }

  /**
   * @param {State} state
   * @returns {Record<string, () => void | Promise<void>>}
   */
  actions(state) {
    const name = (/** @type {string} */ ending) => `${this.page.title.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 60) || "incidents"}.${ending}`;
    return {
      geojson: async () => save(await toGeoJson(state), name("geojson")),
      csv: async () => save(await toCsv(state), name("csv")),
      picture: async () => save(await toPng(this.picture()), name("png")),
      link: async () => {
        const address = location.href.split("#")[0] + (await this.hash());
        await navigator.clipboard?.writeText(address).catch(() => {});
      },
      print: () => window.print(),
    };
  }

  picture() {
    return compose(this.map, [this.ground, this.layer?.canvas], this.page);
  }

  /** @returns {HTMLCanvasElement} a picture in light colours */
  lightPicture() {
    const { classList } = document.documentElement;
    classList.add("gm-light");
    this.recolour();
    const canvas = this.picture();
    classList.remove("gm-light");
    this.recolour();
    return canvas;
  }

  /** Reads the colours anew. */
  recolour() {
    this.palette = readPalette(this.map.getContainer());
    this.ground?.repaint();
    this.layer?.recolour();
  }

  /** @param {string} view */
  setView(view) {
    this.view = view;
    const root = /** @type {HTMLElement} */ (document.getElementById("geomap"));
    root.dataset.view = view;
    this.header?.drawViews(view);
    this.table?.setVisible(view !== "map");
    this.resized();
    this.keep?.();
  }

  hash() {
    const state = /** @type {State} */ (this.state);
    return writeHash(state, { view: this.view, map: this.map, step: this.panel?.mode === "story" ? (this.panel.story?.at ?? 0) + 1 : 0, incidentId: async () => (await state.rows.details(state.selection)).incident_id ?? "" });
  }

  /** Does what the address asks for. */
  async restore() {
    const state = /** @type {State} */ (this.state);
    if (location.hash.length < 2) return;
    const place = readHash(state, location.hash);
    if (place.view !== this.view) this.setView(place.view);
    if (place.sized !== state.sized) {
      state.sized = place.sized;
      state.emit("sized");
    }
    if (place.center && place.zoom !== null) this.map.setView(place.center, place.zoom, { animate: false });
    if (state.query) {
      state.emit("search");
      await this.header?.find(state.query);
    }
    if (place.step && this.page.story) this.panel?.openStory(place.step - 1);
    else if (place.incident) {
      const row = await findIncident(state.rows, place.incident);
      if (row >= 0) state.select(row, { from: "map" });
    }
  }

  /** @param {State} state */
  watch(state) {
    this.keep = keepHash(() => this.hash());
    state.on("filter", this.keep);
    state.on("select", this.keep);
    state.on("sized", this.keep);
    this.map.on("moveend", this.keep);
    window.addEventListener("hashchange", () => this.restore().then(() => state.filtered()));
    if (calm()) this.map.options.zoomAnimation = false;
  }
}

/**
 * @param {Rows} rows
 * @param {{row: number, id: string}} wanted the row where it was, and its id, which counts
 * @returns {Promise<number>}
 */
async function findIncident(rows, { row, id }) {
  if (row >= 0 && row < rows.count && ((await rows.details(row)).incident_id ?? "") === id) return row;
  for (let nth = 0; id && nth < rows.starts.length; nth += 1) {
    const at = ((await rows.block(nth)).incident_id ?? []).indexOf(id);
    if (at >= 0) return rows.starts[nth] + at;
  }
  return -1;
}

/**
 * Counts a few times while nobody waits, so that the browser has compiled the counting when a reader filters.
 * @param {State} state
 */
function warmUp(state) {
  let turns = 3;
  const turn = () => {
    state.filters.count();
    state.time.count(state.filters);
    turns -= 1;
    if (turns) setTimeout(turn, 200);
  };
  setTimeout(turn, 500);
}

/** @returns {Storage | null} null where the browser keeps nothing for a file */
function storage() {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

/** @returns {Promise<void>} resolved after the browser has painted */
function nextFrame() {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
  });
}
