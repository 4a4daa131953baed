/** The layer of marks on a Leaflet map: paints the scene, tells what lies under the pointer, and keeps to what is selected. */

/** @import { State } from "../state.js" */
/** @import { Area, Bubble, Item, Mark } from "./scene.js" */
/** @import { View } from "./canvas.js" */

import { AREAS, distance, inside } from "../data/shapes.js";
import { latitudeOf, longitudeOf } from "../data/mercator.js";
import { fill, h } from "../dom.js";
import { canvasLayer } from "./canvas.js";
import { paintChips, paintShapes } from "./areas.js";
import { paintBubbles, paintCircles, paintMarks, paintRing } from "./marks.js";
import { readPalette } from "./palette.js";
import { Scene } from "./scene.js";
import { Sprites } from "./sprites.js";

const NEAR_PX = 6;
const TARGET_PX = 12;
const CLOSE_ZOOM = 9;
const EDGE_PX = 40;
/** 180 degrees in the rows' units. */
const HALF_TURN = 18_000_000;

/** @typedef {{rows: number[], item: Item | null}} Hit */

export class MarkLayer {
  /**
   * @param {State} state
   * @param {L.Map} map
   */
  constructor(state, map) {
    this.state = state;
    this.map = map;
    this.scene = new Scene(state.rows, state.filters);
    this.scene.refresh();
    /** @type {Item[]} */
    this.items = [];
    /** On somebody else's map this alone carries the page's style; the colours are read from it. */
    this.tip = h("div", { class: "gm-tip gm-scope", aria: { hidden: true } });
    this.palette = readPalette(this.tip);
    this.sprites = new Sprites(this.palette);
    this.canvas = canvasLayer((context, view) => this.paint(context, view), { pane: "overlayPane", margin: 0.12, className: "gm-marks" });
    /** @type {import("./basemap.js").Basemap | null} */
    this.names = null;
    /** How much of the map's lower part lies under a sheet, in pixels. */
    this.covered = () => 0;
    /** @type {(rows: number[], place: boolean) => void} called with the rows of a place that has too many for marks */
    this.onPlace = () => {};
    state.on("filter", () => this.refresh());
    state.on("listed", () => this.refresh());
    state.on("sized", () => {
      this.scene.sizeByKilled(state.sized);
      this.canvas.repaint();
    });
    state.on("select", () => this.canvas.repaint());
    state.on("settled", ({ from }) => this.showSelection(from));
    state.on("hover", () => this.canvas.repaint());
  }

  /** Reads the colours anew. */
  recolour() {
    this.palette = readPalette(this.tip);
    this.sprites = new Sprites(this.palette);
    this.canvas.repaint();
  }

  add() {
    this.map.getContainer().append(this.tip);
    this.recolour();
    this.map.addLayer(this.canvas);
    this.map.on("mousemove", this.onPointer, this);
    this.map.on("mouseout", this.onLeave, this);
    this.map.on("click", this.onClick, this);
  }

  remove() {
    this.map.removeLayer(this.canvas);
    this.tip.remove();
    this.map.off("mousemove", this.onPointer, this);
    this.map.off("mouseout", this.onLeave, this);
    this.map.off("click", this.onClick, this);
  }

