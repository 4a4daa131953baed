/** Incidents on somebody else's map: the marks, and a card in the map's corner; nothing else of the map is touched. */

/** @import { Rows } from "./data/rows.js" */

import { h, icon } from "./dom.js";
import { MarkLayer } from "./map/layer.js";
import { watchPalette } from "./map/palette.js";
import { Card } from "./panel/card.js";
import { IncidentList } from "./panel/incidents.js";
import { Reading } from "./panel/reading.js";
import { State } from "./state.js";
import { Strings } from "./strings.js";

/**
 * @param {Rows} rows
 * @param {{strings: Record<string, any>, language: string}} page
 * @param {L.Map} map
 */
export function guestLayer(rows, page, map) {
  const strings = new Strings(page.strings, page.language);
  const state = new State(rows, strings);
  const marks = new MarkLayer(state, map);
  const reading = new Reading(state);
  const card = new Card(state, { openReading: (_, docId) => (docId ? read(docId) : undefined), back: () => state.select(-1) });
  const list = new IncidentList(state, (row) => marks.scene.isDrawn(row));
  const close = h("button", { type: "button", class: "gm-tool", aria: { label: strings.t("panel.close") } }, icon("close"));
  const body = h("div", { class: "gm-guest-body" });
  const back = h("button", { type: "button", class: "gm-back", on: { click: () => show(card.element) } }, icon("back"), strings.t("panel.card"));
  const box = h("div", { class: "gm-guest gm-scope leaflet-control" }, h("div", { class: "gm-panel-bar" }, back, h("span", { class: "gm-grow" }), close), body);
  const show = (/** @type {HTMLElement} */ element) => {
    body.replaceChildren(element);
    box.hidden = false;
    back.hidden = element !== reading.element;
  };
  const read = (/** @type {string} */ docId) => {
    show(reading.element);
    reading.open(docId);
  };
  const hide = () => {
    box.hidden = true;
  };
  hide();
  close.addEventListener("click", () => state.select(-1));
  state.on("select", () => {
    if (state.selection < 0) return hide();
    if (!reading.element.isConnected || !reading.report?.spans.some(([, , row]) => row === state.selection)) show(card.element);
    return card.show();
  });
  marks.onPlace = (place) => {
    show(list.element);
    list.show("place", place);
  };
  const Corner = L.Control.extend({
    options: { position: "topright" },
    onAdd() {
      L.DomEvent.disableClickPropagation(box);
      box.addEventListener("click", (event) => event.stopPropagation()); // Leaflet asks where a target is after its click has taken it away
      L.DomEvent.disableScrollPropagation(box);
      return box;
    },
  });
  const corner = new Corner();
  return {
    add() {
      watchPalette(() => marks.recolour());
      marks.add();
      map.addControl(corner);
      rows.openListed().then(() => state.listedReady());
      return this;
    },
    remove() {
      marks.remove();
      map.removeControl(corner);
    },
  };
}