  refresh() {
    this.scene.filters = this.state.filters;
    this.scene.refresh();
    this.canvas.repaint();
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {View} view
   */
  paint(context, view) {
    const { scene, palette, sprites, state } = this;
    this.items = scene.items(view);
    const areas = /** @type {Area[]} */ (this.items.filter(({ kind }) => kind === "area"));
    const marks = /** @type {Mark[]} */ (this.items.filter(({ kind }) => kind === "mark"));
    const bubbles = /** @type {Bubble[]} */ (this.items.filter(({ kind }) => kind === "bubble"));
    const stateOf = (/** @type {{rows: number[]}} */ { rows }) =>
      state.selection >= 0 && rows.includes(state.selection) ? "selected" : state.hover >= 0 && rows.includes(state.hover) ? "hovered" : "";
    paintShapes(context, view, scene, scene.areas, palette, stateOf);
    paintCircles(context, view, scene, marks, palette);
    paintChips(context, view, scene, areas, [...marks, ...bubbles], palette, sprites, (row) => state.words.place(row), stateOf);
    this.paintNames(context, view);
    paintBubbles(context, bubbles, palette, (count) => state.strings.compact(count));
    paintMarks(context, scene, marks, palette, sprites);
    for (const [row, selected] of /** @type {[number, boolean][]} */ ([[state.hover, false], [state.selection, true]])) {
      if (row < 0) continue;
      for (const item of this.items) {
        if (item.kind === "mark" && item.row === row) {
          paintRing(context, item, palette, selected);
          sprites.stamp(context, scene.symbol(row), item.x, item.y, (1.15 * item.size) / 10);
        } else if (item.kind === "bubble" && item.runs.some(([low, high]) => row >= low && row < high)) paintRing(context, item, palette, selected);
      }
    }
  }

  /**
   * Puts the land's names where no mark is.
   * @param {CanvasRenderingContext2D} context
   * @param {View} view
   */
  paintNames(context, view) {
    /** @type {import("./basemap.js").Boxes} */
    const taken = [];
    for (const item of this.items) {
      if (item.kind !== "area") taken.push([item.x - item.size, item.y - item.size, item.x + item.size, item.y + item.size]);
      else if (item.box) taken.push([item.box.left, item.box.top, item.box.right, item.box.bottom]);
    }
    this.names?.paintLabels(context, view, this.palette, taken);
  }

  /**
   * @param {L.Point} point in the map's container
   * @returns {Hit}
   */
  hit(point) {
    const view = this.canvas.view;
    if (!view) return { rows: [], item: null };
    const [x, y] = [point.x + view.margin.x, point.y + view.margin.y];
    for (const item of this.items.toReversed()) {
      if (item.kind === "area") {
        const { box } = item;
        if (box && x >= box.left && x <= box.right && y >= box.top && y <= box.bottom) return { rows: item.rows, item };
      } else if (Math.hypot(item.x - x, item.y - y) <= Math.max(item.size + 2, TARGET_PX)) {
        return { rows: item.kind === "mark" ? [item.row] : [], item };
      }
    }
    return this.hitShape((x + view.left) / view.scale, (y + view.top) / view.scale, view.scale);
  }

  /**
   * @param {number} x world units
   * @param {number} y
   * @param {number} scale
   * @returns {Hit}
   */
  hitShape(x, y, scale) {
    const wrapped = x - Math.floor(x);
    for (const area of this.scene.areas.toReversed()) {
      const shape = this.scene.rows.shapes[area.shape];
      const hit = shape.kind === AREAS ? inside(shape, wrapped, y) : distance(shape, wrapped, y) * scale <= NEAR_PX;
      if (hit) return { rows: area.rows, item: { ...area, x: 0, y: 0, size: 0 } };
    }
    return { rows: [], item: null };
  }

  onPointer(/** @type {L.LeafletMouseEvent} */ event) {
    const { item, rows } = this.hit(event.containerPoint);
    const { state } = this;
    this.map.getContainer().classList.toggle("gm-pointing", Boolean(item));
    state.point(rows.length ? rows[0] : -1);
    if (!item) this.tip.classList.remove("gm-on");
    else {
      fill(this.tip, ...this.describe(item));
      this.tip.classList.add("gm-on");
      const { x, y } = event.containerPoint;
      const size = this.map.getSize();
      const left = x > size.x - 240 ? x - this.tip.offsetWidth - 12 : x + 14;
      L.DomUtil.setTransform(this.tip, L.point(left, Math.min(y + 14, size.y - this.tip.offsetHeight - 6)), 1);
    }
  }

  /**
   * @param {Item} item
   * @returns {(HTMLElement | null)[]}
   */
  describe(item) {
    const { words, strings } = this.state;
    if (item.kind === "bubble") return [h("strong", {}, strings.t(item.place ? "tip.place" : "tip.cluster", { n: item.count })), item.weight ? h("span", {}, strings.t("effects.killed", { count: strings.number(item.weight) })) : null];
    if (item.kind === "area" && item.count > 1) return [h("strong", {}, words.where(item.row)), h("span", {}, strings.t("incidents", { n: item.count }))];
    return [h("strong", { dir: "auto" }, words.headline(item.row)), h("span", {}, words.date(item.row))];
  }

  onLeave() {
    this.tip.classList.remove("gm-on");
    this.state.point(-1);
  }

  onClick(/** @type {L.LeafletMouseEvent} */ event) {
    if (this.state.silent) return;
    const { item, rows } = this.hit(event.containerPoint);
    if (!item) this.state.select(-1, { from: "map" });
    else if (item.kind === "bubble") this.openBubble(item);
    else if (rows.length === 1) this.state.select(rows[0], { from: "map" });
    else this.onPlace(rows, true);
  }

  /** @param {Bubble} bubble */
  openBubble({ runs, place }) {
    const rows = runs.flatMap(([low, high]) => this.scene.shownIn(low, high));
    if (place) this.onPlace(rows, true);
    else this.map.fitBounds(this.boundsOf(rows), { padding: [60, 60], maxZoom: this.map.getZoom() + 4 });
  }

  /**
   * @param {ArrayLike<number>} rows
   * @returns {L.LatLngBounds}
   */
  boundsOf(rows) {
    const bounds = L.latLngBounds([]);
    const { located, shapes } = this.state.rows;
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = 0; i < rows.length; i += 1) {
      const row = rows[i];
      if (row >= located) continue;
      const [x, y] = [this.state.rows.x[row], this.state.rows.y[row]];
      if (x < west) west = x;
      if (x > east) east = x;
      if (y < south) south = y;
      if (y > north) north = y;
    }
    if (east - west > HALF_TURN) [west, east] = this.acrossAntimeridian(rows, west, east);
    if (west <= east) bounds.extend([south / 1e5, west / 1e5]).extend([north / 1e5, east / 1e5]);
    if (shapes.length && rows.length < 2000) {
      for (const nth of new Set(Array.from(rows, (row) => (row < located ? this.state.rows.shapeIndex(row) : -1)))) {
        const shape = shapes[nth];
        if (shape?.parts.length) bounds.extend([latitudeOf(shape.north), longitudeOf(shape.west)]).extend([latitudeOf(shape.south), longitudeOf(shape.east)]);
      }
    }
    return bounds;
  }

  /**
   * @param {ArrayLike<number>} rows
   * @param {number} west
   * @param {number} east
   * @returns {[number, number]} the narrower way round the globe, in 1/100,000 degree
   */
  acrossAntimeridian(rows, west, east) {
    const { located, x } = this.state.rows;
    let [low, high] = [Infinity, -Infinity];
    for (let i = 0; i < rows.length; i += 1) {
      if (rows[i] >= located) continue;
      const turned = x[rows[i]] < 0 ? x[rows[i]] + 2 * HALF_TURN : x[rows[i]];
      if (turned < low) low = turned;
      if (turned > high) high = turned;
    }
    return high - low < east - west ? [low, high] : [west, east];
  }

  /** @param {string | undefined} from who selected */
  showSelection(from) {
    const row = this.state.selection;
    if (row < 0 || from === "map" || !this.scene.isDrawn(row)) return;
    const { rows } = this.state;
    const shape = rows.shape(row);
    if (shape?.parts.length) this.map.fitBounds(this.boundsOf([row]), { paddingTopLeft: [40, 40], paddingBottomRight: [40, 40 + this.covered()], maxZoom: CLOSE_ZOOM });
    else {
      const target = L.latLng(rows.y[row] / 1e5, rows.x[row] / 1e5);
      const own = this.items.some((item) => item.kind === "mark" && item.row === row);
      const at = this.map.latLngToContainerPoint(target);
      const { x, y } = this.map.getSize();
      const covered = this.covered();
      if (own && at.x > EDGE_PX && at.y > EDGE_PX && at.x < x - EDGE_PX && at.y < y - covered - EDGE_PX) return;
      const zoom = own ? this.map.getZoom() : Math.max(this.map.getZoom(), this.scene.few ? 6 : CLOSE_ZOOM);
      this.map.setView(this.map.unproject(this.map.project(target, zoom).add([0, covered / 2]), zoom), zoom);
    }
  }
}
